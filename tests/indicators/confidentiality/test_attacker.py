"""What the attacker works out is what trying everything works out: exact ways, smallest groups, pinned numbers."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from indicators.confidentiality import attacker
from indicators.confidentiality.attacker import Budget, conspiring, pinned, smallest, ways
from initiatives.arrays import Bools, Integers

SUMS = st.tuples(st.integers(0, 5), st.integers(1, 7)).flatmap(
    lambda shape: arrays.arrays(np.int64, shape, elements=st.sampled_from([0, 0, 1, 1, 2, -1]))
)
PLENTY = Budget(3600)


@given(SUMS)
def test_ways_change_no_sum_and_none_is_missing(sums: Integers) -> None:
    found = ways(sums)
    assert not (sums @ found).any()
    assert np.linalg.matrix_rank(found.astype(float)) == found.shape[1]
    assert found.shape[1] == sums.shape[1] - np.linalg.matrix_rank(sums.astype(float))


def test_ways_are_exact_where_64_bits_and_decimals_are_not() -> None:
    sums = np.array([[10**9 + 7, 3, 1], [3, 10**9 + 9, 5]], dtype=np.int64)
    (way,) = (sums.astype(object) @ ways(sums)).T
    assert list(way) == [0, 0]


def groups(columns: int) -> Iterator[Bools]:
    return (np.array(taken, dtype=bool) for taken in product((False, True), repeat=columns) if any(taken))


@pytest.mark.parametrize("tried", [10, -1], ids=["each group tried", "an integer programme"])
@given(SUMS, st.data())
def test_the_smallest_group_is_that_of_whoever_tries_them_all(tried: int, sums: Integers, data: st.DataObject) -> None:
    columns = sums.shape[1]
    people = data.draw(arrays.arrays(np.int64, columns, elements=st.integers(0, 4)))
    allowed = data.draw(arrays.arrays(bool, columns, elements=st.booleans()))
    holders = data.draw(arrays.arrays(bool, (columns, data.draw(st.integers(0, 2))), elements=st.booleans()))
    limit = data.draw(st.integers(1, 7))
    moved = ways(sums)

    def count(group: Bools) -> int:
        return int(people[group].sum() + holders[group].any(axis=0).sum())

    told = [one for one in groups(columns) if not (one & ~allowed).any() and not moved[one].sum(axis=0).any()]
    sizes = [count(one) for one in told if 0 < count(one) < limit]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(attacker, "_AT_ONCE", tried)
        found = smallest(moved, allowed, people, limit, PLENTY, holders)
    if found is None:
        assert not sizes
    else:
        assert found.settled and count(found.columns) == min(sizes)


def test_what_no_time_is_left_to_exclude_counts_as_found() -> None:
    rng = np.random.default_rng(1)
    sums = (rng.random((14, 16)) < 0.5).astype(np.int64)
    people = np.ones(16, dtype=np.int64)
    every = np.ones(16, dtype=bool)
    found = smallest(ways(sums), every, people, 2, Budget(0.0))
    assert found is not None and not found.settled
    known, unsettled = pinned(
        np.array([[1, 1]]), np.eye(2) > 0, np.array([1, 1]), np.eye(2, dtype=np.int64), Budget(0.0)
    )
    assert known.all() and unsettled.all()


SMALL = st.tuples(st.integers(1, 3), st.integers(1, 4)).flatmap(
    lambda shape: arrays.arrays(np.int64, shape, elements=st.integers(0, 1))
)


@given(SMALL, st.data())
def test_a_number_is_pinned_where_no_other_people_give_the_same_sums(sums: Integers, data: st.DataObject) -> None:
    sums = np.vstack([sums, np.ones((1, sums.shape[1]), dtype=np.int64)])  # the total is known: people can be listed
    columns = sums.shape[1]
    truth = data.draw(arrays.arrays(np.int64, columns, elements=st.integers(0, 3)))
    masked = data.draw(arrays.arrays(bool, (data.draw(st.integers(0, 2)), columns), elements=st.booleans()))
    inhabited = masked[masked.astype(np.int64) @ truth >= 1]
    targets = np.vstack([np.eye(columns, dtype=np.int64), inhabited.astype(np.int64)])
    worlds = [
        np.array(world)
        for world in product(range(int(truth.sum()) + 1), repeat=columns)
        if np.array_equal(sums @ world, sums @ truth) and (inhabited.astype(np.int64) @ world >= 1).all()
    ]
    known, unsettled = pinned(sums, inhabited, truth, targets, PLENTY)
    assert not unsettled.any()
    assert known.tolist() == [len({int(target @ world) for world in worlds}) == 1 for target in targets]


@given(SUMS, st.data())
def test_those_who_conspire_tell_it_and_none_can_be_spared(sums: Integers, data: st.DataObject) -> None:
    times = data.draw(arrays.arrays(np.int64, len(sums), elements=st.integers(-2, 2)))
    target = times @ sums
    kept = conspiring(sums, target)
    assert not (target @ ways(sums[kept])).any()
    for one in kept:
        assert (target @ ways(sums[kept[kept != one]])).any()
