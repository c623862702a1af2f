"""From a score statistic that falls as the difference supposed grows, the differences that it does not refuse."""

from collections.abc import Callable

import numpy as np

from indicators.statistics.wilson import Z_95
from initiatives.arrays import Floats

HALVINGS = 60
"""Enough to bring an interval of differences, from −1 to 1, under the spacing of floats."""


def not_refused(score: Callable[[Floats], Floats], seen: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and the highest difference whose score lies between −1.96 and 1.96, both of shape (cells,).

    `score` gives the statistic of each cell for a supposed difference between −1 and 1: positive below what was `seen`,
    0 there, negative above. The interval leaves 0 out exactly where a test by the same statistic finds p < 0.05.
    """

    def bound(inside: Floats, outside: Floats, limit: float) -> Floats:
        for _ in range(HALVINGS):
            middle = (inside + outside) / 2
            refused = np.abs(score(middle)) > limit
            inside, outside = np.where(refused, inside, middle), np.where(refused, middle, outside)
        return inside

    return bound(seen, np.full_like(seen, -1.0), Z_95), bound(seen, np.ones_like(seen), Z_95)


def two_sided(statistic: Floats) -> Floats:
    """Return the chance of a standard normal number at least as far from 0; NaN stays NaN."""
    from scipy.special import ndtr  # imported here: half a second that only tests need

    return np.asarray(2 * ndtr(-np.abs(statistic)), dtype=np.float64)
