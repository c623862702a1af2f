"""What is left of several tests judged together: p-values adjusted for their number."""

import numpy as np

from initiatives.arrays import Bools, Floats, Integers


def holm(p: Floats) -> Floats:
    """Return p-values adjusted so that the risk of one wrong claim or more in the whole family is kept; shape (tests,).

    NaN is no test: it stays NaN and does not count in the family.

    Source: S. Holm, « A Simple Sequentially Rejective Multiple Test Procedure », Scandinavian Journal of Statistics 6
    (1979), 65-70.
    """
    order, tested = _ascending(p)
    factors = len(order) - np.arange(len(order))
    stepped = np.maximum.accumulate(p[order] * factors)
    return _placed(tested, order, stepped)


def benjamini_hochberg(p: Floats) -> Floats:
    """Return p-values adjusted so that the expected part of wrong claims among all claims is kept; shape (tests,).

    NaN is no test: it stays NaN and does not count in the family.

    Source: Y. Benjamini & Y. Hochberg, « Controlling the False Discovery Rate », Journal of the Royal Statistical Society B
    57 (1995), 289-300.
    """
    order, tested = _ascending(p)
    factors = len(order) / np.arange(1, len(order) + 1)
    stepped = np.minimum.accumulate((p[order] * factors)[::-1])[::-1]
    return _placed(tested, order, stepped)


def _ascending(p: Floats) -> tuple[Integers, Bools]:
    tested = ~np.isnan(p)
    places = np.flatnonzero(tested)
    return places[np.argsort(p[places], kind="stable")], tested


def _placed(tested: Bools, order: Integers, stepped: Floats) -> Floats:
    adjusted = np.full(len(tested), np.nan)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted
