"""Before and after: two points and the way between them, for the same people."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.scale import WHOLE, ChartScale
from reports.charts.sheet import Sheet, line_height, wrap
from reports.words.french import NARROW, base, integer, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHT, MARK, ROOM = 6.0, 1.5, 8.0
"""Height of a line, half-width of a point, room for the number beside a point at the end of the scale, in millimetres."""
APART, WIDEST = 2.0, 42.0
"""Millimetres between that number and the change in words, and the room for both at most."""


@dataclass(frozen=True)
class DumbbellRow:
    """One line: its label, the number of people followed (0 of one answer), the mean or share before and after, the change.

    `decimals` are those of the three, so that their difference is the change that is written.
    """

    label: str
    n: int
    before: float
    after: float
    change: str
    decimals: int = 1


@dataclass(frozen=True, kw_only=True)
class Dumbbell(ChartSpec):
    """Lines on the same axis, from `minimum` to `maximum`: a whole scale, or the part of a long one that is around the values."""

    before_label: str
    after_label: str
    minimum: float
    maximum: float
    rows: tuple[DumbbellRow, ...]
    group: str
    """Id of the stakeholder group, which gives the colour."""
    whole: str = ""
    """Where a part of a scale is shown, how far the whole goes, in words."""
    percent: bool = False
    """Whether what is compared is a share, written in percent."""
    titled: bool = False
    """Whether the one line needs no label: what stands above the drawing is its question and base."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        widest = max((width_mm(row.change, style.TEXT, strong=True) for row in self.rows), default=0.0)
        beside = min(WIDEST, ROOM + APART + widest + 0.5)
        room = ROOM if width < style.NARROW else beside
        frame = (
            Rows(sheet, 0.0, 0.0, width - beside, above=False)
            if self.titled
            else Rows.on(sheet, [row.label for row in self.rows], margin=room)
        )
        frame = replace(frame, left=frame.left + ROOM)
        colour = sheet.palette.group_mark(self.group).colour
        y = self._key(frame, colour)
        top = y
        places = []
        for row in self.rows:
            detail = " · ".join(filter(None, (base(row.n) if row.n else "", row.change if frame.above else "")))
            middle, bottom = (y + HEIGHT / 2, y + HEIGHT) if self.titled else frame.label(y, row.label, detail, HEIGHT)
            places.append((row, middle))
            y = bottom + GAP
        bottom = y - GAP + 0.5
        span = self.maximum - self.minimum
        ticks = self._ticks()
        if not frame.above:
            frame.grid(top, bottom, [(tick - self.minimum) / span for tick in ticks])
        for row, middle in places:
            self._row(frame, row, middle, colour)
        written = [(tick, integer(tick)) for tick in ticks]
        written[-1:] = [(tick, self._with_sign(text)) for tick, text in written[-1:]]
        below = frame.axis(bottom, [((tick - self.minimum) / span, text) for tick, text in written])
        if self.whole:
            below = sheet.lines(0.0, below + 0.8, wrap(self.whole, width, style.TEXT), colour=style.SECONDARY)
        return sheet.finish(below)

    def _ticks(self) -> list[float]:
        """Return what the axis names: each level, or few round numbers where they are many."""
        if self.percent:
            return [0.0, 25.0, 50.0, 75.0, 100.0]
        span = self.maximum - self.minimum
        if span <= WHOLE:
            return [self.minimum + level for level in range(int(span) + 1)]
        scale = ChartScale(self.minimum, self.maximum, shares=False)
        return [self.minimum + place * span for place, _ in scale.ticks()]

    def _with_sign(self, written: str) -> str:
        return f"{written}{NARROW}%" if self.percent else written

    def _key(self, frame: Rows, colour: str) -> float:
        left, step = (0.0 if frame.above else frame.left - ROOM), line_height(style.TEXT)
        x, top, below = left, 0.0, 0.0
        for text, hollow in ((self.before_label, True), (self.after_label, False)):
            width = width_mm(text, style.TEXT) + 4.6
            if x > left and x + width > frame.sheet.width:
                x, top = left, below
            frame.sheet.mark(x + 1.6, top + step / 2, MARK, colour, hollow=hollow)
            lines = wrap(text, frame.sheet.width - x - 4.6, style.TEXT)
            below = frame.sheet.lines(x + 4.6, top, lines)
            x += width + 6.4
        return below + 2.5

    def _row(self, frame: Rows, row: DumbbellRow, middle: float, colour: str) -> None:
        sheet, span = frame.sheet, self.maximum - self.minimum
        before, after = (frame.at((value - self.minimum) / span) for value in (row.before, row.after))
        if frame.above:
            sheet.line([(frame.left, middle), (frame.right, middle)], style.HAIRLINE, 0.18)
        sheet.line([(before, middle), (after, middle)], colour, 0.9)
        sheet.mark(before, middle, MARK, colour, hollow=True)
        sheet.mark(after, middle, MARK, colour)
        rises = after >= before
        for x, value, left in ((before, row.before, rises), (after, row.after, not rises)):
            sheet.text(
                x - 2.6 if left else x + 2.6,
                middle + 1.1,
                self._with_sign(number(value, row.decimals)),
                strong=x == after,
                align="right" if left else "left",
            )
        if not frame.above:
            lines = wrap(row.change, sheet.width - frame.right - ROOM - APART, style.TEXT, strong=True)
            top = middle - len(lines) * line_height(style.TEXT) / 2
            sheet.lines(frame.right + ROOM + APART, top, lines, strong=True)
