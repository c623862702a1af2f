"""How wide each column of a printed table is: numbers as narrow as they can be, words share the rest."""

from reports.document import DataTable
from reports.fonts import width_mm

_PAGE = 158.0
_PADDING = 4.4


def widths(table: DataTable) -> list[float]:
    """Return one width per column: millimetres for numbers, a negative share of what is left for words.

    When numbers would leave words less than a third of the page, every column is a share.
    """
    points = 9.3 if table.compact else 10.0
    needed = [_needed(table, index, points) for index in range(len(table.columns))]
    shares = [-max(min(width, 90.0), 14.0) for width in needed]
    numeric = [column.numeric for column in table.columns]
    fixed = sum(width for width, is_number in zip(needed, numeric, strict=True) if is_number)
    if fixed > _PAGE * 2 / 3 or all(numeric):
        return shares
    return [width if is_number else share for width, share, is_number in zip(needed, shares, numeric, strict=True)]


def _needed(table: DataTable, index: int, points: float) -> float:
    column = table.columns[index]
    heading = width_mm(column.heading, points, strong=True)
    words = max((width_mm(word, points, strong=True) for word in column.heading.split(" ")), default=0.0)
    cells = max(
        (max(width_mm(row[index].text, points), width_mm(row[index].detail, points * 0.84)) for row in table.rows),
        default=0.0,
    )
    least = max(words, min(heading, 20.0), cells) if column.numeric else max(words, cells)
    return least + _PADDING
