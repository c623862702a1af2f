"""How large the difference between two groups is: in standard deviations (Hedges), in pairs of people (Cliff)."""

import numpy as np

from indicators.statistics.welch import moments
from initiatives.arrays import Floats, Integers


def hedges_g(values: Floats, counts1: Integers, counts2: Integers) -> tuple[Floats, Floats, Floats]:
    """Return g = J·(mean of the first group − mean of the second) / s, and its 95 % interval.

    `values` has shape (values,), both counts (cells, values). s² is the mean of both variances (÷ n − 1), weighted by
    n1 − 1 and n2 − 1. NaN where a group has fewer than two people, or where nobody differs from anybody inside either.

    Source: L. V. Hedges, « Distribution theory for Glass's estimator of effect size and related estimators », Journal of
    Educational Statistics 6 (1981), 107-128 (J in its exact form, with Γ); interval: see `standardized`.
    """
    (n1, mean1, variance1), (n2, mean2, variance2) = moments(values, counts1), moments(values, counts2)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = (n1 + n2 - 2).astype(np.float64)
        pooled = np.sqrt(((n1 - 1) * variance1 + (n2 - 1) * variance2) / freedom)
        return standardized(mean1 - mean2, pooled, np.sqrt(1 / n1 + 1 / n2), freedom)


def standardized(difference: Floats, spread: Floats, scale: Floats, freedom: Floats) -> tuple[Floats, Floats, Floats]:
    """Return J·difference / spread, and the effects whose noncentral t would give as much, or as little, 2.5 % of times.

    The four have shape (cells,); `scale` turns a noncentrality into an effect. The interval is that of the true effect:
    J, which takes away the bias of the value, has no place in it.

    Source: J. H. Steiger, R. T. Fouladi, « Noncentrality interval estimation and the evaluation of statistical models »,
    in L. L. Harlow, S. A. Mulaik, J. H. Steiger (ed.), What if there were no significance tests? (1997), 221-257.
    """
    from scipy.special import gammaln, nctdtrinc

    known = (spread > 0) & (scale > 0) & (freedom > 1)  # J is 0 with one degree of freedom: nothing is known
    with np.errstate(divide="ignore", invalid="ignore"):
        seen = np.where(known, difference / spread, np.nan)
        t = seen / scale
        bias = np.exp(gammaln(freedom / 2) - gammaln((freedom - 1) / 2) - np.log(freedom / 2) / 2)
    # SciPy's inverse keeps more digits above 0: a negative effect is the mirror of a positive one.
    near, far = (nctdtrinc(freedom, part, np.abs(t)) * scale for part in (0.975, 0.025))
    low, high = np.where(t < 0, -far, near), np.where(t < 0, -near, far)
    return bias * seen, low, high


def cliffs_delta(values: Floats, counts1: Integers, counts2: Integers) -> tuple[Floats, Floats, Floats]:
    """Return (share of pairs where the first group's answer is higher) − (share where it is lower), and its interval.

    `values` has shape (values,), in any order, both counts (cells, values). The delta lies between −1 and 1; NaN where a
    group is empty. Bounds are NaN where a group has fewer than two people, and where delta is −1 or 1: no spread is
    then left to judge by.

    Source: N. Cliff, « Dominance statistics: ordinal analyses to answer ordinal questions », Psychological Bulletin 114
    (1993), 494-509 (consistent variance); asymmetric interval, with Student's t at n1 + n2 − 2: D. Feng, N. Cliff,
    « Monte Carlo evaluation of ordinal d with improved confidence interval », Journal of Modern Applied Statistical
    Methods 3 (2004), 322-332.
    """
    from scipy.special import stdtrit

    n1, n2 = counts1.sum(axis=1), counts2.sum(axis=1)
    higher = np.sign(values[:, None] - values)
    # How far each answer of a group stands above the other group, then around delta: by rows, by columns, pair by pair.
    with np.errstate(divide="ignore", invalid="ignore"):
        part1, part2 = counts1 / n1[:, None], counts2 / n2[:, None]
        above2, above1 = part2 @ higher.T, part1 @ higher
        delta = np.where((n1 > 0) & (n2 > 0), (part1 * above2).sum(axis=1), np.nan)
        rows = (part1 * (above2 - delta[:, None]) ** 2).sum(axis=1) / (n1 - 1)
        columns = (part2 * (above1 - delta[:, None]) ** 2).sum(axis=1) / (n2 - 1)
        pairs = ((part1 * (part2 @ np.abs(higher))).sum(axis=1) - delta**2) / ((n1 - 1) * (n2 - 1))
        variance = rows * (n2 - 1) / n2 + columns * (n1 - 1) / n1 + pairs
        critical = stdtrit(n1 + n2 - 2.0, 0.975)
        left = 1 - delta**2
        center, below = delta * left, left + critical**2 * variance
        half = critical * np.sqrt(variance * (left**2 + critical**2 * variance))
        low, high = (center - half) / below, (center + half) / below
    judged = (n1 > 1) & (n2 > 1) & (left > 1e-12)
    return delta, np.where(judged, low, np.nan), np.where(judged, high, np.nan)
