"""Chances of sums of ranks are those of giving a sign to each change in every possible way."""

from itertools import product

import numpy as np
import pytest

from indicators.statistics import rank_sums
from indicators.statistics.rank_sums import chance_of_at_most
from initiatives.arrays import Integers

RANDOM = np.random.default_rng(1945)


def _every_sign(reached: int, ranks: Integers, moved: Integers) -> float:
    seen = np.repeat(ranks, moved)
    sums = [int(seen[list(rises)].sum()) for rises in product((False, True), repeat=len(seen))]
    return sum(one <= reached for one in sums) / len(sums)


def _drawn(cells: int, distances: int, most: int) -> tuple[Integers, Integers, Integers]:
    """Draw cells as `signed_rank` makes them: zeros take the first ranks, ties share theirs, some distances have nobody."""
    zeros, moved = RANDOM.integers(0, 5, (cells, 1)), RANDOM.integers(0, most + 1, (cells, distances))
    moved[:, RANDOM.integers(0, distances)] += 1
    ranks = 2 * (zeros + np.cumsum(moved, axis=1)) - moved + 1
    return RANDOM.integers(0, (ranks * moved).sum(axis=1) + 1), ranks, moved


@pytest.mark.parametrize("distances", [1, 2, 3, 4, 5])
def test_chances_are_those_of_every_sign(distances: int) -> None:
    reached, ranks, moved = _drawn(12, distances, 2)
    expected = [_every_sign(int(one), *two) for one, *two in zip(reached, ranks, moved, strict=True)]
    np.testing.assert_allclose(chance_of_at_most(reached, ranks, moved), expected, rtol=1e-12)


@pytest.mark.parametrize(("distances", "most"), [(1, 190), (2, 95), (3, 60), (4, 45), (6, 9)])
def test_listing_ways_and_following_changes_agree(distances: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = _drawn(40, distances, most)
    found = []
    for listed in (0, 10**9):
        monkeypatch.setattr(rank_sums, "LISTED", listed)
        found.append(chance_of_at_most(*drawn))
    followed, listed_at_once = found
    np.testing.assert_allclose(listed_at_once, followed, rtol=1e-11)


def test_a_cell_has_the_same_chance_alone_and_among_others() -> None:
    reached, ranks, moved = _drawn(60, 4, 40)
    alone = [chance_of_at_most(reached[[cell]], ranks[[cell]], moved[[cell]])[0] for cell in range(60)]
    np.testing.assert_allclose(chance_of_at_most(reached, ranks, moved), alone, rtol=1e-12)
