"""A line of time: dated events above it, waves of survey and the evaluation below, each labelled where it stands.

Labels are stacked so that they never meet, nor any thread crosses one: each is joined to its place by a thin line. A date
known by month or by year is a bar as long as what is not known of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STRIP, GAP, LEAST, MOST = 4.0, 1.4, 50.0, 140.0
"""Thickness of the line of time, room between two labels, width that a label always has, and at most, in millimetres."""


@dataclass(frozen=True)
class Moment:
    """What happened between two days (the same one when it is known): the date in words, and what it was."""

    start: date
    end: date
    when: str
    label: str


Line = tuple[str, str]
"""What stands out in a line of a label, then the rest of it."""
SPACE = 1.8
"""Millimetres between a date and what it was."""
_Stacked = tuple[float, Moment, list[Line], float]
"""Where a label stands, whose it is, its lines, and how far from the line of time it begins."""


@dataclass(frozen=True, kw_only=True)
class Milestones(ChartSpec):
    """Events, and when people were asked; both in the order of time, on one scale."""

    events: tuple[Moment, ...]
    asked: tuple[Moment, ...]
    """Waves of survey, and the day of the evaluation."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing: the line of time lies across a page, and down a phone."""
        return self._down(Sheet(width, palette)) if width < style.NARROW else self._across(Sheet(width, palette))

    def _span(self) -> tuple[int, int]:
        """Return the first year and the year after the last."""
        days = [day for one in (*self.events, *self.asked) for day in (one.start, one.end)]
        return min(days).year, max(days).year + 1

    def _share(self, day: date) -> float:
        first, last = (date(year, 1, 1).toordinal() for year in self._span())
        return (day.toordinal() - first) / (last - first)

    def _across(self, sheet: Sheet) -> "Figure":
        length = sheet.width - LEAST
        above = _stack([(length * self._share(one.start), one) for one in self.events], sheet.width)
        below = _stack([(length * self._share(one.start), one) for one in self.asked], sheet.width)
        top = max((rise for *_, rise in above), default=0.0) + GAP
        for x, _, lines, rise in above:
            sheet.line([(x, top - rise), (x, top)], style.SECONDARY, 0.18)
            _label(sheet, x + 1.2, top - rise, lines)
        self._line(sheet, length, top)
        foot = top + STRIP + line_height(style.TEXT)
        for x, _, lines, reach in below:
            # Mirrored: what begins first hangs lowest, so that no thread crosses a label.
            end = foot + reach
            sheet.line([(x, top + STRIP), (x, end)], style.SECONDARY, 0.18)
            _label(sheet, x + 1.2, end - len(lines) * line_height(style.TEXT), lines)
        return sheet.finish(foot + max((reach for *_, reach in below), default=0.0) + 0.5)

    def _line(self, sheet: Sheet, length: float, top: float) -> None:
        first, last = self._span()
        sheet.rectangle(0, top, length, STRIP, style.BAND)
        every = -(-(last - first) * 11 // int(length)) if last > first else 1
        for year in range(first, last):
            x = length * self._share(date(year, 1, 1))
            sheet.line([(x, top), (x, top + STRIP)], style.HAIRLINE, 0.2)
            if (year - first) % every == 0:
                sheet.lines(x + 0.6, top + STRIP, [str(year)], colour=style.SECONDARY)
        for moments, place, colour in ((self.events, 0.0, sheet.palette.main), (self.asked, 0.5, style.NEGATIVE[0])):
            for one in moments:
                x, end = length * self._share(one.start), length * self._share(one.end)
                sheet.rectangle(x, top + place * STRIP, max(end - x - 0.3, 0.9), STRIP / 2, colour)

    def _down(self, sheet: Sheet) -> "Figure":
        known = [(one, sheet.palette.main) for one in self.events] + [(one, style.NEGATIVE[0]) for one in self.asked]
        known.sort(key=lambda pair: (pair[0].start, pair[0].end))
        left = width_mm("2000", style.TEXT) + STRIP + 9.0
        texts = [_wrapped(one, sheet.width - left) for one, _ in known]
        heights = [len(lines) * line_height(style.TEXT) + GAP for lines in texts]
        first, last = self._span()
        length = max(sum(heights), 6.0 * (last - first))
        tops = _pushed([length * self._share(one.start) for one, _ in known], heights, length)
        axis = left - 7.0
        sheet.rectangle(axis - STRIP, 0, STRIP, length, style.BAND)
        written = -9.0
        for year in range(first, last):
            y = length * self._share(date(year, 1, 1))
            sheet.line([(axis - STRIP, y), (axis, y)], style.HAIRLINE, 0.2)
            if y - written >= line_height(style.TEXT):
                sheet.lines(axis - STRIP - 0.8, y, [str(year)], colour=style.SECONDARY, align="right")
                written = y
        for (one, colour), lines, top in zip(known, texts, tops, strict=True):
            y, end = length * self._share(one.start), length * self._share(one.end)
            place = axis - STRIP if colour != sheet.palette.main else axis - STRIP / 2
            sheet.rectangle(place, y, STRIP / 2, max(end - y - 0.3, 0.9), colour)
            sheet.line([(axis, y + 0.4), (left - 1.2, top + line_height(style.TEXT) / 2)], style.SECONDARY, 0.18)
            _label(sheet, left, top, lines)
        return sheet.finish(max(length, tops[-1] + heights[-1] if tops else 0.0) + 0.5)


def _stack(placed: list[tuple[float, Moment]], width: float) -> list[_Stacked]:
    """Wrap labels and give how far above the line each begins: higher than those to its right that it would meet."""
    stacked: list[_Stacked] = []
    for x, one in reversed(placed):
        room = min(width - x - 1.2, MOST)
        lines = _wrapped(one, room)
        widest = max(map(_width, lines))
        met = [rise for other, _, _, rise in stacked if other <= x + 1.2 + widest + 2.0]
        rise = max(met, default=0.0) + len(lines) * line_height(style.TEXT) + GAP
        stacked.append((x, one, lines, rise))
    return stacked[::-1]


def _pushed(wanted: list[float], heights: list[float], length: float) -> list[float]:
    """Return where labels begin: as near as they can to where they belong, in order, without meeting."""
    tops: list[float] = []
    for place, top in enumerate(wanted):
        rest = sum(heights[place:])
        tops.append(max(min(top, length - rest), tops[-1] + heights[place - 1] if tops else 0.0, 0.0))
    return tops


def _wrapped(one: Moment, room: float) -> list[Line]:
    """Return the lines of a label: the date, which stands out, then what it was, from the same line on."""
    *before, last = wrap(one.when, room, style.TEXT, strong=True)
    words, beside = wrap(one.label, _ENDLESS, style.TEXT)[0].split(" "), 0
    while beside < len(words) and _width((last, " ".join(words[: beside + 1]))) <= room:
        beside += 1
    after = " ".join(words[beside:])
    lines = [*((line, "") for line in before), (last, " ".join(words[:beside]))]
    return lines + [("", line) for line in wrap(after, room, style.TEXT) if line]


_ENDLESS = 1e6
"""Width of a line that is never cut."""


def _width(line: Line) -> float:
    strong, plain = line
    return (
        width_mm(strong, style.TEXT, strong=True) + (SPACE if strong and plain else 0.0) + width_mm(plain, style.TEXT)
    )


def _label(sheet: Sheet, x: float, top: float, lines: list[Line]) -> None:
    for strong, plain in lines:
        if strong and plain:
            sheet.lines(x + _width((strong, "")) + SPACE, top, [plain])
        top = sheet.lines(x, top, [strong or plain], strong=bool(strong))
