"""Between which bounds a share of a counted group surely lies, when all but a few of its members were drawn."""

import numpy as np

from initiatives.arrays import Floats, Integers

FEW_LEFT = 100
"""Members left unasked up to which the bounds are exact; beyond, Wilson's with a finite population hold 95 % well enough."""
ROUNDING = 1e-9
"""A tail of exactly 2.5 % is kept, whatever the digits that its logarithms lost."""


def hypergeometric_interval(k: Integers, n: Integers, population: Integers) -> tuple[Floats, Floats]:
    """Return the exact interval, at least 95 %, of the share of `population` members of whom `n` were drawn and `k` say yes.

    All arrays have shape (cells,), with 0 < n ≤ population ≤ n + FEW_LEFT. Bounds are whole numbers of members divided by
    the population: those for which neither tail of the hypergeometric law is under 2.5 %.

    Source: W. G. Cochran, Sampling Techniques (3rd ed., 1977), § 3.6; each tail as in C. J. Clopper, E. S. Pearson,
    « The use of confidence or fiducial limits illustrated in the case of the binomial », Biometrika 26 (1934), 404-413.
    """
    cases, place = np.unique(np.stack([k, n, population]), axis=1, return_inverse=True)
    bounds = np.array([_bounds(*case) for case in cases.T.tolist()]).reshape(-1, 2)[place.ravel()]
    return bounds[:, 0], bounds[:, 1]


def _bounds(k: int, n: int, population: int) -> tuple[float, float]:
    from scipy.special import gammaln  # imported here: half a second that only groups drawn at random need

    left = population - n
    # Among those left, `held` say yes if k + supposed do in all: the law of those not drawn is that of a draw of them.
    supposed, held = np.meshgrid(np.arange(left + 1), np.arange(left + 1), indexing="ij")
    yes = k + supposed

    def ways(of: Integers, taken: Integers) -> Floats:
        possible = (taken >= 0) & (taken <= of)
        safe = np.where(possible, taken, 0)
        return np.where(possible, gammaln(of + 1) - gammaln(safe + 1) - gammaln(of - safe + 1), -np.inf)

    chances = np.exp(ways(yes, held) + ways(population - yes, left - held) - ways(np.array(population), np.array(left)))
    fewer, more = np.tril(chances).sum(axis=1), np.triu(chances).sum(axis=1)
    kept = np.flatnonzero(np.minimum(fewer, more) >= 0.025 - ROUNDING)
    return (k + int(kept[0])) / population, (k + int(kept[-1])) / population
