"""Two groups before and after: how much steeper one line is than the other is the result."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.sheet import Sheet, line_height, wrap
from reports.words.french import base

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HIGH, SIDE, MARK = 36.0, 16.0, 1.5
"""Height between the lowest and the highest value, room for a number beside a line, half-width of a mark, in millimetres."""


@dataclass(frozen=True)
class SlopeLine:
    """One group: its name, how many were followed, its values in words and as numbers, its change in words."""

    label: str
    n: int
    before: float
    after: float
    before_text: str
    after_text: str
    change: str


@dataclass(frozen=True, kw_only=True)
class Slope(ChartSpec):
    """The group that the action met first, drawn full; the other one, dashed by its hollow marks."""

    before_label: str
    after_label: str
    lines: tuple[SlopeLine, SlopeLine]
    group: str
    """Mark of the stakeholder group, which gives the colour of the first line."""
    ends: tuple[float, float] | None = None
    """From where to where places are drawn; from the lowest to the highest value where they are on no scale."""
    whole: str = ""
    """Where a part of a scale is shown, how far the whole goes, in words."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        colours = (sheet.palette.group_mark(self.group).colour, style.SECONDARY)
        y = self._key(sheet, colours)
        left, right = SIDE, width - SIDE if width < style.NARROW else width * 0.62
        named = [wrap(label, (right - left) - 2.0, style.TEXT) for label in (self.before_label, self.after_label)]
        y += (max(map(len, named)) - 1) * line_height(style.TEXT)
        for at, words in zip((left, right), named, strict=True):
            half = max(width_mm(line, style.TEXT) for line in words) / 2
            under = y + 4.0 - len(words) * line_height(style.TEXT)
            sheet.lines(min(max(at, half), width - half), under, words, colour=style.SECONDARY, align="center")
            sheet.line([(at, y + 4.6), (at, y + 9.0 + HIGH)], style.HAIRLINE, 0.18)
        top = y + 6.8
        values = [value for line in self.lines for value in (line.before, line.after)]
        low, high = self.ends or (min(values), max(values))
        span = (high - low) or 1.0

        def height(value: float) -> float:
            return top + HIGH * (1 - (value - low) / span)

        for end, at, align, shift in (("before", left, "right", -2.6), ("after", right, "left", 2.6)):
            places = _apart([height(getattr(line, end)) for line in self.lines])
            # Letters in ink: the colour of a group is for marks, too pale for words.
            for place, line, ink in zip(places, self.lines, (style.INK, style.SECONDARY), strict=True):
                said = getattr(line, f"{end}_text")
                sheet.text(at + shift, place + 1.1, said, colour=ink, strong=True, align=align)  # type: ignore[arg-type]
        for rank, (line, colour) in enumerate(zip(self.lines, colours, strict=True)):
            ends = [(left, height(line.before)), (right, height(line.after))]
            sheet.line(ends, colour, 0.9 if rank == 0 else 0.5)
            for x, place in ends:
                sheet.mark(x, place, MARK, colour, hollow=rank == 1)
        if self.whole:
            below = wrap(self.whole, width, style.TEXT)
            return sheet.finish(sheet.lines(0.0, top + HIGH + 4.0, below, colour=style.SECONDARY))
        return sheet.finish(top + HIGH + 5.0)

    def _key(self, sheet: Sheet, colours: tuple[str, str]) -> float:
        y = 0.0
        for rank, (line, colour) in enumerate(zip(self.lines, colours, strict=True)):
            sheet.mark(MARK, y + line_height(style.TEXT) / 2, MARK, colour, hollow=rank == 1)
            said = wrap(f"{line.label} : {line.change} ({base(line.n)})", sheet.width - 5.5, style.TEXT)
            y = sheet.lines(5.5, y, said) + 0.6
        return y + 1.5


def _apart(places: list[float]) -> list[float]:
    """Part two numbers that would cover each other."""
    room = line_height(style.TEXT)
    one, other = places
    if abs(one - other) >= room:
        return places
    middle, above = (one + other) / 2, one <= other
    return [middle - room / 2, middle + room / 2] if above else [middle + room / 2, middle - room / 2]
