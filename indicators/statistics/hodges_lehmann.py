"""By how much people typically changed between two times (Hodges–Lehmann), from counts of differences."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from indicators.statistics.signed_rank import EXACT_UP_TO, distribution
from indicators.statistics.wilson import Z_95

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


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
    found = [_cell(differences[cell > 0], cell[cell > 0]) for cell in counts]
    estimate, low, high = np.array(found, dtype=np.float64).reshape(-1, 3).T
    return estimate, low, high


def _cell(differences: Floats, counts: Integers) -> tuple[float, float, float]:
    n = int(counts.sum())
    if n == 0:
        return np.nan, np.nan, np.nan
    one, other = np.triu_indices(len(differences))
    means = (differences[one] + differences[other]) / 2
    weights = np.where(one == other, counts[one] * (counts[one] + 1) // 2, counts[one] * counts[other])
    order = np.argsort(means)
    means, reached = means[order], np.cumsum(weights[order])
    pairs = n * (n + 1) // 2

    def ranked(rank: int) -> float:
        return float(means[np.searchsorted(reached, rank)])

    estimate = (ranked((pairs + 1) // 2) + ranked(pairs // 2 + 1)) / 2
    rank = _bound_rank(n)
    return (estimate, ranked(rank), ranked(pairs + 1 - rank)) if rank else (estimate, np.nan, np.nan)


@cache
def _bound_rank(n: int) -> int:
    """Return from which mean of two, counted from the lowest, the interval begins; 0 where none is sure enough."""
    if n > EXACT_UP_TO:
        return int(n * (n + 1) / 4 + 0.5 - Z_95 * np.sqrt(n * (n + 1) * (2 * n + 1) / 24))
    return int(np.searchsorted(np.cumsum(distribution(np.arange(1, n + 1))), 0.025))
