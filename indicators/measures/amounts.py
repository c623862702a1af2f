"""Sums of a column as decimal numbers, from the integers that are stored."""

from typing import TypedDict

from indicators.counting.tallies import Counts
from indicators.measures.base import Counted, added
from initiatives.arrays import Floats


def total(counted: Counted) -> Floats:
    """Return Σx of each cell and level, in the column's own unit: floats, shape of `counted.counts`."""
    whole: Floats = _present(counted.sums) / 10**counted.decimals
    return whole


def summed(counted: Counted) -> tuple[Counts, Counts]:
    """Return Σx and Σx² of each cell and level as the integers that are stored (Python's, where 64 bits do not hold Σx²)."""
    return _present(counted.sums), _present(counted.squares)


def filled(counted: Counted) -> Counts:
    """Return how many rows have an amount, in each cell and level."""
    return _present(counted.filled)


class WithoutAmount(TypedDict):
    """Rows of each cell that have no amount: left blank, that could not be read, or not asked for; each of shape (cells,)."""

    missing: Counts
    illegible: Counts
    not_concerned: Counts


def without_amount(counted: Counted) -> WithoutAmount:
    """Count the rows that have no amount."""
    illegible, unasked = added(_present(counted.illegible)), added(_present(counted.unasked))
    missing = counted.units() - added(filled(counted)) - illegible - unasked
    return {"missing": missing, "illegible": illegible, "not_concerned": unasked}


def _present(counts: Counts | None) -> Counts:
    if counts is None:
        raise ValueError("this need asked for no amount")
    return counts
