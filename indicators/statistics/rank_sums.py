"""How likely each sum of ranks is when every change is as likely a rise as a fall: exact, ties included."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from initiatives.arrays import Bools, Floats, Integers

EXACT_UP_TO = 200
"""How many changes a cell may hold."""
LISTED = 40
"""Up to how many ways of rising per change are listed: beyond, following each change costs less."""
AT_ONCE = 50_000
"""About how many ways are held together: few enough to stay in a processor's own memory, which is much faster."""


def chance_of_at_most(reached: Integers, ranks: Integers, moved: Integers) -> Floats:
    """Return the chances that the ranks of the rises add up to at most `reached`, shape (cells,).

    `ranks` and `moved` have shape (cells, distances): the rank, a whole number above 0, that `moved` changes share; a cell
    has 1 to 200 changes. Those who rise at one distance follow a binomial law, whatever the other distances. Distances are
    shared between two halves, so that few ways of rising are listed in each, for all cells at once; what one half reaches
    leaves the rest to the other. With many distances sums of ranks meet, and it is cheaper to follow change after change.
    """
    order = np.argsort(-moved, axis=1, kind="stable")
    ranks, moved = (np.take_along_axis(one, order, axis=1) for one in (ranks, moved))
    first = np.isin(np.arange(moved.shape[1]) % 4, (0, 3))  # the most and the least frequent, so that halves are alike
    ways = np.prod(moved[:, first] + 1.0, axis=1) + np.prod(moved[:, ~first] + 1.0, axis=1)
    chances = np.zeros(len(reached))
    few = ways <= LISTED * moved.sum(axis=1)
    for cells in _batches(few, ways):
        other = _listed(ranks[cells][:, ~first], moved[cells][:, ~first])
        if moved[cells, 3:].any():
            one = _listed(ranks[cells][:, first], moved[cells][:, first])
            chances[cells] = _met(reached[cells], one, other)
        else:
            chances[cells] = _met_by_one(reached[cells], ranks[cells, 0], moved[cells, 0], other)
    for cell in np.flatnonzero(~few):
        chances[cell] = _followed(int(reached[cell]), np.repeat(ranks[cell], moved[cell]))
    return chances


def _batches(chosen: Bools, ways: Floats) -> list[Integers]:
    """Return the places of the chosen cells, a list for each time that enough ways are held together."""
    cells = np.flatnonzero(chosen)
    cells = cells[np.argsort(ways[cells])]  # alike together: little is listed in excess
    ends = np.flatnonzero(np.diff(np.cumsum(ways[cells]) // AT_ONCE)) + 1
    return np.split(cells, ends) if len(cells) else []


def ways_of_rising(ranks: Integers) -> Iterator[Floats]:
    """Give in how many ways the ranks of the rises add up to 0, 1, 2…, with the first rank, then the first two…

    `ranks` has shape (changes,) and holds whole numbers above 0. Each array is only good until the next one.
    """
    ways = np.zeros(int(ranks.sum()) + 1)
    ways[0] = 1.0
    reached = 0
    for rank in ranks.tolist():
        reached += rank
        # The right-hand side is made whole before it is added: both sides overlap.
        ways[rank : reached + 1] += ways[: reached + 1 - rank].copy()
        yield ways[: reached + 1]


Ways = tuple[Integers, Floats]
"""Ways of rising, both (cells, ways): the sum of the ranks, and how likely it is."""


def _listed(ranks: Integers, moved: Integers) -> Ways:
    """List how many may rise at each distance: the sum of their ranks and how likely it is, for each cell."""
    law = _binomial()
    sums, likely = np.zeros((len(moved), 1), dtype=np.int64), np.ones((len(moved), 1))
    for rank, held in zip(ranks.T, moved.T, strict=True):
        # Where fewer moved than elsewhere, what is listed in excess has no chance.
        rises = np.arange(held.max(initial=0) + 1)
        sums = (sums[:, :, None] + rank[:, None, None] * rises).reshape(len(held), -1)
        likely = (likely[:, :, None] * law[held, None, : len(rises)]).reshape(len(held), -1)
    return sums, likely


def _met(reached: Integers, one: Ways, other: Ways) -> Floats:
    """Return how likely it is that both halves together add up to at most `reached`, shape (cells,)."""
    sums, likely = one
    order = np.argsort(sums, axis=1)
    at_most = np.cumsum(np.take_along_axis(likely, order, axis=1), axis=1)
    # One search for all cells: the sums of each are set apart from those of the cells before.
    apart = (np.arange(len(reached)) * (sums.max(initial=0) + 1))[:, None]
    left = np.clip(reached[:, None] - other[0], -1, sums.max(initial=0))
    place = np.searchsorted((np.take_along_axis(sums, order, axis=1) + apart).ravel(), left + apart, side="right")
    found = np.append(at_most.ravel(), 0.0)[place - 1]
    chances: Floats = np.where(left < 0, 0.0, other[1] * found).sum(axis=1)
    return chances


def _met_by_one(reached: Integers, rank: Integers, moved: Integers, other: Ways) -> Floats:
    """Return the same where the first half is one distance, shape (cells,): its law is in a table, nothing is searched."""
    sums, likely = other
    rises = np.clip((reached[:, None] - sums) // rank[:, None], -1, moved[:, None])
    chances: Floats = (likely * _at_most()[moved[:, None], rises]).sum(axis=1)
    return chances


def _followed(reached: int, ranks: Integers) -> float:
    """Return the same for one cell, whose changes are followed one by one in two halves."""
    step = int(np.gcd.reduce(ranks))
    ranks = np.sort(ranks // step)
    *_, one = ways_of_rising(ranks[::2])
    *_, other = ways_of_rising(ranks[1::2])
    left = reached // step - np.arange(len(one))
    found = np.where(left < 0, 0.0, np.cumsum(other)[np.clip(left, 0, len(other) - 1)])
    return float((one * found).sum() / 2.0 ** len(ranks))


@cache
def _binomial() -> Floats:
    """Return the chances that k of n changes are rises; rows are n, columns k."""
    law = np.zeros((EXACT_UP_TO + 1, EXACT_UP_TO + 1))
    law[0, 0] = 1.0
    for n in range(1, EXACT_UP_TO + 1):
        law[n] = law[n - 1] / 2
        law[n, 1:] += law[n - 1, :-1] / 2
    return law


@cache
def _at_most() -> Floats:
    """Return the chances that at most k of n changes are rises; the last column is that of −1."""
    return np.pad(np.cumsum(_binomial(), axis=1), ((0, 0), (0, 1)))
