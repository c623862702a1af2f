"""A drawing taller than a page goes on over the next pages, cut between two of its lines, at its full size."""

import re
from itertools import pairwise
from math import ceil

from reports.rendering.drawings import SizedSvg

_HEIGHT = re.compile(r'(?<= )height="[^"]*"')
_WINDOW = re.compile(r'viewBox="[^"]*"')
_POINTS = 72 / 25.4


def slices(picture: SizedSvg, tallest: float) -> tuple[SizedSvg, ...]:
    """Return the drawing in two pieces or more of about one height, none taller than `tallest` millimetres.

    One piece where it has no lines, or lines too far apart to be cut so.
    """
    fewest = max(ceil(picture.height_mm / tallest), 2)
    # Cut at the line that is nearest, one piece may be too tall: it holds where there are more.
    for count in range(fewest, 2 * fewest + 1):
        ends = _ends(picture, count)
        if ends and max(end - start for start, end in pairwise(ends)) <= tallest:
            return tuple(_window(picture, start, end) for start, end in pairwise(ends))
    return (picture,)


def _ends(picture: SizedSvg, count: int) -> list[float]:
    """Return where `count` pieces begin and end; nothing where there are too few places to cut."""
    inside = [cut for cut in picture.cuts if 0 < cut < picture.height_mm]
    if len(inside) < count - 1:
        return []
    nearest = {_nearest(inside, picture.height_mm * rank / count) for rank in range(1, count)}
    return sorted({0.0, *nearest, picture.height_mm}) if len(nearest) == count - 1 else []


def _nearest(places: list[float], wanted: float) -> float:
    return min(places, key=lambda place: abs(place - wanted))


def _window(picture: SizedSvg, top: float, bottom: float) -> SizedSvg:
    """Return what a drawing shows between two heights."""
    opening, rest = picture.svg.split(">", 1)
    high = (bottom - top) * _POINTS
    opening = _HEIGHT.sub(f'height="{high:.4f}pt"', opening)
    seen = f'viewBox="0 {top * _POINTS:.4f} {picture.width_mm * _POINTS:.4f} {high:.4f}"'
    return SizedSvg(f"{_WINDOW.sub(seen, opening)}>{rest}", picture.width_mm, bottom - top)
