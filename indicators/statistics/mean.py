"""A mean and between which bounds it probably lies (Student), from counts or sums alone."""

import numpy as np

from initiatives.arrays import Floats, Integers


def squared_deviations(n: Integers, total: Integers, squares: Integers) -> Floats:
    """Return Σ(x−x̄)², (n·Σx² − (Σx)²) ÷ n, from n, Σx and Σx² that are integers, all of shape (cells,); 0 where n = 0.

    Only the quotient is rounded: of amounts around two millions, floats would lose the digits that tell them apart.
    """
    size, whole, square = (one.astype(object) for one in (n, total, squares))
    exact: Floats = ((size * square - whole**2) / np.maximum(size, 1)).astype(np.float64)
    return exact


def mean_and_interval(
    n: Integers, total: Floats, deviations: Floats, population: Integers
) -> tuple[Floats, Floats, Floats]:
    """Return the mean Σx/n and its 95 % interval.

    `n`, `total` (Σx), `deviations` (Σ(x−x̄)²) and `population` (0 where nobody counted it) have the same shape. The variance is
    that of a mean drawn without replacement, s²/n·(1−n/N). The mean is NaN where n = 0; bounds are NaN where n < 2, where
    nobody differs from anybody (no spread to judge by) and where n ≥ N (a census has no sampling error).

    Source: Student, « The probable error of a mean », Biometrika 6 (1908), 1-25; finite population: W. G. Cochran,
    Sampling Techniques (3rd ed., 1977), § 2.6. Mean of paired differences: the same on the differences.
    """
    from scipy.special import stdtrit  # imported here: half a second that only intervals of means need

    counted = population > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(n > 0, total / n, np.nan)
        variance = deviations / (n - 1)
        left = np.where(counted, 1 - n / population, 1.0)
        half = stdtrit(n - 1.0, 0.975) * np.sqrt(variance / n * np.maximum(left, 0))
    half = np.where((n < 2) | (deviations <= 0) | (counted & (n >= population)), np.nan, half)
    return mean, mean - half, mean + half
