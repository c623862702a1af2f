"""Whether answers lie too much to one side for Student's interval to be as sure as it says."""

import numpy as np
from numpy.typing import NDArray

from indicators.statistics.welch import moments
from initiatives.arrays import Floats, Integers

ENOUGH = 25
"""Answers that a squared skewness of 1 asks for."""


def is_too_skewed(values: Floats, counts: Integers) -> NDArray[np.bool_]:
    """Return where n < 25·G₁², G₁ being the mean cubed deviation in standard deviations; shape (cells,).

    `values` has shape (values,), `counts` (cells, values): how often each occurs. False where nobody differs.

    Source: W. G. Cochran, Sampling Techniques (3rd ed., 1977), § 2.15: from 25·G₁² answers on, a normal 95 % interval
    leaves the true mean out at most 6 times in 100.
    """
    n, mean, variance = moments(values, counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        cubed = (counts * (values - mean[:, None]) ** 3).sum(axis=1) / n
        skewness = cubed / (variance * (n - 1) / n) ** 1.5
    skewed: NDArray[np.bool_] = (variance > 0) & (n < ENOUGH * skewness**2)
    return skewed
