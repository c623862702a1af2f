"""The smallest parts of a table: the units that share every scope, wave and population flag."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.counting.coding import as_codes
from initiatives.arrays import Integers
from initiatives.declaration.vocabulary import MATCHED, PERSON, SCOPES, WAVE, WITHOUT_THIRD_PARTY

WEIGHTING = "calage."
"""Prefix of the columns that only tell weighting cells apart: `calage.genre` (see `weighting_cells`)."""
WEIGHT = "poids."
"""Prefix of the column that only tells apart answers of different weights, given by the export: `poids.poids_final`."""
Rows = Integers
"""Places of units in a table."""
Numbers = NDArray[np.integer[Any]]
DENSE = 2**22
"""Combinations of ids up to which those met are found in an array with one place for each, and beyond by sorting."""


@dataclass(frozen=True)
class Atoms:
    """`of_row[i]` is the row of `table` (one row per atom) in which unit i lies.

    The table depends neither on the order of units nor on the parts they come in: atoms are sorted by the ids of their
    columns, missing last, and each column is a bool or a categorical of the sorted ids that it holds.
    """

    table: pd.DataFrame
    of_row: Rows
    _spread: list[tuple[tuple[int, int], Rows]] = field(default_factory=list, compare=False, repr=False)

    def spread(self, cells: int, shift: int) -> Rows:
        """Return where the cells of each unit's atom begin, when every atom has this many, so far shifted.

        The last answer is kept: questions counted one after the other mostly have as many answers.
        """
        for asked, begins in self._spread:
            if asked == (cells, shift):
                return begins
        begins = self.of_row * cells + shift
        self._spread[:] = [((cells, shift), begins)]
        return begins


def atoms_of(frame: pd.DataFrame) -> Atoms:
    """Group the rows of a table into atoms: those of the same wave, scopes, weighting answers and weights."""
    return grouped(_placing(frame))


def grouped(places: pd.DataFrame) -> Atoms:
    """Group rows by all their columns, of ids or of bools; without any column, everything is one atom."""
    if places.columns.empty:
        return Atoms(pd.DataFrame(index=range(1)), np.zeros(len(places), dtype=np.int64))
    at: Numbers = np.zeros(len(places), dtype=np.int64)
    size = 1
    for name in places:
        codes, many = _coded(places[name])
        if size * many > DENSE:
            at, size = _squeezed(at)
        # Rows are many, and memory is what takes time: numbers are as narrow as they may be.
        at = at.astype(np.int32 if size * many < 2**31 else np.int64, copy=False)
        at *= many
        at += codes
        size *= many
    of_row, members = numbered(at, size, lambda rows: _order(places.iloc[rows]))
    held = places.iloc[members]
    return Atoms(pd.DataFrame({name: _canonical(held[name]) for name in held}), of_row)


def numbered(places: Numbers, size: int, order: Callable[[Rows], Rows] | None = None) -> tuple[Rows, Rows]:
    """Number the places that are met, from 0 and without gaps; return the number of each row, and a row of each number.

    `places` are below `size`. Numbers follow places, or what `order` answers when it is given one row of each.
    """
    if size > max(DENSE, len(places)):
        places, size = _squeezed(places)
    row = np.full(size, -1, dtype=np.int64)
    row[places] = np.arange(len(places))
    met = np.flatnonzero(row >= 0)
    if order is not None:
        met = met[order(row[met])]
    number = np.zeros(size, dtype=np.int64)
    number[met] = np.arange(len(met))
    return number[places], row[met]


def with_populations(frame: pd.DataFrame, matched: Iterable[Rows]) -> pd.DataFrame:
    """Return the columns that place each row, and the populations as bools: no third party, seen at several waves.

    `matched` holds the rows of people who answered at several waves; `frame` may be of people nobody can tell apart.
    """
    places = _placing(frame).copy(deep=False)
    if "third_party" in frame:
        places[WITHOUT_THIRD_PARTY] = ~frame["third_party"]
    if PERSON in frame and WAVE in frame:
        several = np.zeros(len(frame), dtype=bool)
        for rows in matched:
            several[rows] = True
        places[MATCHED] = several
    return places


def _placing(frame: pd.DataFrame) -> pd.DataFrame:
    held = [name for name in (*SCOPES, WAVE, WITHOUT_THIRD_PARTY, MATCHED) if name in frame]
    return frame[[*held, *(name for name in map(str, frame) if name.startswith((WEIGHTING, WEIGHT)))]]


def _coded(column: "pd.Series[Any]") -> tuple[Numbers, int]:
    """Return a number for each row's id, from 0 for a missing one, and how many there may be."""
    if column.dtype == bool:
        return column.to_numpy().view(np.int8), 2
    held = as_codes(column)
    many = len(held.categories) + 1
    # Codes are −1 for a missing value; one more than the last may not fit in their own type.
    return np.add(held.codes, 1, dtype=np.min_scalar_type(-many)), many


def _ranks(column: "pd.Series[Any]") -> Rows:
    """Return the rank of each row's id among the sorted ids, the last rank for a missing one."""
    if column.dtype == bool:
        return column.to_numpy(dtype=np.int64)
    held = as_codes(column)
    names = [str(name) for name in held.categories]
    rank = {name: place for place, name in enumerate(sorted(names))}
    ranks: Rows = np.array([*(rank[name] for name in names), len(names)], dtype=np.int64)[held.codes]
    return ranks


def _squeezed(places: Numbers) -> tuple[Rows, int]:
    """Number the places that are met, in the same order and without gaps, by sorting."""
    met, numbers = np.unique(places, return_inverse=True)
    return numbers, len(met)


def _order(members: pd.DataFrame) -> Rows:
    """Sort a few rows by the ids of their columns, the first column first."""
    order: Rows = np.lexsort([_ranks(members[name]) for name in reversed(list(members))])
    return order


def _canonical(members: "pd.Series[Any]") -> "pd.Series[Any]":
    if members.dtype == bool:
        return members.reset_index(drop=True)
    names = members.astype(object).where(members.notna(), None)
    ids = pd.Index(sorted({str(name) for name in names if name is not None}), dtype="str")
    return pd.Series(pd.Categorical(names, categories=ids))
