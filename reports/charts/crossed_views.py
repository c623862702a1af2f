"""Regards croisés: the same object seen by several groups, one point per group on the same line."""

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
"""Height of what one group says, in millimetres, where its name holds on one line."""


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
        """Return the drawing."""
        sheet = Sheet(width, palette)
        names = [view.label for row in self.rows for view in row.views]
        column = max((width_mm(name, style.TEXT) for name in names), default=0.0) + 20
        ends = max(
            (width_mm(view.text, style.TEXT, strong=True) for row in self.rows for view in row.views), default=0.0
        )
        frame = Rows.on(sheet, [row.label for row in self.rows], margin=max(10.0, ends + 4.0), widest=46.0)
        frame = replace(frame, left=(0.0 if frame.above else frame.left) + min(column, 48.0))
        places, y = [], 0.5
        for row in self.rows:
            lanes = sum(len(self._name(frame, view)) for view in row.views) * LANE
            middle, bottom = frame.label(y, row.label, "", lanes, strong=True)
            places.append((row, middle))
            y = bottom + GAP + 1
        bottom = y - GAP - 0.5
        frame.grid(0.0, bottom, (0, 0.25, 0.5, 0.75, 1))
        for row, middle in places:
            self._row(frame, row, middle)
        ticks = [(0.0, "0"), (0.5, "50"), (1.0, percent(1))]
        return sheet.finish(frame.axis(bottom, ticks))

    def _row(self, frame: Rows, row: CrossedRow, middle: float) -> None:
        if not row.views:
            return
        names = [self._name(frame, view) for view in row.views]
        height = LANE * sum(map(len, names))
        sheet, top = frame.sheet, middle - height / 2
        low, high = (frame.at(end(view.value for view in row.views)) for end in (min, max))
        sheet.rectangle(low, top, max(high - low, 0.2), height, style.BAND)
        for view, name in zip(row.views, names, strict=True):
            self._view(frame, view, name, top + LANE * len(name) / 2)
            top += LANE * len(name)

    def _name(self, frame: Rows, view: View) -> list[str]:
        """Return the lines of the name of a group, beside its base."""
        taken = width_mm(base(view.n), style.TEXT) + (0.0 if frame.above else frame.label_width + 3)
        return wrap(view.label, frame.left - 6 - taken, style.TEXT)

    def _view(self, frame: Rows, view: View, name: list[str], y: float) -> None:
        sheet, x, mark = frame.sheet, frame.at(view.value), frame.sheet.palette.group_mark(view.group)
        counted = base(view.n)
        sheet.text(frame.left - 4, y + 1, counted, colour=style.SECONDARY, align="right")
        for rank, line in enumerate(name):
            place = y + 1 + (rank - (len(name) - 1) / 2) * line_height(style.TEXT)
            sheet.text(frame.left - 6 - width_mm(counted, style.TEXT), place, line, align="right")
        end = x
        if view.low is not None and view.high is not None:
            end = frame.at(view.high)
            sheet.line([(frame.at(view.low), y), (end, y)], mark.colour, 0.4)
        sheet.mark(x, y, 1.5, mark.colour, mark.shape, hollow=view.few)
        sheet.text(max(end, x + 1.4) + 1.4, y + 1.05, view.text, strong=True)
