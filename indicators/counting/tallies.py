"""Counts in place of rows: what stage 4 hands on, and how parts of it are summed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.counting.needs import Derived, Need
from indicators.counting.whom_and_when import Scope, Waves
from initiatives.arrays import Bools, Integers
from initiatives.declaration.vocabulary import EVERYONE, MATCHED
from initiatives.validation.quality import Refusals

TERRITORY = Scope("territoire")
BLANK = "sans_reponse"
"""Level of a blank answer, after the question's own, those that could not be read, ne_sait_pas and non_concerne."""

Counts = Integers
Rows = Integers
"""Places of units in a table."""
THEN = "|"
"""Joins a pair of waves and a kind of scope: « debut>fin|structure » is where people are at the later wave."""


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
    - `levels[j]`: ids of the levels of column j, in order; the last four are illisible, ne_sait_pas, non_concerne, BLANK;
    - `counts`: int64, shape (atoms, *levels) (shape (atoms,) when the need has no column). For a paired need, shape
      (atoms, before, after);
    - `sums`, `squares`: Σx and Σx² of the amount, same shape as `counts` (Σx² as Python integers where 64 bits do not hold
      it over the whole table); `filled` counts rows that have one, `illegible` those whose cell could not be read,
      `unasked` those of whom it was not asked;
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
    illegible: Counts | None = None
    unasked: Counts | None = None
    decimals: int = 0

    def members(self, cell: Cell) -> Bools:
        """Return which atoms make up a cell: bool, shape (atoms,)."""
        one: Bools = self.members_of((cell,))[0]
        return one

    def members_of(self, cells: Sequence[Cell]) -> Bools:
        """Return which atoms make up each of these cells: bool, shape (cells, atoms)."""
        chosen: Bools = np.ones((len(cells), len(self.atoms)), dtype=bool)
        waves = np.array([str(cell.wave) for cell in cells], dtype=object)
        if "wave" in self.atoms:
            chosen &= _holding(self.atoms["wave"], waves) | (waves == "")[:, None]
        for kind in {cell.scope.kind for cell in cells if cell.scope != TERRITORY}:
            within = [place for place, cell in enumerate(cells) if cell.scope.kind == kind]
            members = np.array([cells[place].scope.member for place in within], dtype=object)
            chosen[within] &= _holding(self.atoms[kind], members) if kind in self.atoms else False
        for population in {cell.population for cell in cells} - {EVERYONE}:
            within = [place for place, cell in enumerate(cells) if cell.population == population]
            chosen[within] &= self.atoms[population].to_numpy(dtype=bool)
        return chosen


def _holding(column: "pd.Series[Any]", wanted: NDArray[np.object_]) -> Bools:
    """Say which atoms hold each of these values: bool, shape (values, atoms)."""
    codes, values = pd.factorize(column)
    places = pd.Index(values).get_indexer(pd.Index(wanted))
    held: Bools = (codes == places[:, None]) & (codes >= 0)  # a blank holds nothing, not even what nobody holds
    return held


@dataclass(frozen=True)
class Told:
    """What one figure of a measure counts, by joint level of its need: bool, shape (*levels).

    `n` says who is in its base, `k` who fulfils its condition, where it has one; `levels` name the levels of each column.
    `spread` is true where it tells that all gave one note, false where only the ends of the scale do, None of a condition.
    """

    indicator: str
    part: str
    need: Need
    levels: tuple[tuple[str, ...], ...]
    n: Bools
    k: Bools | None
    spread: bool | None = None
    annex: bool = False

    @property
    def main(self) -> bool:
        """Say whether it is what its indicator is about: of all, or of one of the groups or waves that it compares.

        Other parts are one level of a question each: that nobody chose it tells little.
        """
        return not self.part or (len(self.levels) > 1 and any(self.part in one for one in self.levels))


@dataclass(frozen=True)
class Base:
    """People that figures speak of: whom a need counts, at a wave or a pair of waves.

    `among` keeps those who gave one of these answers to its other columns (« femme »); empty for all who answered them.
    """

    need: Need
    wave: Waves
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskedAt:
    """What was answered, and when: a column of a table, or an amount, by those who answered it.

    `everybody` looks at all who were asked instead, blanks included. Where `asked` is None people are counted, whatever
    they say: among those whom `of` counts, all the rows of a table at a wave, or of people who were there at another too.
    """

    table: str
    asked: Derived | str | None
    wave: str
    everybody: bool = False
    of: Base | None = None


@dataclass(frozen=True)
class Places:
    """Where people of a table are at one wave: one row per place of `table`, its columns being scopes and populations.

    `debut>fin|structure` says where those who moved are at the later wave of a pair, which is where figures of the pair
    place them.
    """

    table: pd.DataFrame
    _held: dict[tuple[str, object], Bools] = field(default_factory=dict, compare=False, repr=False)

    def of(self, wave: str, cell: Cell) -> Bools:
        """Return the places of which a figure of a wave, or of a pair of waves, speaks in a cell: bool, shape (places,)."""
        if ("", (wave, cell)) in self._held:
            return self._held["", (wave, cell)]
        among: Bools = np.ones(len(self.table), dtype=bool)
        if cell.scope != TERRITORY:
            later = f"{wave}{THEN}{cell.scope.kind}"
            among = among & self.holding(later if later in self.table else cell.scope.kind, cell.scope.member)
        if cell.population not in (EVERYONE, MATCHED):
            among = among & self.holding(cell.population, True)
        self._held["", (wave, cell)] = among
        return among

    def holding(self, name: str, member: object) -> Bools:
        """Return the places of which a column holds this value: bool, shape (places,)."""
        if (name, member) not in self._held:
            there: Bools = np.zeros(len(self.table), dtype=bool)
            if name in self.table:
                there = (self.table[name] == member).to_numpy(dtype=bool, na_value=False)
            self._held[name, member] = there
        return self._held[name, member]


@dataclass(frozen=True)
class Behind:
    """The people behind the figures of one question at one wave, kind by kind.

    - `places` and `place`: where each kind is, `place` being a row of `places`, shape (kinds,);
    - `people`: how many of each kind, shape (kinds,);
    - `bases`: which kinds each base counts, bool, shape (kinds,);
    - `said`: how many of each kind fulfil what a figure counts (its `k`), by (indicator, part, wave), shape (kinds,);
    - `levels`, `answers`: how many of each kind gave each answer, shape (kinds, levels).
    """

    question: AskedAt
    places: Places
    place: Rows
    people: Counts
    bases: Mapping[Base, Bools]
    said: Mapping[tuple[str, str, str], Counts]
    levels: tuple[str, ...]
    answers: Counts

    def members(self, base: Base, cell: Cell) -> Bools:
        """Return the kinds of people whom a figure on this base speaks of in a cell: bool, shape (kinds,)."""
        return self.bases[base] & self.places.of(base.wave, cell)[self.place]


@dataclass(frozen=True)
class Tallies:
    """Every count that the indicators of an initiative asked for, by need. Still personal data: owner-only."""

    by_need: Mapping[Need, Tally]
    populations: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(group, wave) → counted population asked to answer; absent when nobody counted it."""
    populations_by_scope: Mapping[tuple[str, str, Scope], int] = field(default_factory=dict)
    """(group, wave, scope) → the same for a part of the territory; absent when nobody counted it."""
    told: tuple[Told, ...] = ()
    """What each figure that is not public counts, in the order of the indicators."""
    rows: tuple[Told, ...] = ()
    """The same of how many rows the files of a table hold, table by table."""
    behind: tuple[Behind, ...] = ()
    """Who stands behind them, question by question."""
    refused: Refusals = field(default_factory=dict)
    """Cells that could not be read, by question and wave, where there are any."""
