"""Whether people changed on average between two times, and by how much (Student, on each person's difference)."""

import numpy as np

from indicators.statistics.welch import moments
from initiatives.arrays import Floats, Integers


def paired_t(differences: Floats, counts: Integers) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the mean difference, its 95 % interval and the two-sided p that it is 0.

    `differences` has shape (values,), `counts` (cells, values): how many people differ by each. Bounds and p are NaN
    where there are fewer than two people, or where all differ by the same (no spread to judge by).

    Source: Student, « The probable error of a mean », Biometrika 6 (1908), 1-25.
    """
    from scipy.special import stdtr, stdtrit

    n, mean, variance = moments(differences, counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(variance / n)
        half = stdtrit(n - 1.0, 0.975) * error
        p = 2 * stdtr(n - 1.0, -np.abs(mean / error))
    known = error > 0
    half, p = np.where(known, half, np.nan), np.where(known, p, np.nan)
    return mean, mean - half, mean + half, p
