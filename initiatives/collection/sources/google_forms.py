"""Opens the answers of a Google Forms, CSV or workbook: wordings as headings, `Question [ligne]` in grids."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"), options=((" [", "]"), ("[", "]")), added=frozenset({"Horodateur", "Timestamp"})
)
