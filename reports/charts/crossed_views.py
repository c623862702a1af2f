"""Regards croisés: the same object seen by several groups, one point per group on the same line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.sheet import Sheet, line_height, wrap
from reports.words.french import base, percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LANE = 4.2
"""Height of what one group says, in millimetres."""
COLUMN, COUNT = 48.0, 6.0
"""Room of the names of groups beside their points at most, and of the blanks around a base, in millimetres."""
BESIDE = 4.6
"""Millimetres from the left of a mark of the key to its words, and from these to the next mark."""


@dataclass(frozen=True)
class View:
    """What one group says: its mark (which gives the colour), its label, its share between 0 and 1, base, interval."""

    group: str
    label: str
    value: float
    n: int
    text: str
    low: float | None = None
    high: float | None = None
    few: bool = False
    """Of few answers: the point is hollow, and its words are a count."""


@dataclass(frozen=True)
class CrossedRow:
    """One object and how each group sees it."""

    label: str
    views: tuple[View, ...]


@dataclass(frozen=True, kw_only=True)
class CrossedViews(ChartSpec):
    """Lines on the same axis, from 0 to 100 %."""

    rows: tuple[CrossedRow, ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing: the names of groups stand beside their points, or in a key where one is too long for that."""
        sheet = Sheet(width, palette)
        views = [view for row in self.rows for view in row.views]
        ends = max((width_mm(view.text, style.TEXT, strong=True) for view in views), default=0.0)
        frame = Rows.on(sheet, [row.label for row in self.rows], margin=max(10.0, ends + 4.0), widest=46.0)
        counts = COUNT + max((width_mm(base(view.n), style.TEXT) for view in views), default=0.0)
        names = counts + max((width_mm(view.label, style.TEXT) for view in views), default=0.0)
        named = names <= COLUMN
        frame = replace(frame, left=(0.0 if frame.above else frame.left) + (names if named else counts))
        places, y = [], 0.5 if named else self._key(sheet, views)
        top = y - 0.5
        for row in self.rows:
            middle, bottom = frame.label(y, row.label, "", LANE * len(row.views), strong=True)
            places.append((row, middle))
            y = bottom + GAP + 1
        bottom = y - GAP - 0.5
        frame.grid(top, bottom, (0, 0.25, 0.5, 0.75, 1))
        for row, middle in places:
            self._row(frame, row, middle, named=named)
        ticks = [(0.0, "0"), (0.5, "50"), (1.0, percent(1))]
        return sheet.finish(frame.axis(bottom, ticks))

    def _key(self, sheet: Sheet, views: Iterable[View]) -> float:
        """Write whose each mark is, in as many lines as needed; return where lines of the drawing may begin."""
        x, top, step = 0.0, 0.0, line_height(style.TEXT)
        for group, label in dict.fromkeys((view.group, view.label) for view in views):
            lines = wrap(label, sheet.width - BESIDE, style.TEXT)
            taken = BESIDE + max(width_mm(line, style.TEXT) for line in lines)
            if x and x + taken > sheet.width:
                x, top = 0.0, top + step
            mark = sheet.palette.group_mark(group)
            sheet.mark(x + 1.6, top + step / 2, 1.5, mark.colour, mark.shape)
            top = sheet.lines(x + BESIDE, top, lines) - step
            x += taken + BESIDE
        return top + step + 2.5

    def _row(self, frame: Rows, row: CrossedRow, middle: float, *, named: bool) -> None:
        if not row.views:
            return
        height = LANE * len(row.views)
        sheet, top = frame.sheet, middle - height / 2
        low, high = (frame.at(end(view.value for view in row.views)) for end in (min, max))
        sheet.rectangle(low, top, max(high - low, 0.2), height, style.BAND)
        for rank, view in enumerate(row.views):
            self._view(frame, view, top + LANE * (rank + 0.5), named=named)

    def _view(self, frame: Rows, view: View, y: float, *, named: bool) -> None:
        sheet, x, mark = frame.sheet, frame.at(view.value), frame.sheet.palette.group_mark(view.group)
        counted = base(view.n)
        sheet.text(frame.left - 4, y + 1, counted, colour=style.SECONDARY, align="right")
        if named:
            sheet.text(frame.left - 6 - width_mm(counted, style.TEXT), y + 1, view.label, align="right")
        end = x
        if view.low is not None and view.high is not None:
            end = frame.at(view.high)
            sheet.line([(frame.at(view.low), y), (end, y)], mark.colour, 0.4)
        sheet.mark(x, y, 1.5, mark.colour, mark.shape, hollow=view.few)
        sheet.text(max(end, x + 1.4) + 1.4, y + 1.05, view.text, strong=True)
