"""Who is in relation with whom, before and after: organisations on one ring, drawn twice at the same places.

Each name stands beside its organisation, so that nothing is looked up; kinds of actor follow one another round the ring.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = {
    "association": style.MARKS["teal"],
    "entreprise": style.MARKS["terracotta"],
    "pouvoir_public": style.MARKS["violet"],
    "universite": style.MARKS["olive"],
    "expert": style.MARKS["crimson"],
    "media": style.MARKS["blue"],
}
"""Kind of actor → how it is drawn; colours were chosen together, for groups, to stay apart."""
HALF, LEAST, WIDE = 31.0, 15.0, 0.2
"""Half the ring's width on a page, the least half of its height, and half its width on a phone, as a share of the sheet."""
FEW, ROOMY, FULL = 12, 16, 22
"""Up to so many organisations, on a page: names have three lines; have room between them; have two lines; beyond, one."""
THIN, THICK, MANY = 0.22, 0.5, 60
"""Millimetres of a tie that was there, of a new one, and how many new ones are drawn thinner."""
PULL = 0.45
"""How far a tie is pulled to the middle, so that neighbours are not joined along the ring."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Actor:
    """One organisation: its name, its kind (the id gives shape and colour), and the kind's name."""

    name: str
    kind: str
    kind_label: str


@dataclass(frozen=True)
class Tie:
    """Two organisations, by their places in the list of actors, and whether the tie existed before, exists after."""

    one: int
    other: int
    before: bool
    after: bool


@dataclass(frozen=True, kw_only=True)
class NetworkChart(ChartSpec):
    """Ties before (thin), then after, new ones thicker and in colour; `actors` are in the order of the ring."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    before_label: str
    after_label: str

    def draw(self, width: float) -> "Figure":
        """Return the drawing: one ring above the other, names on both sides."""
        sheet = Sheet(width)
        half = HALF if width >= style.NARROW else width * WIDE
        room = width / 2 - half - 3.0
        most = 3 if width < style.NARROW or len(self.actors) <= FEW else 2 if len(self.actors) <= FULL else 1
        names = [_short(actor.name, room, most) for actor in self.actors]
        y = self._key(sheet, width)
        before = [(tie, False) for tie in self.ties if tie.before]
        after = [(tie, not tie.before) for tie in self.ties if tie.after]
        for label, ties in ((self.before_label, before), (self.after_label, after)):
            y = sheet.lines(0, y, wrap(label, width, style.TEXT, strong=True), strong=True) + 2.0
            y = self._ring(sheet, names, ties, half, y) + 4.0
        return sheet.finish(y - 3.0)

    def _key(self, sheet: Sheet, width: float) -> float:
        """Name the shapes once, in a line."""
        x, y, step = 0.0, 0.0, line_height(style.TEXT) + 0.6
        for kind, label in dict.fromkeys((actor.kind, actor.kind_label) for actor in self.actors):
            long = width_mm(label, style.TEXT) + 8.5
            if x and x + long - 4.0 > width:
                x, y = 0.0, y + step
            mark = KINDS[kind]
            sheet.mark(x + 1.4, y + step / 2, 1.3, mark.colour, mark.shape)
            sheet.lines(x + 4.2, y + 0.3, [label], colour=style.SECONDARY)
            x += long
        return y + step + 2.5

    def _ring(
        self, sheet: Sheet, names: list[list[str]], ties: list[tuple[Tie, bool]], half: float, top: float
    ) -> float:
        """Draw one ring under `top`; return where it ends."""
        places, tall = _places(names, half)
        at = [(sheet.width / 2 + x, top + y) for x, y in places]
        middle = (sheet.width / 2, top + tall / 2)
        thick = THICK if sum(new for _, new in ties) <= MANY else THICK * 0.7
        for fresh, colour, thickness in ((False, style.SECONDARY, THIN), (True, style.ACCENT, thick)):
            drawn = [tie for tie, new in ties if new == fresh]
            sheet.strokes([_curve(at[tie.one], at[tie.other], middle) for tie in drawn], colour, thickness)
        for actor, lines, (x, y) in zip(self.actors, names, at, strict=True):
            mark = KINDS[actor.kind]
            sheet.mark(x, y, 1.5, mark.colour, mark.shape)
            right = x > sheet.width / 2
            above = y - len(lines) * line_height(style.TEXT) / 2
            sheet.lines(x + (2.6 if right else -2.6), above, lines, align="left" if right else "right")
        return top + tall


def _short(name: str, room: float, most: int) -> list[str]:
    """Cut a name into so many lines at most; the table has the whole of it."""
    lines = wrap(name, room, style.TEXT)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width_mm(f"{last}…", style.TEXT) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' –,')}…"]


def _places(names: list[list[str]], half: float) -> tuple[list[Point], float]:
    """Place names clockwise round a ring, none over another; return places from its middle top, and its height."""
    between = 2.4 if len(names) <= ROOMY else 0.4
    heights = [len(lines) * line_height(style.TEXT) + between for lines in names]
    split = (len(names) + 1) // 2
    right, left = heights[:split], heights[split:][::-1]
    tall = max(sum(right), sum(left), 2 * min(LEAST, half))
    down = [(_across(y, tall, half), y) for y in _levels(right, tall)]
    up = [(-_across(y, tall, half), y) for y in _levels(left, tall)][::-1]
    return down + up, tall


def _levels(heights: Sequence[float], tall: float) -> list[float]:
    """Spread names over a height; return the middle of each."""
    spare = (tall - sum(heights)) / (len(heights) or 1)
    found, y = [], 0.0
    for height in heights:
        found.append(y + (height + spare) / 2)
        y += height + spare
    return found


def _across(y: float, tall: float, half: float) -> float:
    """Return how far from the middle the ring is at this level."""
    share = 2 * y / tall - 1
    return half * sqrt(max(1 - share * share, 0.0))


def _curve(one: Point, other: Point, middle: Point) -> tuple[Point, Point, Point]:
    x, y = ((first + second) / 2 for first, second in zip(one, other, strict=True))
    return one, (x + (middle[0] - x) * PULL, y + (middle[1] - y) * PULL), other
