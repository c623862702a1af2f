"""What leads to what: steps in columns, from what is given to what changes for all, and how surely each arrow is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BETWEEN, INSIDE, APART, HEAD, BAR = 7.0, 1.6, 2.6, 2.0, 0.9
"""Millimetres: room for arrows, around words, between steps; length of an arrow's head; width of a step's coloured edge."""
STRENGTHS = {"sure": (0.9, ()), "told": (0.5, ()), "elsewhere": (0.5, (2.2, 1.2)), "none": (0.5, (0.6, 1.0))}
"""How surely → thickness of the arrow, in millimetres, and its dashes (drawn, blank): they are told apart without colour."""


@dataclass(frozen=True)
class ChainStep:
    """One step: what it is called; once there are results, its figure, and in small what the figure is of."""

    id: str
    label: str
    value: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Stage:
    """One column: what it is called, and its steps."""

    name: str
    steps: tuple[ChainStep, ...]


@dataclass(frozen=True)
class Arrow:
    """What leads to what, by the ids of steps, and how surely: a key of `STRENGTHS`."""

    start: str
    end: str
    strength: str


@dataclass(frozen=True, kw_only=True)
class ValueChain(ChartSpec):
    """Columns side by side on a page; on a phone a list, each step with what it leads to. `key` names the strengths drawn."""

    stages: tuple[Stage, ...]
    arrows: tuple[Arrow, ...]
    key: tuple[tuple[str, str], ...]

    def draw(self, width: float) -> "Figure":
        """Return the drawing."""
        return self._across(Sheet(width)) if width >= style.NARROW else self._down(Sheet(width))

    def _across(self, sheet: Sheet) -> "Figure":
        """Draw columns, and arrows between them."""
        top = self._key(sheet)
        boxes, height = self._places(sheet.width, top)
        for arrow in self.arrows:
            _arrow(sheet, boxes[arrow.start], boxes[arrow.end], arrow.strength)
        for place, stage in enumerate(self.stages):
            sheet.lines(boxes[stage.steps[0].id].x, top, [stage.name], strong=True)
            for step in stage.steps:
                boxes[step.id].draw(sheet, _colour(place))
        return sheet.finish(height)

    def _down(self, sheet: Sheet) -> "Figure":
        """List the steps, each with what it leads to: arrows would cross on a phone."""
        names = {step.id: step.label for stage in self.stages for step in stage.steps}
        said, y = dict(self.key), 0.0
        for place, stage in enumerate(self.stages):
            y = sheet.lines(0.0, y, [stage.name], strong=True) + 1.0
            for step in stage.steps:
                box = _Box.of(0.0, y, sheet.width, step)
                box.draw(sheet, _colour(place))
                y += box.high + 0.8
                for arrow in (one for one in self.arrows if one.start == step.id):
                    led = wrap(f"→ {names[arrow.end]} ({said[arrow.strength]})", sheet.width - 4.0, style.TEXT)
                    y = sheet.lines(4.0, y, led, colour=style.SECONDARY) + 0.6
                y += APART / 2
            y += APART
        return sheet.finish(y)

    def _key(self, sheet: Sheet) -> float:
        x, y, step = 0.0, 0.0, line_height(style.TEXT) + 0.8
        for strength, said in self.key:
            long = width_mm(said, style.TEXT) + 16.0
            if x and x + long - 4.0 > sheet.width:
                x, y = 0.0, y + step
            _stroke(sheet, [(x, y + step / 2), (x + 9.0, y + step / 2)], strength)
            sheet.lines(x + 11.0, y + 0.3, [said], colour=style.SECONDARY)
            x += long
        return y + step + 2.0

    def _places(self, width: float, top: float) -> tuple[Mapping[str, "_Box"], float]:
        """Return where each step stands, and how tall all is."""
        title = line_height(style.TEXT) + 1.2
        boxes: dict[str, _Box] = {}
        widths = _widths(self.stages, width - BETWEEN * (len(self.stages) - 1))
        columns = [
            [_Box.of(0.0, 0.0, wide, step) for step in stage.steps]
            for wide, stage in zip(widths, self.stages, strict=True)
        ]
        tall = [sum(box.high for box in column) + APART * (len(column) - 1) for column in columns]
        x = 0.0
        for place, (stage, column) in enumerate(zip(self.stages, columns, strict=True)):
            # Short columns are spread over the height of the tallest, so that arrows stay nearly level.
            spare = (max(tall) - tall[place]) / len(column)
            y = top + title + spare / 2
            for step, box in zip(stage.steps, column, strict=True):
                boxes[step.id] = replace(box, x=x, y=y)
                y += box.high + APART + spare
            x += widths[place] + BETWEEN
        return boxes, top + title + max(tall) + 0.5


def _widths(stages: Sequence[Stage], room: float) -> list[float]:
    """Share the room between columns: each holds its longest word, and the rest goes where most is written."""
    least, written = [], []
    for stage in stages:
        said = [(words, False) for step in stage.steps for words in (step.label, step.detail)]
        said += [(step.value, True) for step in stage.steps]
        words = [(word, strong) for text, strong in said for word in text.split()] + [(stage.name, True)]
        least.append(max(width_mm(word, style.TEXT, strong=strong) for word, strong in words) + 2 * INSIDE + BAR + 0.2)
        written.append(sum(width_mm(text, style.TEXT, strong=strong) for text, strong in said))
    left = room - sum(least)
    if left < 0 or not sum(written):
        return [room / len(stages)] * len(stages)
    return [wide + left * amount / sum(written) for wide, amount in zip(least, written, strict=True)]


@dataclass(frozen=True)
class _Box:
    """A step on the sheet: its place, its size, its words."""

    x: float
    y: float
    wide: float
    high: float
    label: tuple[str, ...]
    value: tuple[str, ...]
    detail: tuple[str, ...]

    @classmethod
    def of(cls, x: float, y: float, wide: float, step: ChainStep) -> "_Box":
        room = wide - 2 * INSIDE - BAR
        label = tuple(wrap(step.label, room, style.TEXT))
        value = tuple(wrap(step.value, room, style.TEXT, strong=True)) if step.value else ()
        detail = tuple(wrap(step.detail, room, style.TEXT)) if step.detail else ()
        lines = (len(label) + len(detail) + len(value)) * line_height(style.TEXT)
        return cls(x, y, wide, lines + 2 * INSIDE, label, value, detail)

    def draw(self, sheet: Sheet, colour: str) -> None:
        sheet.rectangle(self.x, self.y, self.wide, self.high, style.BAND)
        sheet.rectangle(self.x, self.y, BAR, self.high, colour)
        x = self.x + INSIDE + BAR
        y = sheet.lines(x, self.y + INSIDE, self.label)
        y = sheet.lines(x, y, self.value, strong=True)
        sheet.lines(x, y, self.detail, colour=style.SECONDARY)


def _colour(place: int) -> str:
    return style.SEQUENCE[min(place + 1, len(style.SEQUENCE) - 1)]


def _arrow(sheet: Sheet, start: _Box, end: _Box, strength: str) -> None:
    """Draw an arrow from the right edge of a step to the left edge of another."""
    x, y = end.x, end.y + end.high / 2
    _stroke(sheet, [(start.x + start.wide, start.y + start.high / 2), (x - HEAD, y)], strength)
    colour = style.ACCENT if strength == "sure" else style.SECONDARY
    sheet.polygon([(x, y), (x - HEAD, y - HEAD / 2), (x - HEAD, y + HEAD / 2)], colour, colour)


def _stroke(sheet: Sheet, ends: Sequence[tuple[float, float]], strength: str) -> None:
    """Draw a straight stroke, dashed by pieces where its strength says so."""
    thick, dashes = STRENGTHS[strength]
    for piece in _pieces(ends[0], ends[1], dashes):
        sheet.line(piece, style.ACCENT if strength == "sure" else style.SECONDARY, thick)


def _pieces(
    one: tuple[float, float], other: tuple[float, float], dashes: tuple[float, ...]
) -> list[list[tuple[float, float]]]:
    if not dashes:
        return [[one, other]]
    long = ((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5
    drawn, blank = dashes
    marks = [0.0]
    while marks[-1] < long:
        marks += [min(marks[-1] + drawn, long), min(marks[-1] + drawn + blank, long)]
    spans = list(pairwise(marks))[::2]

    def at(length: float) -> tuple[float, float]:
        share = length / long if long else 0.0
        return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])

    return [[at(start), at(end)] for start, end in spans if end > start]
