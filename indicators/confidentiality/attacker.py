"""A patient reader who holds every edition, and tries to work out what was protected. It audits stage 6.

It shares no search with `suppression`: it lists every small group there is, and asks by exact rational arithmetic
whether the published sums give it back; bounds come from linear programming. Tests and benchmarks call it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog


@dataclass(frozen=True)
class Exposure:
    """A group that published sums give back: which atoms, and how many contributors they hold."""

    atoms: tuple[int, ...]
    count: float


def exposures(cells: NDArray[np.bool_], counts: NDArray[np.float64], limit: float) -> tuple[Exposure, ...]:
    """List the groups with more than 0 and fewer than `limit` contributors that the published cells give back.

    `cells` says which atoms each published sum takes, shape (cells, atoms); `counts` gives the true contributors of
    each atom, shape (atoms,). Empty atoms are supposed to be known as such.
    """
    signatures: dict[tuple[bool, ...], list[int]] = {}
    for atom in np.flatnonzero(counts > 0).tolist():
        signature = tuple(bool(held) for held in cells[:, atom])
        if any(signature):
            signatures.setdefault(signature, []).append(atom)
    blocks = list(signatures.values())
    sizes = [float(counts[block].sum()) for block in blocks]
    unknown = kernel([[int(cells[cell, block[0]]) for block in blocks] for cell in range(len(cells))], len(blocks))
    return tuple(
        Exposure(tuple(sorted(atom for block in group for atom in blocks[block])), sum(sizes[b] for b in group))
        for group in _small_groups(sizes, limit)
        if not unknown[list(group)].sum(axis=0).any()
    )


def kernel(rows: list[list[int]], width: int) -> NDArray[np.int64]:
    """Return, in exact integers, every way to move the atoms without changing any published sum: (atoms, ways).

    A sum is worked out from the published ones exactly when none of these ways moves it.
    """
    basis: dict[int, list[Fraction]] = {}
    for row in rows:
        left = [Fraction(value) for value in row]
        for lead, known in basis.items():
            if left[lead]:
                left = _less(left, known, left[lead])
        lead = next((place for place, value in enumerate(left) if value), -1)
        if lead < 0:
            continue
        left = [value / left[lead] for value in left]
        for other, known in basis.items():
            if known[lead]:
                basis[other] = _less(known, left, known[lead])
        basis[lead] = left
    ways = []
    for free in (place for place in range(width) if place not in basis):
        way = [-basis[place][free] if place in basis else Fraction(place == free) for place in range(width)]
        whole = lcm(*(value.denominator for value in way))
        ways.append([int(value * whole) for value in way])
    return np.array(ways, dtype=np.int64).reshape(len(ways), width).T


def _less(row: list[Fraction], other: list[Fraction], times: Fraction) -> list[Fraction]:
    """Take `times` another row away from a row."""
    return [value - times * taken if taken else value for value, taken in zip(row, other, strict=True)]


def bounds(cells: NDArray[np.bool_], counts: NDArray[np.float64], target: NDArray[np.bool_]) -> tuple[float, float]:
    """Bound the contributors of a set of atoms, knowing the published sums and that no count is negative.

    Linear programme solved by SciPy's HiGHS. `target` has shape (atoms,); the upper bound may be infinite.
    """
    published = cells.astype(float)
    found = []
    for sign in (1.0, -1.0):
        answer = linprog(sign * target.astype(float), A_eq=published, b_eq=published @ counts, bounds=(0, None))
        found.append(sign * float(answer.fun) if answer.fun is not None else sign * -np.inf)
    return found[0], found[1]


def _small_groups(sizes: list[float], limit: float) -> Iterator[frozenset[int]]:
    """Yield every group of blocks whose sizes sum to less than the limit."""

    def grow(group: tuple[int, ...], total: float) -> Iterator[frozenset[int]]:
        for block in range(group[-1] + 1 if group else 0, len(sizes)):
            if total + sizes[block] < limit:
                yield frozenset((*group, block))
                yield from grow((*group, block), total + sizes[block])

    yield from grow((), 0.0)
