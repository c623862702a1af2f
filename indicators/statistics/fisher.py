"""Whether two groups that have different shares could have the same one (Fisher's exact test)."""

import numpy as np

from initiatives.arrays import Floats, Integers

AS_LIKELY = 1 + 1e-7
"""Tables whose chances differ by less than rounding count as equally likely, as R and SciPy have it."""


def fisher_exact(k1: Integers, n1: Integers, k2: Integers, n2: Integers) -> Floats:
    """Return the two-sided p that the shares k1 / n1 and k2 / n2 are equal: shape (cells,), as all arguments.

    It adds the chances of every table with the same margins that is no more likely than the one seen. NaN where a
    group is empty; 1 where everybody, or nobody, says yes.

    Source: R. A. Fisher, Statistical Methods for Research Workers (5th ed., 1934), § 21.02; two-sided: the rule of R's
    fisher.test. SciPy has it table by table: the whole of scipy.stats would be loaded for one sum.
    """
    p = np.full(len(n1), np.nan)
    for cell in np.flatnonzero((n1 > 0) & (n2 > 0)):
        p[cell] = _p(int(k1[cell]), int(n1[cell]), int(k2[cell]), int(n2[cell]))
    return p


def _p(k1: int, n1: int, k2: int, n2: int) -> float:
    from scipy.special import gammaln  # imported here: only tests of shares need it

    def ways(among: int, chosen: Integers) -> Floats:
        logarithm: Floats = gammaln(among + 1) - gammaln(chosen + 1) - gammaln(among - chosen + 1)
        return logarithm

    yes = k1 + k2
    possible = np.arange(max(0, yes - n2), min(yes, n1) + 1)
    logarithm = ways(n1, possible) + ways(n2, yes - possible)
    chances = np.exp(logarithm - logarithm.max())
    seen = chances[k1 - possible[0]]
    return float(min(1.0, chances[chances <= seen * AS_LIKELY].sum() / chances.sum()))
