"""A drawing of many lines may go on over the page, as a table does: cut between two of its lines, under what heads them."""

import re
from itertools import pairwise

from reports.charts.sheet import line_height
from reports.charts.style import TEXT
from reports.rendering.drawings import SizedSvg

_HEIGHT = re.compile(r'(?<= )height="[^"]*"')
_WINDOW = re.compile(r'viewBox="[^"]*"')
_POINTS = 72 / 25.4
_MARK = re.compile(r'<path d="(?P<path>[^"]*)"[^>]*/>|<text [^>]*?\by="(?P<y>[^"]*)"[^>]*>.*?</text>', re.DOTALL)
_HEIGHTS = re.compile(r"[-\d.]+ ([-\d.]+)")
LEAST = 20.0
"""Millimetres of a piece at least: no line stands alone."""


def slices(picture: SizedSvg) -> tuple[SizedSvg | None, tuple[SizedSvg, ...]]:
    """Return what heads the lines of a drawing, if anything does, then its lines, in pieces of about one height.

    One piece, without a head, where it has no lines, or too few to be cut.
    """
    if not picture.cuts:
        return None, (picture,)
    head, *inside = picture.cuts
    head = head if head > line_height(TEXT) / 2 else 0.0
    ends = [head]
    for cut in inside:
        if cut - ends[-1] >= LEAST and picture.height_mm - cut >= LEAST:
            ends.append(cut)
    if len(ends) == 1:
        return None, (picture,)
    lines = tuple(_window(picture, start, end) for start, end in pairwise([*ends, picture.height_mm]))
    return _window(picture, 0.0, head) if head else None, lines


def _window(picture: SizedSvg, top: float, bottom: float) -> SizedSvg:
    """Return what a drawing shows between two heights, and nothing of what lies outside: it would be found, unseen, in a search."""
    opening, rest = picture.svg.split(">", 1)
    high, first = (bottom - top) * _POINTS, top * _POINTS
    opening = _HEIGHT.sub(f'height="{high:.4f}pt"', opening)
    seen = f'viewBox="0 {first:.4f} {picture.width_mm * _POINTS:.4f} {high:.4f}"'

    def kept(mark: re.Match[str]) -> str:
        heights = [float(mark["y"])] if mark["y"] else [float(one) for one in _HEIGHTS.findall(mark["path"])]
        return mark[0] if max(heights) >= first and min(heights) <= first + high else ""

    return SizedSvg(f"{_WINDOW.sub(seen, opening)}>{_MARK.sub(kept, rest)}", picture.width_mm, bottom - top)
