"""The same figure over several years or waves: a line, where three follow one another, that stops where the series does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.sheet import Sheet, line_height, wrap
from reports.words.french import short_months

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TALL, MARK, HEAD = 18.0, 1.5, 5.0
"""Height of a panel, half-width of a point, room for the number above the highest point, in millimetres."""
SMALL = 0.7
"""Half-width of the points where a larger one would cover an interval."""
MANY = 3
"""Panels beyond which a drawing may go on over the page, between two of them: its dates head it, on each page."""
TREND = 3
"""Points that follow one another from which a line joins them: two are a difference, not a course."""
Place = tuple[float, float]


@dataclass(frozen=True)
class SeriesPoint:
    """One year or wave: its value, or none; how it reads (masked in words); its interval; why the series breaks before."""

    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    broken: str = ""


@dataclass(frozen=True)
class SeriesRow:
    """One figure over time: its label, and one moment per date of the chart."""

    label: str
    moments: tuple[SeriesPoint, ...]


@dataclass(frozen=True, kw_only=True)
class Series(ChartSpec):
    """Panels under one another, with the same dates and the same scale, which begins at 0."""

    dates: tuple[str, ...]
    """Names of the years or waves, in order."""
    maximum: float
    rows: tuple[SeriesRow, ...]
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet, y = Sheet(width, palette), 0.5
        step = width / max(len(self.dates), 1)
        headed = len(self.rows) > MANY
        if headed:
            y = self._dates(sheet, y, step) + 2.5
        for row in self.rows:
            if headed:
                sheet.may_be_cut(y - 1.5)
            y = sheet.lines(0, y, wrap(row.label, width, style.TEXT, strong=True), strong=True) + HEAD
            y = self._panel(sheet, row, y, step)
        return sheet.finish((y if headed else self._dates(sheet, y, step)) + 0.5)

    def _dates(self, sheet: Sheet, top: float, step: float) -> float:
        """Name the dates, each in the middle of its moments; return where their lines end."""
        bottom = top
        for place, date in enumerate(_named(self.dates, step - 2)):
            y = top
            for line in wrap(date, step - 2, style.TEXT):
                sheet.text(
                    (place + 0.5) * step,
                    y + 0.77 * line_height(style.TEXT),
                    line,
                    points=style.TEXT,
                    colour=style.SECONDARY,
                    align="center",
                )
                y += line_height(style.TEXT)
            bottom = max(bottom, y)
        return bottom

    def _half_width(self) -> float:
        """Return the half-width of all points: one under which the shortest interval is still seen."""
        moments = [one for row in self.rows for one in row.moments]
        longest = [
            max(one.value - one.low, one.high - one.value) * TALL / (self.maximum or 1)
            for one in moments
            if one.value is not None and one.low is not None and one.high is not None
        ]
        return SMALL if any(side < MARK for side in longest) else MARK

    def _panel(self, sheet: Sheet, row: SeriesRow, top: float, step: float) -> float:
        mark, base = sheet.palette.group_mark(self.group), top + TALL
        sheet.line([(0, base), (sheet.width, base)], style.HAIRLINE, 0.3)
        places = [
            None if one.value is None else ((place + 0.5) * step, base - TALL * one.value / (self.maximum or 1))
            for place, one in enumerate(row.moments)
        ]
        for run in _runs(places, row.moments):
            if len(run) >= TREND:
                sheet.line(run, mark.colour, 0.6)
        lowest = base
        for place, (spot, moment) in enumerate(zip(places, row.moments, strict=True)):
            lowest = max(lowest, self._moment(sheet, moment, spot, (place + 0.5) * step, base, step))
        return lowest + 3

    def _moment(
        self, sheet: Sheet, moment: SeriesPoint, spot: tuple[float, float] | None, x: float, base: float, step: float
    ) -> float:
        """Draw one moment; return how far down its words go."""
        mark, lowest = sheet.palette.group_mark(self.group), base
        if spot is None:
            words = wrap(moment.text, step - 3, style.TEXT)
            top = base - 2 - len(words) * line_height(style.TEXT)
            for number, line in enumerate(words, start=1):
                baseline = top + number * line_height(style.TEXT)
                sheet.text(x, baseline, line, align="center")
        else:
            upper = spot[1]
            if moment.low is not None and moment.high is not None:
                ends = [base - TALL * end / (self.maximum or 1) for end in (moment.low, moment.high)]
                sheet.line([(x, ends[0]), (x, ends[1])], mark.colour, 0.4)
                upper = min(upper, ends[1])
            sheet.mark(*spot, self._half_width(), mark.colour, mark.shape)
            sheet.text(x, upper - 2.2, moment.text, strong=True, align="center")
        if moment.broken:
            between = x - step / 2
            sheet.line([(between, base - TALL), (between, base)], style.INK, 0.35)
            words = wrap(moment.broken, sheet.width - between, style.TEXT)
            lowest = sheet.lines(between, base + 0.8, words)
        return lowest


def _runs(places: Sequence[Place | None], moments: Sequence[SeriesPoint]) -> list[list[Place]]:
    """Return the points that follow one another without a break or a missing one, run by run."""
    runs: list[list[Place]] = [[]]
    for place, moment in zip(places, moments, strict=True):
        if moment.broken or place is None:
            runs.append([])
        if place is not None:
            runs[-1].append(place)
    return runs


def _named(dates: Sequence[str], room: float) -> tuple[str, ...]:
    """Return the names of the dates; where a word has no room, with months made short, without the last words that all share."""
    named = [date.split() for date in dates]
    if any(width_mm(word, style.TEXT) > room for words in named for word in words):
        named = [short_months(date).split() for date in dates]
        while all(len(words) > 1 for words in named) and len({words[-1] for words in named}) == 1:
            named = [words[:-1] for words in named]
    return tuple(" ".join(words) for words in named)
