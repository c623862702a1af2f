"""How large the change of the same people is: in standard deviations (g_av), in ranks (rank-biserial correlation)."""

import numpy as np

from indicators.statistics.effect_sizes import standardized
from indicators.statistics.signed_rank import doubled_ranks
from indicators.statistics.welch import moments
from indicators.statistics.wilson import Z_95
from initiatives.arrays import Floats, Integers


def hedges_g_av(values: Floats, counts: Integers) -> tuple[Floats, Floats, Floats]:
    """Return g_av = J·(mean the second time − mean the first time) / s_av, and its 95 % interval.

    `values` has shape (values,), `counts` (cells, values the first time, values the second time): only people seen at
    both. s_av² is the plain mean of the variances (÷ n − 1) of the two times: the unit is the spread between people, not
    that of their changes. NaN where n < 3, and where all changed by the same or nobody differs from anybody.

    Source: s_av, and J with n − 1 degrees of freedom: G. Cumming, Understanding the New Statistics (2012), chapter 11;
    interval (noncentral t, see `standardized`): J. Algina, H. J. Keselman, « Approximate confidence intervals for
    effect sizes », Educational and Psychological Measurement 63 (2003), 537-553.
    """
    n, change, variance = moments((values - values[:, None]).ravel(), counts.reshape(len(counts), -1))
    (_, _, first), (_, _, second) = moments(values, counts.sum(axis=2)), moments(values, counts.sum(axis=1))
    spread = np.sqrt((first + second) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        return standardized(change, spread, np.sqrt(variance / n) / spread, (n - 1).astype(np.float64))


def rank_biserial_paired(differences: Floats, counts: Integers) -> tuple[Floats, Floats, Floats]:
    """Return (W+ − W−) / (W+ + W−), between −1 (all fell) and 1 (all rose), and its 95 % interval; NaN if nobody changed.

    `differences` has shape (values,), `counts` (cells, values). Ranks are those of `signed_rank`. The interval is taken on
    Fisher's scale with the spread that the jackknife finds (leaving each person out in turn). The error under « no
    change », which other programs use, does not do: with 6 levels and r = 0.9 it holds the truth 66 to 85 times in 100,
    the jackknife 94 to 97. Bounds are NaN where r is −1 or 1: no spread is then left to judge by.

    Source: D. S. Kerby, « The simple difference formula: an approach to teaching nonparametric correlation »,
    Comprehensive Psychology 3 (2014), 11.IT.3.1; jackknife: R. G. Miller, « The jackknife: a review », Biometrika 61
    (1974), 1-15.
    """
    ranks, rises, falls = doubled_ranks(differences, counts)
    up, moved = rises - falls, rises + falls
    n, apart, whole = counts.sum(axis=1), (ranks * up).sum(axis=1), (ranks * moved).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        seen = apart / whole
        # Without one person, those who changed by more lose two (doubled) ranks each, those who changed as much lose one.
        farther_up, farther = (2 * (one.sum(axis=1)[:, None] - np.cumsum(one, axis=1)) for one in (up, moved))
        without = [(apart - 2 * up.sum(axis=1))[:, None] / (whole - 2 * moved.sum(axis=1))[:, None]]
        for sign in (1, -1):
            left = apart[:, None] - sign * (ranks - 1) - up - farther_up
            without.append(left / (whole[:, None] - ranks + 1 - moved - farther))
        held = np.concatenate([(n - moved.sum(axis=1))[:, None], rises, falls], axis=1)
        left_out = np.where(held > 0, np.concatenate(without, axis=1), 0.0)
        middle = (held * left_out).sum(axis=1) / n
        error = np.sqrt((n - 1) / n * (held * (left_out - middle[:, None]) ** 2).sum(axis=1))
    judged = np.abs(seen) < 1
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.where(judged, Z_95 * error / (1 - seen**2), np.nan)
        middle = np.where(judged, np.arctanh(seen), np.nan)
    return seen, np.tanh(middle - half), np.tanh(middle + half)
