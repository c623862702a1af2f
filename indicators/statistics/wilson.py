"""Between which bounds a share probably lies (Wilson), also when the population is finite and counted."""

from statistics import NormalDist

import numpy as np

from indicators.statistics.finite import effective_size
from initiatives.arrays import Floats, Integers

Z_95 = NormalDist().inv_cdf(0.975)
"""Standard normal quantile of a 95 % interval (1.959964)."""


def wilson_interval(k: Integers, n: Integers, population: Integers) -> tuple[Floats, Floats]:
    """Return the 95 % interval of the shares k / n, between 0 and 1.

    All arrays have the same shape. `population` is 0 where nobody counted it; where it is counted, the score interval
    is taken on the effective size n(N−1)/(N−n). NaN where n = 0 and where n ≥ N (a census has no sampling error).

    Source: E. B. Wilson, « Probable inference, the law of succession, and statistical inference », JASA 22 (1927),
    209-212; effective size: the variance of a share under simple random sampling without replacement, W. G. Cochran,
    Sampling Techniques (3rd ed., 1977), § 3.2.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
    return score_interval(share, effective_size(n, population))


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
