"""Between which bounds a share probably lies (Wilson)."""

from statistics import NormalDist

import numpy as np

from initiatives.arrays import Floats, Integers

Z_95 = NormalDist().inv_cdf(0.975)
"""Standard normal quantile of a 95 % interval (1.959964)."""


def wilson_interval(k: Integers, n: Integers) -> tuple[Floats, Floats]:
    """Return the 95 % interval of the shares k / n, between 0 and 1; arrays of one shape, NaN where n = 0.

    Source: E. B. Wilson, « Probable inference, the law of succession, and statistical inference », JASA 22 (1927),
    209-212.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
    return score_interval(share, np.where(n > 0, n, np.nan))


def score_interval(share: Floats, size: Floats) -> tuple[Floats, Floats]:
    """Return the 95 % Wilson interval of shares observed on samples worth `size` answers, whole or not; same shapes."""
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = Z_95**2 / size
        center = (share + weight / 2) / (1 + weight)
        half = Z_95 / (1 + weight) * np.sqrt(share * (1 - share) / size + weight / (4 * size))
        low, high = center - half, center + half
    # At 0 and at 1 one bound is the share itself: rounding must not leave it a hair inside or outside.
    return np.where(share == 0, np.where(np.isnan(low), low, 0.0), low), np.where(
        share == 1, np.where(np.isnan(high), high, 1.0), high
    )
