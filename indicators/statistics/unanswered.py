"""What those who did not answer could still change: between which bounds a figure lies, whatever they would have said."""

import numpy as np

from initiatives.arrays import Floats, Integers


def unanswered_bounds(total: Floats, n: Integers, left: Integers, least: float, most: float) -> tuple[Floats, Floats]:
    """Return the lowest and the highest mean that `n` answers adding up to `total` and `left` unknown ones may have.

    Arrays have shape (cells,); each unknown answer lies between `least` and `most`: 0 and 1 for a share, whose bounds are
    k/N and (k + N − n)/N. Nothing is assumed of those who did not answer. NaN where nobody is counted.

    Source: C. F. Manski, « Nonparametric Bounds on Treatment Effects », American Economic Review 80 (1990), 319-323
    (worst-case bounds for missing answers); W. G. Cochran, Sampling Techniques (3rd ed., 1977), § 13.2.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return (total + left * least) / (n + left), (total + left * most) / (n + left)
