"""Who took part, step after step: one bar per step, as long as its number, and what is left of the step before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import Rows
from reports.charts.sheet import Sheet, line_height, wrap
from reports.words.french import integer

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR, APART = 7.0, 5.0
"""Height of a bar, millimetres between two steps."""


@dataclass(frozen=True)
class FunnelStep:
    """One step: its label, how many are there, and what that is of the steps before, in words."""

    label: str
    count: int
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Funnel(ChartSpec):
    """Steps from the first to the last, on one axis of numbers."""

    steps: tuple[FunnelStep, ...]
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet, colour = Sheet(width, palette), palette.group_mark(self.group).colour
        numbers = [integer(step.count) for step in self.steps]
        beside = max((width_mm(number, style.TEXT, strong=True) for number in numbers), default=0.0) + 3
        frame = Rows.on(sheet, [step.label for step in self.steps], margin=max(8.0, beside))
        longest = max((step.count for step in self.steps), default=0) or 1
        y = 0.5
        for step, number in zip(self.steps, numbers, strict=True):
            middle, bottom = frame.label(y, step.label, "", BAR)
            end = frame.at(step.count / longest)
            if step.count:
                sheet.rectangle(frame.left, middle - BAR / 2, max(end - frame.left, 0.3), BAR, colour)
            sheet.text(end + 1.8, middle + 1.15, number, strong=True)
            lines = wrap(step.said, sheet.width - frame.left, style.TEXT) if step.said else []
            below = sheet.lines(frame.left, middle + BAR / 2 + 0.5, lines, colour=style.SECONDARY)
            y = max(bottom, below) + (APART - line_height(style.TEXT) / 2)
        return sheet.finish(y - APART + line_height(style.TEXT))
