"""The drawing of a cover: circles that meet, partners of one alliance, each initiative's own, made from its name."""

from collections.abc import Iterator
from hashlib import sha256
from math import cos, pi, sin
from typing import Any

BESIDE, UNDER = 40.0, 60.0
"""Millimetres from the right and from below where no title of a full cover comes."""
TONES = ("second", "white", "mist", "white", "second", "mist")
"""Of the points, in order."""


def motif(name: str) -> dict[str, Any]:
    """Return rings and points, in millimetres to the left of the lower right corner and up from it; a name gives one drawing.

    `rings` are (x, y, radius), `points` the same with a tone: they stand on the rings, the first in the middle of the largest.
    """
    drawn = _between(name)
    middles = [
        (next(drawn)(26, 54), next(drawn)(24, 54), next(drawn)(15, 24), next(drawn)(15, 20), 4),
        (next(drawn)(88, 122), next(drawn)(2, 26), next(drawn)(18, 30), next(drawn)(18, 26), 2),
        (next(drawn)(2, 30), next(drawn)(92, 124), next(drawn)(12, 20), next(drawn)(12, 17), 3),
    ]
    rings = [(x, y, first + step * rank) for x, y, first, step, count in middles for rank in range(count)]
    points = [(*rings[0][:2], 5.0, "second")]
    for place, tone in enumerate(TONES):
        x, y, radius = rings[(0, 1, 4, 6, 7, 2)[place]]
        angle = next(drawn)(0.05, 0.95) * pi
        across, up = x + radius * cos(angle), y + radius * sin(angle)
        size = next(drawn)(1.6, 3.4)
        if across <= BESIDE or up <= UNDER:  # else a title stands there
            points.append((across, up, size, tone))
    return {
        "rings": [[round(one, 1) for one in ring] for ring in rings],
        "points": [[*(round(one, 1) for one in point[:3]), point[3]] for point in points],
    }


class _Share:
    """A number between 0 and 1, spread over a range when it is asked for."""

    def __init__(self, share: float) -> None:
        self._share = share

    def __call__(self, least: float, most: float) -> float:
        return least + (most - least) * self._share


def _between(name: str) -> Iterator[_Share]:
    for byte in sha256(name.encode()).digest():
        yield _Share(byte / 255)
