"""Counts in place of rows: what stage 4 hands on, and how parts of it are summed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from indicators.counting.needs import Need
from indicators.counting.whom_and_when import Scope, Waves
from initiatives.arrays import Bools, Integers
from initiatives.declaration.vocabulary import EVERYONE

TERRITORY = Scope("territoire")
BLANK = "sans_reponse"
"""Level of a blank answer, after the question's own categories (which end with ne_sait_pas, non_concerne)."""

Counts = Integers


@dataclass(frozen=True, order=True, init=False)
class Cell:
    """Which units a figure speaks of: population × scope × wave."""

    scope: Scope
    wave: Waves
    population: str

    def __init__(self, scope: str = TERRITORY, wave: str = "", population: str = EVERYONE) -> None:
        """Take texts as results hold them; the cell knows how they are read."""
        for name, given in (("scope", Scope(scope)), ("wave", Waves(wave)), ("population", population)):
            object.__setattr__(self, name, given)


@dataclass(frozen=True)
class Tally:
    """The answer to one `Need`: counts per atom and joint level; axis 0 is the atom.

    An atom is a smallest part of a table: the units that share every scope, wave and population flag. Every cell is a
    union of atoms, so every figure is a sum over atoms, and what is published can be audited as sums over atoms.
    - `atoms`: one row per atom; columns are scopes, `wave`, and one bool per population but « tous ». For a paired
      need, `wave` holds `before>after` and an atom groups matched people by where they are at the later wave;
    - `levels[j]`: ids of the levels of column j, in order; the last three are ne_sait_pas, non_concerne, BLANK;
    - `counts`: int64, shape (atoms, *levels) (shape (atoms,) when the need has no column). For a paired need, shape
      (atoms, before, after);
    - `sums`, `squares`: Σx and Σx² of the amount, same shape as `counts` (Σx² as Python integers where 64 bits do not hold
      it over the whole table); `filled` counts rows where it is not blank;
    - `decimals`: how many decimals the integers of `sums` stand for;
    - `largest`: for an amount, contributors are partners: they are read from the `partenaire` column of the atoms.
    """

    need: Need
    atoms: pd.DataFrame
    levels: tuple[tuple[str, ...], ...]
    counts: Counts
    filled: Counts | None = None
    sums: Counts | None = None
    squares: Counts | None = None
    decimals: int = 0

    def members(self, cell: Cell) -> Bools:
        """Return which atoms make up a cell: bool, shape (atoms,)."""
        chosen = np.ones(len(self.atoms), dtype=bool)
        if cell.wave and "wave" in self.atoms:
            chosen &= (self.atoms["wave"] == cell.wave).to_numpy(dtype=bool)
        if cell.scope != TERRITORY:
            if cell.scope.kind not in self.atoms:
                return np.zeros(len(self.atoms), dtype=bool)
            chosen &= (self.atoms[cell.scope.kind] == cell.scope.member).to_numpy(dtype=bool)
        if cell.population != EVERYONE:
            chosen &= self.atoms[cell.population].to_numpy(dtype=bool)
        return chosen


@dataclass(frozen=True)
class Tallies:
    """Every count that the indicators of an initiative asked for, by need. Still personal data: owner-only."""

    by_need: Mapping[Need, Tally]
    populations: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(group, wave) → counted population asked to answer; absent when nobody counted it."""
    populations_by_scope: Mapping[tuple[str, str, Scope], int] = field(default_factory=dict)
    """(group, wave, scope) → the same for a part of the territory; absent when nobody counted it."""
