"""Horizontal bars of shares or counts, with their uncertainty drawn thin on the mark and the target where declared."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from initiatives.declaration.model import Target
from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.sheet import Sheet
from reports.charts.target_marks import ROOM, target_mark
from reports.charts.valued import Valued
from reports.words.french import NARROW, integer, percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 4.6
"""Height of a bar, in millimetres."""


@dataclass(frozen=True, kw_only=True)
class Bars(ChartSpec):
    """Bars on the same axis: shares always from 0 to 100 %, numbers from 0."""

    axis: Literal["part", "nombre"]
    bars: tuple[Valued, ...]
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        beside = max((width_mm(bar.text, style.TEXT, strong=True) for bar in self.bars), default=0.0) + 2.5
        labels, details = [bar.label for bar in self.bars], [bar.detail for bar in self.bars]
        frame = Rows.on(sheet, labels, margin=max(beside, 8.0), details=details)
        longest = 1.0 if self.axis == "part" else max((self._reach(bar) for bar in self.bars), default=0.0) or 1.0
        shares = (0.25, 0.5, 0.75, 1.0) if self.axis == "part" else ()
        places, y = [], 1.0
        for bar in self.bars:
            room = ROOM if bar.target is not None else 0.0
            # On a phone the words above the target stand between the label and the bar.
            middle, bottom = frame.label(y if frame.above else y + room, bar.label, bar.detail, BAR)
            shift = room if frame.above else 0.0
            middle, bottom = middle + shift, bottom + shift
            places.append((bar, middle))
            y = bottom + GAP
        bottom = y - GAP + 1.0
        if not frame.above:
            frame.grid(0.0, bottom, shares)
        for bar, middle in places:
            self._bar(frame, bar, middle, longest)
        frame.grid(0.0 if not frame.above else bottom, bottom, (0,))
        if self.axis == "nombre" or frame.above:
            return sheet.finish(bottom + 0.5)
        ticks = [(0.0, "0"), *((share, percent(share).removesuffix(f"{NARROW}%")) for share in shares[:-1])]
        return sheet.finish(frame.axis(bottom, [*ticks, (1.0, percent(1))]))

    def _reach(self, bar: Valued) -> float:
        return max(bar.value, bar.high or 0.0, bar.target.value if bar.target else 0.0)

    def _bar(self, frame: Rows, bar: Valued, middle: float, longest: float) -> None:
        sheet, end = frame.sheet, frame.at(bar.value / longest)
        colour = sheet.palette.group_mark(self.group).colour
        sheet.rectangle(frame.left, middle - BAR / 2, max(end - frame.left, 0.3), BAR, colour)
        text_at = end
        if bar.low is not None and bar.high is not None:
            ends = [(frame.at(bar.low / longest), middle), (frame.at(bar.high / longest), middle)]
            sheet.line(ends, style.PAPER, 1.1)
            sheet.line(ends, style.INK, 0.4)
            text_at = ends[1][0]
        if bar.target is not None:
            text_at = self._target(frame, bar.target, middle, longest, text_at + 1.8, bar.text)
        sheet.text(text_at + 1.8, middle + 1.15, bar.text, strong=True)

    def _target(self, frame: Rows, target: Target, middle: float, longest: float, text_at: float, text: str) -> float:
        """Draw the target; return where the text of the value may start without crossing it."""
        x = frame.at(target.value / longest)
        written = percent(target.value) if self.axis == "part" else integer(target.value)
        target_mark(frame.sheet, x, middle, BAR / 2, target, written)
        crosses = text_at - 1 <= x <= text_at + width_mm(text, style.TEXT, strong=True) + 1
        return x if crosses else text_at - 1.8
