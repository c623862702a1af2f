"""A list of places as tiles, one each on a tidy grid: its name and its figure; the deeper the colour, the larger."""

from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import named
from reports.charts.sheet import Sheet, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NARROWEST, WIDEST, BETWEEN, INSIDE, APART = 25.0, 42.0, 0.8, 1.6, 0.6
"""Millimetres: width of a tile at least and at most, paper left between two, room around its words and between them."""
ABOVE = 3.0
"""Millimetres between a block and the name of the next one."""
LINES = 3
"""Lines that a name may take on its tile."""


@dataclass(frozen=True)
class Tile:
    """One place: its name, its figure as text, how deep its colour is (None: no figure), and whether it is masked."""

    name: str
    text: str
    depth: float | None
    masked: bool = False
    block: str = ""
    """What it is put with, written over the first tile of each block; "" where all are together."""


@dataclass(frozen=True, kw_only=True)
class TileList(ChartSpec):
    """Tiles of one size, in the order given, line by line: six abreast on a page at most, three on a phone."""

    tiles: tuple[Tile, ...]

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        most = int((width + BETWEEN) // (NARROWEST + BETWEEN))
        blocks = [list(own) for _, own in groupby(self.tiles, lambda tile: tile.block)]
        # The last line is as full as the others: seven places are four and three, not six and one.
        widest = max((len(block) for block in blocks), default=1)
        abreast = ceil(widest / ceil(widest / most))
        step = min(WIDEST, (width + BETWEEN) / abreast)
        room = step - BETWEEN - 2 * INSIDE
        written = [
            (named(tile.name, room, LINES), wrap(tile.text, room, style.TEXT, strong=True)) for tile in self.tiles
        ]
        size = (step - BETWEEN, max((_height(*lines) for lines in written), default=0.0) + 2 * INSIDE)
        lines, y = iter(written), 0.0
        for block in blocks:
            if block[0].block:
                y += ABOVE if y else 0.0
                sheet.may_be_cut(y)
                y = sheet.lines(0, y, wrap(block[0].block, width, style.TEXT, strong=True), strong=True) + BETWEEN
            for place, tile in enumerate(block):
                row, column = divmod(place, abreast)
                _draw_tile(sheet, column * step, y + row * (size[1] + BETWEEN), size, tile, next(lines))
            y += ceil(len(block) / abreast) * (size[1] + BETWEEN)
        return sheet.finish(y)


def _height(names: list[str], texts: list[str]) -> float:
    return (len(names) + len(texts)) * line_height(style.TEXT) + APART


def _draw_tile(
    sheet: Sheet, x: float, y: float, size: tuple[float, float], tile: Tile, written: tuple[list[str], list[str]]
) -> None:
    names, texts = written
    wide, high = size
    colour = (
        style.NEUTRAL
        if tile.depth is None
        else style.blend(sheet.palette.sequence[0], sheet.palette.sequence[2], tile.depth)
    )
    letters = style.letters_on(colour)
    below = y + high - INSIDE - len(texts) * line_height(style.TEXT)
    sheet.rectangle(x, y, wide, high, style.BAND if tile.masked else colour)
    if tile.masked:
        letters = style.SECONDARY
        sheet.hatch(x, y, wide, high, style.MASKED)
        for top, lines, strong in ((y + INSIDE, names, False), (below, texts, True)):
            room = max(width_mm(line, style.TEXT, strong=strong) for line in lines) + 2 * INSIDE
            sheet.rectangle(x, top - 0.4, room, len(lines) * line_height(style.TEXT) + 0.8, style.BAND)
    sheet.lines(x + INSIDE, y + INSIDE, names, colour=letters)
    sheet.lines(x + INSIDE, below, texts, strong=True, colour=letters)
