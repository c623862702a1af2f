"""Where one stands among others: a line per thing measured, a point for each of them, and its own, larger, with its value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import fmean
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.sheet import Sheet, line_height

if TYPE_CHECKING:
    from matplotlib.figure import Figure

POINT, OWN = 0.9, 1.5
"""Half-width of the point of another, and of one’s own, in millimetres."""
HIGHEST = 6.0
"""Height of the highest pile of points, in millimetres; higher ones are pressed."""
STROKE = 1.6
"""How far the stroke of the median goes under the line, in millimetres."""


@dataclass(frozen=True)
class StripRow:
    """One thing measured: what each of the others has, what the reader has and the median of all, both in words too."""

    label: str
    detail: str
    others: tuple[float, ...]
    own: float
    own_text: str
    median: float
    median_text: str
    ends: tuple[str, str]
    """The least and the most of all, in words."""

    def at(self, value: float) -> float:
        """Return the place of a value, 0 for the least and 1 for the most; in the middle where all are the same."""
        everybody = (*self.others, self.own)
        least, most = min(everybody), max(everybody)
        return (value - least) / (most - least) if most > least else 0.5


@dataclass(frozen=True, kw_only=True)
class Strip(ChartSpec):
    """Points on a line of their own for each thing measured, from the least to the most of all: both are written at its ends.

    A line is as long for five workshops as for five hundred hours: it tells places, and lengths on it mean nothing.
    """

    rows: tuple[StripRow, ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        labels, details = [row.label for row in self.rows], [row.detail for row in self.rows]
        least, most = (max(width_mm(row.ends[end], style.TEXT) for row in self.rows) + OWN + 1.2 for end in (0, 1))
        frame = Rows.on(sheet, labels, margin=most, details=details)
        frame = replace(frame, left=frame.left + least)
        words, y = line_height(style.TEXT), 0.5
        for row in self.rows:
            own = frame.at(row.at(row.own))
            piles = _piles((frame.at(row.at(value)) for value in row.others), own)
            tall = min(HIGHEST, 2 * POINT * max(len(pile) for pile in piles.values())) + 0.6
            middle, bottom = frame.label(y, row.label, row.detail, words + tall + STROKE + words)
            line = middle + (tall - STROKE) / 2
            self._ends(frame, row.ends, line)
            highest = self._points(frame, piles, line, own)
            self._median(frame, row.median_text, frame.at(row.at(row.median)), line)
            self._own(frame, row.own_text, own, highest, line - tall)
            y = bottom + GAP
        return sheet.finish(y - GAP + 0.5)

    def _ends(self, frame: Rows, ends: tuple[str, str], line: float) -> None:
        frame.sheet.line([(frame.left, line), (frame.right, line)], style.HAIRLINE, 0.3)
        least, most = ends
        frame.sheet.text(frame.left - OWN - 0.6, line + 0.6, least, colour=style.SECONDARY, align="right")
        frame.sheet.text(frame.right + OWN + 0.6, line + 0.6, most, colour=style.SECONDARY)

    def _points(self, frame: Rows, piles: Mapping[float, Sequence[float]], line: float, own: float) -> float:
        """Draw every point, the reader’s own under those that have as much; return the top of its pile.

        All piles are pressed alike, so that they compare; where points can no more be told apart, a pile is a bar.
        """
        step = min(2 * POINT, (HIGHEST - 2 * POINT) / max(max(map(len, piles.values())) - 1, 1))
        for x, pile in piles.items():
            tall = (len(pile) - 1) * step
            if step < POINT / 2:
                frame.sheet.rectangle(x - POINT / 2, line - POINT - tall, POINT, POINT + tall, style.SECONDARY)
                continue
            for rank in range(x == own, len(pile)):
                frame.sheet.mark(x, line - POINT - rank * step, POINT, style.SECONDARY)
        mark = frame.sheet.palette.group_mark(style.READER)
        frame.sheet.mark(own, line - POINT, OWN, mark.colour, mark.shape)
        return line - 2 * POINT - (len(piles[own]) - 1) * step

    def _own(self, frame: Rows, text: str, x: float, highest: float, words: float) -> None:
        frame.sheet.line([(x, highest), (x, words)], frame.sheet.palette.main, 0.4)
        half = width_mm(text, style.TEXT, strong=True) / 2
        frame.sheet.text(_inside(frame, x, half), words - 0.6, text, strong=True, align="center")

    def _median(self, frame: Rows, text: str, x: float, line: float) -> None:
        frame.sheet.line([(x, line - 0.2), (x, line + STROKE)], style.INK, 0.5)
        middle = _inside(frame, x, width_mm(text, style.TEXT) / 2)
        frame.sheet.text(middle, line + STROKE + 2.9, text, colour=style.SECONDARY, align="center")


def _inside(frame: Rows, x: float, half: float) -> float:
    """Return where a word is centred, so that it stays on the sheet."""
    return min(max(x, frame.left + half), frame.sheet.width - half)


def _piles(others: Iterable[float], own: float) -> dict[float, list[float]]:
    """Put points that would hide one another on the same pile, in its middle; those that hide one’s own stand on it."""
    cell = round(own / (2 * POINT))
    together = groupby(sorted((*others, own)), key=lambda x: round(x / (2 * POINT)))
    return {own if place == cell else fmean(pile): pile for place, pile in ((at, list(same)) for at, same in together)}
