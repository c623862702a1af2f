"""How many pairs of organisations are in relation, before and after, out of all those that could be: nobody is named."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.sheet import Sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 7.0
"""Height of a bar, in millimetres."""


@dataclass(frozen=True)
class TiesBar:
    """One moment: its name, the ties that stay and those of this moment alone, and what is written beside the bar."""

    label: str
    stay: int
    alone: int
    text: str
    lost: bool
    """Whether the ties of this moment alone are lost ones; else they are new."""


@dataclass(frozen=True, kw_only=True)
class Ties(ChartSpec):
    """Two bars on a band as long as all the pairs."""

    bars: tuple[TiesBar, ...]
    possible: int
    possible_text: str

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing: words stand above each bar, which may be as long as the band."""
        sheet = Sheet(width, palette)
        frame = Rows.on(sheet, [bar.label for bar in self.bars], margin=0.5)
        y = 0.5
        for bar in self.bars:
            middle, bottom = frame.label(y, bar.label, "", BAR + 4.2, strong=True)
            top = middle + (BAR + 4.2) / 2 - BAR
            sheet.text(frame.left, top - 1.2, bar.text)
            self._bar(frame, bar, top)
            y = bottom + GAP
        long = width_mm(self.possible_text, style.TEXT)
        end = max(frame.right, long)
        sheet.text(end, y + 1.0, self.possible_text, colour=style.SECONDARY, align="right")
        return sheet.finish(y + 2.4)

    def _bar(self, frame: Rows, bar: TiesBar, top: float) -> None:
        sheet, whole = frame.sheet, self.possible or 1
        sheet.rectangle(frame.left, top, frame.right - frame.left, BAR, style.BAND)
        kept, ends = frame.at(bar.stay / whole), frame.at((bar.stay + bar.alone) / whole)
        sheet.rectangle(frame.left, top, kept - frame.left, BAR, sheet.palette.sequence[1])
        sheet.rectangle(kept, top, ends - kept, BAR, style.NEGATIVE[1] if bar.lost else sheet.palette.main)
