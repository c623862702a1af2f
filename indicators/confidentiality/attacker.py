"""What does a patient reader work out from the sums that are published? Whole numbers, exact, apart from the search.

A reader knows some sums of numbers of people, and the rule. What follows is what stays the same however the people are
moved about without changing any of these sums: so ways to move them are looked for, not sums that make a group. Ways are
found by exact elimination in integers, groups and bounds by integer programmes (SciPy's HiGHS) that a witness spares
wherever one is at hand. Stage 6 decides by another search (`exposure`), and shares nothing with this one.
"""

import math
from dataclasses import dataclass
from time import process_time

import numpy as np

from indicators.confidentiality.whole_numbers import NONE, SOLVED, Choice, Constraint, best_choice
from initiatives.arrays import Bools, Integers

_LARGE = 2**30
"""Beyond, the product of two numbers might not fit in 64 bits: Python's own integers take over."""
_AT_ONCE = 10
"""Up to how many combinations every group they make is tried; beyond, an integer programme chooses."""
_HALF = 0.5
_ENOUGH = 10
"""How many times more people than there are is looked at, where nothing published bounds them."""


class Budget:
    """Seconds of the processor that an attack may take; `spent` says when they are gone."""

    def __init__(self, seconds: float) -> None:
        self._end = process_time() + seconds

    @property
    def left(self) -> float:
        """Return how many seconds are left, never below 0."""
        return max(0.0, self._end - process_time())

    @property
    def spent(self) -> bool:
        """Say whether nothing is left."""
        return not self.left


@dataclass(frozen=True)
class WorkedOut:
    """A group that a reader works out: bool, shape (columns,). Not `settled`: what could not be excluded in time."""

    columns: Bools
    settled: bool = True


def ways(sums: Integers) -> Integers:
    """Return every way to move people without changing any of these sums, exact: shape (columns, ways).

    `sums` has shape (sums, columns): how often each counts who is in a column. A combination of columns is worked out
    from the sums exactly when none of the ways changes it.
    """
    known, pivots = _reduced(sums)
    led = np.zeros(sums.shape[1], dtype=bool)
    led[pivots] = True
    free = np.flatnonzero(~led)
    there, lead = known[:, free], known[np.arange(len(pivots)), pivots]
    leads = {abs(int(one)) for one in lead}
    if math.prod(leads) * int(np.abs(there).max(initial=1)) > _LARGE**2:
        there, lead = there.astype(object), lead.astype(object)
    # Every way is whole: as often as the leads of all that it goes through divide it.
    times = np.lcm.reduce(np.where(there == 0, 1, np.abs(lead)[:, None]), axis=0, initial=1)
    found = np.zeros((sums.shape[1], len(free)), dtype=there.dtype)
    found[free, np.arange(len(free))] = times
    found[pivots] = -there * (times // lead[:, None])
    return _small_enough(found)


def _reduced(sums: Integers) -> tuple[Integers, list[int]]:
    """Reduce rows by Gauss and Jordan without a fraction: the reduced rows, and the column that each leads."""
    work = np.unique(sums, axis=0) if len(sums) else sums
    pivots: list[int] = []
    for column in range(work.shape[1]):
        rank = len(pivots)
        below = np.flatnonzero(work[rank:, column])
        if not len(below):
            continue
        lead = rank + int(below[np.argmin(np.abs(work[rank + below, column]))])
        work[[rank, lead]] = work[[lead, rank]]
        others = np.flatnonzero(work[:, column])
        others = others[others != rank]
        if len(others):
            if work.dtype != object and np.abs(work).max() > _LARGE:
                work = work.astype(object)
            shared = np.gcd(work[others, column], work[rank, column])
            less = work[others] * (work[rank, column] // shared)[:, None]
            less = less - (work[others, column] // shared)[:, None] * work[rank]
            if np.abs(less).max() > 1:
                common = np.gcd.reduce(less, axis=1)
                less = less // np.where(common == 0, 1, common)[:, None]
            work[others] = less
        pivots.append(column)
    return work[: len(pivots)], pivots


def _small_enough(found: Integers) -> Integers:
    large = int(np.abs(found).max(initial=0)) > _LARGE
    return found.astype(object if large else np.int64)


def smallest(
    moved: Integers, allowed: Bools, people: Integers, limit: int, budget: Budget, holders: Bools | None = None
) -> WorkedOut | None:
    """Find the smallest group of fewer than `limit` that a reader works out: no way to move people changes it.

    Args:
        moved: what each way changes in each column, shape (columns, ways).
        allowed: the columns that the group may be made of, bool, shape (columns,).
        people: how many each column counts, beside what is held, shape (columns,).
        limit: from how many a group is large enough.
        budget: beyond, what could not be excluded counts as found.
        holders: where one contributor may hold several columns, who holds which, bool, shape (columns, holders): it
            counts once.

    Returns:
        The group with the fewest, at least one; None where there is none.
    """
    if holders is None:
        holders = np.zeros((len(people), 0), dtype=bool)
    counted = people + holders.sum(axis=1)
    light = np.flatnonzero(allowed & (people + holders.any(axis=1) < limit))
    if not counted[light].any():
        return None
    # Combinations of these columns that no way changes: mostly none, and then nothing is left to look for.
    still = ways(moved[light].T)
    spoken = still.any(axis=1)
    if not counted[light][spoken].any():
        return None
    light, still = light[spoken], still[spoken]
    group = np.zeros(len(people), dtype=bool)
    if still.shape[1] <= _AT_ONCE:
        chosen = _smallest_of_all(still, people[light], limit, holders[light])
        if chosen is None:
            return None
        group[light] = chosen
        return WorkedOut(group)
    answer = None if budget.spent else _fewest(still, people[light], limit, holders[light], budget)
    if answer is not None and answer.status == NONE:
        return None
    if answer is None or answer.status != SOLVED or answer.x is None:
        group[light] = True
        return WorkedOut(group, settled=False)
    group[light[answer.x[: len(light)] > _HALF]] = True
    # The programme works with decimals: what it says is checked in whole numbers.
    return WorkedOut(group, settled=not moved[group].sum(axis=0).any())


def _smallest_of_all(still: Integers, people: Integers, limit: int, holders: Bools) -> Bools | None:
    """Try every group, where combinations are few: reduced, each is taken once or not at all, as its first column is."""
    reduced, pivots = _reduced(still.T)
    leads = [int(reduced[row, pivot]) for row, pivot in enumerate(pivots)]
    once = int(np.lcm.reduce(np.array([abs(lead) for lead in leads], dtype=object)))
    rows = _small_enough(
        np.array([row * (once // lead) for row, lead in zip(reduced.astype(object), leads, strict=True)])
    )
    choices = (np.arange(1, 2 ** len(rows))[:, None] >> np.arange(len(rows))) & 1
    sums = choices.astype(rows.dtype) @ rows
    whole = ((sums == 0) | (sums == once)).all(axis=1)
    groups = sums[whole] == once
    counted = groups.astype(np.int64) @ people + (groups.astype(np.int64) @ holders > 0).sum(axis=1)
    few = np.flatnonzero((counted > 0) & (counted < limit))
    return groups[few[np.argmin(counted[few])]] if len(few) else None


def _fewest(still: Integers, people: Integers, limit: int, holders: Bools, budget: Budget) -> Choice:
    """Choose columns, each whole or not at all, that no way changes, with as few people as possible: 1 at least.

    `still` spans what no way changes, shape (columns, combinations). The unknowns are the columns, then how many times
    each combination is taken, then the holders, each of whom is there if and only if one of its columns is.
    """
    columns, combinations = still.shape
    held = np.argwhere(holders)
    size = columns + combinations + holders.shape[1]
    fewest = np.zeros(size)
    fewest[:columns], fewest[columns + combinations :] = people, 1
    made = np.zeros((columns, size))
    made[:, :columns], made[:, columns : columns + combinations] = np.eye(columns), -still.astype(np.float64)
    there = np.zeros((len(held), size))
    there[np.arange(len(held)), columns + combinations + held[:, 1]] = 1
    there[np.arange(len(held)), held[:, 0]] = -1
    nobody_else = np.zeros((holders.shape[1], size))
    nobody_else[:, :columns] = holders.T
    nobody_else[:, columns + combinations :] = -np.eye(holders.shape[1])
    taken = np.arange(size) < columns
    endless = (np.arange(size) >= columns) & (np.arange(size) < columns + combinations)
    return best_choice(
        fewest,
        taken,
        (np.where(endless, -np.inf, 0), np.where(endless, np.inf, 1)),
        [
            Constraint(made, 0, 0),
            Constraint(np.vstack([there, nobody_else]), 0, np.inf),
            Constraint(fewest[None, :], _HALF, limit - _HALF),
        ],
        budget.left,
    )


@dataclass(frozen=True)
class Newcomers:
    """Who may be taken from a group, as they came since: `columns`, bool, shape (columns,).

    They are in it only where `conditions` @ the group, with −1 for them, are not below 0: shape (conditions, columns).
    """

    columns: Bools
    conditions: Integers


def fewest_but(
    moved: Integers, people: Integers, newcomers: Newcomers, limit: int, budget: Budget
) -> tuple[Integers, bool] | None:
    """Find the smallest group of fewer than `limit`, less some newcomers, that no way to move people changes.

    Args:
        moved: what each way changes in each column, shape (columns, ways).
        people: how many each column counts, of newcomers how many more there are than before, shape (columns,).
        newcomers: whom it may be less.
        limit: from how many a group is large enough.
        budget: beyond, what could not be excluded counts as found.

    Returns:
        The group, 1 or −1 at its columns, int64, shape (columns,), and whether it is settled; None where there is none.
    """
    less = newcomers.columns
    light = np.flatnonzero(less | (people < limit + people[less].sum()))
    still = ways(moved[light].T).astype(np.float64)
    if not still[less[light]].any():
        return None
    columns, combinations = still.shape
    nothing = np.zeros((len(newcomers.conditions) + 2, combinations))
    sums = np.vstack([people[light], -less[light].astype(np.int64), newcomers.conditions[:, light]]).astype(np.float64)
    least, most = np.zeros(len(sums)), np.full(len(sums), np.inf)
    least[0], most[0], least[1] = _HALF, limit - _HALF, 1
    endless = np.full(combinations, np.inf)
    answer = best_choice(
        np.concatenate([people[light].astype(np.float64), np.zeros(combinations)]),
        np.arange(columns + combinations) < columns,
        (
            np.concatenate([-less[light].astype(np.float64), -endless]),
            np.concatenate([(~less[light]).astype(np.float64), endless]),
        ),
        [
            Constraint(np.hstack([np.eye(columns), -still]), 0, 0),
            Constraint(np.hstack([sums, nothing]), least, most),
        ],
        budget.left,
    )
    if answer.status == NONE:
        return None
    group = np.zeros(len(people), dtype=np.int64)
    group[light] = 1 if answer.x is None else np.rint(answer.x[:columns]).astype(np.int64)
    return group, answer.status == SOLVED and not (group @ moved).any()


def pinned(sums: Integers, inhabited: Bools, truth: Integers, targets: Integers, budget: Budget) -> tuple[Bools, Bools]:
    """Say which numbers of people a reader pins to one value, as no number is negative and none is broken.

    Args:
        sums: what is published, shape (sums, columns).
        inhabited: groups of columns that hold somebody, for sure: masked, not without data; bool, shape (groups, columns).
        truth: the numbers of people there are, shape (columns,).
        targets: the numbers looked at, as sums of columns, shape (targets, columns).
        budget: beyond, what could not be settled counts as pinned.

    Returns:
        What is pinned, and what of it could not be settled, bool, shape (targets,).
    """
    moved = ways(sums)
    changes = targets @ moved
    free = np.zeros(len(targets), dtype=bool)
    for way, changed in zip(moved.T, changes.T, strict=True):
        for step in (way, -way):
            if not free[changed != 0].all() and is_possible(truth + step, inhabited):
                free |= changed != 0
    settled = np.ones(len(targets), dtype=bool)
    for target in range(len(targets)):
        if free[target] or not changes[target].any():
            continue
        for sign in (1, -1):
            other = _furthest(sums, inhabited, truth, sign * targets[target], budget)
            if other is None:
                settled[target] = False
            else:
                free |= targets @ (other - truth) != 0
            if free[target]:
                break
    return ~free, ~free & ~settled


def is_possible(people: Integers, inhabited: Bools) -> bool:
    """Say whether there may be so many people: none of a number below 0, and some in each group that holds somebody."""
    return bool((people >= 0).all()) and bool((inhabited.astype(np.int64) @ people >= 1).all())


def _furthest(sums: Integers, inhabited: Bools, truth: Integers, target: Integers, budget: Budget) -> Integers | None:
    """Return numbers of people that give the same sums and make `target` as small as possible; None out of time."""
    if budget.spent:
        return None
    published = sums @ truth
    told = published.astype(np.float64)
    constraints = [Constraint(sums.astype(np.float64), told, told)]
    if len(inhabited):
        constraints.append(Constraint(inhabited.astype(np.float64), 1, np.inf))
    answer = best_choice(
        target.astype(np.float64),
        np.ones(len(truth), dtype=bool),
        (0, _ENOUGH * (1 + int(truth.sum()))),
        constraints,
        budget.left,
    )
    if answer.status != SOLVED or answer.x is None:
        return None
    found: Integers = np.rint(answer.x).astype(np.int64)
    kept = np.array_equal(sums @ found, published) and is_possible(found, inhabited)
    return found if kept else None


def conspiring(sums: Integers, target: Integers) -> Integers:
    """Name published sums that together give a combination of columns, none of which can be spared.

    Args:
        sums: what is published, shape (sums, columns), the first ones being spared first.
        target: a combination of columns that they give, shape (columns,).

    Returns:
        The ranks of the sums, shape (some,).
    """
    # Sums none of which the others give make a combination in one way: the last ones, as those are looked at first.
    last_first = np.vstack([sums[::-1], target])
    known, pivots = _reduced(last_first.T)
    times = known[:, -1]
    ranks = [len(sums) - 1 - pivot for pivot, used in zip(pivots, times, strict=True) if used]
    return np.array(sorted(ranks), dtype=np.int64)
