"""One question as one careful reader reads it: what it reads of it, now and before, and what it can tell apart."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.attacker import Budget, WorkedOut, conspiring, smallest, ways
from indicators.confidentiality.handed_out_before import Before
from indicators.confidentiality.told_numbers import Answers, Asked, Number, Output, PeopleTold, Published
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Scope
from indicators.figures.results import Audience
from indicators.figures.told_to_hosts import HOST
from initiatives.arrays import Bools, Integers

EARLIER = "version déjà remise"
"""Stands for an indicator where it is a version handed out before that tells."""


@dataclass(frozen=True)
class Careful:
    """A reader: the edition it reads (None for every one), and whose people it knows by itself (`column` → `members`)."""

    name: str
    audience: Audience | None = None
    column: str = ""
    members: tuple[str, ...] = ()

    def knows(self, asked: Asked) -> Bools | None:
        """Say which kinds of people of a question are its own, bool, shape (kinds,).

        None where one of the team has nobody of its own there: the others learn no more than without it.
        """
        places = asked.behind.places
        own = [places.holding(self.column, member)[asked.behind.place] for member in self.members]
        if not all(one.any() for one in own):
            return None
        known: Bools = np.logical_or.reduce([np.zeros(len(asked.behind.people), dtype=bool), *own])
        return known

    def reads(self, published: Published, output: Output) -> bool:
        """Say whether it reads a figure that is handed out now."""
        readers = published.read_by.get(output, ())
        return self.audience.id in readers if self.audience else bool(readers)

    def finds_masked(self, published: Published, output: Output) -> bool:
        """Say whether it finds a figure masked: whoever holds every edition, in all of them."""
        hidden = published.hidden_from.get(output, ())
        return self.audience.id in hidden if self.audience else bool(hidden) and output not in published.read_by

    def read_before(self, cell: Cell) -> bool:
        """Say whether it read what a version handed out before told in this cell."""
        host = None if self.audience is None else self.audience.host
        if host is None:
            return True
        kind = Scope.of("type_structure", host.type_structure or "")
        return cell.scope in (TERRITORY, kind, Scope.of(HOST, host.id))


@dataclass(frozen=True)
class InEdition:
    """What one edition, or all of them, tells of one question.

    `read` are the figures read; `told` and `masked` the sets of people that figures tell of, or would if they were not
    masked; `earlier` what versions handed out before told, `unchanged` of whom they told what is so today.
    """

    asked: Asked
    read: frozenset[Output]
    told: tuple[PeopleTold, ...]
    masked: tuple[PeopleTold, ...]
    earlier: Before
    unchanged: tuple[PeopleTold, ...]

    @classmethod
    def of(cls, reader: Careful, asked: Asked, published: Published, earlier: Before) -> Self:
        """Return what a reader reads of a question, whoever's people it knows."""
        read = frozenset(one for one in asked.outputs if reader.reads(published, one))
        masked = asked.told(one for one in asked.outputs if reader.finds_masked(published, one))
        before = earlier.read_in(reader.read_before)
        kinds = len(asked.behind.people)
        unchanged = tuple(
            PeopleTold(row[:kinds] > 0, (Output(EARLIER, "", cell),))
            for row, cell in zip(before.sums, before.cells, strict=True)
            if row[:kinds].any() and not row[kinds:].any()
        )
        return cls(asked, read | {one.outputs[0] for one in unchanged}, asked.told(read), masked, before, unchanged)

    @property
    def anew(self) -> tuple[PeopleTold, ...]:
        """Return the sets of people told now and not before, where it was told before of people whom nothing counts today."""
        kinds = len(self.asked.behind.people)
        same = {(row[:kinds] > 0).tobytes() for row in self.earlier.sums}
        return tuple(one for one in self.told if self.earlier.lost and one.members.tobytes() not in same)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """Return what is told of the answers to the question, now and before; then of each crossing."""
        alone, *crossed = self.asked.answers
        given = self.asked.behind.answers[:, : alone.possible.shape[1]]
        before = [
            Number(one.members, times, not (given[one.members] @ times).any(), one.outputs[0])
            for one in self.unchanged
            for times in np.eye(given.shape[1], dtype=np.int64)
        ]
        return (replace(alone, numbers=(*alone.numbers, *before)), *crossed)


Memory = dict[tuple[object, ...], Any]
"""What was worked out of equal sums: many questions were answered by the same people."""


def name_of_arrays(*held: NDArray[Any]) -> bytes:
    """Name arrays by what they hold, in a few bytes: what was worked out of equal ones is kept under it."""
    digest = blake2b(digest_size=16)
    for one in held:
        digest.update(repr((one.shape, one.dtype)).encode())
        digest.update(np.ascontiguousarray(one).tobytes())
    return digest.digest()


class Reads:
    """What a reader can tell apart: the people it does not know, in blocks that all it reads takes alike.

    Its columns are the kinds of people there are, then those who came or left since a version handed out before.

    - `sums`: what it reads, int64, shape (sums, blocks); `told`: the outputs that tell each;
    - `live`: its columns, of all there are; `block`: the block of each, shape (live columns,);
    - `there`: how many people each column there is holds, shape (columns,);
    - `people`: how many each block holds, shape (blocks,); `unowned`: of them, those that no organisation owns;
    - `holders`: which organisations own some of each block, bool, shape (blocks, organisations).
    """

    def __init__(
        self,
        people: Integers,
        told: Sequence[PeopleTold],
        earlier: Before,
        known: Bools,
        owned: Bools,
        memory: Memory,
    ) -> None:
        """Take how many people each kind holds; what is told of them, now and before; what the reader knows by itself.

        `people` has shape (kinds,), `known` (columns,), `owned`, which organisation owns which kind, (kinds, organisations).
        """
        self._memory, self._size = memory, len(known)
        now = np.array([one.members for one in told], dtype=np.int64).reshape(len(told), len(people))
        sums = np.vstack([self.columns(now.T).T, earlier.sums]) if len(earlier.sums) else now
        self.told = (*(one.outputs for one in told), *((Output(EARLIER, "", cell),) for cell in earlier.cells))
        self.there = there = np.concatenate([people, earlier.changed])
        self.live = np.flatnonzero((there > 0) & ~known & sums.any(axis=0))
        self.sums, blocks = np.unique(sums[:, self.live], axis=1, return_inverse=True)
        self.block = blocks.ravel()
        self.people = self.total(there)
        self.unowned = self.total(np.where(self.columns(np.asarray(owned.any(axis=1))), 0, there))
        self.holders: Bools = self.total(owned) > 0
        self._name = (name_of_arrays(self.sums),)
        self._moved_answers: dict[int, Integers] = {}

    def columns(self, kinds: NDArray[Any]) -> NDArray[Any]:
        """Say nothing of those who came or left beside what is said of each kind: shape (columns, …)."""
        more = self._size - len(kinds)
        return np.concatenate([kinds, np.zeros((more, *kinds.shape[1:]), dtype=kinds.dtype)]) if more else kinds

    def total(self, counts: NDArray[Any]) -> Integers:
        """Add up what each kind, or each column, counts, block by block: int64, shape (blocks, …)."""
        found = np.zeros((self.sums.shape[1], *counts.shape[1:]), dtype=np.int64)
        np.add.at(found, self.block, self.columns(counts)[self.live])
        return found

    def whole(self, kinds: Bools) -> Bools:
        """Say which blocks hold none but these kinds, bool, shape (blocks,)."""
        found: Bools = self.total(~self.columns(kinds)) == 0
        return found

    def columns_of(self, group: WorkedOut) -> Bools:
        """Return the columns of a group of blocks, bool, shape (columns,)."""
        found = np.zeros(self._size, dtype=bool)
        found[self.live] = group.columns[self.block]
        return found

    @property
    def moved(self) -> Integers:
        """Return what each way to move people that this reader cannot see changes in each block: shape (blocks, ways)."""
        found: Integers = self.once(self._name, lambda: ways(self.sums))
        return found

    def once(self, name: tuple[object, ...], work_out: Callable[[], Any]) -> Any:
        """Work something out of sums that have this name, unless this reader did so before."""
        if name not in self._memory:
            self._memory[name] = work_out()
        return self._memory[name]

    def moved_answers(self, answers: Answers, read: Set[Output]) -> Integers:
        """Return what ways to move answers change that a reader of these outputs cannot see: (blocks, answers, ways)."""
        if id(answers) not in self._moved_answers:
            blocks, size = self.sums.shape[1], answers.possible.shape[1]
            free: Bools = self.total(answers.possible) > 0
            sums = []
            for one in answers.numbers:
                if one.output in read:
                    times = np.outer(self.whole(one.members), one.times)
                    sums.append(times.ravel())
                    if one.is_zero and (one.times >= 0).all():
                        free &= times == 0  # nobody there gave these answers, and the reader knows it
            found = np.unique(np.array(sums, dtype=np.int64).reshape(len(sums), blocks * size), axis=0)
            moved = ways(found[:, free.ravel()])
            every = np.zeros((blocks * size, moved.shape[1]), dtype=moved.dtype)
            every[free.ravel()] = moved
            self._moved_answers[id(answers)] = every.reshape(blocks, size, -1)
        return self._moved_answers[id(answers)]

    def search(self, allowed: Bools, people: Integers, limit: int, budget: Budget) -> WorkedOut | None:
        """Find the smallest group, of these blocks, of which the reader works out how many they are: see `smallest`."""
        name = (*self._name, name_of_arrays(self.holders, allowed, people), limit)
        found: WorkedOut | None = self.once(
            name, lambda: smallest(self.moved, allowed, people, limit, budget, self.holders)
        )
        return found

    def telling(self, group: WorkedOut) -> tuple[tuple[Output, ...], ...]:
        """Name the numbers that tell of a group together, none of which can be spared: the outputs of each."""
        return self.telling_of(group.columns.astype(np.int64), settled=group.settled)

    def telling_of(self, target: Integers, *, settled: bool) -> tuple[tuple[Output, ...], ...]:
        """Name the numbers that give a combination of blocks, shape (blocks,), or all where that is not settled."""
        if not settled:
            return self.told
        return tuple(self.told[one] for one in conspiring(self.sums, target).tolist())
