"""Visits in pieces: who is behind those of a month or of a place, each person counted once, and who makes most of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.contributors import Floats
from indicators.confidentiality.suppression import Bools
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Tally
from initiatives.validation.dataset import SEVERAL
from initiatives.validation.derived_tables.visits_by_month import VISITED


@dataclass(frozen=True)
class Visits:
    """Every visit, gathered in pieces: the visits of one month by participants who came as often every month.

    `person`, `month` and `visits` have shape (pieces,); `people`, shape (atoms,), counts the participants of each atom.
    """

    tally: Tally
    people: Floats
    person: NDArray[np.int64]
    month: NDArray[np.object_]
    visits: Floats

    @classmethod
    def of(cls, tally: Tally) -> "Visits":
        """Read the pieces from the participants told apart by their visits of each month."""
        months = [name for name in map(str, tally.atoms) if name.startswith(VISITED)]
        came = np.array([tally.atoms[name].astype("int64") for name in months]).reshape(len(months), -1).T
        person, place = np.nonzero(came)
        names = np.array([name.removeprefix(VISITED) for name in months], dtype=object)
        return cls(tally, tally.counts.astype(np.float64), person, names[place], came[person, place].astype(np.float64))

    def row(self, cell: Cell, period: str | None = None) -> Bools:
        """Return the pieces of a cell; of one month or year, "" being what has no date."""
        pieces: Bools = self.tally.members(cell)[self.person]
        if period is not None:
            pieces &= np.array([month[: len(period) or None] == period for month in self.month], dtype=bool)
        return pieces

    def levels(self, need: Need) -> list[str]:
        """Return the months, or the years, that a need tells apart; "" where some visits have no date."""
        length = len("2014" if need.columns[0].names() == ("annee",) else "2014-10")
        return sorted({str(month)[:length] for month in self.month})

    def known(self, own: Bools) -> Bools:
        """Return the pieces that a reader knows, `own` being its atoms; those of people met elsewhere too are taken as known."""
        atoms = own.copy()
        for name in ("structure", "partenaire"):
            if name in self.tally.atoms:
                atoms |= (self.tally.atoms[name] == SEVERAL).to_numpy(dtype=bool)
        pieces: Bools = atoms[self.person]
        return pieces

    def few(self, pieces: Bools, limit: int) -> bool:
        """Say whether somebody stands behind these pieces, and fewer than `limit` people."""
        return bool(0 < self.people[np.unique(self.person[pieces])].sum() < limit)

    def dominated(self, pieces: Bools, share: float) -> bool:
        """Say whether one person made more than `share` of these visits, once those of the next are taken away."""
        each = np.bincount(self.person[pieces], self.visits[pieces], len(self.people))
        total = float(each @ self.people)
        largest = np.repeat(each, np.minimum(self.people, 2).astype(np.int64))
        first, second = [*np.sort(largest)[::-1][:2], 0.0, 0.0][:2]
        return total > 0 and bool(first > share * (total - second))
