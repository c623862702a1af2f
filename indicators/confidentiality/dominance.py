"""Amounts of money or hours: nobody may come close to what one organisation brought.

Source: INSEE, Manuel de protection des données tabulées, annexe « Règles » : at least 3 units, and none above 85 %.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.confidentiality.contributors import Floats, owners
from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.suppression import Row
from indicators.measures.base import Part
from indicators.tallies import Cell, Tallies, Tally


def dominated_rows(
    tallies: Tallies, parts: tuple[Part, ...], cells: tuple[Cell, ...], memberships: Memberships, share: float
) -> frozenset[Row]:
    """Return the cells and parts of which one organisation brings more than `share`.

    `parts` come from `per_atom`: the amount of each atom is their value.
    """
    found: set[Row] = set()
    for part in parts:
        tally, amounts = tallies.by_need[part.need], np.nan_to_num(part.value)
        for cell, members in zip(cells, memberships.of(tally, cells), strict=True):
            if is_dominated(tally, amounts, members, share):
                found.add((cell, part.id))
    return frozenset(found)


def is_dominated(tally: Tally, amounts: Floats, members: NDArray[np.bool_], share: float) -> bool:
    """Say whether one organisation brings more than `share` of a cell's total.

    `amounts` gives the amount of each atom, `members` the atoms of the cell, both of shape (atoms,).
    """
    brought = pd.Series(amounts[members]).groupby(pd.Series(owners(tally)[members]), dropna=False).sum()
    total = float(brought.sum())
    return total > 0 and float(brought.max()) > share * total
