"""By how many points two groups' shares differ, between which bounds, and whether chance would explain it."""

import numpy as np

from indicators.statistics.scores import not_refused, two_sided
from initiatives.arrays import Floats, Integers


def difference_of_two_shares(k1: Integers, n1: Integers, k2: Integers, n2: Integers) -> tuple[Floats, Floats, Floats]:
    """Return the 95 % interval of k1/n1 − k2/n2 for two groups of different people, and the two-sided p of « no difference ».

    All arrays have shape (cells,). Bounds are shares between −1 and 1. The three are NaN where a group is empty; p is NaN
    too where nobody, or everybody, says yes in both. Interval and test are one score statistic, so they never disagree:
    the test is Pearson's χ² times (N − 1)/N.

    Source: O. Miettinen, M. Nurminen, « Comparative analysis of two rates », Statistics in Medicine 4 (1985), 213-226;
    test: I. Campbell, « Chi-squared and Fisher–Irwin tests of two-by-two tables with small sample recommendations »,
    Statistics in Medicine 26 (2007), 3661-3675.
    """
    filled = (n1 > 0) & (n2 > 0)
    size1, size2 = np.maximum(n1, 1).astype(np.float64), np.maximum(n2, 1).astype(np.float64)
    seen = k1 / size1 - k2 / size2
    yes, whole = (k1 + k2).astype(np.float64), size1 + size2

    def score(supposed: Floats) -> Floats:
        first, second = _likeliest(supposed, k2, size1, size2, yes)
        variance = (first * (1 - first) / size1 + second * (1 - second) / size2) * whole / (whole - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((seen - supposed) / np.sqrt(variance), dtype=np.float64)

    low, high = not_refused(score, seen)
    p = two_sided(score(np.zeros_like(seen)))
    spread = filled & (yes > 0) & (yes < whole)
    return np.where(filled, low, np.nan), np.where(filled, high, np.nan), np.where(spread, p, np.nan)


def _likeliest(supposed: Floats, k2: Integers, n1: Floats, n2: Floats, yes: Floats) -> tuple[Floats, Floats]:
    """Return the two shares that make what was seen the likeliest, among those that differ by what is supposed.

    The second share is the root, between 0 and 1, of the cubic of Miettinen and Nurminen's appendix.
    """
    cube = n1 + n2
    square = (n1 + 2 * n2) * supposed - cube - yes
    line = (n2 * supposed - cube - 2 * k2) * supposed + yes
    constant = k2 * supposed * (1 - supposed)
    q = square**3 / (3 * cube) ** 3 - square * line / (6 * cube**2) + constant / (2 * cube)
    p = np.copysign(np.sqrt(np.maximum(square**2 / (3 * cube) ** 2 - line / (3 * cube), 0)), q)
    with np.errstate(divide="ignore", invalid="ignore"):
        angle = np.where(p == 0, 0.0, q / p**3)
    second = 2 * p * np.cos((np.pi + np.arccos(np.clip(angle, -1, 1))) / 3) - square / (3 * cube)
    second = np.clip(second, np.maximum(0, -supposed), np.minimum(1, 1 - supposed))
    return second + supposed, second
