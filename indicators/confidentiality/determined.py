"""Can small groups be worked out by adding and subtracting published cells? Exact search, by linear algebra.

Every published cell is a sum over atoms, so a reader who adds and subtracts cells knows exactly the sums in their row
space. A group of people is given away when its 0/1 vector lies in that space. Source: INSEE, Manuel de protection des
données tabulées, « secret secondaire » and « tableaux liés » (chapters/03_notions.qmd).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.bool_]
"""Published cells as sets of atoms, shape (cells, atoms)."""
Floats = NDArray[np.float64]
_TOLERANCE = 1e-7


def merged(cells: Cells, weights: Floats) -> tuple[Floats, Floats]:
    """Merge the atoms that every cell takes together, and drop those without contributors.

    Nothing published separates two atoms that belong to the same cells. An atom without contributors adds nothing to
    any sum; the reader is supposed to know it is empty, which also makes the search complete for bounds: once the empty
    atoms are gone, every count is above zero, and only a set in the row space has its count pinned.
    Returns the blocks' membership, shape (cells, blocks), and their weights.
    """
    useful = (weights > 0) & cells.any(axis=0)
    blocks, block = alike(cells[:, useful])
    sizes = np.zeros(blocks.shape[1])
    np.add.at(sizes, block, weights[useful])
    return blocks.astype(np.float64), sizes


def alike(cells: Cells) -> tuple[Cells, NDArray[np.int64]]:
    """Merge the columns that every cell takes together: the blocks, shape (cells, blocks), and the block of each column."""
    packed = np.packbits(cells.T, axis=1)
    signatures = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, block = np.unique(signatures, return_index=True, return_inverse=True)
    return cells[:, first], block


def reduced(rows: Floats) -> tuple[Floats, Floats, list[int]]:
    """Reduce rows by Gauss and Jordan, columns from left to right.

    Returns the reduced rows, the sums of original rows that make them, and their pivot columns.
    """
    work = np.hstack([rows, np.eye(len(rows))])
    pivots: list[int] = []
    for column in range(rows.shape[1]):
        rank = len(pivots)
        if rank == len(rows):
            break
        best = rank + int(np.argmax(np.abs(work[rank:, column])))
        if abs(work[best, column]) < _TOLERANCE:
            continue
        work[[rank, best]] = work[[best, rank]]
        work[rank] /= work[rank, column]
        others = work[:, column].copy()
        others[rank] = 0
        work -= np.outer(others, work[rank])
        pivots.append(column)
    return work[: len(pivots), : rows.shape[1]], work[: len(pivots), rows.shape[1] :], pivots


def small_set(cells: Cells, weights: Floats, limit: float) -> tuple[int, ...] | None:
    """Which published cells, added and subtracted, give away a group with fewer than `limit` contributors?

    As `small_sum`, of which it returns the indices of the cells used.
    """
    making = small_sum(cells, weights, limit)
    return None if making is None else tuple(int(cell) for cell in np.flatnonzero(np.abs(making) > _TOLERANCE))


def small_sum(cells: Cells, weights: Floats, limit: float) -> Floats | None:
    """How many times is each published cell taken in a sum that gives away a group with fewer than `limit` contributors?

    `cells` has shape (cells, atoms); `weights`, the contributors of each atom, shape (atoms,). Returns one number per
    cell, or None when no group S with 0 < weight(S) < limit can be worked out.

    The search is exact. Blocks are ordered from the heaviest: after reduction, a row whose pivot is light (below the
    limit) is zero on every heavy block, and a small group can only be a sum of such rows, with coefficients 0 or 1
    since they are the group's own values at the pivots.
    """
    blocks, sizes = merged(cells, weights)
    if not sizes.size or sizes.min() >= limit:
        return None
    order = np.argsort(-sizes, kind="stable")
    rows, makings, pivots = reduced(blocks[:, order])
    sizes = sizes[order]
    light = [index for index, pivot in enumerate(pivots) if sizes[pivot] < limit]
    for chosen in _sums_below(sizes[[pivots[index] for index in light]], limit):
        groups = chosen @ rows[light]
        zero_one = (np.abs(groups - np.round(groups)) < _TOLERANCE) & (np.round(groups) >= 0) & (np.round(groups) <= 1)
        given_away = zero_one.all(axis=1) & (groups @ sizes < limit - _TOLERANCE)
        if given_away.any():
            making: Floats = chosen[int(np.argmax(given_away))] @ makings[light]
            return making
    return None


def _sums_below(sizes: Floats, limit: float) -> Iterator[Floats]:
    """Yield the choices of pivots whose sizes sum to less than the limit, as 0/1 rows: singles first, then pairs…"""
    chosen, last, total = np.zeros((1, len(sizes))), np.array([-1]), np.zeros(1)
    while len(chosen):
        grown = [
            (row, pivot)
            for row in range(len(chosen))
            for pivot in range(last[row] + 1, len(sizes))
            if total[row] + sizes[pivot] < limit
        ]
        if not grown:
            return
        parents, last = (np.array(column) for column in zip(*grown, strict=True))
        chosen, total = chosen[parents], total[parents] + sizes[last]
        chosen[np.arange(len(chosen)), last] = 1
        yield chosen


def making_of(cells: Cells, weights: Floats, target: NDArray[np.bool_]) -> tuple[int, ...] | None:
    """Which published cells, added and subtracted, give back this set of atoms? None when they cannot.

    `target` has shape (atoms,); atoms without contributors are left out, as in `small_set`.
    """
    blocks, _ = merged(np.vstack([cells, target]), weights)
    known, wanted = blocks[:-1], blocks[-1]
    making = np.linalg.lstsq(known.T, wanted)[0]
    if np.abs(known.T @ making - wanted).max(initial=0) > _TOLERANCE:
        return None
    return tuple(int(cell) for cell in np.flatnonzero(np.abs(making) > _TOLERANCE))
