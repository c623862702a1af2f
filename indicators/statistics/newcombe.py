"""By how many points two shares differ, and between which bounds: two groups, or the same people twice (Newcombe)."""

import numpy as np

from indicators.statistics.wilson import wilson_interval
from initiatives.arrays import Floats, Integers


def newcombe_difference(k1: Integers, n1: Integers, k2: Integers, n2: Integers) -> tuple[Floats, Floats]:
    """Return the 95 % interval of k1/n1 − k2/n2 for two groups of different people; NaN where n1 = 0 or n2 = 0.

    All arrays have shape (cells,). Bounds are shares between −1 and 1.

    Source: R. G. Newcombe, « Interval estimation for the difference between independent proportions: comparison of
    eleven methods », Statistics in Medicine 17 (1998), 873-890, method 10 (hybrid score, no continuity correction).
    """
    return _combined(k1, n1, k2, n2, np.zeros(np.shape(k1)))


def newcombe_paired(
    both: Integers, first_only: Integers, second_only: Integers, neither: Integers
) -> tuple[Floats, Floats]:
    """Return the 95 % interval of (share yes the first time) − (share yes the second time); NaN where nobody is paired.

    The four counts have shape (cells,): people who said yes twice, the first time only, the second time only, never.

    Source: R. G. Newcombe, « Improved confidence intervals for the difference between binomial proportions based on
    paired data », Statistics in Medicine 17 (1998), 2635-2650, method 10: Wilson's bounds joined through the
    correlation φ, whose numerator ad − bc, where it is positive, is brought n/2 closer to 0.
    """
    first, second = both + first_only, both + second_only
    n = first + second_only + neither
    numerator = (both * neither - first_only * second_only).astype(np.float64)
    numerator = np.where(numerator > 0, np.maximum(numerator - n / 2, 0), numerator)
    spread = np.sqrt(first * 1.0 * (n - first) * second * (n - second))
    return _combined(first, n, second, n, np.divide(numerator, spread, out=np.zeros_like(spread), where=spread > 0))


def _combined(k1: Integers, n1: Integers, k2: Integers, n2: Integers, phi: Floats) -> tuple[Floats, Floats]:
    """Return the interval of k1/n1 − k2/n2 made from both Wilson intervals and from the correlation of the shares."""
    low1, high1 = wilson_interval(k1, n1, np.zeros_like(n1))
    low2, high2 = wilson_interval(k2, n2, np.zeros_like(n2))
    with np.errstate(divide="ignore", invalid="ignore"):
        share1, share2 = k1 / n1, k2 / n2
    difference = share1 - share2
    below = _joined(share1 - low1, high2 - share2, phi)
    above = _joined(high1 - share1, share2 - low2, phi)
    return difference - below, difference + above


def _joined(one: Floats, other: Floats, phi: Floats) -> Floats:
    return np.sqrt(np.maximum(one**2 - 2 * phi * one * other + other**2, 0))
