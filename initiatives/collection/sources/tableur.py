"""Opens a workbook made by hand: banner lines, merged headings, blank lines and totals are recognised for what they are."""

from collections import Counter
from dataclasses import replace

from initiatives.collection.grid import Cells, Expected, Grid, grid_below
from initiatives.collection.workbooks import Merged, Workbook, best_sheet
from initiatives.plain_text import plain

_SEPARATORS = (("[", "]"), ("/", ""), (" : ", ""), (" › ", ""))
_LOOKED_AT = 40
"""Lines among which the headings are looked for."""
_TOTALS = ("total", "sous-total", "sous total", "s/total", "ensemble", "somme", "cumul")


def read(content: bytes, sheet: str | None, expected: Expected) -> Grid:
    """Read the lines under the headings, wherever they are; lines of totals are pointed out, not dropped."""
    name, cells, header, headings, names = best_sheet(Workbook(content), sheet, expected, _SEPARATORS, _candidates)
    grid = grid_below(cells, header, headings, names, name)
    return replace(grid, totals=frozenset(row for row, line in enumerate(grid.lines) if _is_total(line)))


def _is_total(line: tuple[str | None, ...]) -> bool:
    first = plain(next(cell for cell in line if cell is not None))
    return any(first == word or first.startswith((f"{word} ", f"{word}:")) for word in _TOTALS)


def _candidates(cells: Cells, merged: Merged) -> list[tuple[int, list[str | None]]]:
    filled = [list(line) for line in cells[:_LOOKED_AT]]
    for (top, left), (bottom, right) in merged:
        for row in range(top, min(bottom + 1, len(filled))):
            filled[row][left : right + 1] = [filled[top][left]] * (min(right + 1, len(filled[row])) - left)
    return [(row, _headings(filled, row)) for row in range(len(filled))]


def _headings(filled: list[list[str | None]], row: int) -> list[str | None]:
    """Read a line of headings; two columns with the same one are told apart by the merged heading above them."""
    own = filled[row]
    above: list[str | None] = filled[row - 1] if row else []
    above = [*above, *[None] * (len(own) - len(above))]
    twice = {heading for heading, times in Counter(own).items() if heading and times > 1}
    return [
        f"{upper} › {heading}" if heading in twice and upper and upper != heading else heading or None
        for heading, upper in zip(own, above, strict=False)
    ]
