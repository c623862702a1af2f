"""A map of départements: those of the territory carry their figure, their neighbours are drawn in outline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Ring = tuple[tuple[int, int], ...]
"""A closed outline: whole coordinates, to the right and down."""
TALLEST, AROUND = 105.0, 0.12
"""Millimetres that a map may be high, and the share of its size that is shown around the territory."""
LINES = 3
"""Lines that a name may take on its département."""


@dataclass(frozen=True)
class MapArea:
    """One département: its name, its outline, its figure as text, and how deep its colour is (None: no figure)."""

    name: str
    rings: tuple[Ring, ...]
    text: str
    depth: float | None


@dataclass(frozen=True, kw_only=True)
class TerritoryMap(ChartSpec):
    """The départements of a territory among their neighbours; a figure that is masked is said in words."""

    places: tuple[MapArea, ...]
    neighbours: tuple[Ring, ...]

    def draw(self, width: float) -> "Figure":
        """Return the drawing."""
        frame = _Frame.around([ring for place in self.places for ring in place.rings], width)
        sheet = Sheet(width)
        for ring in self.neighbours:
            shown = frame.within(ring)
            if len(shown) > 2:
                sheet.polygon(shown, style.BAND, style.PAPER)
        labels = []
        for place in self.places:
            colour = style.NEUTRAL if place.depth is None else style.blend(*style.SEQUENCE[:3:2], place.depth)
            for ring in place.rings:
                sheet.polygon([frame.at(point) for point in ring], colour, style.PAPER)
            largest = [frame.at(point) for point in max(place.rings, key=lambda ring: abs(_area(ring)))]
            labels.append((place, *_centre(largest), style.letters_on(colour)))
        for place, x, y, letters in labels:
            _name(sheet, place, x, y, letters)
        return sheet.finish(frame.height)


@dataclass(frozen=True)
class _Frame:
    """How coordinates of the ground fall on the sheet."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, rings: list[Ring], width: float) -> "_Frame":
        xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        margin = AROUND * max(across, down)
        scale = min(width / (across + 2 * margin), TALLEST / (down + 2 * margin))
        height = (down + 2 * margin) * scale
        left = (min(xs) + max(xs)) / 2 - width / scale / 2
        return cls(left, min(ys) - margin, scale, width, height)

    def at(self, point: tuple[int, int]) -> tuple[float, float]:
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale

    def within(self, ring: Ring) -> list[tuple[float, float]]:
        """Return the part of an outline that the sheet holds (Sutherland and Hodgman, « Reentrant polygon clipping », 1974)."""
        shown = [self.at(point) for point in ring]
        for axis, limit, side in ((0, 0.0, 1), (0, self.width, -1), (1, 0.0, 1), (1, self.height, -1)):
            kept: list[tuple[float, float]] = []
            for one, other in zip([*shown[-1:], *shown[:-1]], shown, strict=True):
                inside = [(point[axis] - limit) * side >= 0 for point in (one, other)]
                if inside[0] != inside[1]:
                    share = (limit - one[axis]) / (other[axis] - one[axis])
                    kept.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
                if inside[1]:
                    kept.append(other)
            shown = kept
        return shown


def _name(sheet: Sheet, place: MapArea, x: float, y: float, letters: str) -> None:
    lines = wrap(place.name, 30.0, style.TEXT)
    if len(lines) > LINES:  # the table under the map gives the name whole
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1][:-1]}…"]
    top = y - (len(lines) + 1) * line_height(style.TEXT) / 2
    half = max(width_mm(text, style.TEXT, strong=True) for text in (*lines, place.text)) / 2
    x = min(max(x, half), sheet.width - half)
    below = sheet.lines(x, top, lines, colour=letters, align="center")
    sheet.lines(x, below, [place.text], strong=True, colour=letters, align="center")


def _area(ring: Sequence[tuple[float, float]]) -> float:
    twice: float = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    return twice / 2


def _centre(ring: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the centre of mass of an outline."""
    area = _area(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x, y = (sum((a[axis] + b[axis]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area) for axis in (0, 1))
    return x, y
