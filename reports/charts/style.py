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
DARK_PAGE = "#10171A"
"""What an HTML page in dark mode has instead of `PAPER`."""

ACCENT = "#1B6E7A"
NEGATIVE = ("#AB5D19", "#E3B98A")
POSITIVE = ("#9CC5C9", "#1B6E7A")
NEUTRAL = "#D9DDDE"
SEQUENCE = ("#D3E5E7", "#9CC5C9", "#5E9FA8", "#1B6E7A", "#114A53")


@dataclass(frozen=True)
class Texture:
    """Slanted lines over a colour, for who sees no colours: their own colour, which way they lean.

    How thick they are, and how far apart, is in millimetres.
    """

    colour: str
    backwards: bool = False
    thickness: float = 0.3
    apart: float = 1.7


AGAINST = Texture(PAPER)
MASKED = Texture(SECONDARY, thickness=0.15, apart=2.4)
"""Over a cell that is not shown, which colour alone would not say."""


@dataclass(frozen=True)
class GroupMark:
    """How a group of people is recognised in every chart: a colour, and a shape for who does not see colours."""

    colour: str
    shape: str


MARKS = {
    "violet": GroupMark("#7555C7", "^"),
    "green": GroupMark("#2B8F4B", "o"),
    "gold": GroupMark("#A08A10", "s"),
    "crimson": GroupMark("#C4314F", "v"),
    "blue": GroupMark("#5A90E6", "p"),
    "magenta": GroupMark("#B65C9E", "h"),
    "slate": GroupMark("#6287A2", "D"),
}
"""In the order in which groups take them, those near another colour of the charts aside (`palette.py`). Each has at
least 3:1 on paper and on the dark page, and a shape of its own for who does not see colours."""


READER, EVERYBODY = "reader", "everybody"
"""Marks that no group takes: whoever reads a sheet, and all of whom it is one."""


def letters_on(mark: str) -> str:
    """Return the colour of letters that reads best on a mark."""
    return max((ON_LIGHT, ON_DARK), key=lambda letters: contrast(letters, mark))


def blend(one: str, other: str, share: float) -> str:
    """Return the colour that lies at `share` of the way from one to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in pairs)
