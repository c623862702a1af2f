"""Opens an export of Framaforms (Drupal Webform), CSV or XLS: three heading rows, a question above the options that it names."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    options=(("[", "]"), (" [", "]"), (" : ", "")),
    # What Webform adds to every export (drupal.org/project/webform, « webform.report.inc »).
    added=frozenset(
        {
            *(
                "Série",
                "Numéro",
                "Serial",
                "SID",
                "Heure",
                "Temps",
                "Time",
                "Heure de soumission",
                "Completed Time",
                "Terminé",
            ),
            *("Modified Time", "Heure de modification", "Brouillon", "Draft", "Adresse IP", "IP Address", "UID"),
            *("Identifiant utilisateur", "Nom d’utilisateur", "Username"),
        }
    ),
    looked_at=6,
)
