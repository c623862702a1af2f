"""What is told of each question, by which figures, and to whom: published numbers as sums of numbers of people.

The unknowns are how many people of each kind (alike in all that is told) gave each answer. Every published number adds
some of them up. Which ones, stage 4 says (`bases_of`, `Told`); that it says so of every number is checked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.confidentiality import wording
from indicators.confidentiality.readers import agreed_ties, is_shared
from indicators.counting.atoms import WEIGHTING
from indicators.counting.behind import SUM, bases_of
from indicators.counting.coding import APART, in_whole, unit_of
from indicators.counting.comparing import AFTER, BEFORE
from indicators.counting.needs import Coded, Derived, Need, counts_present
from indicators.counting.rows_of_files import rows_of
from indicators.counting.tallies import TERRITORY, AskedAt, Base, Behind, Cell, Tallies, Told
from indicators.counting.visitors import ATTENDANCE
from indicators.counting.whom_and_when import Waves
from indicators.figures.results import Audience, Figure, LevelCount, PublishedResults
from initiatives.arrays import Bools, Integers
from initiatives.declaration.model import Initiative
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import SCOPES
from initiatives.declaration.who_is_counted import kind_of

_ROUNDED = 1e-6
"""How far a published mean may be from the true one."""


class Output(NamedTuple):
    """What a finding names: an indicator, one of its parts, a cell."""

    indicator: str
    part: str
    cell: Cell


@dataclass(frozen=True)
class PeopleTold:
    """People whom some figures speak of, as kinds of a question, bool, shape (kinds,); and these figures."""

    members: Bools
    outputs: tuple[Output, ...]


@dataclass(frozen=True)
class Number:
    """A published number: each answer so many times, among some kinds of people, in one figure.

    `members` is bool, shape (kinds,); `times` int64, shape (answers,); `is_zero` says that it is 0.
    """

    members: Bools
    times: Integers
    is_zero: bool
    output: Output


@dataclass(frozen=True)
class YesOrNo:
    """What a figure counts: `n_times` marks the answers that are in its base, `k_times` those that say yes, shape (answers,).

    `base` is the kinds it speaks of, bool, `n` and `k` how many of each are counted and say yes, shape (kinds,). `main`
    says that it is what the indicator is about, rather than one answer among several.
    """

    base: Bools
    n: Integers
    k: Integers
    n_times: Integers
    k_times: Integers
    main: bool


@dataclass(frozen=True)
class Notes:
    """A mean: how many people of each kind gave each note, shape (kinds, answers), of whom it speaks of `base`.

    `values` are the notes as whole numbers, shape (answers,); `ends` the ranks of the lowest and the highest that may be
    given; `spread` says whether what is told of the mean also tells how far notes lie apart.
    """

    base: Bools
    given: Integers
    values: Integers
    ends: frozenset[int]
    spread: bool


@dataclass(frozen=True)
class Answers:
    """What is told of the answers to a question, of which the unknowns are kinds × answers.

    `possible` says which answers each kind may have given, bool, shape (kinds, answers).
    """

    numbers: tuple[Number, ...]
    yes_or_no: tuple[YesOrNo, ...]
    notes: tuple[Notes, ...]
    possible: Bools


@dataclass(frozen=True)
class Mention:
    """One figure, as far as it tells of one question: the base on which it speaks of it; no figure where it is masked."""

    output: Output
    told: Told
    base: Base
    figure: Figure | None


class Published:
    """Everything that is handed out, all audiences together, and who reads what.

    `figures` are those that somebody reads, `rows` how many rows the files of a table hold, where that is told; `read_by` and
    `hidden_from` are the audiences that read each, or find it masked.
    What a partner said of itself, which it alone reads, is in none of them: it learns nothing.
    """

    def __init__(self, initiative: Initiative, tallies: Tallies, results: Sequence[PublishedResults]) -> None:
        self.initiative, self._by_need = initiative, tallies.by_need
        self.audiences: tuple[Audience, ...] = tuple(one.audience for one in results)
        self.indicators = results[0].indicators
        self._told = {
            (one.indicator, one.part): one
            for one in (*tallies.told, *tallies.rows)
            if _is_protected(initiative, one.need)
        }
        self.figures: dict[Output, Figure] = {}
        self.rows: dict[Output, int] = {}
        self.read_by: dict[Output, set[str]] = {}
        self.hidden_from: dict[Output, set[str]] = {}
        own = {_place(one) for one in results[0].figures if one.reason == wording.OWN}
        for reader in results:
            for figure in reader.figures:
                place = _place(figure)
                if figure.status == "publie" and place not in own:
                    self.figures[place] = figure
                    self.read_by.setdefault(place, set()).add(reader.audience.id)
                elif figure.status == "masque" and place not in own:
                    self.hidden_from.setdefault(place, set()).add(reader.audience.id)
            for place, used in _rows_told(reader).items():
                if used is None:
                    self.hidden_from.setdefault(place, set()).add(reader.audience.id)
                else:
                    self.rows[place] = used
                    self.read_by.setdefault(place, set()).add(reader.audience.id)
        self.sensitive: frozenset[tuple[str, Derived | str | None]] = frozenset(
            (one.need.table, one.need.columns[-1])
            for one in self._told.values()
            if one.need.columns and self.indicators[one.indicator].sensitivity == "sante"
        )
        """Questions about health, whichever indicator counts them: a table, and what is asked."""
        self.levels = {place: counts for reader in results for place, counts in reader.counts.items()}
        self._behind = {one.question: one for one in tallies.behind}
        self._by_another_answer = _by_another_answer(initiative, tuple(self._told.values()))

    def questions(self) -> Iterator["Asked"]:
        """Yield each question of which something is told that is somebody's business."""
        mentions: dict[AskedAt, list[Mention]] = {}
        for place in dict.fromkeys((*self.read_by, *self.hidden_from)):
            told = self._told.get(place[:2])
            if told is None:
                continue
            for question, base in dict.fromkeys(bases_of(told, place.cell.wave)):
                if question not in self._behind or base not in self._behind[question].bases:
                    continue
                # Which organisations gave another answer is what is secret: nobody else knows whom such a part counts.
                if not (base.among and place[:2] in self._by_another_answer):
                    mentions.setdefault(question, []).append(Mention(place, told, base, self.figures.get(place)))
        people = {
            (question.table, question.wave): {(one.base, one.output) for one in own}
            for question, own in mentions.items()
            if question.asked is None
        }
        for question, own in mentions.items():
            # Who was asked is who is there, whatever is asked: versions told them apart more finely without the question.
            there = people.get((question.table, question.wave), set())
            blank = question.everybody and (question.table, question.asked) not in self.sensitive
            if blank and there.issuperset((one.base, one.output) for one in own):
                continue
            # Of what is public, only those present are somebody's business, not the meetings where they were.
            public = question.asked is None and kind_of(self.initiative, question.table) == "public"
            if not public and any(one.output in self.read_by for one in own):
                plan = self.initiative.sampling.get(question.table)
                margins = tuple(plan.margins) if plan is not None else ()
                yield Asked(self._behind[question], tuple(own), self.levels, margins)

    def unexplained(self) -> Iterator[Output]:
        """Yield the figures of which a number is no sum of what they are known to tell: nobody can say of whom it tells."""
        for place, figure in self.figures.items():
            told = self._told.get(place[:2])
            if told is not None and not self._is_explained(told, place, figure):
                yield place
        for place, used in self.rows.items():
            told = self._told.get(place[:2])
            if told is not None and used != self._held(told.need, place.cell):
                yield place
        for (indicator, cell), counts in self.levels.items():
            if [one.count for one in counts] != self._levels_of(indicator, cell):
                yield Output(indicator, "", cell)

    def _held(self, need: Need, cell: Cell) -> int:
        """Return how many rows a need without columns counts in a cell."""
        tally = self._by_need[need]
        return int(tally.counts[tally.members(cell)].sum())

    def _is_explained(self, told: Told, place: Output, figure: Figure) -> bool:
        tally = self._by_need[told.need]
        joint = tally.counts[tally.members(place.cell)].sum(axis=0)
        if figure.k != (None if told.k is None else int(joint[told.k].sum())):
            return False
        # Of an amount, n is how many rows have one that could be read.
        units = joint if tally.filled is None else tally.filled[tally.members(place.cell)].sum(axis=0)
        if figure.n in (int(joint[told.n].sum()), int(units[told.n].sum())):
            return True
        # Of a response rate, n is how many were asked, and k alone counts people.
        return (told.k is not None and np.array_equal(told.n, told.k)) or figure.n in self._sizes(place)

    def _sizes(self, place: Output) -> set[int]:
        """Return how many people stand behind the figures of an indicator that are published in a cell."""
        return {
            int(self._behind[question].people[self._behind[question].members(base, place.cell)].sum())
            for told in self._told.values()
            if told.indicator == place.indicator and Output(told.indicator, told.part, place.cell) in self.figures
            for question, base in bases_of(told, place.cell.wave)
            if question in self._behind and base in self._behind[question].bases
        }

    def _levels_of(self, indicator: str, cell: Cell) -> list[int]:
        """Count again the valid answers to each question that an indicator crosses, among those who answered all."""
        found: list[int] = []
        for need in dict.fromkeys(told.need for told in self._told.values() if told.indicator == indicator):
            tally = self._by_need[need]
            joint = tally.counts[tally.members(cell)].sum(axis=0)
            valid = joint[tuple(slice(None, -len(APART)) for _ in range(joint.ndim))]
            for axis in range(valid.ndim):
                found += valid.sum(axis=tuple(other for other in range(valid.ndim) if other != axis)).tolist()
        return found


def _rows_told(reader: PublishedResults) -> dict[Output, int | None]:
    """Add up the rows of the files of each table and wave that a reader reads of; None where some are not counted."""
    found: dict[Output, int | None] = {}
    for one in reader.passages:
        place = Output(rows_of(one.source), "", Cell(TERRITORY, one.wave or ""))
        so_far = found.get(place, 0)
        found[place] = so_far + one.used if one.counted and so_far is not None else None
    return found


def _place(figure: Figure) -> Output:
    return Output(figure.indicator, figure.part, figure.cell)


def _is_protected(initiative: Initiative, need: Need) -> bool:
    """Say whether what a need counts is somebody's business: neither public, nor shared by those it is about."""
    if counts_present(need):
        return True
    public = kind_of(initiative, need.table) == "public"
    return not (public or is_shared(initiative, need.table) or agreed_ties(initiative, need))


def _by_another_answer(initiative: Initiative, told: Sequence[Told]) -> frozenset[tuple[str, str]]:
    """Name the parts that speak of organisations which gave some answer: but where parts share out all of them, as places do."""
    parts: dict[tuple[str, Need], list[Told]] = {}
    for one in told:
        if one.part and not one.annex and kind_of(initiative, one.need.table) == "organisations":
            parts.setdefault((one.indicator, one.need), []).append(one)
    shared_out = {
        key
        for key, among in parts.items()
        if len(among) > 1 and (np.add.reduce([one.n.astype(np.int64) for one in among]) <= 1).all()
    }
    return frozenset(
        (one.indicator, one.part) for key, among in parts.items() if key not in shared_out for one in among
    )


class Asked:
    """One question at one wave, and all that is told of it."""

    def __init__(
        self,
        behind: Behind,
        mentions: tuple[Mention, ...],
        levels: Mapping[tuple[str, Cell], tuple[LevelCount, ...]],
        margins: tuple[str, ...],
    ) -> None:
        self.behind, self._mentions, self._levels, self._margins = behind, mentions, levels, margins
        self.answers_there_are = behind.levels[: -len(APART)]

    @property
    def question(self) -> AskedAt:
        """Return what was asked, and when."""
        return self.behind.question

    def told(self, read: Iterable[Output]) -> tuple[PeopleTold, ...]:
        """Return each set of people that these figures, of those published, speak of."""
        chosen = set(read)
        found = [
            (members, one.output)
            for one in self._mentions
            if one.output in chosen
            for members in (self._members(one), *self._weighed(one))
        ]
        return _sums(found)

    def _weighed(self, mention: Mention) -> Iterator[Bools]:
        """Yield the kinds that a weighted figure tells apart: of two shares of the same people, one weighs these more."""
        figure = mention.figure
        if figure is None or "redresse" not in figure.flags or not self.is_answered:
            return
        for name in self._margins:
            answered = self.behind.places.table[f"{WEIGHTING}{name}"].astype(object)
            for group in pd.unique(answered):
                same = answered.isna() if pd.isna(group) else answered == group
                yield self._members(mention) & same.to_numpy(dtype=bool)[self.behind.place]

    @cached_property
    def owners(self) -> tuple[str | None, ...]:
        """Name the organisation that each kind is, the finest known (host structure, else partner); None where none is."""
        places = self.behind.places.table
        column = next((name for name in ("structure", "partenaire") if name in places), None)
        if column is None:
            return (None,) * len(self.behind.people)
        named = [None if pd.isna(one) else str(one) for one in places[column].astype(object).tolist()]
        return tuple(named[place] for place in self.behind.place.tolist())

    @property
    def came_once(self) -> Bools | None:
        """Say of which kinds of people each came once, where visits are told: shape (kinds,)."""
        of = self.question.of
        if of is None or of.need.table not in ATTENDANCE or not self.behind.levels:
            return None
        return np.asarray(self.behind.answers[:, 0] == self.behind.people)

    @property
    def brought(self) -> Integers | None:
        """Return what contributions of each kind add up to, where they are amounts of money or hours: shape (kinds,)."""
        if self.question.table != "contributions" or not isinstance(self.question.asked, str):
            return None
        found: Integers = self.behind.answers[:, self.behind.levels.index(SUM)]
        return found

    @cached_property
    def outputs(self) -> frozenset[Output]:
        """Return the figures that tell of this question, masked ones included."""
        return frozenset(one.output for one in self._mentions)

    def _members(self, mention: Mention) -> Bools:
        return self.behind.members(mention.base, mention.output.cell) & (self.behind.people > 0)

    @cached_property
    def is_answered(self) -> bool:
        """Whether something is asked, rather than where people are or how much they gave."""
        asked = self.question.asked
        if asked is None or isinstance(asked, str) or self.question.everybody:
            return False
        return not set(asked.names()) <= set(SCOPES)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """Return what is told of the answers to the question; then of each crossing in which other answers matter too."""
        plain: list[tuple[Mention, Integers, Integers | None]] = []
        crossed: dict[Need, None] = {}
        for one in self._mentions:
            if (masks := self._on_answers(one)) is None:
                crossed[one.told.need] = None
            else:
                plain.append((one, *masks))
        return (self._by_answer(plain), *(self._by_crossing(need) for need in crossed))

    def _axis(self, told: Told, wave: Waves) -> int:
        """Return which axis of the counts holds the answers to the question."""
        asked = self.question.asked
        assert asked is not None
        assert not isinstance(asked, str)
        later = told.need.paired and not told.need.followed and self.question.wave == wave.after
        return told.need.columns.index(asked) + int(later) * len(told.need.columns)

    def _side(self, told: Told, wave: Waves) -> Bools:
        """Say which levels of the last axis are of the question's own wave, where two waves are set side by side."""
        if not told.need.compared:
            return np.ones(told.n.shape[-1], dtype=bool)
        own = BEFORE if self.question.wave == wave.before else AFTER
        return np.array([level == own for level in told.levels[-1]], dtype=bool)

    def _on_answers(self, mention: Mention) -> tuple[Integers, Integers | None] | None:
        """Say which answers a figure counts, as its n and its k, shape (answers,); None where others matter too."""
        told, wave = mention.told, mention.output.cell.wave
        at, side = self._axis(told, wave), self._side(told, wave)
        laid_out = [
            np.moveaxis(mask & side, at, -1).reshape(-1, mask.shape[at])
            for mask in (told.n, told.k)
            if mask is not None
        ]
        among = laid_out[0].any(axis=1)
        if not among.any():
            return np.zeros(len(self.answers_there_are), dtype=np.int64), None
        own = [mask[among, : len(self.answers_there_are)] for mask in laid_out]
        if any((mask != mask[0]).any() for mask in own):
            return None
        n, *k = (mask[0].astype(np.int64) for mask in own)
        return n, k[0] if k else None

    def _by_answer(self, mentions: Sequence[tuple[Mention, Integers, Integers | None]]) -> Answers:
        given = self.behind.answers[:, : len(self.answers_there_are)]
        numbers: list[Number] = []
        yes_or_no: dict[tuple[bytes, bytes, bytes, bool], YesOrNo] = {}
        notes: dict[tuple[bytes, bool], Notes] = {}
        for mention, n, k in mentions:
            base, main = self.behind.bases[mention.base], mention.told.main
            if k is not None:
                key = (base.tobytes(), n.tobytes(), k.tobytes(), main)
                yes_or_no[key] = YesOrNo(base, given @ n, given @ k, n, k, main)
            elif mention.told.spread is not None:
                notes[base.tobytes(), mention.told.spread] = Notes(
                    base, given, self._values(), self._ends(), mention.told.spread
                )
            if mention.figure is None:
                continue
            members = self._members(mention)
            all_times = [n] if k is None else [n, k, n - k]
            all_times += self._noted(mention, given[members].sum(axis=0))
            if not mention.base.among and (mention.output.indicator, mention.output.cell) in self._levels:
                all_times += list(np.eye(len(n), dtype=np.int64))
            numbers += [
                Number(of, times, not (given[of] @ times).any(), mention.output)
                for of in (members, *self._weighed(mention))
                for times in all_times
            ]
        return Answers(
            tuple(numbers), tuple(yes_or_no.values()), tuple(notes.values()), np.ones(given.shape, dtype=bool)
        )

    def _noted(self, mention: Mention, given: Integers) -> list[Integers]:
        """Return what a mean tells beside n: what notes add up to; their squares; that all gave one, where it shows."""
        figure, spread = mention.figure, mention.told.spread
        if spread is None or figure is None or figure.value is None or not given.any():
            return []
        alone = np.flatnonzero(given)
        told = [np.arange(len(given)) != alone[0]] if len(alone) == 1 and (spread or alone[0] in self._ends()) else []
        times = [one.astype(np.int64) for one in told]
        notes, declared = self._values(), self._declared()
        unit = unit_of(self.answers_there_are) * (1 if declared is None else 10**declared.decimals)
        if abs(figure.value * unit * given.sum() - given @ notes) <= _ROUNDED * given.sum():
            times += [notes, notes**2] if spread else [notes]
        return times

    def _values(self) -> Integers:
        """Return the notes that the answers are, as whole numbers, shape (answers,)."""
        return np.array(in_whole(self.answers_there_are, unit_of(self.answers_there_are)), dtype=np.int64)

    def _ends(self) -> frozenset[int]:
        """Return the ranks of the lowest and the highest note: of a register's column, as it is declared."""
        declared = self._declared()
        if declared is None or declared.minimum is None or declared.maximum is None:
            return frozenset({0, len(self.answers_there_are) - 1})
        ends = (10**declared.decimals * declared.minimum, 10**declared.decimals * declared.maximum)
        return frozenset(rank for rank, level in enumerate(self.answers_there_are) if float(level) in ends)

    def _declared(self) -> RegisterColumn | None:
        """Return the column of a register that this asks, whose notes are counted in its last decimal."""
        asked = self.question.asked
        if self.question.table in REGISTERS and isinstance(asked, Coded):
            return REGISTERS[self.question.table].columns[asked.column]
        return None

    def _by_crossing(self, need: Need) -> Answers:
        """Read what figures of one need tell of joint answers: those that they all take alike are one."""
        mentions = [one for one in self._mentions if one.told.need == need]
        masks = []
        for one in mentions:
            base = self._answering(one.told, one.output.cell.wave)
            masks += [base, base & one.told.n, base & (one.told.n if one.told.k is None else one.told.k)]
        joint = np.unique(np.array([one.ravel() for one in masks]), axis=1).astype(np.int64)
        joint = joint[:, joint.any(axis=0)]
        in_base = np.array([self.behind.bases[one.base] for one in mentions])
        # Whoever is in a base gave one of the joint answers that the base keeps, and nobody else did.
        possible: Bools = (in_base[:, :, None] == (joint[::3] > 0)[:, None, :]).all(axis=0)
        numbers: list[Number] = []
        yes_or_no: dict[tuple[bytes, bytes, bytes, bool], YesOrNo] = {}
        for rank, one in enumerate(mentions):
            n, k = joint[3 * rank + 1], joint[3 * rank + 2]
            base, main = self.behind.bases[one.base], one.told.main
            said = self.behind.said.get((one.output.indicator, one.output.part, one.output.cell.wave))
            if one.told.k is not None and said is not None:
                people = np.where(base, self.behind.people, 0)
                yes_or_no[base.tobytes(), n.tobytes(), k.tobytes(), main] = YesOrNo(base, people, said, n, k, main)
            if one.figure is not None:
                members, figure = self._members(one), one.figure
                for of in (members, *self._weighed(one)):
                    numbers.append(Number(of, n, is_zero=False, output=one.output))
                    if one.told.k is not None:
                        numbers.append(Number(of, k, is_zero=figure.k == 0, output=one.output))
                        numbers.append(Number(of, n - k, is_zero=figure.k == figure.n, output=one.output))
        return Answers(tuple(numbers), tuple(yes_or_no.values()), (), possible)

    def _answering(self, told: Told, wave: Waves) -> Bools:
        """Return the joint levels of those who answered the question, and whom the other answers keep: shape (*levels)."""
        at = self._axis(told, wave)
        kept = (told.n & self._side(told, wave)).any(axis=at, keepdims=True) & self._side(told, wave)
        valid = np.arange(told.n.shape[at]) < len(self.answers_there_are)
        found: Bools = kept & valid.reshape([-1 if axis == at else 1 for axis in range(told.n.ndim)])
        return found


def _sums(told: Iterable[tuple[Bools, Output]]) -> tuple[PeopleTold, ...]:
    found: dict[bytes, tuple[Bools, list[Output]]] = {}
    for members, output in told:
        if members.any():
            found.setdefault(members.tobytes(), (members, []))[1].append(output)
    return tuple(PeopleTold(members, tuple(dict.fromkeys(outputs))) for members, outputs in found.values())
