"""How many times more likely something is in one group than in another: ratio of odds, ratio of shares."""

import numpy as np

from indicators.statistics.wilson import Z_95
from initiatives.arrays import Bools, Floats, Integers


def odds_ratio(a: Integers, b: Integers, c: Integers, d: Integers) -> tuple[Floats, Floats, Floats]:
    """Return the odds ratio ad / bc and its 95 % interval.

    The four counts have shape (cells,): `a` yes and `b` no in the first group, `c` yes and `d` no in the second. Where
    one of them is 0, ½ is added to all four (Haldane, Anscombe). NaN where a group is empty, and where nobody or
    everybody says yes in both.

    Source: B. Woolf, « On estimating the relation between blood group and disease », Annals of Human Genetics 19
    (1955), 251-253; the ½: J. B. S. Haldane, « The estimation and significance of the logarithm of a ratio of
    frequencies », Annals of Human Genetics 20 (1956), 309-311; F. J. Anscombe, « On estimating binomial response
    relations », Biometrika 43 (1956), 461-464.
    """
    known = (a + b > 0) & (c + d > 0) & (a + c > 0) & (b + d > 0)
    half = np.where(np.minimum(np.minimum(a, b), np.minimum(c, d)) == 0, 0.5, 0.0)
    yes1, no1, yes2, no2 = a + half, b + half, c + half, d + half
    return _around(np.log(yes1 * no2 / (no1 * yes2)), 1 / yes1 + 1 / no1 + 1 / yes2 + 1 / no2, known)


def risk_ratio(a: Integers, b: Integers, c: Integers, d: Integers) -> tuple[Floats, Floats, Floats]:
    """Return the ratio of shares (a / (a + b)) / (c / (c + d)) and its 95 % interval.

    The four counts have shape (cells,), as for `odds_ratio`. Where `a` or `c` is 0, ½ is added to all four. NaN where a
    group is empty and where nobody says yes in both; where everybody does, the ratio is 1 and has no interval.

    Source: D. Katz, J. Baptista, S. P. Azen, M. C. Pike, « Obtaining confidence intervals for the risk ratio in cohort
    studies », Biometrics 34 (1978), 469-474, method C (logarithm).
    """
    known = (a + b > 0) & (c + d > 0) & (a + c > 0)
    half = np.where(np.minimum(a, c) == 0, 0.5, 0.0)
    yes1, yes2, n1, n2 = a + half, c + half, a + b + 2 * half, c + d + 2 * half
    with np.errstate(divide="ignore", invalid="ignore"):
        logarithm = np.log(yes1 * n2 / (yes2 * n1))
        variance = (n1 - yes1) / (n1 * yes1) + (n2 - yes2) / (n2 * yes2)
    return _around(logarithm, variance, known)


def _around(logarithm: Floats, variance: Floats, known: Bools) -> tuple[Floats, Floats, Floats]:
    half = np.where(known & (variance > 0), Z_95 * np.sqrt(variance), np.nan)
    return np.where(known, np.exp(logarithm), np.nan), np.exp(logarithm - half), np.exp(logarithm + half)
