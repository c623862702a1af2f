"""Figures: with what they rest on (`Estimate`), then as one reader may see them (`PublishedResults`)."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal

from indicators.counting.needs import Need
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.reconciled import ReconciledLine
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import Evidence, Flag, Unit
from initiatives.validation.accepted_words import Quotation
from initiatives.validation.hosts import Host
from initiatives.validation.objectives import Objective
from initiatives.validation.quality import Passage
from initiatives.validation.texts_of_organisations import TextsOfOrganisations

ByCell = Mapping[str, Sequence[Any]]
"""Field of a figure → its value in each cell."""
COUNTS = ("n", "k", "missing", "illegible", "dont_know", "not_concerned")
Status = Literal["publie", "masque", "sans_donnee", "non_publie"]
"""Published; masked by the confidentiality rule; nobody answered; too many answers could not be read. Never confused with
zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One figure, with what it rests on.

    `part` names one figure among those of an indicator (a level, an option, `avant`, `apres`…; "" for the main one).
    `value` is in the indicator's unit (a share is between 0 and 1) or None when nobody answered; `n` is the base
    (units with a valid answer), `k` the units that fulfil the condition where that makes sense, `missing` the blanks,
    `dont_know` and `not_concerned` the answers kept apart; `low`, `high` bound the 95 % interval, None where there is
    none; `method` says the interval or computation in French.
    """

    indicator: str
    part: str
    part_label: str
    cell: Cell
    value: float | None
    text: str | None = None
    """What is declared in words, where the figure is no number."""
    unit: Unit
    n: int
    k: int | None = None
    n_effective: int | None = None
    """For a weighted figure: how many equally weighted answers its own are worth (Kish), rounded; n and k stay raw."""
    missing: int
    illegible: int = 0
    """Cells that are filled and could not be read."""
    dont_know: int = 0
    not_concerned: int = 0
    low: float | None = None
    high: float | None = None
    method: str
    evidence: Evidence
    flags: tuple[Flag, ...] = ()
    test: str | None = None
    p: float | None = None
    p_adjusted: float | None = None
    """The p-value within its declared family of tests (Holm)."""
    annex: bool = False
    degrees: float | None = None
    """Degrees of freedom of the interval of a mean, where they are not n − 1."""
    need: Need | None = None
    """The tally that the base comes from: what confidentiality protects. None for a figure made of other figures."""
    withheld: str | None = None
    """Why it is not published, in French, whatever confidentiality decides: too many answers could not be read."""

    def __post_init__(self) -> None:
        """Refuse a figure that does not say what it rests on."""
        if not self.method or not self.evidence:
            raise ValueError(f"{self.indicator}: a figure needs a method and an evidence")
        if min(self.n, self.missing, self.illegible, self.dont_know, self.not_concerned, self.k or 0) < 0:
            raise ValueError(f"{self.indicator}: a count is negative")
        if (self.low is None) != (self.high is None):
            raise ValueError(f"{self.indicator}: an interval has two bounds")

    def in_cells(self, columns: ByCell) -> "list[Estimate]":
        """Return this figure in many cells: field by field what differs, one value per cell; the rest is alike.

        Built a field at a time, which costs a third of building figure after figure. The same figures are refused.
        """
        (size,) = {len(column) for column in columns.values()}
        if unknown := columns.keys() - _SETTERS.keys():
            raise TypeError(f"{self.indicator}: a figure has no {', '.join(sorted(unknown))}")
        whole = {name: columns.get(name, (getattr(self, name),) * size) for name in _SETTERS}
        if not all(whole["method"]):
            raise ValueError(f"{self.indicator}: a figure needs a method and an evidence")
        if any(min(columns.get(name, ()), default=0) < 0 for name in COUNTS):
            raise ValueError(f"{self.indicator}: a count is negative")
        if [one is None for one in whole["low"]] != [one is None for one in whole["high"]]:
            raise ValueError(f"{self.indicator}: an interval has two bounds")
        made = [object.__new__(Estimate) for _ in range(size)]
        for name, fill in _SETTERS.items():
            deque(map(fill, made, whole[name]), maxlen=0)
        return made


_SETTERS = {field.name: getattr(Estimate, field.name).__set__ for field in fields(Estimate)}
"""What fills each slot of a figure; a frozen class has no other way in, once built."""


@dataclass(frozen=True)
class Estimates:
    """Every figure of an evaluation, before anyone decides who may read it."""

    figures: tuple[Estimate, ...]
    indicators: Mapping[str, Indicator]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure as a reader may see it. When `status` is not `publie`, no number is left in it."""

    indicator: str
    part: str
    part_label: str
    cell: Cell
    status: Status
    reason: str | None = None
    """Why it is masked, or not published, in French, without any number that would give it away."""
    value: float | None = None
    text: str | None = None
    unit: Unit
    n: int | None = None
    k: int | None = None
    n_effective: int | None = None
    missing: int | None = None
    illegible: int | None = None
    dont_know: int | None = None
    not_concerned: int | None = None
    low: float | None = None
    high: float | None = None
    method: str
    evidence: Evidence
    flags: tuple[Flag, ...] = ()
    test: str | None = None
    p: float | None = None
    p_adjusted: float | None = None
    annex: bool = False

    @classmethod
    def of(cls, estimate: Estimate, reason: str | None = None) -> "Figure":
        """Return an estimate as a reader may see it: published, without data where nobody answered, or not, and why."""
        told = cls(status="publie", **{name: getattr(estimate, name) for name in _IN_BOTH})
        if reason is not None:
            return told.masked(reason)
        if estimate.withheld is not None:
            return told._emptied("non_publie", estimate.withheld)
        return told._emptied("sans_donnee", None) if estimate.value is None and estimate.n == 0 else told

    def masked(self, reason: str) -> "Figure":
        """Return this figure without any number, and why."""
        return self._emptied("masque", reason)

    def _emptied(self, status: Status, reason: str | None) -> "Figure":
        """Return what may be said of this figure whoever reads it: where it stands, of whom it speaks, how it is made."""
        return Figure(status=status, reason=reason, **{name: getattr(self, name) for name in _WITHOUT_NUMBERS})

    @property
    def untold(self) -> bool:
        """Whether it was counted and is not told: `reason` says why."""
        return self.status in ("masque", "non_publie")

    @property
    def counts_only(self) -> bool:
        """Whether it is a share of so few answers that k and n are written, and no percentage or interval is."""
        return self.unit == "part" and "comptes_seulement" in self.flags


_IN_BOTH = tuple(sorted({one.name for one in fields(Estimate)} & {one.name for one in fields(Figure)}))
"""What a figure takes from its estimate when it is published."""
_WITHOUT_NUMBERS = ("indicator", "part", "part_label", "cell", "unit", "method", "evidence", "annex")


COMMITTEE = "comite"
"""The audience that an initiative always has: those who steer it."""


@dataclass(frozen=True)
class Audience:
    """A reader: « comite », « public », « partenaire:<id> » or « structure:<id> »."""

    id: str
    label: str
    partner: str | None = None
    host: Host | None = None


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many valid answers a level got, in one cell; labels are French."""

    question: str
    level: str
    count: int


@dataclass(frozen=True)
class LastVersion:
    """What this reader was given in the last final version, and what the new one rests on that it did not."""

    made_on: date
    run: str
    """The name of its run: two versions may leave on one day, and its owner knows by it who received it."""
    figures: tuple[Figure, ...]
    changed: tuple[str, ...]
    """What was added, removed or edited since, in order: files of data by what they hold (`Passage.id`), the declaration…"""
    same_program: bool


@dataclass(frozen=True)
class PublishedResults:
    """Everything one audience may read, and all that reports are made of. Holds no person and no tally."""

    audience: Audience
    initiative: Initiative
    indicators: Mapping[str, Indicator]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    """How many rows of each file were read, used, set aside and why."""
    masked: Mapping[str, int]
    """Masked figures of this audience, by reason: « protege », « propre »."""
    data_version: str
    """Short hash of the inputs, printed on the cover."""
    counts: Mapping[tuple[str, Cell], tuple[LevelCount, ...]] = field(default_factory=dict)
    """(indicator, cell) → answers per level, only where this reader may see them; what `explain` shows."""
    reconciliation: tuple[ReconciledLine, ...] = ()
    """Whether partners' figures add up to the territory's, where this reader may see every term."""
    last: LastVersion | None = None
    """The final version before this one, if there is one."""
    hides: tuple[str, ...] = ()
    """Indicators that answer the questions of the evaluation, and of which a figure is masked because of what left before."""
    objectives: tuple[Objective, ...] = ()
    """What this partner set itself, in its words; nothing for any other reader."""
    quotations: tuple[Quotation, ...] = ()
    """What people wrote and somebody accepted to print, with their group and their wave alone."""
    texts: TextsOfOrganisations = field(default_factory=TextsOfOrganisations)
    """Actions of the plan, what was born of the dialogue, meetings and press, in the words of organisations: for the committee."""
