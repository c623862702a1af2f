"""How units are laid out to be counted: rows as they are, or the same people at two waves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.counting.atoms import Atoms, Rows, atoms_of
from indicators.counting.coding import APART, YES_NO, CodedColumn, Codes, of_two
from indicators.counting.comparing import MOMENTS, compared_waves
from indicators.counting.pairing import Journeys, Meeting
from initiatives.arrays import Bools
from initiatives.declaration.vocabulary import MATCHED, WAVE, WITHOUT_THIRD_PARTY


@dataclass(frozen=True)
class Layout:
    """Units laid out to be counted, each in its atom.

    `sides` are the rows of the table where answers of these units stand: nothing when the units are its rows, one array
    when they are some of them, two when each unit has an earlier and a later row. `own` is a column of the units
    themselves, counted after the questions.
    """

    atoms: Atoms
    sides: tuple[Rows, ...] = ()
    own: tuple[CodedColumn, ...] = ()

    def laid_out(self, columns: Sequence[CodedColumn]) -> list[CodedColumn]:
        """Return the columns to count: each of the table's at each side, then the units' own."""
        sided = [column.at(rows) for rows in self.sides for column in columns] if self.sides else list(columns)
        return [*sided, *self.own]

    def sizes(self, columns: Sequence[CodedColumn]) -> list[int]:
        """Return how many values each of the columns laid out may take."""
        return [column.size for column in columns] * max(len(self.sides), 1) + [column.size for column in self.own]

    def only(self, kept: Bools) -> "Layout":
        """Return the units of which every row of the table is among those kept."""
        units = np.flatnonzero(np.logical_and.reduce([kept[side] for side in self.sides]) if self.sides else kept)
        sides = tuple(side[units] for side in self.sides) if self.sides else (units,)
        return Layout(Atoms(self.atoms.table, self.atoms.of_row[units]), sides, tuple(o.at(units) for o in self.own))


def everyone(places: pd.DataFrame) -> Layout:
    """Lay out the rows of a table, which `places` (`with_populations`) tells where to put."""
    return Layout(atoms_of(places))


def paired(places: pd.DataFrame, meetings: Sequence[Meeting], made: Journeys) -> Layout:
    """Lay out people matched between two waves, whose journeys between the atoms of each wave are known.

    Atoms hold where they are at the later wave; a pair is free of third parties only when both answers are.
    """
    before, after = sides_of(meetings)
    # All who made the same journey are in the same atom: one pair of each tells which.
    first, last = before[made.example], after[made.example]
    later = _of_two_waves(places, last, meetings, _which([len(one.after) for one in meetings])[made.example])
    if WITHOUT_THIRD_PARTY in places:
        alone = places[WITHOUT_THIRD_PARTY].to_numpy(dtype=bool)
        later[WITHOUT_THIRD_PARTY] = alone[first] & alone[last]
    atoms = atoms_of(later)
    return Layout(Atoms(atoms.table, atoms.of_row[made.atoms.of_row]), (before, after))


def sides_of(meetings: Sequence[Meeting]) -> tuple[Rows, Rows]:
    """Return the earlier and the later row of each pair of all meetings."""
    return _joined([one.before for one in meetings]), _joined([one.after for one in meetings])


def followed(places: pd.DataFrame, meetings: Sequence[Meeting]) -> Layout:
    """Lay out everybody known at an earlier wave, with whether they are there at the later one.

    Atoms hold where they are at the earlier wave, for those who left are nowhere later. All are of the population
    « apparies »: a cell of two waves speaks of the people followed.
    """
    starters = _joined([one.starters for one in meetings])
    back = np.concatenate([np.zeros(0, dtype=bool), *(one.back for one in meetings)])
    then = _of_two_waves(places, starters, meetings, _which([len(one.starters) for one in meetings]))
    return Layout(atoms_of(then), (starters,), (of_two((*YES_NO, *APART), back),))


def compared(places: pd.DataFrame, waves: tuple[str, ...]) -> Layout:
    """Lay out everybody at either of two waves, with which of the two."""
    beside = compared_waves(places, waves if WAVE in places else ())
    return Layout(beside.atoms, (beside.rows,), (of_two(MOMENTS, beside.moment == 1),))


def _of_two_waves(places: pd.DataFrame, rows: Rows, meetings: Sequence[Meeting], which: Codes) -> pd.DataFrame:
    """Return where people are at these rows, as matched people of two waves; `which` is the meeting of each."""
    there = places.iloc[rows].reset_index(drop=True)
    names = pd.Index([one.name for one in meetings], dtype="str")
    there[WAVE] = pd.Categorical.from_codes(which, names)
    there[MATCHED] = True
    return there


def _which(sizes: Sequence[int]) -> Codes:
    return np.repeat(np.arange(len(sizes), dtype=np.int16), sizes)


def _joined(rows: Sequence[Rows]) -> Rows:
    return np.concatenate([np.zeros(0, dtype=np.int64), *rows])
