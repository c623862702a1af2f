"""By how much people typically changed between two times (Hodges–Lehmann), from counts of differences."""

from functools import cache

import numpy as np

from indicators.statistics.rank_sums import EXACT_UP_TO, ways_of_rising
from indicators.statistics.wilson import Z_95
from initiatives.arrays import Floats, Integers


def hodges_lehmann(differences: Floats, counts: Integers) -> tuple[Floats, Floats, Floats]:
    """Return the pseudo-median (the median of the means of any two differences) and its interval of at least 95 %.

    `differences` has shape (values,), `counts` (cells, values): how many people differ by each. Each person is also a
    pair with herself, as in R. Zeros are differences like others. Bounds are the means of two that the signed-rank
    distribution without ties points at, counted from either end, bounds included: ties and zeros only make it surer.
    Up to 200 people that distribution is exact, beyond it is the normal one. The pseudo-median is NaN where there is
    nobody; bounds are NaN where there are fewer than 6.

    Source: J. L. Hodges, E. L. Lehmann, « Estimates of location based on rank tests », Annals of Mathematical
    Statistics 34 (1963), 598-611; interval with ties: G. E. Noether, « Wilcoxon confidence intervals for location
    parameters in the discrete case », JASA 62 (1967), 184-188.
    """
    order = np.argsort(differences)
    differences, counts = differences[order], counts[:, order]
    n = counts.sum(axis=1)
    pairs = n * (n + 1) // 2
    ranked = _Means(differences, counts).ranked
    rank = _bound_rank(n)
    estimate = (ranked((pairs + 1) // 2) + ranked(pairs // 2 + 1)) / 2
    low, high = (np.where(rank > 0, ranked(which), np.nan) for which in (rank, pairs + 1 - rank))
    return estimate, low, high


class _Means:
    """The means of any two differences, in order, of which each cell has some."""

    def __init__(self, differences: Floats, counts: Integers) -> None:
        means, place = np.unique((differences + differences[:, None]) / 2, return_inverse=True)
        self._means, self._counts = np.append(means, np.nan), counts
        self._below = np.pad(np.cumsum(counts, axis=1), ((0, 0), (1, 0)))
        place = place.reshape(len(differences), len(differences))
        # With how many of the values, from the lowest, each value has a mean up to this one; and whether with itself.
        partners = np.zeros((len(means), len(differences)), dtype=np.int64)
        np.add.at(partners, (place, np.arange(len(differences))), 1)
        self._partners = np.cumsum(partners, axis=0)
        self._itself = place.diagonal() <= np.arange(len(means))[:, None]

    def ranked(self, rank: Integers) -> Floats:
        """Return the mean of this rank (1: the lowest) in each cell, NaN where there are not as many; shape (cells,)."""
        low, high = np.zeros(len(rank), dtype=np.int64), np.full(len(rank), len(self._means) - 1)
        while (low < high).any():
            middle = (low + high) // 2
            enough = self._up_to(np.minimum(middle, len(self._means) - 2)) >= rank
            low, high = np.where(enough | (low == high), low, middle + 1), np.where(enough, middle, high)
        return np.asarray(self._means[high], dtype=np.float64)

    def _up_to(self, mean: Integers) -> Integers:
        """Return how many means of two are at most this one (its place) in each cell."""
        partners = np.take_along_axis(self._below, self._partners[mean], axis=1)
        # Each pair is seen from either side, but each person with herself once.
        twice: Integers = (self._counts * (partners + self._itself[mean])).sum(axis=1)
        return twice // 2


def _bound_rank(n: Integers) -> Integers:
    """Return from which mean of two, counted from the lowest, the interval begins; 0 where none is sure enough."""
    normal = n * (n + 1) / 4 + 0.5 - Z_95 * np.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    return np.where(n > EXACT_UP_TO, normal, _exact_bounds()[np.minimum(n, EXACT_UP_TO)]).astype(np.int64)


@cache
def _exact_bounds() -> Integers:
    every = enumerate(ways_of_rising(np.arange(1, EXACT_UP_TO + 1)), start=1)
    return np.array([0, *(np.searchsorted(np.cumsum(ways), 0.025 * 2.0**n) for n, ways in every)])
