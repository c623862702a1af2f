"""Whether people rather rose or rather fell between two times (Wilcoxon's signed ranks), with ties and zeros."""

import numpy as np

from indicators.statistics.rank_sums import EXACT_UP_TO, chance_of_at_most
from initiatives.arrays import Floats, Integers


def signed_rank(differences: Floats, counts: Integers) -> tuple[Floats, Floats]:
    """Return W+, the sum of the ranks of the rises, and its two-sided p; NaN where nobody changed.

    `differences` has shape (values,), `counts` (cells, values): how many people differ by each. Zeros are ranked with the
    others, then left out of the sum (Pratt); ties share their mean rank. Up to 200 pairs (zeros included) p is exact:
    each change is as likely a rise as a fall, given the ranks seen. Beyond, p is that of the normal approximation, with
    the variance of the ranks seen (hence corrected for ties and zeros) and a continuity correction of ½.

    Source: F. Wilcoxon, « Individual comparisons by ranking methods », Biometrics Bulletin 1 (1945), 80-83; zeros:
    J. W. Pratt, « Remarks on zeros and ties in the Wilcoxon signed rank procedures », JASA 54 (1959), 655-667.
    """
    ranks, rises, falls = doubled_ranks(differences, counts)
    rise = (ranks * rises).sum(axis=1)
    moved = rises + falls
    pairs = counts.sum(axis=1)
    changed = moved.sum(axis=1) > 0
    p = _approximate_p(ranks, moved, rise)
    exact = changed & (pairs <= EXACT_UP_TO)
    smaller = np.minimum(rise, (ranks * moved).sum(axis=1) - rise)
    p[exact] = np.minimum(1.0, 2 * chance_of_at_most(smaller[exact], ranks[exact], moved[exact]))
    return np.where(changed, rise / 2, np.nan), np.where(changed, p, np.nan)


def doubled_ranks(differences: Floats, counts: Integers) -> tuple[Integers, Integers, Integers]:
    """Return twice the rank of each distance from 0 (so that it is whole), how many rose and how many fell by it.

    The three have shape (cells, distances); zeros take the first ranks and are left out. Differences are first rounded to
    10 digits: 0.3 − 0.2 and 0.2 − 0.1 are tied.
    """
    rounded = np.round(differences, 10)
    distances, place = np.unique(np.abs(np.append(rounded, 0.0)), return_inverse=True)
    rises = np.zeros((len(counts), len(distances)), dtype=np.int64)
    falls = np.zeros_like(rises)
    same = np.zeros_like(rises)
    for value, at, held in zip(rounded, place[:-1], counts.T, strict=True):
        (rises if value > 0 else falls if value < 0 else same)[:, at] += held
    all_three = rises + falls + same
    ranks = 2 * np.cumsum(all_three, axis=1) - all_three + 1
    return ranks[:, 1:], rises[:, 1:], falls[:, 1:]


def _approximate_p(ranks: Integers, moved: Integers, rise: Integers) -> Floats:
    from scipy.special import ndtr

    held = ranks / 2
    middle, spread = (moved * held).sum(axis=1) / 2, np.sqrt((moved * held**2).sum(axis=1)) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.maximum(np.abs(rise / 2 - middle) - 0.5, 0) / spread
    return np.asarray(2 * ndtr(-distance), dtype=np.float64)
