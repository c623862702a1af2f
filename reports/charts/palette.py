"""The colours that charts take from the initiative: shades of its own, which no group of people has on the same report."""

import math
from dataclasses import dataclass
from functools import cache, cached_property

from initiatives.declaration.brand import contrast, luminance
from reports.charts import style

APART, FAR = 10.0, 14.0
"""Hundredths of OKLab between two colours that mean two things, at least and rather; the eye just tells 2 apart."""
SEEN = 3.0
"""Contrast of a mark on the page, light or dark (WCAG 2.2, 1.4.11)."""


@dataclass(frozen=True)
class Palette:
    """The colours of the charts of one initiative: a main one, and shades of it as light as those of the house."""

    main: str = style.ACCENT

    @cached_property
    def positive(self) -> tuple[str, str]:
        """Return the two tints of agreement, the lighter first."""
        return (_as_light(self.main, style.POSITIVE[0]), self.main)

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """Return five tints of one hue, from light to dark."""
        light = [_as_light(self.main, one) for one in style.SEQUENCE[:3]]
        return (*light, self.main, _as_dark(self.main, style.SEQUENCE[4]))

    @cached_property
    def natures(self) -> tuple[tuple[str, style.Texture | None], ...]:
        """Return the colour of each nature of contribution and the lines over it; neighbours differ in grey too."""
        return (
            (self.main, None),
            (style.NEGATIVE[1], None),
            (self.sequence[2], style.Texture(style.PAPER)),
            (self.positive[0], style.Texture(style.INK)),
            (style.NEGATIVE[0], style.Texture(style.PAPER, backwards=True)),
            (style.SECONDARY, None),
        )

    @cached_property
    def marks(self) -> dict[str, style.GroupMark]:
        """Return the marks that groups may take: those whose colour is near none that means another thing, the farthest first."""
        others = (*self.sequence, *style.NEGATIVE, *(colour for colour, _ in self.natures))
        away = {name: min(distance(mark.colour, one) for one in others) for name, mark in style.MARKS.items()}
        kept = [name for name, least in away.items() if least >= APART]
        return {name: style.MARKS[name] for name in sorted(kept, key=lambda name: away[name] < FAR)}

    def group_mark(self, mark: str) -> style.GroupMark:
        """Return how a group is drawn, by the name of its mark; what is no group’s takes the main colour.

        The reader is a diamond on every chart of a sheet, and all together a square, beside which another is a round point.
        """
        apart = {
            style.READER: style.GroupMark(self.main, "D"),
            style.EVERYBODY: style.GroupMark(style.SECONDARY, "s"),
        }
        return {**style.MARKS, **apart}.get(mark, style.GroupMark(self.main, "o"))

    def scale(self, levels: int, *, diverging: bool) -> tuple[str, ...]:
        """Return one colour per level, least first: ochre to the main one for agreement and change, light to dark for orders."""
        if not diverging:
            return tuple(_at(self.sequence, index / max(levels - 1, 1)) for index in range(levels))
        half = levels // 2
        below = [_at(style.NEGATIVE, index / max(half - 1, 1)) for index in range(half)]
        above = [_at(self.positive, 1 - index / max(half - 1, 1)) for index in range(half)]
        return (*below, *((style.NEUTRAL,) if levels % 2 else ()), *reversed(above))


HOUSE = Palette()


@cache
def palette_of(colour: str) -> Palette:
    """Return the palette of an initiative whose brand has this colour: its own if it differs from that of disagreement.

    It is lightened until a mark of it is seen on a dark page, where charts keep their colours.
    """
    return Palette(_seen(colour)) if taken(colour) else HOUSE


def taken(colour: str) -> bool:
    """Say whether charts take the colour of a brand: near that of disagreement, agreement would not be told from it."""
    return distance(_seen(colour), style.NEGATIVE[0]) >= APART


def distance(one: str, other: str) -> float:
    """Return how far apart two colours look, from 0 to 100, in hundredths of OKLab (B. Ottosson, 2020)."""
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    return 100 * math.sqrt(sum((first - second) ** 2 for first, second in pairs))


@cache
def _oklab(colour: str) -> tuple[float, ...]:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    cones = [sum(part * value for part, value in zip(row, linear, strict=True)) ** (1 / 3) for row in _CONES]
    return tuple(sum(part * value for part, value in zip(row, cones, strict=True)) for row in _LAB)


_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def _seen(colour: str) -> str:
    return next(one for one in _lighter(colour) if contrast(one, style.DARK_PAGE) >= SEEN)


def _lighter(colour: str) -> list[str]:
    return [style.blend(colour, "#FFFFFF", step / 50) for step in range(51)]


def _as_light(colour: str, house: str) -> str:
    """Return the tint of a colour that is as light as one of the house: in grey, they are one."""
    if colour == style.ACCENT:
        return house
    return min(_lighter(colour), key=lambda one: abs(luminance(one) - luminance(house)))


def _as_dark(colour: str, house: str) -> str:
    if colour == style.ACCENT:
        return house
    darker = [style.blend(colour, "#000000", step / 50) for step in range(51)]
    return min(darker, key=lambda one: abs(luminance(one) - luminance(house)))


def _at(colours: tuple[str, ...], share: float) -> str:
    place = share * (len(colours) - 1)
    index = min(int(place), len(colours) - 2)
    return style.blend(colours[index], colours[index + 1], place - index)
