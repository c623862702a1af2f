"""Where lines and pages may break: a word longer than its line, a table taller than its page."""

import re
from math import ceil

from reports import document as doc
from reports.charts.fonts import width_mm
from reports.rendering.column_widths import LEAST, Setting, widths

SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"\S*://\S*|[^\W\d_]{31,}")
_PIECE = re.compile(r".{8}(?=.{4})")
_LINE = 1.45 * 25.4 / 72
"""Height of a line of a table in millimetres, for letters of one point; the room between lines included."""
_BETWEEN_ROWS = 3.4
_ENOUGH = 260.0
"""Millimetres: more than any page holds, so that no one need count further."""


def breakable(text: str) -> str:
    """Return a text whose words of more than thirty letters may be cut, with a hyphen; addresses are left alone."""
    return _LONG_WORD.sub(_cut, text)


def _cut(word: re.Match[str]) -> str:
    found = word.group()
    return found if "://" in found else _PIECE.sub(lambda piece: piece.group() + SOFT_HYPHEN, found)


def height(table: doc.DataTable, setting: Setting) -> float:
    """Return about how many millimetres high a table is, from the width of its words; no more than a page."""
    points = setting.compact_points if table.compact else setting.points
    asked = widths(table, setting)
    free = setting.width - sum(max(width, 0.0) for width in asked)
    shares = sum(max(-width, 0.0) for width in asked)
    columns = [max((width if width > 0 else free * -width / shares) - setting.padding, 1.0) for width in asked]
    high = 0.0
    for row in (tuple(doc.TableCell(column.heading) for column in table.columns), *table.rows):
        lines = max(_points(cell, width, points, LEAST) for cell, width in zip(row, columns, strict=True))
        high += lines * _LINE + _BETWEEN_ROWS
        if high > _ENOUGH:
            break
    return high


def _points(cell: doc.TableCell, width: float, points: float, detail: float) -> float:
    """Return how many points of letters stand above one another in a cell: those of its words, then of its small line."""
    text_lines, detail_lines = width_mm(cell.text, points) / width, width_mm(cell.detail, detail) / width
    return ceil(text_lines) * points + ceil(detail_lines) * detail
