"""The two figures that most measures are made of: a share with its Wilson interval, a mean with Student's."""

from dataclasses import replace

import numpy as np

from indicators.counting.needs import Need
from indicators.counting.tallies import Counts
from indicators.measures.base import KEPT_APART, Apart, Counted, Part, added
from indicators.statistics.skewness import is_too_skewed
from indicators.statistics.welch import moments
from indicators.weights.sampling import Sampling
from initiatives.arrays import Floats


def proportion(
    k: Counts, n: Counts, sampling: Sampling, need: Need, apart: Apart, *, part: str = "", label: str = ""
) -> Part:
    """Return k ÷ n with its Wilson interval; `k` and `n` have shape (cells,)."""
    answered = n + apart["dont_know"] + apart["not_concerned"]
    low, high = sampling.share_interval(k, n, answered)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(n > 0, k / n, np.nan)
    return Part(
        id=part,
        label=label,
        value=value,
        n=n,
        k=k,
        low=low,
        high=high,
        computation="part des réponses valides",
        interval="Wilson",
        narrowed=sampling.said("Wilson", n, answered, closed=True),
        sampled=True,
        need=need,
        **apart,
    )


def share_that_changed(k: Counts, n: Counts, need: Need, apart: Apart, *, part: str, label: str) -> Part:
    """Return k ÷ n of people seen twice who changed in some way: no counted population narrows it; shapes as `proportion`."""
    endless = Sampling(np.zeros_like(n), exhaustive=False)
    return replace(proportion(k, n, endless, need, apart, part=part, label=label), infers=True)


def average(
    counts: Counts, numbers: Floats, sampling: Sampling, need: Need, apart: Apart, *, part: str = "", label: str = ""
) -> Part:
    """Return the mean of `numbers` weighted by their counts, with its Student interval.

    `counts` has shape (cells, values) and `numbers` (values,), all those that may be answered: how many units of each cell
    have each value.
    """
    n, _, variance = moments(numbers, counts)
    answered = n + apart["dont_know"] + apart["not_concerned"]
    total, squares = counts @ numbers, counts @ numbers**2
    ends = (float(numbers.min()), float(numbers.max()))
    mean, low, high = sampling.mean_interval(n, total, variance * (n - 1), answered, ends)
    return Part(
        id=part,
        label=label,
        value=mean,
        n=n,
        low=low,
        high=high,
        computation="moyenne des réponses valides",
        interval="Student",
        narrowed=sampling.said("Student", n, answered, closed=True),
        sampled=True,
        skewed=is_too_skewed(numbers, counts),
        total=total,
        squares=squares,
        need=need,
        **apart,
    )


def valid_pairs(counted: Counted) -> Counts:
    """Return the counts of units that validly answered both columns: (cells, first × second), flattened."""
    both = counted.counts[:, :-KEPT_APART, :-KEPT_APART]
    return both.reshape(len(both), -1)


def apart_in_pairs(counted: Counted) -> Apart:
    """Return why a crossed unit has no valid pair: a blank on either side, else illegible, « ne sait pas », not concerned."""
    counts = counted.counts
    unblank = counts[:, :-1, :-1]
    # Without blanks, what is kept apart ends with illegible, « ne sait pas », not concerned.
    legible = np.delete(np.delete(unblank, 1 - KEPT_APART, axis=1), 1 - KEPT_APART, axis=2)
    sure = np.delete(np.delete(legible, 2 - KEPT_APART, axis=1), 2 - KEPT_APART, axis=2)
    valid = added(valid_pairs(counted))
    return {
        "missing": added(counts) - added(unblank),
        "illegible": added(unblank) - added(legible),
        "dont_know": added(legible) - added(sure),
        "not_concerned": added(sure) - valid,
    }
