"""Draws the pictures of the Charenton demonstration again: `python data/initiatives/agir_ensemble_charenton/draw.py [folder]`.

They are drawings, not photographs, and nobody is on them: a demonstration has no person to ask for an agreement. The same
code draws the same pixels. Needs the development dependencies.
"""

import sys
from collections.abc import Iterator
from math import pi, sin
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

WIDE, FINER = 1400, 3
"""Pixels of a picture, as many as a page shows, and how many times finer it is drawn, so that edges are smooth."""
NIGHT, BLUE, SLATE, MIST, CLOUD, PALE, SUN, WARM, BRICK, LEAF, GROVE = (
    "#1E3157",
    "#2E4A7D",
    "#5B76A6",
    "#9DB2D0",
    "#C9D6E6",
    "#F4F1E6",
    "#F2C14E",
    "#F7DFA3",
    "#B8674A",
    "#6E8F73",
    "#4A6B5C",
)

Point = tuple[float, float]


class Canvas:
    """A picture drawn in the units of the one that is written."""

    def __init__(self, high: int) -> None:
        self.high = high
        self._image = Image.new("RGB", (WIDE * FINER, high * FINER), PALE)
        self._draw = ImageDraw.Draw(self._image)

    def sky(self, top: str, bottom: str, until: float) -> None:
        """Paint bands from one colour to the other: few, for the file stays small."""
        bands = 24
        for band in range(bands):
            share = band / (bands - 1)
            self.box(0, until * band / bands, WIDE, until / bands + 1, _between(top, bottom, share))

    def box(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Paint a rectangle."""
        self._draw.rectangle(_finer([(x, y), (x + wide, y + high)]), fill=colour)

    def shape(self, points: list[Point], colour: str) -> None:
        """Paint a polygon."""
        self._draw.polygon(_finer(points), fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Paint a disc."""
        self._draw.ellipse(_finer([(x - radius, y - radius), (x + radius, y + radius)]), fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: str, thick: float) -> None:
        """Draw a circle."""
        around = _finer([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse(around, outline=colour, width=round(thick * FINER))

    def line(self, points: list[Point], colour: str, thick: float) -> None:
        """Draw a line with round ends."""
        self._draw.line(_finer(points), fill=colour, width=round(thick * FINER), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, thick / 2, colour)

    def write(self, path: Path) -> None:
        """Write the picture, in few colours."""
        small = self._image.resize((WIDE, self.high), Image.Resampling.LANCZOS)
        small.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def _finer(points: list[Point]) -> list[Point]:
    return [(x * FINER, y * FINER) for x, y in points]


def _between(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in pairs)


def river() -> Canvas:
    """Draw two banks that a bridge joins, at the end of a day: a school on one, workshops on the other."""
    canvas, rng = Canvas(700), Random(2016)  # noqa: S311 - a drawing, not a secret
    water = 470.0
    canvas.sky(CLOUD, WARM, water)
    canvas.disc(930, 300, 150, _between(WARM, SUN, 0.35))
    canvas.disc(930, 300, 104, SUN)
    for base, tall, colour in ((380, 46, MIST), (418, 34, _between(MIST, SLATE, 0.45))):
        canvas.shape([(0, water), *_hills(base, tall), (WIDE, water)], colour)
    for x in range(-20, WIDE, 34):
        far = 74 + rng.random() * 50
        canvas.box(x, water - far, 30, far, _between(SLATE, MIST, 0.25 + rng.random() * 0.3))
    canvas.box(0, water, WIDE, 700 - water, SLATE)
    for rank in range(26):
        y, wide = water + 8 + rank * 8.6, 150 - abs(rank - 8) * 4 + rng.random() * 50
        canvas.box(930 - wide / 2 + rng.random() * 30 - 15, y, wide, 3.2, _between(SUN, SLATE, 0.12 + rank * 0.026))
        for _ in range(3):
            canvas.box(rng.random() * WIDE, y, 40 + rng.random() * 90, 2, _between(SLATE, MIST, 0.4))
    _bridge(canvas, water)
    for bank in (_bank(0, 470, 100), _bank(WIDE, 1050, 1320)):
        canvas.shape(bank, GROVE)
    _school(canvas, 60, 468)
    _workshop(canvas, 1160, 470)
    for x, y, size in ((30, 486, 46), (352, 492, 38), (404, 506, 27), (1116, 502, 34), (1380, 480, 44)):
        _tree(canvas, x, y, size)
    return canvas


def _hills(base: float, tall: float) -> Iterator[Point]:
    for x in range(0, WIDE + 1, 20):
        yield (x, base - tall * (0.5 + 0.3 * sin(x / 190 + base) + 0.2 * sin(x / 71)))


def _bank(edge: float, tip: float, foot: float) -> list[Point]:
    """Return a bank that comes from one edge, is the longest a little under the bridge, and leaves by the foot."""
    shore = [(edge + (tip - edge) * sin(step * pi / 40), 456 + 72 * (step / 20) ** 2) for step in range(21)]
    back = [(tip + (foot - tip) * sin(step * pi / 40), 528 + 172 * (step / 20)) for step in range(1, 21)]
    return [(edge, 700), (edge, 456), *shore, *back]


def _bridge(canvas: Canvas, water: float) -> None:
    deck, arch = water - 62, 92.0
    left, spans = 330.0, 4
    canvas.box(left - 60, deck, spans * 2 * arch + 120, 20, BLUE)
    for span in range(spans):
        middle = left + arch * (2 * span + 1)
        around = [(middle + x, water + 14 - 56 * (1 - (x / arch) ** 2)) for x in range(-int(arch), int(arch) + 1, 4)]
        canvas.shape([(middle - arch, deck + 16), *around, (middle + arch, deck + 16)], BLUE)
        canvas.shape(
            [
                (middle - arch - 13, water + 26),
                (middle - arch - 9, deck),
                (middle - arch + 9, deck),
                (middle - arch + 13, water + 26),
            ],
            NIGHT,
        )
        for x in range(-int(arch) + 20, int(arch), 24):
            canvas.box(middle + x, deck - 18, 3, 18, BLUE)
    end = left + spans * 2 * arch
    canvas.shape([(end - 13, water + 26), (end - 9, deck), (end + 9, deck), (end + 13, water + 26)], NIGHT)
    canvas.box(left - 60, deck - 21, spans * 2 * arch + 120, 5, BLUE)
    for abutment in (left - 70, end + 9):
        canvas.box(abutment, deck, 66, 104, BLUE)


def _school(canvas: Canvas, x: float, ground: float) -> None:
    canvas.box(x, ground - 108, 250, 108, PALE)
    canvas.shape(
        [(x - 14, ground - 108), (x + 24, ground - 150), (x + 226, ground - 150), (x + 264, ground - 108)], BRICK
    )
    for floor in range(2):
        for place in range(6):
            if (floor, place) not in ((0, 2), (0, 3)):
                canvas.box(
                    x + 16 + place * 39, ground - (94 if floor else 48), 22, 30, BLUE if (place + floor) % 3 else SUN
                )
    canvas.box(x + 96, ground - 50, 58, 50, NIGHT)
    canvas.box(x + 111, ground - 196, 28, 50, PALE)
    canvas.shape([(x + 103, ground - 196), (x + 125, ground - 222), (x + 147, ground - 196)], BRICK)
    canvas.ring(x + 125, ground - 176, 8, BLUE, 2.6)
    canvas.line([(x + 125, ground - 176), (x + 125, ground - 181)], BLUE, 2)


def _workshop(canvas: Canvas, x: float, ground: float) -> None:
    canvas.box(x + 166, ground - 190, 22, 100, BRICK)
    canvas.box(x, ground - 84, 212, 84, _between(BRICK, WARM, 0.35))
    for rank in range(4):
        left = x + rank * 53
        canvas.shape([(left, ground - 84), (left, ground - 122), (left + 53, ground - 84)], BLUE)
    for place in range(5):
        canvas.box(x + 14 + place * 40, ground - 62, 26, 22, SUN if place in (1, 3) else PALE)
    canvas.box(x + 88, ground - 34, 40, 34, NIGHT)


def _tree(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.line([(x, y), (x, y - size)], NIGHT, 5)
    canvas.disc(x, y - size * 1.35, size * 0.72, LEAF)


def bicycle() -> Canvas:
    """Draw a bicycle that leans on the wall of a school, beside its door."""
    canvas, rng = Canvas(620), Random(2016)  # noqa: S311 - a drawing, not a secret
    ground = 520.0
    canvas.box(0, 0, WIDE, ground, _between(WARM, PALE, 0.55))
    for row in range(0, int(ground), 40):
        for place in range(-1, WIDE // 90 + 1):
            if rng.random() < 0.3:
                canvas.box(
                    place * 90 + (row // 40 % 2) * 45 + 2,
                    row + 2,
                    84,
                    34,
                    _between(WARM, PALE, 0.2 + rng.random() * 0.3),
                )
    canvas.box(0, ground - 64, WIDE, 64, _between(SLATE, MIST, 0.5))
    canvas.box(0, ground, WIDE, 100, SLATE)
    canvas.box(0, ground, WIDE, 8, BLUE)
    canvas.box(1010, 70, 250, ground - 70, BLUE)
    canvas.box(1030, 90, 210, ground - 90, NIGHT)
    for left in (1042, 1140):
        canvas.box(left, 104, 88, 170, MIST)
        canvas.box(left, 288, 88, ground - 300, BLUE)
    canvas.disc(1124, 330, 7, SUN)
    canvas.box(990, ground - 10, 290, 20, CLOUD)
    for left in (120, 420):
        canvas.box(left - 12, 78, 204, 214, PALE)
        canvas.box(left, 90, 180, 190, BLUE)
        canvas.shape([(left, 280), (left, 200), (left + 110, 90), (left + 180, 90)], SLATE)
        for x in (left + 58, left + 118):
            canvas.box(x, 90, 5, 190, PALE)
        canvas.box(left, 180, 180, 5, PALE)
        canvas.box(left - 22, 292, 224, 14, CLOUD)
    _wheels_and_frame(canvas, 620, ground + 34)
    return canvas


def _wheels_and_frame(canvas: Canvas, x: float, ground: float) -> None:
    radius = 96.0
    back, front, axle = (x - 150, ground - radius), (x + 170, ground - radius), (x - 10, ground - radius + 4)
    seat, head = (x - 56, ground - 232), (x + 118, ground - 244)
    canvas.shape([(x - 300, ground + 4), (x - 180, ground - 10), (x + 220, ground - 10), (x + 290, ground + 4)], BLUE)
    for middle in (back, front):
        canvas.ring(*middle, radius, NIGHT, 11)
        for spoke in range(9):
            turn = spoke * pi / 9
            across, up = sin(turn + pi / 2) * (radius - 8), sin(turn) * (radius - 8)
            canvas.line([(middle[0] - across, middle[1] - up), (middle[0] + across, middle[1] + up)], MIST, 1.8)
        canvas.disc(*middle, 9, NIGHT)
    for points in (
        [back, axle, seat, back],
        [axle, (head[0] + 6, head[1] + 26), (seat[0] + 8, seat[1] + 22)],
        [front, head],
    ):
        canvas.line(points, BRICK, 11)
    canvas.line([seat, (seat[0] - 8, seat[1] - 26)], NIGHT, 9)
    canvas.line([(seat[0] - 50, seat[1] - 30), (seat[0] + 34, seat[1] - 26)], NIGHT, 17)
    canvas.line([head, (head[0] - 12, head[1] - 36), (head[0] + 40, head[1] - 46)], NIGHT, 9)
    canvas.disc(head[0] + 32, head[1] - 8, 13, SUN)
    canvas.ring(*axle, 24, NIGHT, 7)
    canvas.line([axle, (axle[0] + 26, axle[1] + 40)], NIGHT, 7)
    canvas.line([(axle[0] + 10, axle[1] + 40), (axle[0] + 44, axle[1] + 40)], NIGHT, 8)
    canvas.box(back[0] - 70, back[1] - radius - 24, 120, 9, NIGHT)
    canvas.box(back[0] - 66, back[1] - radius - 84, 96, 60, SUN)


def draw(folder: Path) -> None:
    """Write every picture in `folder`, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    river().write(folder / "couverture.png")
    bicycle().write(folder / "velo.png")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "texts" / "images")
