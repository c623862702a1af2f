"""How much more one group changed than the group it is compared with."""

from dataclasses import dataclass

import numpy as np

from initiatives.arrays import Floats


@dataclass(frozen=True)
class Difference:
    """A difference with its 95 % interval and the p-value of « no difference »; NaN where one cannot be known."""

    value: Floats
    low: Floats
    high: Floats
    p: Floats


def difference_of_means(
    first: Floats,
    first_error: Floats,
    first_degrees: Floats,
    second: Floats,
    second_error: Floats,
    second_degrees: Floats,
) -> Difference:
    """Return first − second for two independent means: of changes, it is the difference in differences.

    All have the same shape. Degrees of freedom are those of Welch and Satterthwaite, so that variances may differ. No
    interval nor p-value where both errors are 0 or one is unknown.

    Source: B. L. Welch, « The Generalization of “Student's” Problem when Several Different Population Variances are Involved »,
    Biometrika 34 (1947), 28-35; F. E. Satterthwaite, Biometrics Bulletin 2 (1946), 110-114.
    """
    from scipy.special import stdtr, stdtrit  # imported here: half a second that only intervals of means need

    value = first - second
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = first_error**2 + second_error**2
        degrees = variance**2 / (first_error**4 / first_degrees + second_error**4 / second_degrees)
        error = np.where(variance > 0, np.sqrt(variance), np.nan)
        half = stdtrit(degrees, 0.975) * error
        p = 2 * stdtr(degrees, -np.abs(value) / error)
    return Difference(value, value - half, value + half, p)
