"""Stacked bars of a closed scale: how answers spread, « ne sait pas » as a number outside the 100 %."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows, key
from reports.charts.sheet import Sheet, line_height
from reports.words.french import NARROW, base, integer, percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 6.4
"""Height of a bar, in millimetres."""


DIGIT = 3.0
"""Height of what lies under a number, so that no hatching crosses it, in millimetres."""
APART = 1.5
"""Millimetres between those against and the others."""


@dataclass(frozen=True)
class StackedRow:
    """One line: its label, its base, the count of each level, and how many do not know; weighted, the share of each level."""

    label: str
    n: int
    counts: tuple[int, ...]
    dont_know: int
    shares: tuple[float, ...] = ()
    """Where they are not those of the counts: answers are weighted."""
    total: str = ""
    """What the levels that are told come to, « 89 % »."""
    sure: str = ""
    """Its interval, as text."""
    wanted: str = ""
    """The target of the total, « cible 80 % »: it starts from no side that bars share, and has no place among marks."""

    @property
    def beside(self) -> tuple[str, ...]:
        """Return what is written under the total."""
        return tuple(filter(None, (self.sure, self.wanted)))

    def parts(self) -> tuple[float, ...]:
        """Return the share of each level among valid answers."""
        return self.shares or tuple(count / (sum(self.counts) or 1) for count in self.counts)


@dataclass(frozen=True, kw_only=True)
class StackedBars(ChartSpec):
    """Lines of the same scale. Bars are labelled in % of valid answers, or, when `as_counts`, labelled and drawn in counts."""

    levels: tuple[str, ...]
    scheme: Literal["accord", "evolution", "ordre"]
    """Diverging for agreement (4 levels) and change (5 levels, neutral in the middle); one hue for other orders."""
    rows: tuple[StackedRow, ...]
    as_counts: bool = False
    counted: str = ""
    """What the totals are of, « D’accord »; "" where the lines have none."""
    titled: bool = False
    """Whether the one line needs no label: what stands above the drawing is its question and base."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        unsure = any(row.dont_know for row in self.rows)
        totals = _column((*self._heading, *(said for row in self.rows for said in (row.total, *row.beside))))
        beside = 1.0 + totals + (18.0 if unsure else 0.0)
        frame = (
            Rows(sheet, 0.0, 0.0, width - beside, above=False)
            if self.titled
            else Rows.on(
                sheet, [row.label for row in self.rows], margin=beside, details=[base(row.n) for row in self.rows]
            )
        )
        colours = palette.scale(len(self.levels), diverging=self.scheme != "ordre")
        entries = list(zip(colours, self.levels, strict=True))
        # On a phone the columns leave the key no room beside their headings: it stands above them.
        end, hatched = width if frame.above else frame.right, dict.fromkeys(colours[: self._against], style.AGAINST)
        y = key(sheet, frame.left, end, entries, hatched=hatched) + 1.5
        headings = [(3.0, self._heading)] if totals else []
        headings += [(3.0 + totals, ("Ne sait pas", "(nombre)"))] if unsure else []
        tall = max((len(heading) * line_height(style.TEXT) + 1 for _, heading in headings), default=0.0)
        y = y + tall if frame.above else max(y, tall)
        for place, heading in headings:
            top = y - 1 - len(heading) * line_height(style.TEXT)
            sheet.lines(frame.right + place, top, heading, points=style.TEXT, colour=style.SECONDARY)
        most = max((sum(row.counts) for row in self.rows), default=0) or 1
        for row in self.rows:
            ending = (row.total, *row.beside) if totals else ()
            tall = max(BAR, len(ending) * line_height(style.TEXT))
            middle, bottom = (y + tall / 2, y + tall) if self.titled else frame.label(y, row.label, base(row.n), tall)
            self._bar(frame, row, middle, colours, sum(row.counts) / most if self.as_counts else 1.0)
            if totals:
                self._total(frame, row, middle)
            if unsure:
                sheet.text(frame.right + 3 + totals, middle + 1.1, integer(row.dont_know), colour=style.SECONDARY)
            y = bottom + GAP
        return sheet.finish(y - GAP + 0.5)  # each part says its number: an axis would say it again

    @property
    def _heading(self) -> tuple[str, ...]:
        """Return the lines that head the totals."""
        sure = ("(intervalle)",) if any(row.sure for row in self.rows) else ()
        return (self.counted, *sure) if self.counted else ()

    def _total(self, frame: Rows, row: StackedRow, middle: float) -> None:
        """Write the total at the end of its bar; its interval and its target under it."""
        top = middle - (1 + len(row.beside)) * line_height(style.TEXT) / 2
        top = frame.sheet.lines(frame.right + 3, top, [row.total], strong=True)
        frame.sheet.lines(frame.right + 3, top, row.beside, colour=style.SECONDARY)

    @property
    def _against(self) -> int:
        """How many levels, the first, are those of who does not agree, or says that it got worse; 0 where none is against."""
        return len(self.levels) // 2 if self.scheme != "ordre" else 0

    def _bar(self, frame: Rows, row: StackedRow, middle: float, colours: tuple[str, ...], length: float) -> None:
        start = 0.0
        for place, (count, share, colour) in enumerate(zip(row.counts, row.parts(), colours, strict=True)):
            if not count:
                continue
            left, right = frame.at(start * length), frame.at((start + share) * length)
            start += share
            # In grey the two middle tints are one: hatching and a gap part those against from the others.
            last_against = place < self._against and not any(row.counts[place + 1 : self._against])
            wide = max(right - left - (APART if last_against else 0.35), 0.2)
            frame.sheet.rectangle(left, middle - BAR / 2, wide, BAR, colour)
            if place < self._against:
                frame.sheet.hatch(left, middle - BAR / 2, wide, BAR, style.AGAINST)
            text = integer(count) if self.as_counts else percent(share).removesuffix(f"{NARROW}%")
            room, centre = width_mm(text, style.TEXT) + 0.8, left + wide / 2
            if room <= wide:
                if place < self._against:  # as high as the number: around it, even a narrow part shows its hatching
                    frame.sheet.rectangle(centre - room / 2, middle - DIGIT / 2, room, DIGIT, colour)
                frame.sheet.text(centre, middle + 1.15, text, colour=style.letters_on(colour), align="center")


def _column(texts: Iterable[str]) -> float:
    """Return the room that a column of these texts takes; none where there are none."""
    widest = max((width_mm(text, style.TEXT, strong=True) for text in texts if text), default=0.0)
    return widest + 5.0 if widest else 0.0
