"""Who may work out more than everybody does, by knowing its own people? Few: the others need no attack of their own.

What nobody works out is hidden by ways to move people that change nothing that is read. A reader sees such a way no better
than everybody does, unless it knows somebody whom the way moves. So ways that move the people of few readers are looked
for, some for each thing that is hidden: who knows nobody in one of them is spared. Where readers are many, nearly all are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.attacker import is_possible, ways
from indicators.confidentiality.careful_readers import Reads, name_of_arrays
from initiatives.arrays import Bools, Integers

Team = frozenset[int]
"""Readers who put together what they know, by rank."""
ANYBODY: Team = frozenset()
"""Stands for every team."""
Screen = frozenset[Team]
"""What hides one thing: of each way to move people that does, whose people it moves."""
NOBODY = -1
"""Who knows by itself the people of whom no reader does."""
_ORDERS = 3
"""How many times ways are looked for, each time by way of other readers' people where there are others."""


@dataclass(frozen=True)
class Small:
    """Groups that are looked for: made of `kinds` only, bool, counting `people` below `limit`; shape (kinds,)."""

    kinds: Bools
    people: Integers
    limit: int


def teams(screens: Iterable[Screen], size: int) -> frozenset[Team]:
    """Return the smallest teams, of at most this size, that know somebody in each of the ways that hide some thing."""
    found = {team for screen in set(screens) for team in _meeting(sorted(screen, key=len), size)}
    return frozenset(team for team in found if not any(other < team for other in found))


def _meeting(moved: Sequence[Team], size: int) -> Iterator[Team]:
    if not moved:
        yield frozenset()
    elif size:
        for one in moved[0]:
            for others in _meeting([team for team in moved if one not in team], size - 1):
                yield others | {one}


class _Apart:
    """What a reader tells apart, parted by who knows it: `sums`, shape (sums, columns); `whose` and `block`, (columns,).

    `rows` are the same sums, shape (sums, blocks); `people` how many each column holds, shape (columns,).
    """

    def __init__(self, reading: Reads, owner: Integers) -> None:
        self._reading = reading
        changes = np.full(len(reading.there) - len(owner), NOBODY)  # who came or left, of whom nobody knows by itself
        owner = np.concatenate([owner, changes])
        each = reading.block * (int(owner.max(initial=NOBODY)) + 2) + owner[reading.live] + 1
        _, first, self._place = np.unique(each, return_index=True, return_inverse=True)
        self.block, self.whose = reading.block[first], owner[reading.live][first]
        self.rows, self.sums = reading.sums, reading.sums[:, self.block]
        self.people = self.total(reading.there)

    def total(self, counts: NDArray[Any]) -> Integers:
        """Add up what each kind, or each column of the reading, counts, column by column."""
        found = np.bincount(self._place, self._reading.columns(counts)[self._reading.live], len(self.whose))
        return found.astype(np.int64)

    def small(self, looked_for: Small) -> Bools:
        """Say which columns a small group may hold, bool, shape (columns,)."""
        others = self.total(~self._reading.columns(looked_for.kinds))
        found: Bools = (others == 0) & (self.total(looked_for.people) < looked_for.limit)
        return found


def screens_of_groups(reading: Reads, owner: Integers, looked_for: Sequence[Small]) -> Iterator[Screen]:
    """Yield what hides the small groups that are made of what `reading` tells apart.

    `owner` says who knows the people of each kind by itself, or `NOBODY`, shape (kinds,). A small group holds none but
    small columns. Ways that each move another of those, and large ones, show all that this reader knows of them together:
    whoever knows nobody whom some such ways move knows no more.
    """
    apart = _Apart(reading, owner)
    small: Bools = np.logical_or.reduce([apart.small(one) for one in looked_for])
    for column, moving in _moving(reading, apart.sums, small, apart.whose).items():
        # Whoever knows this column looks for nothing in it, unless it moves with small columns of others.
        alone = (apart.whose[small & (moving[0] != 0)] == apart.whose[column]).all()
        spared = _owners(apart.whose[[column]]) if alone else Team()
        yield frozenset(_owners(apart.whose[way != 0]) - spared for way in moving)


def screens_of_bounds(reading: Reads, told: int, owner: Integers, limit: int, size: int) -> Iterator[Screen]:
    """Yield what hides small numbers that are masked; of what `reading` reads, the first `told` sums are told, others masked.

    A number that may be another than it is, while everyone's own people are as they are, is known to nobody.
    """
    apart = _Apart(reading, owner)
    people, masked = apart.people, apart.sums[told:]
    blocks = (np.arange(int(apart.block.max(initial=-1)) + 1)[:, None] == apart.block[None, :]).astype(np.int64)
    possible = [
        way
        for moving in _moving(reading, apart.sums[:told], people < limit, apart.whose).values()
        for way in moving
        if any(is_possible(people + step, masked > 0) for step in (way, -way))
    ]
    moved = np.array(possible, dtype=np.int64).reshape(len(possible), len(people))
    by_whom = [_owners(apart.whose[way != 0]) for way in moved]
    for targets, own in ((masked, True), (blocks, False)):
        for target in targets[(targets @ people > 0) & (targets @ people < limit)]:
            holding = set(apart.whose[target > 0].tolist())
            # A masked figure that holds somebody of one's own tells nothing, and one's own people are known.
            spared = holding if own or len(holding) == 1 else set[int]()
            yield frozenset(by_whom[way] - spared for way in np.flatnonzero(moved @ target).tolist())
    yield from _left_small(blocks * people, apart.whose, limit, size)
    yield from _told_apart_no_more(apart, told, blocks * people, limit, size)


def _moving(reading: Reads, sums: Integers, small: Bools, whose: Integers) -> Mapping[int, list[Integers]]:
    """Return ways to move each small column that large ones and few small ones let move, found in several orders.

    Large columns come first, so that small ones are moved beside large ones rather than beside one another; and of those,
    first the columns of whom no way moved yet.
    """
    name = ("moving", name_of_arrays(sums, small, whose))
    found: Mapping[int, list[Integers]] = reading.once(name, lambda: _moved_in_turn(sums, small, whose))
    return found


def _moved_in_turn(sums: Integers, small: Bools, whose: Integers) -> Mapping[int, list[Integers]]:
    found: dict[int, list[Integers]] = {}
    met = set[int]()
    for _ in range(_ORDERS if small.any() else 0):
        order = np.lexsort((np.isin(whose, list(met)), small))
        ordered = ways(sums[:, order])
        moved = np.zeros_like(ordered)
        moved[order] = ordered
        last = len(order) - 1 - np.argmax(ordered[::-1] != 0, axis=0)
        for column, way in zip(order[last].tolist(), moved.T, strict=True):
            if small[column]:
                found.setdefault(column, []).append(way.copy())  # a view would keep them all
                met |= _owners(whose[way != 0])
    return found


def _owners(whose: Integers) -> Team:
    return frozenset(whose.tolist()) - {NOBODY}


def _left_small(people: Integers, whose: Integers, limit: int, size: int) -> Iterator[Screen]:
    """Yield who knows so many people of a large block that few others are left of it; `people` has shape (blocks, columns)."""
    for held in people[people.sum(axis=1) >= limit]:
        known = {one: int(held[whose == one].sum()) for one in _owners(whose[held > 0])}
        most = sorted(known.values())[-size:]
        for members in range(1, size + 1) if held.sum() - sum(most) < limit else ():
            for team in combinations(known, members):
                if 0 < held.sum() - sum(known[one] for one in team) < limit:
                    yield frozenset(Team({one}) for one in team)


def _told_apart_no_more(apart: _Apart, told: int, people: Integers, limit: int, size: int) -> Iterator[Screen]:
    """Yield whose own people leave small blocks together that masked figures part for others; `people`: (blocks, columns).

    What a masked figure tells, that it holds somebody, tells nothing to those of whom it holds one.
    """
    draw = np.random.default_rng(0).integers(1, 2**62, len(apart.rows))
    name = draw @ apart.rows  # blocks that all these sums take alike have one name
    held = {one: people[:, apart.whose == one].sum(axis=1) for one in _owners(apart.whose)}
    meets = {one: apart.sums[told:][:, apart.whose == one].any(axis=1) for one in _owners(apart.whose)}
    partly = {
        one: np.flatnonzero(meets[one] & apart.sums[told:][:, apart.whose != one].any(axis=1)) + told for one in meets
    }
    for members in range(1, size + 1):
        for team in combinations([one for one, rows in partly.items() if len(rows)], members):
            rows = np.unique(np.concatenate([partly[one] for one in team]))
            others = people.sum(axis=1) - np.sum([held[one] for one in team], axis=0)
            small = np.flatnonzero((others > 0) & (others < limit))
            left = (name - draw[rows] @ apart.rows[rows])[small]
            _, alike, many = np.unique(left, return_inverse=True, return_counts=True)
            together = np.bincount(alike, others[small], len(many))
            if ((many > 1) & (together < limit)).any():
                yield frozenset(Team({one}) for one in team)
