"""A map of départements: those of the territory carry their figure, none is tinted.

A tint spread over a département says how wide it is more than how many are counted there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import named
from reports.charts.sheet import Sheet, line_height

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Ring = tuple[tuple[int, int], ...]
"""A closed outline: whole coordinates, to the right and down."""
TALLEST, AROUND, RIM = 72.0, 0.12, 0.35
"""Millimetres that a map may be high, share of its size that is shown around the territory, millimetres of an outline."""
NUMBER = 15.0
"""Size of the letters of a number, in points: it is what is read first."""
LINES, INSIDE, NARROWEST = 3, 0.5, 14.0
"""Lines that a name may take on its département, share of its width that a line may have, and millimetres it has at least."""


@dataclass(frozen=True)
class MapArea:
    """One département: its name, its outline, its figure as text, and whether that is a number or what stands for none."""

    name: str
    rings: tuple[Ring, ...]
    text: str
    counted: bool


@dataclass(frozen=True, kw_only=True)
class TerritoryMap(ChartSpec):
    """The départements of a territory among their neighbours; a figure that is masked is said in words."""

    places: tuple[MapArea, ...]
    neighbours: tuple[Ring, ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        frame = _Frame.around([ring for place in self.places for ring in place.rings], width)
        sheet = Sheet(width, palette)
        for ring in self.neighbours:
            shown = frame.within(ring)
            if len(shown) > 2:
                sheet.polygon(shown, style.BAND, style.PAPER)
        for place in self.places:
            for ring in place.rings:
                points = [frame.at(point) for point in ring]
                sheet.polygon(points, style.PAPER, style.PAPER)
                sheet.line([*points, points[0]], style.SECONDARY, RIM)
        for place in self.places:
            largest = [frame.at(point) for point in max(place.rings, key=lambda ring: abs(_area(ring)))]
            across = [x for x, _ in largest]
            _name(sheet, place, *_centre(largest), INSIDE * (max(across) - min(across)))
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


def _name(sheet: Sheet, place: MapArea, x: float, y: float, room: float) -> None:
    lines = named(place.name, max(room, NARROWEST), LINES)
    points = NUMBER if place.counted else style.TEXT
    top = y - (len(lines) * line_height(style.TEXT) + line_height(points)) / 2
    widest = max(width_mm(text, style.TEXT) for text in lines)
    half = max(widest, width_mm(place.text, points, strong=True)) / 2
    x = min(max(x, half), sheet.width - half)
    below = sheet.lines(x, top, lines, align="center")
    sheet.lines(x, below, [place.text], points=points, strong=True, colour=style.INK, align="center")


def _area(ring: Sequence[tuple[float, float]]) -> float:
    twice: float = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    return twice / 2


def _centre(ring: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the centre of mass of an outline."""
    area = _area(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x, y = (sum((a[axis] + b[axis]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area) for axis in (0, 1))
    return x, y
