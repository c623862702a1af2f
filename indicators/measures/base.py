"""What every kind of measure is: what it wants counted, and how counts become figures. It never sees a row."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from indicators.columns import Columns
from indicators.needs import Need
from indicators.sampling import Sampling
from indicators.tallies import Cell, Counts
from initiatives.model import Initiative
from initiatives.vocabulary import Unit

Floats = NDArray[np.float64]
Interval = str
"""The name of an interval as French readers know it: Wilson, Student, Newcombe… ; "" where there is none."""
KEPT_APART = 3
"""Levels at the end of every column that are no valid answer: ne_sait_pas, non_concerne, blank."""


def added(counts: Counts) -> Counts:
    """Add everything but the cells: (cells, …) → (cells,)."""
    whole: Counts = counts.reshape(len(counts), -1).sum(axis=1)
    return whole


class Apart(TypedDict):
    """Answers that are not valid ones, each of shape (cells,)."""

    missing: Counts
    dont_know: Counts
    not_concerned: Counts


@dataclass(frozen=True)
class Counted:
    """The counts of one need, one row per cell: `counts` has shape (cells, *levels), int64; see `tallies.Tally`."""

    need: Need
    levels: tuple[tuple[str, ...], ...]
    counts: Counts
    filled: Counts | None
    sums: Counts | None
    squares: Counts | None
    decimals: int

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the valid answers of the first column, in order."""
        return self.levels[0][:-KEPT_APART]

    def apart(self) -> "Apart":
        """Return blanks, « ne sait pas » and « non concerné » of the only column, each of shape (cells,)."""
        dont_know, not_concerned, missing = (self.counts[:, index] for index in (-3, -2, -1))
        return {"missing": missing, "dont_know": dont_know, "not_concerned": not_concerned}

    def valid(self) -> Counts:
        """Return the number of valid answers to the only column, shape (cells,)."""
        return added(self.counts[:, :-KEPT_APART])

    def of(self, *levels: str) -> Counts:
        """Return how many gave one of these answers to the only column, shape (cells,)."""
        return added(self.counts[:, [self.levels[0].index(level) for level in levels]])

    def units(self) -> Counts:
        """Return the number of units, whatever they answered, shape (cells,)."""
        return added(self.counts)


@dataclass(frozen=True)
class Test:
    """A test of one part: its French name with its conventions, and its p-value per cell (NaN where not allowed)."""

    name: str
    p: Floats


@dataclass(frozen=True, kw_only=True)
class Part:
    """One figure of a measure for every cell at once; arrays have shape (cells,), NaN where there is no value.

    `id` is "" for the main figure; `sampled` says that its base is a number of answers, so that small bases and
    self-selected respondents must be signalled. `interval` names the interval whose bounds `low` and `high` are;
    `is_range` marks bounds that are a range of opinions.
    """

    id: str = ""
    label: str = ""
    value: Floats
    n: Counts
    k: Counts | None = None
    missing: Counts | None = None
    dont_know: Counts | None = None
    not_concerned: Counts | None = None
    low: Floats | None = None
    high: Floats | None = None
    computation: str
    interval: Interval = ""
    unit: Unit | None = None
    """Where it is not the indicator's: the share of those who went up, beside a mean change."""
    sampled: bool = False
    is_range: bool = False
    squares: Floats | None = None
    """For a mean: Σx² in the unit of the value, shape (cells,): what a weighted variance needs."""
    test: Test | None = None
    annex: bool = False
    """Whether only the annex prints it: an effect size by name, a test."""
    need: Need


class Measure(BaseModel):
    """Base of the three families of measure; the first key of a measure names its kind."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French what the initiative does not collect and this measure counts; empty when it has it all."""
        return ()

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French what is wrong in this measure, once nothing is lacking; empty when it can be computed."""
        return ()


class CountedMeasure(Measure):
    """A measure made of counts: it says what it needs, and turns it into figures."""

    @abstractmethod
    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Return what to count; all needs of a measure are about the same table and the same pairing."""

    @abstractmethod
    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Turn the counts of `needs`, in the same order, into figures for all cells at once."""

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French which table or column is not collected."""
        said = []
        for need in self.needs(group, columns):
            names = [name for derived in need.columns for name in derived.names()]
            names += [name for name in (need.amount, *(column for column, _ in need.where)) if name is not None]
            said += [columns.lacking(need.table), *(columns.lacking(need.table, name) for name in names)]
        return tuple(dict.fromkeys(one for one in said if one is not None))


@dataclass(frozen=True)
class Known:
    """What a measure made of other figures may read of each: the value, and its base."""

    value: float | None
    n: int


class DerivedMeasure(Measure):
    """A measure made of the main figures of other indicators."""

    @abstractmethod
    def made_of(self) -> tuple[str, ...]:
        """Return the ids of the indicators it reads."""

    def speaks_of(self, cell: Cell) -> bool:
        """Tell whether it makes sense in a cell; everywhere by default."""
        return True

    @abstractmethod
    def figure(self, known: tuple[Known, ...]) -> tuple[float | None, int, int | None]:
        """Return value, n and k of one cell from the figures of `made_of`, in the same order."""

    @abstractmethod
    def computation(self) -> str:
        """Say in French how it is computed."""


@dataclass(frozen=True)
class Fact:
    """One thing that the initiative declares: a part, its label, its value and how many declarations it rests on."""

    id: str
    label: str
    value: float | None
    n: int


class DeclaredMeasure(Measure):
    """A measure read in the declaration of the initiative: dates, partners."""

    def undeclared(self, initiative: Initiative) -> tuple[str, ...]:
        """Say in French what the declaration does not hold and this measure reads."""
        return ()

    @abstractmethod
    def facts(self, initiative: Initiative) -> tuple[Fact, ...]:
        """Return the figures; the main one has the part ""."""

    @abstractmethod
    def computation(self) -> str:
        """Say in French how it is computed."""
