"""Below which value half of the answers lie (or any other part of them), and between which bounds the median is."""

import numpy as np

from initiatives.arrays import Floats, Integers


def quantile(values: Floats, counts: Integers, probability: float) -> Floats:
    """Return the quantile of each cell, interpolated between the two nearest answers; NaN where nobody answered.

    `values` has shape (values,), in any order, `counts` (cells, values); `probability` lies between 0 and 1.

    Source: type 7 (the default of R, NumPy and spreadsheets) of R. J. Hyndman, Y. Fan, « Sample quantiles in
    statistical packages », The American Statistician 50 (1996), 361-365: rank 1 + (n − 1)·probability.
    """
    n = counts.sum(axis=1)
    rank = np.maximum(n - 1, 0) * probability
    below = np.floor(rank).astype(np.int64)
    low, high = _ranked(values, counts, below), _ranked(values, counts, np.ceil(rank).astype(np.int64))
    return np.asarray(low + (rank - below) * (high - low), dtype=np.float64)


def median_interval(values: Floats, counts: Integers) -> tuple[Floats, Floats, Floats]:
    """Return the bounds of the median (two of the answers) and how surely they hold it, at least 95 %.

    `values` has shape (values,), in any order, `counts` (cells, values). NaN where n < 6: not even the lowest and the
    highest answer hold the median 95 times in 100. Ties only make the interval surer than it says.

    Source: W. R. Thompson, « On confidence ranges for the median and other expectation distributions for populations of
    unknown distribution form », Annals of Mathematical Statistics 7 (1936), 122-128.
    """
    from scipy.special import bdtr, bdtrik

    n = counts.sum(axis=1)
    # As many answers are left out on each side as leaves at most 2.5 % of chances that the median is among them.
    left_out = np.floor(bdtrik(0.025, np.maximum(n, 1).astype(np.float64), 0.5)).astype(np.int64)
    left_out -= bdtr(left_out.astype(np.float64), n, 0.5) > 0.025
    enough = (left_out >= 0) & (n > 0)
    coverage = np.where(enough, 1 - 2 * bdtr(left_out.astype(np.float64), n, 0.5), np.nan)
    low, high = _ranked(values, counts, left_out), _ranked(values, counts, n - 1 - left_out)
    return np.where(enough, low, np.nan), np.where(enough, high, np.nan), coverage


def _ranked(values: Floats, counts: Integers, rank: Integers) -> Floats:
    """Return the answer of each cell that has this many answers below it or tied with it before it (0: the lowest)."""
    order = np.argsort(values)
    reached = np.cumsum(counts[:, order], axis=1)
    place = (reached <= rank[:, None]).sum(axis=1)
    return np.asarray(np.append(values[order], np.nan)[place], dtype=np.float64)
