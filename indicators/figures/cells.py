"""Of whom figures are made: the territory, each partner, each kind of structure or of actor, at each wave."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Counts, Tallies, Tally
from indicators.counting.whom_and_when import Scope, Waves
from indicators.measures.base import Counted
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, SEVERAL, WAVE, WITHOUT_THIRD_PARTY

REPORTED = ("partenaire", "type_structure", "type_acteur", "axe")
"""Kinds of scope that reports speak of. Départements are counted (atoms), not reported one by one; host structures
are where each has an edition (`indicators/figures/told_to_hosts.py`)."""


@dataclass(frozen=True)
class Cells:
    """The cells of a table, and which atoms make up each: `members` is int64, shape (cells, atoms)."""

    cells: tuple[Cell, ...]
    members: Counts

    def of_populations(self, *kept: str) -> "Cells":
        """Return the cells of these populations only."""
        return self.among(lambda cell: cell.population in kept)

    def among(self, kept: Callable[[Cell], bool]) -> "Cells":
        """Return the cells that a measure speaks of."""
        chosen = [index for index, cell in enumerate(self.cells) if kept(cell)]
        if len(chosen) == len(self.cells):
            return self  # with its atoms in turn, found once for all the measures that speak of every cell
        return Cells(tuple(self.cells[index] for index in chosen), self.members[chosen])

    def gather(self, tally: Tally) -> Counted:
        """Sum a tally over the atoms of each cell."""
        return Counted(
            need=tally.need,
            levels=tally.levels,
            counts=self._sum(tally.counts),
            filled=None if tally.filled is None else self._sum(tally.filled),
            sums=None if tally.sums is None else self._sum(tally.sums),
            squares=None if tally.squares is None else self._sum(tally.squares),
            illegible=None if tally.illegible is None else self._sum(tally.illegible),
            unasked=None if tally.unasked is None else self._sum(tally.unasked),
            decimals=tally.decimals,
        )

    def _sum(self, counts: Counts) -> Counts:
        # Most cells have few atoms: adding those costs much less than multiplying by a matrix that is mostly zeros.
        held, starts, atoms = self._atoms_in_turn
        summed = np.zeros((len(self.cells), *counts.shape[1:]), dtype=counts.dtype)
        if len(held):
            summed[held] = np.add.reduceat(counts[atoms], starts, axis=0)
        return summed

    @cached_property
    def _atoms_in_turn(self) -> tuple[Counts, Counts, Counts]:
        """Return the cells that have atoms, where the atoms of each begin in a list, and that list."""
        cells, atoms = np.nonzero(self.members)
        held, starts = np.unique(cells, return_index=True)
        return held, starts, atoms


def cells_of(initiative: Initiative, tally: Tally, asked: tuple[str, ...], *, hosts: bool = False) -> Cells:
    """Return every cell that has at least one unit, and the whole territory in any case.

    `asked`: the waves at which everything the measure counts was asked; `hosts`: each host structure has figures too.
    """
    waves = _waves(initiative, tally, asked)
    kinds = (*REPORTED, "structure") if hosts else REPORTED
    candidates = []
    for wave in waves:
        # Those followed from a wave are everybody there, whether or not they are seen again.
        everyone = MATCHED if tally.need.paired and not tally.need.followed else EVERYONE
        candidates.append(Cell(TERRITORY, wave, everyone))
        if not tally.need.paired and _third_party(tally.atoms, wave):
            candidates.append(Cell(TERRITORY, wave, WITHOUT_THIRD_PARTY))
        candidates += [Cell(scope, wave, everyone) for scope in _scopes(initiative, tally.atoms, kinds)]
    members = tally.members_of(candidates)
    inhabited = members.any(axis=1) | np.array([cell.scope == TERRITORY for cell in candidates], dtype=bool)
    kept = tuple(cell for cell, some in zip(candidates, inhabited.tolist(), strict=True) if some)
    return Cells(kept, members[inhabited].astype(np.int64))


def population_of(tallies: Tallies, need: Need, cell: Cell) -> int:
    """Return how many were asked to answer in a cell; 0 when nobody counted them, or when two populations are met.

    People matched between two waves are drawn from those asked at the later one; people followed, from the earlier.
    """
    if cell.population == WITHOUT_THIRD_PARTY or need.compared:
        return 0
    wave = cell.wave.before if need.followed else cell.wave.after
    if cell.scope == TERRITORY:
        return tallies.populations.get((need.table, wave), 0)
    return tallies.populations_by_scope.get((need.table, wave, cell.scope), 0)


def complete_parts(cells: Cells, population: Counts, units: Counts) -> Counts:
    """Return the units of the cells where everybody must have answered, since all the territory did; 0 elsewhere.

    `population` (0 where nobody counted) and `units` have shape (cells,), as what is returned.
    """
    whole = {
        cell.wave
        for cell, asked, answered in zip(cells.cells, population.tolist(), units.tolist(), strict=True)
        if cell.scope == TERRITORY and asked and asked == answered
    }
    return np.where([cell.wave in whole for cell in cells.cells], units, 0).astype(np.int64)


def _waves(initiative: Initiative, tally: Tally, asked: tuple[str, ...]) -> tuple[str, ...]:
    if tally.need.table not in initiative.groups:
        return ("",)
    waves = tuple(w for w in initiative.waves_of(tally.need.table) if w in asked)
    if not tally.need.of_two_waves:
        return waves
    return tuple(Waves.pair(before, after) for i, before in enumerate(waves) for after in waves[i + 1 :])


def _third_party(atoms: pd.DataFrame, wave: str) -> bool:
    if WITHOUT_THIRD_PARTY not in atoms:
        return False
    return bool((~atoms[WITHOUT_THIRD_PARTY] & (atoms[WAVE] == wave)).any())


def _scopes(initiative: Initiative, atoms: pd.DataFrame, kinds: tuple[str, ...]) -> list[Scope]:
    """List the scopes that may have figures; of a kind whose scopes share people, none has any.

    An atom is in one scope of a kind: those who are in several would be missing from each.
    """
    found = []
    for kind in (kind for kind in kinds if kind in atoms and not (atoms[kind] == SEVERAL).any()):
        present = {str(member) for member in atoms[kind].dropna().unique()}
        order = [*initiative.partners] if kind == "partenaire" else sorted(present)
        found += [Scope.of(kind, member) for member in order if member in present]
    return found
