"""Whether the means of two groups differ, and between which bounds (Welch: each group has its own spread)."""

import numpy as np

from initiatives.arrays import Floats, Integers


def moments(values: Floats, counts: Integers) -> tuple[Integers, Floats, Floats]:
    """Return how many there are, their mean and their variance (÷ n − 1), from how often each value occurs.

    `values` has shape (values,), `counts` (cells, values); the three results have shape (cells,). The mean is NaN where
    n = 0, the variance where n < 2. It is summed around the mean, so that values far from 0 keep their digits.
    """
    n = counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(n > 0, counts @ values / n, np.nan)
        variance = (counts * (values - mean[:, None]) ** 2).sum(axis=1) / (n - 1)
    # Equal values have no spread, whatever rounding left in their mean.
    lowest = np.where(counts > 0, values, np.inf).min(axis=1, initial=np.inf)
    highest = np.where(counts > 0, values, -np.inf).max(axis=1, initial=-np.inf)
    variance = np.where(lowest == highest, 0.0, variance)
    return n, mean, np.where(n > 1, variance, np.nan)


def welch_difference(
    n1: Integers, mean1: Floats, variance1: Floats, n2: Integers, mean2: Floats, variance2: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return mean1 − mean2, its 95 % interval and the two-sided p that the two means are equal.

    All arrays have shape (cells,); variances are those of `moments`. Bounds and p are NaN where a group has fewer than
    two people, or where nobody differs from anybody inside either group (no spread to judge by).

    Source: B. L. Welch, « The generalization of "Student's" problem when several different population variances are
    involved », Biometrika 34 (1947), 28-35; degrees of freedom: F. E. Satterthwaite, « An approximate distribution of
    estimates of variance components », Biometrics Bulletin 2 (1946), 110-114.
    """
    from scipy.special import stdtr, stdtrit

    difference = mean1 - mean2
    with np.errstate(divide="ignore", invalid="ignore"):
        part1, part2 = variance1 / n1, variance2 / n2
        error = np.sqrt(part1 + part2)
        freedom = (part1 + part2) ** 2 / (part1**2 / (n1 - 1) + part2**2 / (n2 - 1))
        half = stdtrit(freedom, 0.975) * error
        p = 2 * stdtr(freedom, -np.abs(difference / error))
    known = (n1 > 1) & (n2 > 1) & (error > 0)
    half, p = np.where(known, half, np.nan), np.where(known, p, np.nan)
    return difference, difference - half, difference + half, p
