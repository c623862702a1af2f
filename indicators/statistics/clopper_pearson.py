"""Between which bounds a share surely lies (Clopper–Pearson): never less than 95 %, often more."""

import numpy as np

from initiatives.arrays import Floats, Integers


def clopper_pearson_interval(k: Integers, n: Integers) -> tuple[Floats, Floats]:
    """Return the exact 95 % interval of the shares k / n, between 0 and 1, also at 0 % and 100 %; NaN where n = 0.

    `k` and `n` have shape (cells,). No finite population: take Wilson's where one is counted.

    Source: C. J. Clopper, E. S. Pearson, « The use of confidence or fiducial limits illustrated in the case of the
    binomial », Biometrika 26 (1934), 404-413, written with quantiles of the beta distribution.
    """
    from scipy.special import betaincinv

    asked = n > 0
    # A bound that is 0 or 1 has no beta quantile: its parameters are made harmless, its value is written below.
    low = betaincinv(np.maximum(k, 1), n - k + 1, 0.025)
    high = betaincinv(k + 1, np.maximum(n - k, 1), 0.975)
    low, high = np.where(k == 0, 0.0, low), np.where(k == n, 1.0, high)
    return np.where(asked, low, np.nan), np.where(asked, high, np.nan)
