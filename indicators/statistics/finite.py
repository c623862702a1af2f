"""How many draws a sample is worth when it took a large part of a counted population."""

import numpy as np

from initiatives.arrays import Floats, Integers


def effective_size(n: Integers, population: Integers) -> Floats:
    """Return n(N−1)/(N−n) where N is counted (`population` > 0), n elsewhere; NaN where n = 0 or n ≥ N.

    Source: variance of a share under simple random sampling without replacement, p(1−p)/n · (N−n)/(N−1);
    W. G. Cochran, Sampling Techniques (3rd ed., 1977), § 3.2.
    """
    counted = population > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        finite = n * (population - 1) / (population - n)
    size = np.where(counted, finite, n.astype(np.float64))
    return np.where((n <= 0) | (counted & (n >= population)), np.nan, size)
