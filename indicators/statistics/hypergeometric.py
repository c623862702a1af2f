"""Between which bounds a share of a counted group surely lies, when those who answered were drawn from it."""

import numpy as np

from initiatives.arrays import Floats, Integers

ROUNDING = 1e-9
"""A tail of exactly 2.5 % is kept, whatever the digits that its computation lost."""


def hypergeometric_interval(k: Integers, n: Integers, population: Integers) -> tuple[Floats, Floats]:
    """Return the exact interval, at least 95 %, of the share of `population` members of whom `n` were drawn and `k` say yes.

    All arrays have shape (cells,), with 0 < n ≤ population. Bounds are whole numbers of members divided by the population:
    those for which neither tail of the hypergeometric law is under 2.5 %.

    Source: W. G. Cochran, Sampling Techniques (3rd ed., 1977), § 3.6; each tail as in C. J. Clopper, E. S. Pearson,
    « The use of confidence or fiducial limits illustrated in the case of the binomial », Biometrika 26 (1934), 404-413.
    """
    # The more say no, the fewer say yes: the highest bound of one is the lowest of the other.
    return _lowest(k, n, population) / population, 1 - _lowest(n - k, n, population) / population


def _lowest(k: Integers, n: Integers, population: Integers) -> Integers:
    """Return the smallest number of members who may say yes, were at least `k` drawn 2.5 % of the time; by halving."""
    from scipy.stats import hypergeom  # imported here: half a second that only groups drawn at random need

    low, high = k.copy(), population - (n - k)
    while (low < high).any():
        middle = (low + high) // 2
        enough = hypergeom.sf(k - 1, population, middle, n) >= 0.025 - ROUNDING
        low, high = np.where(enough, low, np.minimum(middle + 1, high)), np.where(enough, middle, high)
    return low
