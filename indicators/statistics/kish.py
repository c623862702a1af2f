"""How many equally weighted answers a weighted sample is worth."""

import numpy as np

from initiatives.arrays import Floats


def effective_number(total: Floats, squares: Floats) -> Floats:
    """Return (Σw)² / Σw²; both sums have the same shape; NaN where nobody weighs anything.

    It is the number of answers when all weights are equal, and never more.

    Source: L. Kish, Survey Sampling (Wiley, 1965), § 11.7; « Weighting for Unequal Pi », Journal of Official Statistics 8
    (1992), 183-200.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        worth: Floats = np.where(squares > 0, total**2 / squares, np.nan)
    return worth
