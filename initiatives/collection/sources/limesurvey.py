"""Opens an XLSX exported by LimeSurvey with question codes as headings, `interets[jouer]` for each option."""

from initiatives.collection.grid import Cells, Expected, Grid, grid_below, without
from initiatives.collection.workbooks import Merged, Workbook, best_sheet

_SEPARATORS = (("[", "]"), ("_", ""))
"""`interets[jouer]`, or `interets_jouer` in the exports meant for statistical software."""
_METADATA = frozenset(
    ("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl")
)
"""What LimeSurvey adds to every export (manual.limesurvey.org, « Exporting results »)."""


def read(content: bytes, sheet: str | None, expected: Expected) -> Grid:
    """Read the answers; the headings are on the first line, or on the second under the wordings of the questions."""
    name, cells, position, headings, names = best_sheet(Workbook(content), sheet, expected, _SEPARATORS, _first_two)
    return grid_below(cells, position, without(_METADATA, headings, names), names, name)


def _first_two(cells: Cells, merged: Merged) -> list[tuple[int, list[str | None]]]:
    return [(position, list(line)) for position, line in enumerate(cells[:2])]
