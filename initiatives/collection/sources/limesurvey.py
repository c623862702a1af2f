"""Opens an export of LimeSurvey, CSV, XLSX or VV: headings are codes, wordings or both, `interets[jouer]` for each option."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    # `interets[jouer]`, the wording with a space before, or `interets_jouer` in what statistical software reads.
    options=(("[", "]"), (" [", "]"), ("_", "")),
    endings=(". ",),
    # What LimeSurvey adds to every export (manual.limesurvey.org, « Exporting results »).
    added=frozenset(
        ("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl")
    ),
    unasked=frozenset(("{question_not_shown}", "N/A")),
    looked_at=3,
)
