"""The colours and sizes that every chart shares."""

from dataclasses import dataclass

from initiatives.declaration.brand import contrast

PAGE_WIDTH = 158.0
"""Millimetres: the text of an A4 page between its margins."""
PHONE_WIDTH = 90.0
"""Millimetres: the text of a phone held upright. Below `NARROW`, labels stand above the marks."""
NARROW = 110.0

TEXT = 9.0
"""Size of letters, in points at print size: smaller ones are hard to read, larger ones take the room of marks."""

INK = "#1F2A30"
SECONDARY = "#5C666B"
HAIRLINE = "#D3D9DB"
BAND = "#EDF1F2"
PAPER = "#FFFFFF"
"""Colours of the page: an HTML page in dark mode replaces these five, and only these."""
ON_LIGHT = "#10191E"
ON_DARK = "#FEFEFE"
"""Letters on a mark, whose colour stays the same in dark mode."""

ACCENT = "#1B6E7A"
NEGATIVE = ("#AB5D19", "#E3B98A")
POSITIVE = ("#9CC5C9", "#1B6E7A")
NEUTRAL = "#D9DDDE"
SEQUENCE = ("#D3E5E7", "#9CC5C9", "#5E9FA8", "#1B6E7A", "#114A53")
CATEGORIES = ("#1B6E7A", "#E3B98A", "#7555C7", "#9CC5C9", "#AB5D19", "#5C666B")
"""Natures of contribution, in an order where neighbours differ in grey too."""


@dataclass(frozen=True)
class Texture:
    """Slanted lines over a colour, for who sees no colours: which way they lean, and their own colour."""

    colour: str
    backwards: bool = False


AGAINST = Texture(PAPER)
TEXTURES = {
    "#7555C7": Texture(PAPER),
    "#9CC5C9": Texture(INK),
    "#AB5D19": Texture(PAPER, backwards=True),
}
"""Of `CATEGORIES`, those that would be the same grey as one before; the sixth, as dark as the first, is told by its place."""


@dataclass(frozen=True)
class GroupMark:
    """How a group of people is recognised in every chart: a colour, and a shape for who does not see colours."""

    colour: str
    shape: str


MARKS = {
    "teal": GroupMark("#1B6E7A", "o"),
    "terracotta": GroupMark("#C07958", "s"),
    "violet": GroupMark("#7555C7", "^"),
    "olive": GroupMark("#658D1A", "D"),
    "crimson": GroupMark("#AA4750", "v"),
    "blue": GroupMark("#628DDF", "p"),
    "brown": GroupMark("#946432", "h"),
    "slate": GroupMark("#6287A2", "X"),
}
"""In the order in which groups take them. The nearest two stay apart for the three kinds of colour blindness; each has at
least 3:1 on paper and on the dark page."""


def group_mark(mark: str) -> GroupMark:
    """Return how a group is drawn, by the name of its mark; what is no group’s takes the accent."""
    return MARKS.get(mark, GroupMark(ACCENT, "o"))


def letters_on(mark: str) -> str:
    """Return the colour of letters that reads best on a mark."""
    return max((ON_LIGHT, ON_DARK), key=lambda letters: contrast(letters, mark))


def blend(one: str, other: str, share: float) -> str:
    """Return the colour that lies at `share` of the way from one to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in pairs)


def scale_colours(levels: int, *, diverging: bool) -> tuple[str, ...]:
    """Return one colour per level, least first: from ochre to teal for agreement and change, light to dark for orders."""
    if not diverging:
        return tuple(_at(SEQUENCE, index / max(levels - 1, 1)) for index in range(levels))
    half = levels // 2
    below = [_at(NEGATIVE, index / max(half - 1, 1)) for index in range(half)]
    above = [_at(POSITIVE, 1 - index / max(half - 1, 1)) for index in range(half)]
    return (*below, *((NEUTRAL,) if levels % 2 else ()), *reversed(above))


def _at(colours: tuple[str, ...], share: float) -> str:
    place = share * (len(colours) - 1)
    index = min(int(place), len(colours) - 2)
    return blend(colours[index], colours[index + 1], place - index)
