"""Can a reader work out something about few people, by adding and subtracting what is published? One search, exact.

Every published base is a set of people, so whoever adds and subtracts published figures knows the sums in the row space
of those sets, and no other. A group is given away when its 0/1 vector lies in that space. Source: INSEE, Manuel de
protection des données tabulées, « secret secondaire » and « tableaux liés » (chapters/03_notions.qmd).

What must not be given away is said by weights: how many people each column counts, or as many as the limit where a
column is no secret. So the same search looks for few answers, few people of whom something is adverse, or people who all
answered alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.whole_numbers import NONE, SOLVED, Constraint, best_choice
from initiatives.arrays import Bools, Floats

_TOLERANCE, _ROUGH = 1e-7, 1e-5
_SUMS = 20_000
"""Choices of rows that are tried one by one; beyond, an integer programme chooses."""
_SECONDS = 5.0


@dataclass(frozen=True)
class Reader:
    """Somebody who reads everything: the columns it knows by itself, bool, shape (columns,); its limit."""

    knows: Bools
    limit: float


@dataclass(frozen=True)
class GivenAway:
    """A group given away: 1 at its columns, −1 at those taken from it, shape (columns,); the rank of who works it out.

    `settled` is false where the search ran out of time: what it could not exclude counts as given away.
    """

    group: NDArray[np.int8]
    reader: int
    settled: bool = True


Memory = dict[tuple[bytes, bytes, float], "Found | None"]
"""What was found in equal systems, by what is told, what the reader knows and its limit: many questions were answered by
the same people."""


def exposures(
    rows: Bools,
    weights: Floats,
    readers: Sequence[Reader],
    owners: Bools | None = None,
    memory: Memory | None = None,
) -> Iterator[GivenAway]:
    """Yield, for each reader, a group of weight above 0 and below its limit that the rows give away to it.

    Args:
        rows: published bases as sets of columns (people who are alike), shape (rows, columns).
        weights: how many people, or organisations, each column counts, shape (columns,). A column of weight 0 holds
            nobody: readers are supposed to know it, so that all others are above zero.
        readers: who reads; what is theirs is no secret to them.
        owners: where one contributor may hold several columns, who holds which, shape (columns, owners): it counts once,
            and shares its weight among its columns, so that together they never weigh more than it.
        memory: what was found before, which this search adds to.

    One system serves all readers: a group is 0 on every column that weighs the limit or more. The sums of rows that are
    0 there are few, and knowing some columns only adds sums for which those columns were in the way.
    """
    live = np.flatnonzero((weights > 0) & rows.any(axis=0))
    if not live.size or weights[live].min() >= max((one.limit for one in readers), default=0.0):
        return
    system = _System(rows[:, live], weights[live], None if owners is None else owners[live])
    name, memory = system.name, {} if memory is None else memory
    for rank, reader in enumerate(readers):
        own = reader.knows[live]
        asked = name, _digest(own), reader.limit
        if asked not in memory:
            memory[asked] = system.few(own, reader.limit)
        found = memory[asked]
        if found is not None:
            group = np.zeros(len(weights), dtype=np.int8)
            group[live] = found.taken
            yield GivenAway(group, rank, found.settled)


class _System:
    """What is told of those who count: rows as sets of columns, bool, shape (rows, columns); their weights; who holds them."""

    def __init__(self, rows: Bools, sizes: Floats, owners: Bools | None) -> None:
        self._rows, self._sizes, self._owners = rows, sizes, owners
        self._held = rows.astype(np.float64)
        self._quiet: dict[float, Quiet] = {}

    @property
    def name(self) -> bytes:
        """Name all that a search of it depends on, in a few bytes."""
        return name_of_system(*(one for one in (self._rows, self._sizes, self._owners) if one is not None))

    def few(self, own: Bools, limit: float) -> "Found | None":
        """Find a group of weight above 0 and below a limit that is given away to whoever knows its own columns."""
        if limit not in self._quiet:
            self._quiet[limit] = Quiet(self._held, self._sizes >= limit - _TOLERANCE)
        quiet = self._quiet[limit]
        light = ~quiet.heavy & ~own
        sums = quiet.sums(own) if light.any() else np.zeros((0, len(self._rows)))
        if not len(sums):
            return None
        whose = None if self._owners is None else self._owners[light]
        found = _few(sums @ self._held[:, light], self._sizes[light], limit, whose)
        if found is None:
            return None
        taken = np.zeros(len(own), dtype=bool)
        taken[light] = found.taken
        return Found(taken, found.settled)


def name_of_system(*held: NDArray[Any]) -> bytes:
    """Name what a search depends on, the first of which are rows, in a few bytes."""
    return repr(held[0].shape).encode() + b"".join(map(_digest, held))


def _digest(held: NDArray[Any]) -> bytes:
    return blake2b(np.ascontiguousarray(held).tobytes(), digest_size=16).digest()


class Quiet:
    """The sums of rows that are 0 on all heavy columns, found once; `sums` adds those that a reader's own columns hid."""

    def __init__(self, held: Floats, heavy: Bools) -> None:
        self.heavy = heavy
        self._held = held
        gram = held[:, heavy] @ held[:, heavy].T
        values, vectors = np.linalg.eigh(gram)
        zero = values < _TOLERANCE * max(1.0, float(values.max(initial=0.0)))
        self._none = vectors[:, zero].T
        # So that gram @ inverse is the identity wherever something heavy is in the way.
        self._inverse = (vectors[:, ~zero] / values[~zero]) @ vectors[:, ~zero].T

    def sums(self, own: Bools) -> Floats:
        """Return a basis of the sums that are 0 on the heavy columns a reader does not know, shape (sums, rows)."""
        hidden = self._held[:, self.heavy & own]
        if not hidden.shape[1]:
            return self._none
        reached = self._inverse @ hidden
        shared = hidden.T @ reached
        if (shared**2).sum() < 1 - _ROUGH:  # no eigenvalue is larger than the norm of a matrix: none is 1
            return self._none
        values, vectors = np.linalg.eigh(shared)
        freed = (reached @ vectors[:, values > 1 - 1e-6]).T
        return np.vstack([self._none, freed])


@dataclass(frozen=True)
class Found:
    """Columns that are taken, bool, shape (columns,); not `settled`: what could not be excluded in time."""

    taken: Bools
    settled: bool = True


def _few(sums: Floats, sizes: Floats, limit: float, owners: Bools | None) -> Found | None:
    """Find a 0/1 vector of weight below the limit in the space of these sums, shape (sums, columns)."""
    sums = np.where(np.abs(sums) < _TOLERANCE, 0.0, sums)
    spoken = sums.any(axis=0)
    if not spoken.any():
        return None
    # Columns that every sum takes alike are one: nothing tells them apart.
    alike = np.ascontiguousarray(np.round(sums[:, spoken], 6).T + 0.0)  # no −0 beside 0: bytes are compared
    _, first, block = np.unique(
        alike.view(np.dtype((np.void, alike.itemsize * alike.shape[1]))).ravel(), return_index=True, return_inverse=True
    )
    weight: Floats = np.bincount(block.ravel(), sizes[spoken], len(first)).astype(np.float64)
    order = np.argsort(-weight, kind="stable")
    basis, pivots = reduced(sums[:, spoken][:, first[order]])
    rank = np.argsort(order)[block.ravel()]
    held = None if owners is None else _held(owners[spoken], sizes[spoken], rank, len(first))
    chosen = _chosen(basis, pivots, weight[order], limit, held)
    if chosen is None:
        return None
    group = np.zeros(len(sizes), dtype=bool)
    group[spoken] = chosen.taken[rank]
    return Found(group, chosen.settled)


@dataclass(frozen=True)
class _Held:
    """Who holds each block: `owners`, shape (blocks, owners), each counting once; `alone`, what nobody owns, (blocks,)."""

    owners: Floats
    alone: Floats

    def count(self, taken: Bools) -> Floats:
        """Count the contributors of each choice of blocks, shape (choices, blocks)."""
        chosen = taken.astype(np.float64)
        found: Floats = (chosen @ self.owners > 0).sum(axis=1) + chosen @ self.alone
        return found


def _held(owners: Bools, sizes: Floats, block: NDArray[np.intp], blocks: int) -> _Held:
    whose = np.zeros((blocks, owners.shape[1]))
    np.add.at(whose, block, owners.astype(np.float64))
    alone: Floats = np.bincount(block, np.where(owners.any(axis=1), 0.0, sizes), blocks).astype(np.float64)
    return _Held(whose, alone)


def _chosen(basis: Floats, pivots: list[int], weight: Floats, limit: float, held: _Held | None) -> Found | None:
    """Choose reduced rows whose sum is 0 or 1 everywhere: each is taken 0 or 1 time, as the group is at its pivot."""
    kept = [row for row, pivot in enumerate(pivots) if weight[pivot] < limit - _TOLERANCE]
    if not kept:
        return None  # a row whose pivot weighs too much is in no small group
    rows, at_pivot = basis[kept], weight[[pivots[row] for row in kept]]
    tried = 0
    for choice in _choices(at_pivot, limit):
        sums = choice @ rows
        whole = ((np.abs(sums) < _ROUGH) | (np.abs(sums - 1) < _ROUGH)).all(axis=1)
        small = whole & (sums @ weight < limit - _TOLERANCE)
        if held is not None and small.any():
            small[small] = held.count(sums[small] > 0.5) < limit - _TOLERANCE
        if small.any():
            return Found(sums[int(np.argmax(small))] > 0.5)
        tried += len(choice)
        if tried > _SUMS:
            return _programme(rows, weight, limit)
    return None


def _choices(sizes: Floats, limit: float) -> Iterator[Floats]:
    """Yield the choices of pivots whose sizes sum to less than the limit, as 0/1 rows: singles first, then pairs…"""
    singles = np.flatnonzero(sizes < limit - _TOLERANCE)
    chosen = np.eye(len(sizes))[singles]
    last, total = singles, sizes[singles]
    while len(chosen):
        yield chosen
        room = total[:, None] + sizes[None, :] < limit - _TOLERANCE
        room &= np.arange(len(sizes))[None, :] > last[:, None]
        parents, last = np.nonzero(room)
        if len(parents) > 20 * _SUMS:
            # The caller has tried enough by then: what follows is for the integer programme.
            parents, last = parents[: 20 * _SUMS], last[: 20 * _SUMS]
        chosen, total = chosen[parents].copy(), total[parents] + sizes[last]
        chosen[np.arange(len(chosen)), last] = 1


def _programme(rows: Floats, weight: Floats, limit: float) -> Found | None:
    """Choose by an integer programme (SciPy's HiGHS), within a time: what is not settled then counts as found."""
    count, columns = rows.shape
    ties = Constraint(np.hstack([rows.T, -np.eye(columns)]), 0, 0)
    people = np.concatenate([np.zeros(count), weight])
    few = Constraint(people, 1e-4, limit - 1e-4)
    answer = best_choice(people, np.ones(count + columns, dtype=bool), (0, 1), [ties, few], _SECONDS)
    if answer.status == NONE:
        return None
    if answer.x is None:
        anything: Bools = np.abs(rows).max(axis=0) > _TOLERANCE
        return Found(anything, settled=False)
    taken: Bools = np.asarray(answer.x[count:] > 0.5)
    return Found(taken, settled=answer.status == SOLVED)


def reduced(rows: Floats) -> tuple[Floats, list[int]]:
    """Reduce rows by Gauss and Jordan, columns from left to right: the reduced rows, and their pivots."""
    work = np.array(rows, dtype=np.float64)
    pivots: list[int] = []
    for column in range(work.shape[1]):
        rank = len(pivots)
        if rank == len(work):
            break
        best = rank + int(np.abs(work[rank:, column]).argmax())
        if abs(work[best, column]) < _TOLERANCE:
            continue
        work[[rank, best]] = work[[best, rank]]
        work[rank] /= work[rank, column]
        others = np.flatnonzero(np.abs(work[:, column]) > 0)
        others = others[others != rank]
        work[others] -= work[others, column, None] * work[rank]
        pivots.append(column)
    return work[: len(pivots)], pivots


def making(rows: NDArray[Any], wanted: NDArray[Any], unknown: Bools) -> NDArray[np.int64] | None:
    """Say which rows, added and subtracted, make a set of columns: one that is that set, or the first ones rather than the last.

    `rows` has shape (rows, columns); `wanted` and `unknown` have shape (columns,): only unknown columns are looked at.
    None when no sum makes it.
    """
    seen = rows[:, unknown]
    itself = np.flatnonzero((seen == wanted[unknown]).all(axis=1))
    if len(itself):
        return itself[:1]
    # Columns that all rows take alike say the same thing once.
    facts = np.unique(np.vstack([seen, wanted[unknown]]).T, axis=0).astype(np.float64)
    basis, pivots = reduced(facts)
    if len(rows) in pivots:
        return None
    times = np.zeros(len(rows))
    times[pivots] = basis[: len(pivots), -1]
    return np.flatnonzero(np.abs(times) > 1e-6)
