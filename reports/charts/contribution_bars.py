"""What each partner brought, by nature: one stacked bar per partner, the total at its end."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows, key
from reports.charts.sheet import Sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 4.6
"""Height of a bar, in millimetres."""


@dataclass(frozen=True)
class ContributionRow:
    """One partner: its name, the amount of each nature in euros, the total as text."""

    label: str
    amounts: tuple[float, ...]
    text: str
    highlighted: bool = False


@dataclass(frozen=True, kw_only=True)
class ContributionBars(ChartSpec):
    """Partners from the largest to the smallest, on the same axis in euros."""

    natures: tuple[str, ...]
    rows: tuple[ContributionRow, ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        beside = max((width_mm(row.text, style.TEXT, strong=True) for row in self.rows), default=0.0) + 3
        frame = Rows.on(sheet, [row.label for row in self.rows], margin=beside)
        looks = [palette.natures[index % len(palette.natures)] for index in range(len(self.natures))]
        entries = [(colour, nature) for (colour, _), nature in zip(looks, self.natures, strict=True)]
        hatched = {colour: texture for colour, texture in looks if texture}
        y = (
            key(
                sheet,
                frame.left,
                sheet.width,
                entries,
                hatched=hatched,
            )
            + 2
        )
        top = y
        longest = max((sum(row.amounts) for row in self.rows), default=0.0) or 1.0
        for row in self.rows:
            middle, bottom = frame.label(y, row.label, "", BAR, strong=row.highlighted)
            start = 0.0
            for amount, (colour, texture) in zip(row.amounts, looks, strict=False):
                left, right = frame.at(start / longest), frame.at((start + amount) / longest)
                start += amount
                wide = max(right - left - 0.3, 0.3)
                if amount:
                    sheet.rectangle(left, middle - BAR / 2, wide, BAR, colour)
                if amount and texture:
                    sheet.hatch(left, middle - BAR / 2, wide, BAR, texture)
            sheet.text(frame.at(start / longest) + 1.8, middle + 1.15, row.text, strong=row.highlighted)
            y = bottom + GAP - 0.6
        frame.grid(top, y - GAP + 0.6, () if frame.above else (0,))
        return sheet.finish(y - GAP + 1.6)
