"""Two kinds of respondents side by side: their counts, and their gap at equal composition."""

from dataclasses import dataclass

import numpy as np

from indicators.counting.tallies import Counts
from indicators.measures.base import KEPT_APART, Counted
from indicators.statistics.welch import moments
from indicators.statistics.wilson import Z_95
from initiatives.arrays import Floats


@dataclass(frozen=True)
class Gap:
    """A gap and its 95 % interval, NaN where it cannot be computed; the answers that it rests on, and those of the smaller group.

    All have shape (cells,).
    """

    value: Floats
    low: Floats
    high: Floats
    n: Counts
    smallest: Counts


def side(counted: Counted, level: str) -> Counts:
    """Return the answers of one kind of respondents: (cells, …, answer levels), blanks included."""
    return counted.counts[:, counted.levels[0].index(level)]


def at_equal_composition(counted: Counted, between: tuple[str, str], numbers: Floats) -> Gap:
    """Return the gap that would be seen if both kinds of respondents were composed alike (direct standardisation).

    `counted` crosses the kind, the composition and the answer; `numbers` is what each valid answer is worth. Within
    each stratum of composition that both kinds have, the gap of means; then their average, weighted by the strata's
    share of the respondents of both kinds. The interval adds the variances of the strata (normal law).

    Source: F. Yates, « The analysis of multiple classifications with unequal numbers in the different classes », JASA 29
    (1934), 51-66; direct standardisation as in J. Fleiss, Statistical Methods for Rates and Proportions (2nd ed., 1981).
    """
    first, second = (side(counted, level)[:, :-KEPT_APART, :-KEPT_APART] for level in between)
    cells, strata, _ = first.shape
    flat = [one.reshape(cells * strata, -1) for one in (first, second)]
    (n1, mean1, variance1), (n2, mean2, variance2) = (
        tuple(np.asarray(given).reshape(cells, strata) for given in moments(numbers, one)) for one in flat
    )
    common = (n1 > 0) & (n2 > 0)
    n = np.where(common, n1 + n2, 0)
    whole = n.sum(axis=1)
    smallest = np.minimum(*(np.where(common, one, 0).sum(axis=1) for one in (n1, n2)))
    with np.errstate(divide="ignore", invalid="ignore"):
        weights = n / whole[:, None]
        value = np.where(whole > 0, np.where(common, weights * (mean1 - mean2), 0.0).sum(axis=1), np.nan)
        spread = weights**2 * (variance1 / n1 + variance2 / n2)
    # A stratum of one person has no variance: the interval is then unknown, the gap is not.
    half = Z_95 * np.sqrt(np.where(common, spread, 0.0).sum(axis=1))
    return Gap(value, value - half, value + half, whole, smallest)
