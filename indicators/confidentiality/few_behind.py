"""Can the doings of few people be worked out, when the same person stands behind several of the numbers added?

`determined` adds up contributors: that is right where each is in one place. Visits of one person lie in several months,
so here people are counted once, however many of the numbers they stand behind. What published sums give back is found
by elimination, as there; whether few people stand behind some of it is an integer programme, solved by SciPy's HiGHS.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from indicators.confidentiality.determined import Cells, Floats, alike, reduced

Bools = NDArray[np.bool_]
_TOLERANCE = 1e-6
_SOLVED, _NONE = 0, 2
"""What HiGHS answers: the best choice is found; there is none."""


def few_behind(rows: Cells, person: NDArray[np.int64], people: Floats, limit: int) -> tuple[int, ...] | None:
    """Which published rows, added and subtracted, tell of the doings of fewer than `limit` people? None when none do.

    `rows` says which pieces each published sum takes, shape (rows, pieces); `person` which kind of person stands behind
    each piece, shape (pieces,); `people` how many of each kind there are. All these pieces are above 0.
    """
    held = rows.any(axis=0)
    if not held.any():
        return None
    blocks, block = alike(rows[:, held])
    behind = np.zeros((len(people), blocks.shape[1]), dtype=bool)
    behind[person[held], block] = True
    heavy = people @ behind >= limit
    order = np.argsort(~heavy, kind="stable")
    kept, makings, pivots = reduced(blocks[:, order].astype(np.float64))
    first = int(heavy.sum())
    # A row whose pivot is light is nothing on all that is heavy: what tells of few people is a sum of such rows.
    light = [rank for rank, pivot in enumerate(pivots) if pivot >= first]
    if not light:
        return None
    chosen = _choose(kept[light][:, first:], behind[:, order[first:]], people, limit)
    if chosen is None:
        return None
    return tuple(int(row) for row in np.flatnonzero(np.abs(chosen @ makings[light]) > _TOLERANCE))


def _choose(basis: Floats, behind: Bools, people: Floats, limit: int) -> Floats | None:
    """Choose rows of the basis whose sum takes each block once or not at all, and has fewer than `limit` people behind.

    Two blocks behind which stand too many people are never taken together: so each block is tried in turn with those
    that may go with it. Mostly nothing is left of the basis on them alone, which is quickly seen.
    """
    seeds, seed = np.unique(behind, axis=1, return_inverse=True)
    left = np.ones(len(seed), dtype=bool)
    for rank in np.argsort(-(people @ seeds), kind="stable").tolist():
        own = people @ (behind | seeds[:, [rank]]) < limit
        beside = basis[:, ~(own & left)]
        values, vectors = np.linalg.eigh(beside @ beside.T)
        alone = vectors[:, values < _TOLERANCE].T
        if len(alone):
            kept, makings, there = reduced(alone @ basis[:, own & left])
            taken = _taken(kept, there, behind[:, own & left], people, limit)
            if taken is not None:
                chosen: Floats = taken @ makings @ alone
                return chosen
        left &= seed != rank
    return None


def _taken(basis: Floats, pivots: list[int], behind: Bools, people: Floats, limit: int) -> Floats | None:
    """Solve the integer programme: what to take of each row of a reduced basis; None when nothing can be."""
    blocks = basis.shape[1]
    patterns, pattern = np.unique(behind[behind.any(axis=1)], axis=0, return_inverse=True)
    sizes = np.zeros(len(patterns))
    np.add.at(sizes, pattern, people[behind.any(axis=1)])
    # Unknowns: which blocks are taken (their values at the pivots say which rows), then which people stand behind.
    taken = np.eye(blocks)
    taken[:, pivots] -= basis.T
    who, block = np.nonzero(patterns)
    links = np.zeros((len(who), blocks + len(patterns)))
    links[np.arange(len(who)), block], links[np.arange(len(who)), blocks + who] = -1, 1
    several = np.concatenate([np.ones(blocks), np.zeros(len(patterns))])
    counted = np.concatenate([np.zeros(blocks), sizes])
    answer = milp(
        counted,
        integrality=several,
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(np.hstack([taken, np.zeros((blocks, len(patterns)))]), 0, 0),
            LinearConstraint(links, lb=0),
            LinearConstraint(several, lb=1),
            LinearConstraint(counted, ub=limit - 0.5),
        ],
    )
    if answer.status == _NONE:
        return None
    if answer.status != _SOLVED or answer.x is None:
        raise RuntimeError(f"the search for few people did not end: {answer.message}")
    return np.round(answer.x[pivots])
