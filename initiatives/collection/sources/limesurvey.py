"""Opens an export of LimeSurvey, CSV, XLSX or VV: headings are codes, wordings or both, `interets[jouer]` for each option."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    # `interets[jouer]`, the wording with a space before, or `interets_jouer` in what statistical software reads.
    options=(("[", "]"), (" [", "]"), ("_", "")),
    endings=(". ",),
    # What LimeSurvey adds to every export (manual.limesurvey.org, « Exporting results »).
    added=frozenset(
        {
            *(
                "id",
                "submitdate",
                "lastpage",
                "startlanguage",
                "seed",
                "token",
                "startdate",
                "datestamp",
                "ipaddr",
                "refurl",
            ),
            *("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Langue de base"),
            *("Tête de série", "Date de lancement", "Date de la dernière action", "Adresse IP"),
            *("URL de référence", "Response ID", "Date submitted", "Last page", "Start language", "Seed"),
            *("Date started", "Date last action", "IP address", "Referrer URL"),
        }
    ),
    unasked=frozenset(("{question_not_shown}", "N/A")),
    # A VV file writes one answer a line: its « {lbrace} » comes last, for the others have braces too.
    signs={"{newline}": "\n", "{cr}": "\r", "{tab}": "\t", "{quote}": '"', "{lbrace}": "{"},
    looked_at=3,
)
