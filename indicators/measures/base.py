"""What every kind of measure is: what it wants counted, and how counts become figures. It never sees a row."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Self, TypedDict

import numpy as np
from pydantic import BaseModel, ConfigDict

from indicators.counting.coding import APART
from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Counts
from indicators.weights.sampling import Sampling
from initiatives.arrays import Bools, Floats
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import Flag, Unit

Interval = str
"""The name of an interval as French readers know it: Wilson, Student, Welch… ; "" where there is none."""
KEPT_APART = len(APART)
"""Levels at the end of every column that are no valid answer: illisible, ne_sait_pas, non_concerne, blank."""
FEW, SMALL = 10, 30
"""Under 10 answers, counts only; under 30, « effectif faible » and no test: the owner's editorial rule (DESIGN.md)."""


def added(counts: Counts) -> Counts:
    """Add everything but the cells: (cells, …) → (cells,)."""
    whole: Counts = counts.reshape(len(counts), -1).sum(axis=1)
    return whole


class Apart(TypedDict):
    """Answers that are not valid ones, each of shape (cells,)."""

    missing: Counts
    illegible: Counts
    dont_know: Counts
    not_concerned: Counts


def apart(answers: Counts) -> Apart:
    """Return those of answers of shape (cells, levels) that are kept apart, each of shape (cells,)."""
    illegible, dont_know, not_concerned, missing = (answers[:, place] for place in range(-KEPT_APART, 0))
    return {"missing": missing, "illegible": illegible, "dont_know": dont_know, "not_concerned": not_concerned}


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
    illegible: Counts | None = None
    unasked: Counts | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the valid answers of the first column, in order."""
        return self.levels[0][:-KEPT_APART]

    def apart(self) -> Apart:
        """Return the answers to the only column that are kept apart, each of shape (cells,)."""
        return apart(self.counts)

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
    `is_range` marks bounds that are a range of opinions. `infers` marks what compares (a change, a gap): it speaks of more than
    those who answered, so that it keeps its interval where everybody did.
    """

    id: str = ""
    label: str = ""
    value: Floats
    n: Counts
    k: Counts | None = None
    missing: Counts | None = None
    illegible: Counts | None = None
    dont_know: Counts | None = None
    not_concerned: Counts | None = None
    low: Floats | None = None
    high: Floats | None = None
    computation: str
    interval: Interval = ""
    narrowed: Sequence[str] = ()
    """What the method says of the interval in each cell, where a counted population may narrow it; else its name says all."""
    unit: Unit | None = None
    """Where it is not the indicator's: the share of those who went up, beside a mean change."""
    sampled: bool = False
    infers: bool = False
    is_range: bool = False
    smallest: Counts | None = None
    """Of two groups compared, how many answered in the smaller, shape (cells,): rules on few answers look at it."""
    least: int = 0
    """How many answers must stand behind it (see `base`) for it to have a value."""
    skewed: Bools | None = None
    """Where answers lie so much to one side that the interval of their mean is too short, shape (cells,)."""
    total: Floats | None = None
    squares: Floats | None = None
    """For a mean: Σx, then Σx² in the unit of the value, shape (cells,): what a weighted mean and its variance need."""
    effective: Floats | None = None
    """For a weighted figure: how many equally weighted answers its own are worth (Kish), shape (cells,)."""
    degrees: Floats | None = None
    """For an interval made from a sampling plan: its degrees of freedom, where they are not n − 1, shape (cells,)."""
    test: Test | None = None
    annex: bool = False
    """Whether only the annex prints it: an effect size by name, a test."""
    summed: bool = False
    """Whether it is a sum that lacks something where a row has no amount."""
    flags: tuple[Flag, ...] = ()
    """What weakens this figure in every cell: that the people compared are not the same."""
    waves: tuple[str, ...] | None = None
    """The waves that it speaks of, where they are fewer than those of its cells."""
    without: Mapping[str, Bools] = field(default_factory=dict)
    """Why there is no value, in French, and in which cells, shape (cells,): the method says it there."""
    need: Need

    def base(self) -> Floats:
        """Return how many answers the rules on few answers look at, shape (cells,).

        Those of the smaller of two groups, and never more than what weights leave of them (Kish).
        """
        held = (self.n if self.smallest is None else self.smallest).astype(np.float64)
        return held if self.effective is None else np.fmin(held, self.effective)


class Measure(BaseModel):
    """Base of the families of measure; the first key of a measure names its kind."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)
    compares_groups: ClassVar[bool] = False
    """Whether it sets a group beside one without the action: only then is the evidence « avec_comparaison »."""

    no_sum: ClassVar[str] = ""
    """In French, what its figures are that parts of the units cannot add up; "" says it from the unit."""

    @property
    def kind(self) -> str:
        """Return the name of its kind: its first key."""
        return next(iter(type(self).model_fields))

    @property
    def compares_waves(self) -> bool:
        """Whether it tells of a change between two waves: only then is the evidence « avant_apres »."""
        return False

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French what the initiative does not collect and this measure counts; empty when it has it all."""
        return ()

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French what is wrong in this measure, once nothing is lacking; empty when it can be computed."""
        return ()

    def highest(self, group: str, columns: Columns) -> float | None:
        """Return the most that it can be where it is a note on a scale; None where nothing bounds it, or it is no note."""
        return None

    def speaks_of(self, cell: Cell) -> bool:
        """Tell whether it makes sense in a cell; everywhere by default."""
        return True

    def bound(self, initiative: Initiative) -> Self:
        """Return the measure with what it reads in this initiative's declaration; by default it reads nothing there."""
        return self


class CountedMeasure(Measure):
    """A measure made of counts: it says what it needs, and turns it into figures."""

    one_note: ClassVar[bool] = True
    """Whether a figure of it that has no condition tells that all gave one note, whichever it is, as a spread of nothing does.

    False where only the ends of a scale tell it, as a mean that is told without any interval does. Until a kind says so, it is
    protected as one that tells any.
    """
    asked_apart: ClassVar[bool] = False
    """Whether each part may speak of other waves than the others; else, only waves that asked everything it counts."""

    def adds_up(self) -> bool:
        """Tell whether the figures of parts of the units add up to that of the whole: counts and sums do, shares do not."""
        return False

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
            said += [columns.without_word(need.table, name, word) for name, words in need.where for word in words]
            if not self.adds_up():
                said += [columns.told_alike(need.table, name) for one in need.columns for name in one.names()]
        return tuple(dict.fromkeys(one for one in said if one is not None))


@dataclass(frozen=True)
class Known:
    """What a measure made of other figures may read of each: the value, its base, its interval where it has one.

    `degrees` are those of the interval, where they are not n − 1; `effective` is what weights leave of n (Kish).
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    degrees: float | None = None
    effective: int | None = None


@dataclass(frozen=True)
class Uncertainty:
    """How sure a figure made of others is: its named 95 % interval, and its test where one may be made."""

    low: float
    high: float
    interval: Interval
    test: str | None = None
    p: float | None = None


@dataclass(frozen=True)
class Span:
    """A range of assumptions in place of a value: its ends, and how they read in French."""

    low: float
    high: float
    text: str


class DerivedMeasure(Measure):
    """A measure made of the main figures of other indicators."""

    @abstractmethod
    def made_of(self) -> tuple[str, ...]:
        """Return the ids of the indicators it reads."""

    @abstractmethod
    def figure(self, known: tuple[Known, ...]) -> tuple[float | None, int, int | None]:
        """Return value, n and k of one cell from the figures of `made_of`, in the same order."""

    def uncertainty(self, known: tuple[Known, ...]) -> Uncertainty | None:
        """Return how sure the figure of one cell is; by default nothing tells."""
        return None

    def span(self, known: tuple[Known, ...]) -> Span | None:
        """Return a range of assumptions that stands in place of the value; by default there is none."""
        return None

    def assumptions(self) -> "tuple[Fact, ...]":
        """Return what a span rests on, in words, one part each."""
        return ()

    @abstractmethod
    def computation(self) -> str:
        """Say in French how it is computed."""


@dataclass(frozen=True)
class Fact:
    """One thing that the initiative declares: a part, its label, its value and how many declarations it rests on.

    What is no number is said in `text`, and has no value.
    """

    id: str
    label: str
    value: float | None
    n: int
    text: str | None = None


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
