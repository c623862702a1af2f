"""Whether people rather rose or rather fell between two times (Wilcoxon's signed ranks), with ties and zeros."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

EXACT_UP_TO = 200
"""How many pairs a cell may have for its p to be exact; beyond, the normal approximation."""


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
    for cell in np.flatnonzero(changed & (pairs <= EXACT_UP_TO)):
        p[cell] = _exact_p(ranks[cell], moved[cell], int(rise[cell]))
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


def distribution(ranks: Integers) -> Floats:
    """Return the chances that the ranks of the rises add up to 0, 1, 2…, each being a rise one time in two.

    `ranks` has shape (changes,) and holds whole numbers above 0.
    """
    chances = np.zeros(int(ranks.sum()) + 1)
    chances[0] = 1.0
    reached = 0
    for rank in ranks.tolist():
        reached += rank
        # The right-hand side is made whole before it is added: both sides overlap.
        chances[rank : reached + 1] += chances[: reached + 1 - rank].copy()
        chances[: reached + 1] /= 2
    return chances


def _exact_p(ranks: Integers, moved: Integers, rise: int) -> float:
    seen = np.repeat(ranks, moved)
    step = int(np.gcd.reduce(seen))
    chances = distribution(np.sort(seen // step))
    smaller = min(rise, int(seen.sum()) - rise) // step
    return min(1.0, 2 * float(chances[: smaller + 1].sum()))


def _approximate_p(ranks: Integers, moved: Integers, rise: Integers) -> Floats:
    from scipy.special import ndtr

    held = ranks / 2
    middle, spread = (moved * held).sum(axis=1) / 2, np.sqrt((moved * held**2).sum(axis=1)) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.maximum(np.abs(rise / 2 - middle) - 0.5, 0) / spread
    return np.asarray(2 * ndtr(-distance), dtype=np.float64)
