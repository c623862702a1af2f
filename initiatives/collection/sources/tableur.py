"""Opens a workbook made by hand: banner lines, merged headings, blank lines and totals are recognised for what they are."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(opens=("workbook",), options=(("[", "]"), (" [", "]"), ("/", ""), (" : ", ""), (" › ", "")))
