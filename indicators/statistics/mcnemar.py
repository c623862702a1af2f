"""Whether as many people went from yes to no as from no to yes (McNemar), from the two counts of those who changed."""

import numpy as np

from initiatives.arrays import Floats, Integers


def mcnemar_exact(first_only: Integers, second_only: Integers) -> Floats:
    """Return the exact two-sided p; NaN where nobody changed (there is nothing to test then).

    Both counts have shape (cells,). Never too low, often too high: see `mcnemar_mid_p`.

    Source: Q. McNemar, « Note on the sampling error of the difference between correlated proportions or percentages »,
    Psychometrika 12 (1947), 153-157, with the binomial distribution in place of its approximation.
    """
    from scipy.special import bdtr

    changed = first_only + second_only
    p = np.minimum(1, 2 * bdtr(np.minimum(first_only, second_only).astype(np.float64), changed, 0.5))
    return np.where(changed > 0, p, np.nan)


def mcnemar_mid_p(first_only: Integers, second_only: Integers) -> Floats:
    """Return the two-sided mid-p: what is as extreme as the counts seen weighs half; NaN where nobody changed.

    Both counts have shape (cells,).

    Source: M. W. Fagerland, S. Lydersen, P. Laake, « The McNemar test for binary matched-pairs data: mid-p and
    asymptotic are better than exact conditional », BMC Medical Research Methodology 13 (2013), 91.
    """
    from scipy.special import gammaln

    changed = first_only + second_only
    seen = np.exp(gammaln(changed + 1) - gammaln(first_only + 1) - gammaln(second_only + 1) - changed * np.log(2))
    # Where as many changed each way, the count seen has no twin on the other side: it is half of itself once, not twice.
    weight = np.where(first_only == second_only, 0.5, 1.0)
    return np.asarray(mcnemar_exact(first_only, second_only) - weight * seen, dtype=np.float64)
