"""Amounts of money or hours: nobody may come close to what one organisation brought.

Source: INSEE, Manuel de protection des données tabulées, annexe « Règles » : at least 3 units, and none above 85 %.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.confidentiality.contributors import owners
from indicators.counting.tallies import Cell, Tallies, Tally
from indicators.measures.base import KEPT_APART, Part
from initiatives.arrays import Floats


def dominated_rows(
    tallies: Tallies, parts: tuple[Part, ...], cells: tuple[Cell, ...], share: float
) -> frozenset[tuple[Cell, str]]:
    """Return the cells and parts of which one organisation brings more than `share`, or all but another.

    A part named after a level rests on what that level adds up to, the main figure on the whole; where no level has a
    part of its own, the main figure is a share of the whole and rests on each of them too.
    """
    found: set[tuple[Cell, str]] = set()
    for need in dict.fromkeys(part.need for part in parts):
        tally = tallies.by_need[need]
        ids = {part.id for part in parts if part.need == need}
        amounts = by_level(tally)
        for cell in cells:
            members = tally.members(cell)
            telling = {level for level, brought in amounts.items() if is_dominated(tally, brought, members, share)}
            found |= {(cell, level) for level in telling & ids}
            if "" in ids and ("" in telling or (telling and not ids & amounts.keys() - {""})):
                found.add((cell, ""))
    return frozenset(found)


def by_level(tally: Tally) -> dict[str, Floats]:
    """Return what each atom brought in all (under ""), then at each level of its column, shape (atoms,)."""
    assert tally.sums is not None
    sums = tally.sums.astype(np.float64)
    if sums.ndim == 1:
        return {"": sums}
    valid = sums[:, :-KEPT_APART].reshape(len(sums), sums.shape[1] - KEPT_APART, -1).sum(axis=2)
    levels = tally.levels[0][:-KEPT_APART]
    return {"": valid.sum(axis=1)} | {level: valid[:, place] for place, level in enumerate(levels)}


def is_dominated(tally: Tally, amounts: Floats, members: NDArray[np.bool_], share: float) -> bool:
    """Say whether one organisation brings more than `share` of a cell's total, or of what is left without another.

    Each partner knows its own: once taken away, the rest must not be one other's. `amounts` gives the amount of each
    atom, `members` the atoms of the cell, both of shape (atoms,).
    """
    brought = pd.Series(amounts[members]).groupby(pd.Series(owners(tally.atoms)[members]), dropna=False).sum()
    first, second = [*sorted(brought[brought > 0], reverse=True), 0.0, 0.0][:2]
    total = float(brought.sum())
    # The reader who learns most is the second: it takes the most away without taking the first.
    return total > 0 and first > share * (total - second)
