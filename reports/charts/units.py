"""Few answers, one square for each: « 15 sur 20 » is drawn as twenty squares, fifteen of them filled, on no percentage."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from initiatives.declaration.model import Target
from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.sheet import Sheet, wrap
from reports.charts.target_marks import ROOM, target_mark
from reports.words.french import percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LARGEST = 4.6
"""Side of a square at most, in millimetres; many answers make it smaller."""


@dataclass(frozen=True)
class UnitRow:
    """One line: its label, how many of how many, the text at its end, the target, a share; `above` names what begins with it."""

    label: str
    k: int
    n: int
    text: str
    target: Target | None = None
    above: str = ""


@dataclass(frozen=True, kw_only=True)
class Units(ChartSpec):
    """Lines of squares of the same size: their lengths are numbers of answers, and compare as such."""

    rows: tuple[UnitRow, ...]
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        frame = Rows.on(sheet, [row.label for row in self.rows], margin=beside(row.text for row in self.rows))
        return sheet.finish(squares(frame, self.rows, sheet.palette.group_mark(self.group).colour, 0.5) - GAP + 0.5)


def beside(texts: Iterable[str]) -> float:
    """Return the room that the words at the end of lines take, in millimetres."""
    return max(8.0, max((width_mm(text, style.TEXT, strong=True) for text in texts), default=0.0) + 3.0)


def squares(frame: Rows, rows: tuple[UnitRow, ...], colour: str, top: float) -> float:
    """Draw lines of squares from `top`; return where the next line would begin."""
    most = max((row.n for row in rows), default=0) or 1
    side = min(LARGEST, (frame.right - frame.left) / most)
    for row in rows:
        if row.above:
            lines = wrap(row.above, frame.sheet.width, style.TEXT, strong=True)
            top = frame.sheet.lines(0, top if row is rows[0] else top + GAP, lines, strong=True) + GAP / 2
        above = ROOM if row.target is not None else 0.0
        middle, bottom = frame.label(top if frame.above else top + above, row.label, "", LARGEST)
        middle, bottom = (middle + above, bottom + above) if frame.above else (middle, bottom)
        strip(frame.sheet, frame.left, middle, side, row.k, row.n, colour)
        end = frame.left + side * row.n
        if row.target is not None:
            at = frame.left + side * row.n * row.target.value
            target_mark(frame.sheet, at, middle, side / 2, row.target, percent(row.target.value))
        frame.sheet.text(end + 1.8, middle + 1.15, row.text, strong=True)
        top = bottom + GAP
    return top


def strip(sheet: Sheet, left: float, middle: float, side: float, k: int, n: int, colour: str) -> None:
    """Draw `n` squares, the first `k` filled, the others as pale."""
    inset = side * 0.12
    for place in range(n):
        fill = colour if place < k else style.HAIRLINE
        sheet.rectangle(left + place * side, middle - side / 2 + inset, side - inset, side - 2 * inset, fill)
