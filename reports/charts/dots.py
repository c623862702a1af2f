"""Shares or means side by side: a point for each, its interval as a thin line, the target as a stroke."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.scale import SHARES, ChartScale
from reports.charts.sheet import Sheet
from reports.charts.target_marks import ROOM, target_mark
from reports.charts.units import UnitRow, beside, squares
from reports.charts.valued import Valued

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHT, MARK = 5.0, 1.6
"""Height of a line, half-width of a point, in millimetres."""


@dataclass(frozen=True, kw_only=True)
class Dots(ChartSpec):
    """Points on the same scale; shares of few answers stand below it, as squares to count."""

    dots: tuple[Valued, ...]
    scale: ChartScale = SHARES
    """From 0 to 100 %, unless the points are means."""
    few: tuple[UnitRow, ...] = ()
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet, mark = Sheet(width, palette), palette.group_mark(self.group)
        labels = [*(dot.label for dot in self.dots), *(row.label for row in self.few)]
        texts = [*(dot.text for dot in self.dots), *(row.text for row in self.few)]
        frame = Rows.on(sheet, labels, margin=beside(texts), details=[dot.detail for dot in self.dots])
        frame = replace(frame, left=frame.left + MARK)  # a point at 0 stays whole
        places, y = [], 0.5
        for dot in self.dots:
            above = ROOM if dot.target is not None else 0.0
            # On a phone the words above the target stand between the label and the point.
            middle, bottom = frame.label(y if frame.above else y + above, dot.label, dot.detail, HEIGHT)
            shift = above if frame.above else 0.0
            places.append((dot, middle + shift))
            y = bottom + shift + GAP
        bottom = y - GAP + 0.5
        ticks = self.scale.ticks()
        if self.dots and not frame.above:
            frame.grid(0.0, bottom, [place for place, _ in ticks])
        for dot, middle in places:
            self._dot(frame, dot, middle, mark)
        if self.dots:
            bottom = frame.axis(bottom, ticks)
        if self.few:
            bottom = squares(frame, self.few, mark.colour, bottom + GAP if self.dots else 0.5) - GAP + 0.5
        return sheet.finish(bottom)

    def _dot(self, frame: Rows, dot: Valued, middle: float, mark: style.GroupMark) -> None:
        sheet = frame.sheet
        sheet.line([(frame.left, middle), (frame.right, middle)], style.HAIRLINE, 0.18)
        if dot.target is not None:
            at, written = self._place(frame, dot.target.value), self.scale.written(dot.target.value)
            target_mark(sheet, at, middle, MARK, dot.target, written)
        if dot.low is not None and dot.high is not None:
            ends = [(self._place(frame, end), middle) for end in (dot.low, dot.high)]
            sheet.line(ends, mark.colour, 0.7)
        sheet.mark(self._place(frame, dot.value), middle, MARK, mark.colour, mark.shape)
        sheet.text(frame.right + 2.6, middle + 1.15, dot.text, strong=True)

    def _place(self, frame: Rows, value: float) -> float:
        return frame.at(self.scale.at(value))
