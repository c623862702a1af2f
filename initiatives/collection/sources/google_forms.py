"""Opens the answers of a Google Forms, CSV or workbook: wordings as headings, `Question [ligne]` in grids."""

from initiatives.collection.heading_rows import Layout

LAYOUT = Layout(
    opens=("workbook", "text"), options=((" [", "]"), ("[", "]")), added=frozenset({"Horodateur", "Timestamp"})
)
