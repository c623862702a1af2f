"""Opens the workbook of a Microsoft Forms: wordings as headings, several answers joined by `;` in one cell."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    options=((".", ""), (" [", "]")),
    added=frozenset(
        {
            *(
                "ID",
                "Id",
                "Heure de début",
                "Heure de fin",
                "Adresse de messagerie",
                "Nom",
                "Heure de la dernière modification",
            ),
            *(
                "Start time",
                "Completion time",
                "Email",
                "Name",
                "Last modified time",
                "Total points",
                "Total de points",
            ),
        }
    ),
)
