"""Opens an export of SurveyMonkey, CSV or XLSX: two heading rows, the wording above the options or above « Response »."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    options=(("[", "]"), (" [", "]"), (" - ", "")),
    # help.surveymonkey.com, « Understanding your exported data ».
    added=frozenset(
        {
            *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"),
            *("Last Name", "Custom Data 1", "Identifiant du répondant", "Identifiant du collecteur", "Date de début"),
            *("Date de fin", "Adresse IP", "Adresse e-mail", "Prénom", "Nom de famille", "Données personnalisées 1"),
        }
    ),
    under=frozenset({"response", "open-ended response", "reponse", "reponse ouverte"}),
    looked_at=2,
)
