"""A grid of cells: one line per kind of actor, one column per nature; the deeper the colour, the larger the figure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import Rows
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CELL, BETWEEN = 11.0, 0.8
"""Height of a cell and the paper left between two, in millimetres."""
WIDEST = 34.0
"""Millimetres that a column takes at most on a page: two columns stay side by side, not at its two ends."""


@dataclass(frozen=True)
class GridCell:
    """What one cell says: its figure as text, a small line, and how deep its colour is, from 0 to 1 (None: no colour)."""

    text: str
    depth: float | None = None
    detail: str = ""
    masked: bool = False


@dataclass(frozen=True)
class GridRow:
    """One line: its label, and one cell per column."""

    label: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, kw_only=True)
class HeatGrid(ChartSpec):
    """Lines and columns on one scale of colour. A masked cell is hatched and says so; it never looks like a zero."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        frame = Rows.on(sheet, [row.label for row in self.rows], margin=0.0, widest=44.0)
        step = min(
            (frame.right - frame.left) / (len(self.columns) or 1), frame.right - frame.left if frame.above else WIDEST
        )
        heads = [wrap(column, step - 2 * BETWEEN, style.TEXT) for column in self.columns]
        tallest = max(map(len, heads), default=0) * line_height(style.TEXT)
        for place, lines in enumerate(heads):
            top = tallest - len(lines) * line_height(style.TEXT)
            middle = frame.left + step * (place + 0.5)
            sheet.lines(middle, top, lines, colour=style.SECONDARY, align="center")
        y = tallest + (3.0 if frame.above else 1.4)
        for row in self.rows:
            middle, bottom = frame.label(y, row.label, "", CELL)
            for place, cell in enumerate(row.cells):
                _draw_cell(sheet, frame.left + step * place + BETWEEN / 2, middle - CELL / 2, step - BETWEEN, cell)
            y = bottom + (3.0 if frame.above else BETWEEN)
        return sheet.finish(y)


def _draw_cell(sheet: Sheet, x: float, y: float, width: float, cell: GridCell) -> None:
    colour = (
        style.BAND
        if cell.depth is None
        else style.blend(sheet.palette.sequence[0], sheet.palette.sequence[2], cell.depth)
    )
    sheet.rectangle(x, y, width, CELL, colour)
    letters = style.INK if cell.depth is None else style.letters_on(colour)
    texts = wrap(cell.text, width - 1.2, style.TEXT)
    texts = texts[:2]
    details = wrap(cell.detail, width - 1.2, style.TEXT)[:1] if cell.detail and len(texts) == 1 else []
    height = (len(texts) + len(details)) * line_height(style.TEXT)
    top, middle = y + (CELL - height) / 2, x + width / 2
    if cell.masked:
        sheet.hatch(x, y, width, CELL, style.MASKED)
        room = max(width_mm(text, style.TEXT) for text in texts) + 1.6
        sheet.rectangle(middle - room / 2, top - 0.2, room, height + 0.4, style.BAND)
        letters = style.SECONDARY
    below = sheet.lines(middle, top, texts, colour=letters, align="center")
    sheet.lines(middle, below, details, colour=letters, align="center")
