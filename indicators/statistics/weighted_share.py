"""Between which bounds a weighted share, or a share over clusters, probably lies."""

import numpy as np

from indicators.statistics.wilson import score_interval
from initiatives.arrays import Floats, Integers


def design_interval(share: Floats, error: Floats, degrees: Floats, n: Integers, kish: Floats) -> tuple[Floats, Floats]:
    """Return the 95 % Wilson interval on the number of answers that the sample is worth; arrays have shape (cells,).

    `share` lies between 0 and 1, `error` is its design-based standard error with `degrees` of freedom, `n` the answers,
    `kish` what weights alone leave of them. The answers are worth n* = n·p(1−p) / ((n−1)·error²), then
    n* · (t[n−1] / t[degrees])² because few clusters make the error itself unsure; never more than n. At 0 and 100 % the
    error is 0 by construction and says nothing: n* is then `kish`, with the same correction. Equal weights without
    clusters give back the plain Wilson interval. NaN where there is no error or no degree of freedom.

    Source: C. Franco, R. J. A. Little, T. A. Louis & E. V. Slud, « Comparative Study of Confidence Intervals for
    Proportions in Complex Sample Surveys », Journal of Survey Statistics and Methodology 7 (2019), 334-364, who recommend
    Wilson on n/deff (and show that all intervals are a little short with few clusters); correction by t: E. L. Korn & B. I.
    Graubard, « Confidence intervals for proportions with small expected number of positive counts estimated from survey
    data », Survey Methodology 24 (1998), 193-201; no more than n: National Center for Health Statistics, « Data
    Presentation Standards for Proportions », Vital and Health Statistics 2, no 175 (2017).
    """
    from scipy.special import stdtrit  # imported here: half a second that only designs and means need

    extreme = (share <= 0) | (share >= 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where(extreme, kish, n * share * (1 - share) / ((n - 1) * error**2))
        unsure = (stdtrit(n - 1.0, 0.975) / stdtrit(degrees, 0.975)) ** 2
        worth = np.minimum(worth * unsure, n)
    worth = np.where((degrees > 0) & (n > 1) & ~np.isnan(error), worth, np.nan)
    return score_interval(share, worth)
