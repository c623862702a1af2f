"""Where a test or an effect size may be made at all: the owner's rule on few answers."""

from collections.abc import Callable

import numpy as np

from indicators.counting.tallies import Counts
from indicators.measures.base import SMALL
from initiatives.arrays import Bools, Floats

CHI_SQUARED = "test du χ², variante N − 1"
"""The test of the score interval of Miettinen and Nurminen, by the name that Campbell (2007) gives it."""


def testable(*sizes: Counts) -> Bools:
    """Return where each group has 30 people or more, shape (cells,)."""
    large: Bools = np.logical_and.reduce([size >= SMALL for size in sizes])
    return large


def only(kept: Bools, compute: Callable[[Counts], tuple[Floats, ...]], counts: Counts) -> tuple[Floats, ...]:
    """Compute on these cells alone, NaN elsewhere: what may not be shown is not made. `counts` is (cells, …)."""
    # With no cell left, an empty one is computed for nothing: it tells how many results there are.
    found = compute(counts[kept] if kept.any() else np.zeros((1, *counts.shape[1:]), dtype=np.int64))
    return tuple(_among(kept, one) for one in found)


def _among(kept: Bools, found: Floats) -> Floats:
    whole = np.full(len(kept), np.nan)
    whole[kept] = found[: int(kept.sum())]
    return whole
