"""What must never be worked out of one question: few people or organisations; about health, few who said something; and
what each of a few answered, where all answered alike.

Each is said by how much every kind of people weighs in the search (`exposure`): nothing, itself, or too much to be a secret.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.confidentiality import wording
from indicators.confidentiality.contributors import owners, shared_out
from indicators.confidentiality.guard_of_amounts import GuardOfAmounts
from indicators.confidentiality.release import NO_SECRET, Guard
from indicators.counting.behind import SUM, axis_of
from indicators.counting.coding import APART
from indicators.counting.needs import Coded
from indicators.counting.tallies import AskedAt, Behind, Told
from indicators.counting.whom_and_when import Waves
from initiatives.arrays import Bools, Floats, Integers
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import PAIRS, REGISTERS
from initiatives.declaration.vocabulary import SCOPES
from initiatives.declaration.who_is_counted import kind_of


@dataclass(frozen=True)
class Saying:
    """What one figure tells of the people of a question: `head` is what its keys begin with; see `Told`.

    `base` says which kinds it counts, `k` how many of each fulfil its condition, where it has one; shape (kinds,).
    """

    told: Told
    head: object
    question: AskedAt
    base: Bools
    k: Integers | None
    wave: Waves

    @cached_property
    def parting(self) -> tuple[Bools, Bools] | None:
        """Say which answers to the question it counts, and which of them fulfil its condition, shape (levels,).

        None where it depends on answers to others too.
        """
        question, need, told = self.question, self.told.need, self.told
        assert question.asked is not None and not isinstance(question.asked, str)
        at = axis_of(need, need.columns.index(question.asked), self.wave, question.wave)
        n, k = (
            np.moveaxis(one, at, -1).reshape(-1, one.shape[at])
            for one in (told.n, told.n if told.k is None else told.k)
        )
        among = n.any(axis=1)
        n, k = np.unique(n[among], axis=0), np.unique(k[among], axis=0)
        return (n[0], k[0]) if len(n) == len(k) == 1 else None

    @cached_property
    def telling(self) -> object:
        """Name the two sorts that it parts answers to the question into: figures that do so alike tell together."""
        if self.parting is None:
            return self.told.need
        n, k = self.parting
        return n.tobytes(), min(k.tobytes(), (n & ~k).tobytes())

    def everywhere(self, behind: Behind, told_of: Bools) -> "Saying":
        """Say the same of all the people who are told of the question, shape (kinds,), where other answers do not matter.

        What is told of some, taken from what is told of all, tells it of the others, whom no such figure is about.
        """
        if self.k is None or self.parting is None:
            return self
        n, k = (behind.answers[:, : len(one)] @ one.astype(np.int64) for one in self.parting)
        return replace(self, base=told_of & (n == behind.people), k=k)


@dataclass(frozen=True)
class Counting:
    """One question as guards see it: its people, how many contribute, and the limits that it obeys."""

    initiative: Initiative
    behind: Behind
    sensitive: bool

    @property
    def organisations(self) -> bool:
        """Whether organisations answer, who are named in the report, rather than people."""
        return kind_of(self.initiative, self.behind.question.table) == "organisations"

    @property
    def limit(self) -> int:
        """Return below how many contributors nothing may be told."""
        rule = self.initiative.confidentiality
        if self.organisations:
            return rule.organisations
        return rule.health if self.sensitive else rule.persons

    @cached_property
    def owners(self) -> NDArray[np.object_]:
        """Name the organisation of each kind: see `owners`."""
        found: NDArray[np.object_] = owners(self.behind.places.table)[self.behind.place]
        return found

    @cached_property
    def holders(self) -> Bools | None:
        """Say which organisation holds which kinds, bool, shape (kinds, organisations); None of people, who hold one each."""
        if not self.organisations:
            return None
        names = sorted({str(one) for one in self.owners if one is not None})
        held: Bools = self.owners[:, None] == np.array(names, dtype=object)[None, :]
        return held

    @cached_property
    def weights(self) -> Floats:
        """Return how many contributors each kind holds, shape (kinds,): people, or organisations, shared among their kinds."""
        people = self.behind.people.astype(np.float64)
        if not self.organisations:
            return people
        return shared_out(self.owners, people)

    def known_to(self, partners: Sequence[str]) -> tuple[Bools, ...]:
        """Return the kinds that each of these partners knows by itself: its own structures, or its own answers."""
        found = (self.behind.places.holding("partenaire", one)[self.behind.place] for one in partners)
        return tuple(own for own in found if own.any())


def guard_of_few(counting: Counting) -> Guard:
    """Guard how many answered, or were asked: of people present at a public meeting, how many is all that is known."""
    answering = counting.behind.question.table in counting.initiative.groups
    said = wording.few_organisations if counting.organisations else wording.few_people
    inside = counting.limit - 1 if counting.organisations else counting.limit
    reason = said(counting.limit, answering=answering)
    return Guard(counting.weights, counting.limit, inside, reason, owners=counting.holders)


def guard_of_single_people(counting: Counting, rows: Bools) -> Guard:
    """Guard groups of single people who are masked one by one: as each mask hides somebody, their total says one each.

    `rows` are what is told, shape (rows, kinds): a row of one person is masked whatever is decided.
    """
    alone = rows[(rows @ counting.behind.people) == 1].any(axis=0) & (counting.behind.people > 0)
    weights = np.where(alone, 1.0, NO_SECRET)
    return Guard(weights, NO_SECRET, NO_SECRET, wording.SECONDARY)


def guard_of_amounts(counting: Counting) -> Guard:
    """Guard what one organisation brought of an amount; of what nobody is said to have brought, one is supposed to have."""
    brought = counting.behind.answers[:, counting.behind.levels.index(SUM)].astype(np.float64)
    names = pd.factorize(counting.owners, use_na_sentinel=False)[0]
    return GuardOfAmounts(
        weights=brought / max(brought.sum(), 1.0),
        limit=2.0,
        inside=2.0,
        reason=wording.AMOUNT,
        owners=names[:, None] == np.arange(names.max(initial=-1) + 1)[None, :],
        share=counting.initiative.confidentiality.dominance,
    )


def guard_of_those_who_came_once(counting: Counting) -> Guard:
    """Guard few of whom each came once: as many visits as people say it of each."""
    few, behind = counting.initiative.confidentiality.few_alike, counting.behind
    once = behind.answers[:, 0] == behind.people
    return Guard(np.where(once, counting.weights, NO_SECRET), few, few, wording.CAME_ONCE, alike=True)


def guards_about_health(counting: Counting, told: Sequence[Saying], told_of: Bools) -> Iterator[Guard]:
    """About health, neither those who fulfil the condition of a figure nor those who do not may be few.

    `told_of` are the people of whom something is told, shape (kinds,).
    """
    limit = counting.initiative.confidentiality.health
    weights = {}
    for one in (one.everywhere(counting.behind, told_of) for one in told):
        if one.k is not None:
            for count in (one.k, counting.behind.people - one.k):
                found = np.where(one.base, count, NO_SECRET).astype(np.float64)
                weights[found.tobytes()] = found
    yield from (Guard(one, limit, limit, wording.health(limit)) for one in weights.values())


def guards_of_the_alike(counting: Counting, told: Sequence[Saying]) -> Iterator[Guard]:
    """Guard what each of a few answered, where all answered alike: « 6 of 6 » says it of each, and so does « 0 of 6 ».

    That nobody chose a level is common and tells little; that all did tells of each, and so does a main figure of all or
    none. A mean tells that all gave one note where its spread is told, and otherwise only at the ends of its scale. Of
    people, only main shares are looked at, but about health, where one level alone says it too. Where everybody who is
    told of answered alike, the whole says it already: about people nothing is left to hide, unless it is about health and
    the whole is small.
    """
    alike: dict[tuple[bytes, bytes, bytes], tuple[Saying, Bools, Bools]] = {}
    for one in told:
        for same, but_one in _alike(counting, one):
            alike.setdefault((one.base.tobytes(), same.tobytes(), but_one.tobytes()), (one, same, but_one))
    heads: dict[object, set[object]] = {}
    for one in told:
        heads.setdefault(one.telling, set()).update((one.head, one.told.need))
    rule = counting.initiative.confidentiality
    for one, same, but_one in alike.values():
        if counting.organisations:
            telling = frozenset(heads[one.telling])
            yield from _of_organisations(counting, one, same, but_one, telling)
            continue
        few = rule.few_alike_about_health if counting.sensitive else rule.few_alike
        everybody = bool(same[one.base & (counting.weights > 0)].all())
        if not everybody or (counting.sensitive and counting.weights[one.base].sum() < few):
            yield Guard(np.where(same, counting.weights, NO_SECRET), few, few, wording.UNANIMOUS, alike=True)


def _alike(counting: Counting, one: Saying) -> Iterator[tuple[Bools, Bools]]:
    """Yield the kinds of which all answered alike, as far as a figure tells it; and those of which all but one did."""
    people = counting.behind.people
    closely = counting.sensitive or counting.organisations
    main = one.told.main or one.head == one.told.indicator  # a figure of its own, rather than one level of a question
    if one.k is not None and (closely or main):
        yield one.base & (one.k == people), one.base & (one.k == people - 1)
        if main:
            yield one.base & (one.k == 0), one.base & (one.k == 1)
    elif one.told.spread is not None and closely:
        valid = counting.behind.answers[:, : -len(APART)]
        every = np.flatnonzero(valid[one.base].any(axis=0)).tolist()
        for level in every if one.told.spread else _ends(counting.behind).intersection(every):
            yield one.base & (valid[:, level] == people), one.base & (valid[:, level] == people - 1)


def _ends(behind: Behind) -> set[int]:
    """Return the ranks of the lowest and the highest note of a scale: of a register's column, as it is declared."""
    question, levels = behind.question, behind.levels[: -len(APART)]
    declared = None
    if question.table in REGISTERS and isinstance(question.asked, Coded):
        declared = REGISTERS[question.table].columns[question.asked.column]
    if declared is None or declared.minimum is None or declared.maximum is None:
        return {0, len(levels) - 1}
    ends = (declared.minimum, declared.maximum)
    return {rank for rank, level in enumerate(levels) if float(level) / 10**declared.decimals in ends}


def _of_organisations(
    counting: Counting, one: Saying, same: Bools, but_one: Bools, heads: frozenset[object]
) -> Iterator[Guard]:
    """Organisations are named in the report: each of them knows its own answer, and takes it away."""
    few = 2 * counting.limit
    weights = np.where(same, counting.weights, NO_SECRET)
    owners, holders = counting.owners, counting.holders
    known = tuple(owners == name for name in dict.fromkeys(owners[pd.notna(owners) & one.base].tolist()))
    yield Guard(weights, few, few, wording.ALIKE, readers=known, heads=heads, owners=holders, alike=True)
    if one.told.need.table == PAIRS:
        return
    # Of those whom no column names, each takes its own answer away from its kind: the others may then be alike.
    for kind in np.flatnonzero(one.base & pd.isna(owners) & (same | but_one)).tolist():
        away = weights.copy()
        away[kind] = counting.weights[kind] - 1
        yield Guard(away, few, few, wording.ALIKE, heads=heads, owners=holders, alike=True)


def is_an_answer(counting: Counting) -> bool:
    """Say whether a question asks something, rather than where people are or how much they gave."""
    question = counting.behind.question
    if question.asked is None or question.everybody or isinstance(question.asked, str):
        return False
    return not set(question.asked.names()) <= set(SCOPES)
