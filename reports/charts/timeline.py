"""What took place month after month: columns of sessions, and of attendance under them, on the same months."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.sheet import Sheet, line_height, wrap
from reports.words.french import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TALL, FULL, WIDEST = 18.0, 0.72, 14.0
"""Height of a panel in millimetres; width of a column, in widths of a month, and in millimetres where months are few."""
EACH = 18
"""Months beyond which only the largest column of a panel and the last one carry their number."""


@dataclass(frozen=True)
class Months:
    """One thing that is counted: what it is, and how many each month; none where the month is masked.

    Where it is alone, the title of the chart says what it is, and the label is empty. `decimals` are those of the numbers drawn.
    """

    label: str
    counts: tuple[float | None, ...]
    decimals: int = 0


@dataclass(frozen=True, kw_only=True)
class Timeline(ChartSpec):
    """Panels under one another over the same months; each from 0, on a scale of its own."""

    months: tuple[str, ...]
    """Short names, « oct. 2014 » or « 2014 », without a gap: a month when nothing took place is there, at zero."""
    panels: tuple[Months, ...]
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet, y = Sheet(width, palette), 0.5
        step = width / max(len(self.months), 1)
        for panel in self.panels:
            words = wrap(panel.label, width, style.TEXT, strong=True) if panel.label else []
            y = sheet.lines(0, y, words, strong=True) + 5
            self._panel(sheet, panel, y + TALL, step)
            y += TALL + 3
        widest = max((width_mm(part, style.TEXT) for month in self.months for part in month.split(" ")), default=1.0)
        every = max(1, -int(-(widest + 1.5) // step))
        for place, month in enumerate(self.months):
            if place % every == 0:
                self._month(sheet, month, min(max((place + 0.5) * step, widest / 2), width - widest / 2), y)
        lines = max((len(month.split(" ")) for month in self.months), default=0)
        return sheet.finish(y + lines * line_height(style.TEXT))

    def _month(self, sheet: Sheet, month: str, x: float, top: float) -> None:
        for line, words in enumerate(month.split(" ")):
            baseline = top + (line + 0.5) * line_height(style.TEXT)
            sheet.text(x, baseline, words, colour=style.SECONDARY, align="center")

    def _panel(self, sheet: Sheet, panel: Months, base: float, step: float) -> None:
        colour = sheet.palette.group_mark(self.group).colour
        most = max((count or 0 for count in panel.counts), default=0)
        sheet.line([(0, base), (sheet.width, base)], style.HAIRLINE, 0.3)
        widest = [number(most, panel.decimals), *(["masqué"] if None in panel.counts else [])]
        room = max(width_mm(text, style.TEXT) for text in widest)
        labelled = range(len(panel.counts)) if room + 0.6 <= step and len(panel.counts) <= EACH else _told(panel.counts)
        for place, count in enumerate(panel.counts):
            x = (place + 0.5) * step
            high = TALL * (count or 0) / (most or 1)
            if count:
                wide = min(step * FULL, WIDEST)
                sheet.rectangle(x - wide / 2, base - high, wide, high, colour)
            if place in labelled:
                text = "masqué" if count is None else number(count, panel.decimals)
                half = width_mm(text, style.TEXT) / 2
                centred = min(max(x, half), sheet.width - half)
                sheet.text(centred, base - high - 1.2, text, align="center")


def _told(counts: tuple[float | None, ...]) -> tuple[int, ...]:
    """Return the place of the largest count, the only one that is written where there is no room for each."""
    known = [place for place, count in enumerate(counts) if count is not None]
    return (max(known, key=lambda place: counts[place] or 0),) if known else ()
