"""Charts made of labelled lines: where labels, marks and keys stand, on a page and on a phone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from reports.charts import style
from reports.charts.fonts import width_mm
from reports.charts.sheet import Sheet, line_height, wrap

GAP = 1.5
"""Millimetres between two lines of a chart."""
BESIDE = 1.8
"""Millimetres between a label and its small line, where one line holds both."""
SQUARE, APART = 4.6, 4.8
"""Millimetres from the left of a colour of a key to its words, and from these to the next colour."""


@dataclass(frozen=True)
class Rows:
    """The frame of a chart: a column of labels (or none, when they stand above) and the space for marks."""

    sheet: Sheet
    label_width: float
    left: float
    right: float
    above: bool

    @classmethod
    def on(
        cls, sheet: Sheet, labels: Iterable[str], *, margin: float, widest: float = 60.0, details: Iterable[str] = ()
    ) -> "Rows":
        """Frame a sheet for these labels, leaving `margin` millimetres free at the right.

        `details` are their small lines, label by label: there is room for them beside the labels, as far as there can be.
        """
        if sheet.width < style.NARROW:
            return cls(sheet, sheet.width, 0.0, sheet.width - margin, above=True)
        pairs = zip_longest(labels, details, fillvalue="")
        needed = max((_side_by_side(label, detail) for label, detail in pairs), default=0.0) + 0.5
        width = min(max(needed, 24.0), widest)
        return cls(sheet, width, width + 4.0, sheet.width - margin, above=False)

    def at(self, share: float) -> float:
        """Return the place of a share of the axis, in millimetres."""
        return self.left + (self.right - self.left) * share

    def label(
        self, top: float, label: str, detail: str, mark_height: float, *, strong: bool = False
    ) -> tuple[float, float]:
        """Write a label and its small line; return the middle of the marks and the bottom of the line."""
        self.sheet.may_be_cut(top - GAP / 2)
        lines = wrap(label, self.label_width, style.TEXT, strong=strong)
        ends = width_mm(lines[-1], style.TEXT, strong=strong) + BESIDE
        beside = bool(detail) and ends + width_mm(detail, style.TEXT) <= self.label_width
        details = wrap(detail, self.label_width, style.TEXT) if detail and not beside else []
        height = (len(lines) + len(details)) * line_height(style.TEXT)
        start = top if self.above else top + max(mark_height - height, 0.0) / 2
        below = self.sheet.lines(0, start, lines, strong=strong)
        if beside:
            self.sheet.lines(ends, below - line_height(style.TEXT), [detail], colour=style.SECONDARY)
        below = self.sheet.lines(0, below, details, colour=style.SECONDARY)
        if self.above:
            return below + 0.8 + mark_height / 2, below + 0.8 + mark_height
        return top + max(mark_height, height) / 2, top + max(mark_height, height)

    def axis(self, bottom: float, ticks: Sequence[tuple[float, str]]) -> float:
        """Write the axis under the marks, each tick at a share of its length; return where it ends."""
        for share, text in ticks:
            half = width_mm(text, style.TEXT) / 2
            middle = min(max(self.at(share), half), self.sheet.width - half)
            self.sheet.text(middle, bottom + 3.4, text, colour=style.SECONDARY, align="center")
        return bottom + 4.6

    def grid(self, top: float, bottom: float, shares: Iterable[float]) -> None:
        """Draw hairlines behind the marks."""
        for share in shares:
            self.sheet.line([(self.at(share), top), (self.at(share), bottom)], style.HAIRLINE, 0.18)


def _side_by_side(label: str, detail: str) -> float:
    return width_mm(label, style.TEXT) + (BESIDE + width_mm(detail, style.TEXT) if detail else 0.0)


def named(name: str, room: float, most: int) -> list[str]:
    """Cut the name of a place into so many lines at most, after its hyphens too: « Saint-Maur-des- », « Fossés ».

    What is left out is in the table under the drawing, which gives the name whole.
    """
    lines = [_BROKEN.sub("-", line) for line in wrap(_HYPHEN.sub("- ", name), room, style.TEXT)]
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]


_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_BROKEN = re.compile(r"(?<=\w)- (?=\w)")


def _evenly(widths: Sequence[float], room: float) -> float:
    """Return the least room in which entries take no more lines than in all of it: none stands alone on the last."""

    def lines(within: float) -> int:
        count, x = 1, 0.0
        for width in widths:
            if x and x + width - APART > within:
                count, x = count + 1, 0.0
            x += width
        return count

    return next((one for step in range(40) if lines(one := room * (0.4 + step * 0.015)) <= lines(room)), room)


def key(
    sheet: Sheet,
    left: float,
    right: float,
    entries: Sequence[tuple[str, str]],
    top: float = 0.0,
    hatched: Mapping[str, style.Texture] = MappingProxyType({}),
) -> float:
    """Write what the colours mean, in as many lines as needed, `hatched` ones as they are drawn; return where the key ends."""
    widths = [SQUARE + width_mm(text, style.TEXT) + APART for _, text in entries]
    if sum(widths) > right - left:
        left = 0.0
        right = left + _evenly(widths, right - left)
    x, below = left, top
    for (colour, text), width in zip(entries, widths, strict=True):
        if x > left and x + width - APART > right:
            x, top = left, below
        sheet.rectangle(x, top + 0.4, 3.2, 2.6, colour)
        if colour in hatched:
            sheet.hatch(x, top + 0.4, 3.2, 2.6, hatched[colour])
        lines = wrap(text, right - x - SQUARE, style.TEXT)
        below = max(below, sheet.lines(x + SQUARE, top, lines) + 0.5)
        x += width
    return below
