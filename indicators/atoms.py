"""The smallest parts of a table: the units that share every scope, wave and population flag."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.tallies import BETWEEN
from initiatives.dataset import PERSON, SCOPES, WAVE
from initiatives.vocabulary import MATCHED, WITHOUT_THIRD_PARTY

WEIGHTING = "calage."
"""Prefix of the columns that only tell weighting cells apart: `calage.genre` (see `weighting_cells`)."""
Rows = NDArray[np.int64]
"""Places of units in a table."""
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
    _spread: list[tuple[int, Rows]] = field(default_factory=list, compare=False, repr=False)

    def spread(self, cells: int) -> Rows:
        """Return where the cells of each unit's atom begin, when every atom has this many.

        The last answer is kept: questions counted one after the other mostly have as many answers.
        """
        for size, begins in self._spread:
            if size == cells:
                return begins
        begins = self.of_row * cells
        self._spread[:] = [(cells, begins)]
        return begins


def atoms_of(frame: pd.DataFrame) -> Atoms:
    """Group the rows of a table into atoms; rows without wave, scope or weighting answer go together."""
    return grouped(_placing(frame))


def grouped(places: pd.DataFrame) -> Atoms:
    """Group rows by all their columns, of ids or of bools; without any column, everything is one atom."""
    if places.columns.empty:
        return Atoms(pd.DataFrame(index=range(1)), np.zeros(len(places), dtype=np.int64))
    of_row, size = np.zeros(len(places), dtype=np.int64), 1
    for name in places:
        ranks, ids = _ranked(places[name])
        of_row, size = of_row * (len(ids) + 1) + ranks, size * (len(ids) + 1)
        if size > DENSE:
            of_row, size = _met(of_row, size)
    of_row, size = _met(of_row, size)
    member = np.zeros(size, dtype=np.int64)
    member[of_row] = np.arange(len(of_row))
    return Atoms(pd.DataFrame({name: _canonical(places[name].iloc[member]) for name in places}), of_row)


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


def pair_name(before: str, after: str) -> str:
    """Name a pair of waves: « debut>fin »."""
    return f"{before}{BETWEEN}{after}"


def _placing(frame: pd.DataFrame) -> pd.DataFrame:
    held = [name for name in (*SCOPES, WAVE, WITHOUT_THIRD_PARTY, MATCHED) if name in frame]
    return frame[[*held, *(name for name in map(str, frame) if name.startswith(WEIGHTING))]]


def _ranked(column: "pd.Series[Any]") -> tuple[NDArray[np.integer[Any]], list[str]]:
    """Return the rank of each row's id among the sorted ids, the last rank for a missing one, and the ids."""
    if column.dtype == bool:
        return column.to_numpy().view(np.int8), ["non", "oui"]
    held = column.astype("category").cat
    names = [str(name) for name in held.categories]
    ids = sorted(names)
    rank = {name: place for place, name in enumerate(ids)}
    # The last entry catches code −1, by which pandas means a missing value.
    ranks = np.array([*(rank[name] for name in names), len(ids)], dtype=np.int64)
    return ranks[held.codes.to_numpy()], ids


def _met(places: Rows, size: int) -> tuple[Rows, int]:
    """Number the places that are met, in the same order and without gaps."""
    if size > max(DENSE, len(places)):
        met, numbers = np.unique(places, return_inverse=True)
        return numbers, len(met)
    held = np.bincount(places, minlength=size) > 0
    return (np.cumsum(held) - 1)[places], int(held.sum())


def _canonical(members: "pd.Series[Any]") -> "pd.Series[Any]":
    if members.dtype == bool:
        return members.reset_index(drop=True)
    names = members.astype(object).where(members.notna(), None)
    ids = pd.Index(sorted({str(name) for name in names if name is not None}), dtype="str")
    return pd.Series(pd.Categorical(names, categories=ids))
