"""What leads to what: steps in columns, from what is given to what changes for all, and how surely each arrow is known.

On a page, arrows run in the gaps between columns and pass a column between two of its steps: none goes behind one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.routing import Corridor, Hop, Place, Trunk, hops_of, lanes, ordered
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INSIDE, APART, HEAD, BAR, PORT, TURN = 1.6, 2.6, 2.0, 0.9, 1.9, 1.0
"""Millimetres: room around words, between steps; length of an arrow's head; width of a step's coloured edge; from one arrow's
end to the next along a step; radius of a turn."""
EDGE, LANE, NARROWEST, WIDEST = 1.6, 1.1, 6.5, 18.0
"""Millimetres, in a gap between columns: from a step to the first lane, from one lane to the next, all of it."""
STRENGTHS = {
    "sure": (1.0, ()),
    "told": (0.6, ()),
    "elsewhere": (0.5, (2.2, 1.2)),
    "none": (0.5, (0.6, 1.0)),
    "whom": (0.2, ()),
}
"""How surely → thickness of the arrow, in millimetres, and its dashes (drawn, blank): they are told apart without colour. « whom »
leads to those concerned: it claims nothing, and has no head."""
STOP = "stop"
"""In the key: the mark of a step that leads to nothing more."""
FOUND = "trouvé\u202f: "
Point = tuple[float, float]


@dataclass(frozen=True)
class ChainStep:
    """One step: what it is called; once there are results, its figure, and in small what the figure is of."""

    id: str
    label: str
    value: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Stage:
    """One column: what it is called, and its steps; where they are `aimed` at, what was found is set apart from the aim."""

    name: str
    steps: tuple[ChainStep, ...]
    aimed: bool = False


@dataclass(frozen=True)
class Arrow:
    """What leads to what, by the ids of steps, and how surely: a key of `STRENGTHS`."""

    start: str
    end: str
    strength: str


def stops(stages: Sequence[Stage], arrows: Sequence[Arrow]) -> frozenset[str]:
    """Return the steps, before the last column, from which no arrow leaves: the reasoning ends there, nothing was forgotten."""
    lead = {arrow.start for arrow in arrows}
    return frozenset(step.id for stage in stages[:-1] for step in stage.steps if step.id not in lead)


@dataclass(frozen=True, kw_only=True)
class ValueChain(ChartSpec):
    """Columns side by side on a page; on a phone a list, each step with what it leads to.

    `key` names the strengths drawn, and the mark `STOP` where a step leads to nothing more. Within a column the order of
    steps is the one in which arrows cross least.
    """

    stages: tuple[Stage, ...]
    arrows: tuple[Arrow, ...]
    key: tuple[tuple[str, str], ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        return self._across(Sheet(width, palette)) if width >= style.NARROW else self._down(Sheet(width, palette))

    def _across(self, sheet: Sheet) -> "Figure":
        """Draw columns, and arrows between them."""
        top = _key(sheet, self.key)
        plan = Plan.of(self, sheet.width, top)
        for strokes, strength in plan.strokes():
            _stroke(sheet, strokes, strength)
        for point, strength in plan.heads():
            _head(sheet, point, strength)
        for place, (stage, column) in enumerate(zip(self.stages, plan.columns, strict=True)):
            sheet.lines(column.x, top, wrap(stage.name, column.wide, style.TEXT, strong=True), strong=True)
            for step in stage.steps:
                plan.boxes[step.id].draw(sheet, _colour(sheet, place))
        for id in stops(self.stages, self.arrows):
            box = plan.boxes[id]
            _stop(sheet, box.x + box.wide, box.y + box.high / 2)
        return sheet.finish(plan.bottom + 0.5)

    def _down(self, sheet: Sheet) -> "Figure":
        """List the steps, each with what it leads to: arrows would cross on a phone."""
        names = {step.id: step.label for stage in self.stages for step in stage.steps}
        said, y, ending = dict(self.key), 0.0, stops(self.stages, self.arrows)
        for place, stage in enumerate(self.stages):
            y = sheet.lines(0.0, y, [stage.name], strong=True) + 1.0
            for step in stage.steps:
                box = _Box.of(0.0, y, sheet.width, step, stage.aimed)
                box.draw(sheet, _colour(sheet, place))
                y += box.high + 0.8
                told = [f"→ {names[one.end]} ({said[one.strength]})" for one in self.arrows if one.start == step.id]
                for led in (*told, *([said[STOP]] if step.id in ending else [])):
                    lines = wrap(led, sheet.width - 4.0, style.TEXT)
                    y = sheet.lines(4.0, y, lines, colour=style.SECONDARY) + 0.6
                y += APART / 2
            y += APART
        return sheet.finish(y)


def _key(sheet: Sheet, key: Iterable[tuple[str, str]]) -> float:
    """Name what is drawn; return where that ends."""
    x, y, step = 0.0, 0.0, line_height(style.TEXT) + 0.8
    for strength, said in key:
        long = width_mm(said, style.TEXT) + 16.0
        if x and x + long - 4.0 > sheet.width:
            x, y = 0.0, y + step
        middle = y + step / 2
        if strength == STOP:
            _stop(sheet, x + 4.5, middle)
        else:
            _stroke(sheet, [[(x, middle), (x + 9.0, middle)]], strength)
        sheet.lines(x + 11.0, y + 0.3, [said], colour=style.SECONDARY)
        x += long
    return y + step + 2.0


@dataclass(frozen=True)
class _Column:
    """Where a column stands, what stands in it from top to bottom, and how wide the gap after it is."""

    x: float
    wide: float
    gap: float
    order: tuple[Place, ...]


@dataclass(frozen=True)
class Plan:
    """Where everything stands on the sheet, before it is drawn; `heights` are those at which arrows pass the columns."""

    columns: tuple[_Column, ...]
    boxes: Mapping[str, "_Box"]
    hops: tuple[Hop, ...]
    heights: Mapping[Corridor, float]
    bottom: float

    @classmethod
    def of(cls, chain: ValueChain, width: float, top: float) -> "Plan":
        """Place a chain on a sheet, under what ends at `top`."""
        column_of = {step.id: rank for rank, stage in enumerate(chain.stages) for step in stage.steps}
        hops = hops_of(column_of, ((one.start, one.end, one.strength) for one in chain.arrows))
        orders = ordered([[step.id for step in stage.steps] for stage in chain.stages], hops)
        gaps = [_gap(order, hops) for order in orders[:-1]]
        widths = _widths(chain.stages, width - sum(gaps))
        columns, x = [], 0.0
        for order, wide, gap in zip(orders, widths, (*gaps, 0.0), strict=True):
            columns.append(_Column(x, wide, gap, tuple(order)))
            x += wide + gap
        steps = {step.id: (step, stage.aimed) for stage in chain.stages for step in stage.steps}
        boxes = {
            one: _Box.of(column.x, 0.0, column.wide, *steps[one], ends=_ends(one, hops))
            for column in columns
            for one in column.order
            if isinstance(one, str)
        }
        names = [wrap(one.name, wide, style.TEXT, strong=True) for one, wide in zip(chain.stages, widths, strict=True)]
        top += max(map(len, names)) * line_height(style.TEXT) + 1.2
        tops, bottom = _tops(columns, boxes, hops, top)
        heights = {place: y for place, y in tops.items() if isinstance(place, Corridor)}
        return cls(tuple(columns), {id: replace(box, y=tops[id]) for id, box in boxes.items()}, hops, heights, bottom)

    def strokes(self) -> Iterator[tuple[list[list[Point]], str]]:
        """Yield what to draw of each trunk: its strokes, and their strength."""
        leaves, arrives = self._ports()
        for rank, column in enumerate(self.columns[:-1]):
            edge, beyond = column.x + column.wide, column.x + column.wide + column.gap
            trunks = {}
            for start, strength in dict.fromkeys((one.start, one.strength) for one in self._hops_from(rank)):
                hops = [one for one in self._hops_from(rank) if (one.start, one.strength) == (start, strength)]
                ends = tuple(arrives[one] for one in hops)
                trunks[Trunk(start, strength, leaves[start, strength], ends)] = hops
            turning = lanes(tuple(trunks))
            room = column.gap - 2 * EDGE - HEAD
            at = {one: edge + EDGE + room * (place + 0.5) / len(turning) for place, one in enumerate(turning)}
            for trunk, hops in trunks.items():
                begins = edge if isinstance(trunk.start, str) else column.x
                lines = []
                for hop, y in zip(hops, trunk.arrives, strict=True):
                    headed = isinstance(hop.end, str) and hop.strength != "whom"
                    ends_at = beyond - HEAD if headed else beyond
                    corners = [(at[trunk], trunk.leaves), (at[trunk], y)] if trunk in at else []
                    lines.append(_rounded([(begins, trunk.leaves), *corners, (ends_at, y)]))
                yield lines, trunk.strength

    def heads(self) -> Iterator[tuple[Point, str]]:
        """Yield where arrows end, and their strength."""
        _, arrives = self._ports()
        for hop, y in arrives.items():
            if isinstance(hop.end, str) and hop.strength != "whom":
                yield (self.boxes[hop.end].x, y), hop.strength

    def _hops_from(self, rank: int) -> list[Hop]:
        here = set(self.columns[rank].order)
        return [one for one in self.hops if one.start in here]

    def _middle(self, place: Place) -> float:
        if isinstance(place, Corridor):
            return self.heights[place]
        box = self.boxes[str(place)]
        return box.y + box.high / 2

    def _ports(self) -> tuple[dict[tuple[Place, str], float], dict[Hop, float]]:
        """Return the heights at which trunks leave, and hops arrive: spread along the sides of steps, level where they can be."""
        leaves: dict[tuple[Place, str], float] = {}
        arrives: dict[Hop, float] = {}
        trunks: dict[tuple[Place, str], list[Hop]] = {}
        for hop in self.hops:
            trunks.setdefault((hop.start, hop.strength), []).append(hop)
        for place in (one for column in self.columns for one in column.order):
            out = [one for one in trunks if one[0] == place]
            out.sort(key=lambda one: sum(self._middle(hop.end) for hop in trunks[one]) / len(trunks[one]))
            into = sorted(
                (hop for hop in self.hops if hop.end == place), key=lambda hop: (self._middle(hop.start), hop.strength)
            )
            leaves |= dict(zip(out, self._spread(place, len(out)), strict=True))
            arrives |= dict(zip(into, self._spread(place, len(into)), strict=True))
        for trunk, hops in trunks.items():
            if len(hops) > 1:
                continue
            (hop,) = hops
            lonely = sum(one[0] == hop.start for one in trunks) == 1
            if lonely and self._within(hop.start, arrives[hop]):
                leaves[trunk] = arrives[hop]
            elif sum(one.end == hop.end for one in self.hops) == 1 and self._within(hop.end, leaves[trunk]):
                arrives[hop] = leaves[trunk]
        return leaves, arrives

    def _spread(self, place: Place, many: int) -> list[float]:
        if isinstance(place, Corridor):
            return [self.heights[place]] * many
        box = self.boxes[str(place)]
        return [box.y + box.high * (rank + 1) / (many + 1) for rank in range(many)]

    def _within(self, place: Place, y: float) -> bool:
        if isinstance(place, Corridor):
            return False
        box = self.boxes[str(place)]
        return box.y + PORT / 2 < y < box.y + box.high - PORT / 2


def _ends(place: Place, hops: Iterable[Hop]) -> int:
    """Return how many arrows end, or leave, on the side of a step that has the most."""
    into = sum(one.end == place for one in hops)
    return max(into, len({one.strength for one in hops if one.start == place}))


def _gap(order: Iterable[Place], hops: Iterable[Hop]) -> float:
    """Return how wide the gap after a column is: as its lanes need."""
    here = set(order)
    many = len({(one.start, one.strength) for one in hops if one.start in here})
    return min(WIDEST, max(NARROWEST, 2 * EDGE + HEAD + LANE * (many - 1)))


def _tops(
    columns: Sequence[_Column], boxes: Mapping[str, "_Box"], hops: Sequence[Hop], top: float
) -> tuple[dict[Place, float], float]:
    """Return where everything begins, and where the tallest column ends: as level with what it is linked to as the rest allows."""

    def high(place: Place) -> float:
        return boxes[place].high if isinstance(place, str) else 0.0

    tall = max(sum(map(high, one.order)) + APART * (len(one.order) - 1) for one in columns)
    tops: dict[Place, float] = {}
    for column in columns:
        spare = (tall - sum(map(high, column.order)) - APART * (len(column.order) - 1)) / max(1, len(column.order))
        y = top + spare / 2
        for place in column.order:
            tops[place] = y
            y += high(place) + APART + spare
    for turn in range(LEVELLINGS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            wanted = []
            for place in column.order:
                beside = [one.start if one.end == place else one.end for one in hops if place in (one.start, one.end)]
                middles = [tops[one] + high(one) / 2 for one in beside] or [tops[place] + high(place) / 2]
                wanted.append(sum(middles) / len(middles) - high(place) / 2)
            tops |= dict(
                zip(column.order, _pushed(wanted, [high(one) for one in column.order], top, top + tall), strict=True)
            )
    return tops, top + tall


LEVELLINGS = 6


def _pushed(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return where boxes begin, in their order and apart, near where they are wanted: between pushed down and pushed up."""
    down, y = [], top
    room = sum(heights) + APART * (len(heights) - 1)
    for one, high in zip(wanted, heights, strict=True):
        # What follows needs its room too.
        y = min(max(y, one), bottom - room)
        down.append(y)
        y += high + APART
        room -= high + APART
    up, y, room = [], bottom, sum(heights) + APART * (len(heights) - 1)
    for one, high in zip(reversed(wanted), reversed(heights), strict=True):
        y = max(min(y - high, one), top + room - high)
        up.append(y)
        y -= APART
        room -= high + APART
    return [(one + other) / 2 for one, other in zip(down, reversed(up), strict=True)]


def _widths(stages: Sequence[Stage], room: float) -> list[float]:
    """Share the room between columns: each holds its longest word, and the rest goes, bit by bit, to the one that is tallest.

    The narrowest comes before it while its share is far from fair: few words would stand one to a line.
    """
    widths = []
    for stage in stages:
        said = [(words, False) for step in stage.steps for words in (step.label, step.detail)]
        words = [(word, strong) for text, strong in (*said, (stage.name, True)) for word in text.split()]
        values = [step.value for step in stage.steps]
        words += [(word, True) for value in values for word in ([value] if len(value) <= AT_ONCE else value.split())]
        widths.append(max(width_mm(word, style.TEXT, strong=strong) for word, strong in words) + 2 * INSIDE + BAR + 0.2)
    left = room - sum(widths)
    if left < 0:
        return [room / len(stages)] * len(stages)
    heights = [_height(stage, wide) for stage, wide in zip(stages, widths, strict=True)]
    for _ in range(BITS):
        narrowest = widths.index(min(widths))
        given = narrowest if widths[narrowest] < FAIR * room / len(stages) else heights.index(max(heights))
        widths[given] += left / BITS
        heights[given] = _height(stages[given], widths[given])
    return widths


BITS, FAIR = 20, 0.72
"""In how many bits the room is given, and from which part of an equal share on a column has its own."""
AT_ONCE = 12
"""Letters of a value that is read at once, and stands on one line: « 228 sur 293 »."""


def _height(stage: Stage, wide: float) -> float:
    """Return how tall a column is when it is so wide."""
    return sum(_Box.of(0.0, 0.0, wide, step, stage.aimed).high + APART for step in stage.steps)


@dataclass(frozen=True)
class _Box:
    """A step on the sheet: its place, its size, its words; under a hairline, what was measured of what is aimed at."""

    x: float
    y: float
    wide: float
    high: float
    label: tuple[str, ...]
    value: tuple[str, ...]
    detail: tuple[str, ...]
    beside: float | None
    """Where a step that is aimed at has a value: how far « trouvé : » pushes it, 0 where it stands on its own line."""

    @classmethod
    def of(cls, x: float, y: float, wide: float, step: ChainStep, aimed: bool, *, ends: int = 0) -> "_Box":
        room = wide - 2 * INSIDE - BAR
        label = tuple(wrap(step.label, room, style.TEXT))
        value = tuple(wrap(step.value, room, style.TEXT, strong=True)) if step.value else ()
        detail = tuple(wrap(step.detail, room, style.TEXT)) if step.detail else ()
        beside, lines = None, len(label) + len(value) + len(detail)
        if aimed and value:
            said = width_mm(FOUND, style.TEXT)
            beside = said if said + width_mm(step.value, style.TEXT, strong=True) <= room else 0.0
            lines += not beside
        high = lines * line_height(style.TEXT) + (0.0 if beside is None else RULED) + 2 * INSIDE
        return cls(x, y, wide, max(high, PORT * (ends + 1)), label, value, detail, beside)

    def draw(self, sheet: Sheet, colour: str) -> None:
        sheet.rectangle(self.x, self.y, self.wide, self.high, style.BAND)
        sheet.rectangle(self.x, self.y, BAR, self.high, colour)
        x = self.x + INSIDE + BAR
        y = sheet.lines(x, self.y + INSIDE, self.label)
        if self.beside is not None:
            y += RULED
            sheet.line([(x, y - RULED / 2), (self.x + self.wide - INSIDE, y - RULED / 2)], style.SECONDARY, 0.2)
            below = sheet.lines(x, y, [FOUND.strip()], colour=style.SECONDARY)
            y = y if self.beside else below
        y = sheet.lines(x + (self.beside or 0.0), y, self.value, strong=True)
        sheet.lines(x, y, self.detail, colour=style.SECONDARY)


RULED = 1.4
"""Millimetres that the hairline between what is aimed at and what was measured takes."""


def _colour(sheet: Sheet, place: int) -> str:
    shades = sheet.palette.sequence
    return shades[min(place + 1, len(shades) - 1)]


def _ink(sheet: Sheet, strength: str) -> str:
    return sheet.palette.main if strength == "sure" else style.SECONDARY


def _head(sheet: Sheet, point: Point, strength: str) -> None:
    x, y = point
    sheet.polygon(
        [(x, y), (x - HEAD, y - HEAD / 2), (x - HEAD, y + HEAD / 2)], _ink(sheet, strength), _ink(sheet, strength)
    )


def _stop(sheet: Sheet, x: float, y: float) -> None:
    """Close the side of a step from which nothing leaves: a short bar, apart from it."""
    sheet.line([(x, y), (x + 1.6, y)], style.SECONDARY, 0.5)
    sheet.line([(x + 1.6, y - 1.4), (x + 1.6, y + 1.4)], style.SECONDARY, 0.9)


def _stroke(sheet: Sheet, lines: Iterable[Sequence[Point]], strength: str) -> None:
    """Draw strokes, dashed by pieces where their strength says so."""
    thick, dashes = STRENGTHS[strength]
    pieces = dict.fromkeys(tuple(piece) for line in lines for piece in _pieces(line, dashes))
    sheet.strokes(pieces, _ink(sheet, strength), thick)


def _rounded(corners: Sequence[Point]) -> list[Point]:
    """Return a line that turns at right angles with its corners rounded."""
    line = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(TURN, hypot(*_less(corner, before)) / 2, hypot(*_less(after, corner)) / 2)
        begins, ends = _toward(corner, before, radius), _toward(corner, after, radius)
        # A quadratic curve through three of its points is a quarter of a circle to a tenth of a millimetre.
        middle = (
            (begins[0] + 2 * corner[0] + ends[0]) / 4,
            (begins[1] + 2 * corner[1] + ends[1]) / 4,
        )
        line += [begins, middle, ends]
    return [*line, corners[-1]]


def _less(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def _toward(one: Point, other: Point, length: float) -> Point:
    far = hypot(*_less(other, one))
    share = length / far if far else 0.0
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _pieces(line: Sequence[Point], dashes: tuple[float, ...]) -> Iterator[list[Point]]:
    """Yield the drawn pieces of a line."""
    if not dashes:
        yield list(line)
        return
    drawn, blank = dashes
    left, on = drawn, True
    for one, other in pairwise(line):
        here = one
        while (far := hypot(*_less(other, here))) > 1e-6:
            there = _toward(here, other, min(left, far))
            if on:
                yield [here, there]
            left -= min(left, far)
            here = there
            if left < 1e-6:
                on, left = not on, blank if on else drawn
