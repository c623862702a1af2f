"""By how many points a share changed among the same people, between which bounds, and whether chance would explain it."""

import numpy as np

from indicators.statistics.scores import not_refused, two_sided
from initiatives.arrays import Floats, Integers


def change_of_a_share(gained: Integers, lost: Integers, n: Integers) -> tuple[Floats, Floats, Floats]:
    """Return the 95 % interval of (gained − lost) / n, and the two-sided p that as many gain as lose (McNemar).

    All arrays have shape (cells,): people who say yes the second time only, the first time only, and all those seen twice.
    Bounds are shares between −1 and 1. NaN where n = 0; p is NaN too where nobody changed. Interval and test are one score
    statistic, so they never disagree.

    Source: T. Tango, « Equivalence test and confidence interval for the difference in proportions for the paired-sample
    design », Statistics in Medicine 17 (1998), 891-908; at « no change » the statistic is that of Q. McNemar, « Note on the
    sampling error of the difference between correlated proportions or percentages », Psychometrika 12 (1947), 153-157.
    """
    people = np.maximum(n, 1).astype(np.float64)
    seen = (gained - lost) / people

    def score(supposed: Floats) -> Floats:
        # The likeliest share of those who lose, among all changes that differ by what is supposed.
        line = (2 * people - gained + lost) * supposed - gained - lost
        constant = -lost * supposed * (1 - supposed)
        losing = (np.sqrt(np.maximum(line**2 - 8 * people * constant, 0)) - line) / (4 * people)
        variance = people * np.maximum(2 * losing + supposed * (1 - supposed), 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((gained - lost - people * supposed) / np.sqrt(variance), dtype=np.float64)

    low, high = not_refused(score, seen)
    p = two_sided(score(np.zeros_like(seen)))
    return (
        np.where(n > 0, low, np.nan),
        np.where(n > 0, high, np.nan),
        np.where(gained + lost > 0, p, np.nan),
    )
