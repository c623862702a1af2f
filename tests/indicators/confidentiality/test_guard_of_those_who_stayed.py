"""Who stayed where others came: the search and the audit find the same few people as trying every group does."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from indicators.confidentiality.attacker import Budget, Newcomers, fewest_but, ways
from indicators.confidentiality.exposure import Reader
from indicators.confidentiality.guard_of_those_who_stayed import GuardOfThoseWhoStayed
from initiatives.arrays import Bools, Integers

LIMIT = 4


@dataclass(frozen=True)
class Versions:
    """Sets told now and then, shape (sums, columns); of kinds of people and of who came, how many gave each of two answers."""

    sums: Integers
    came: Bools
    given: Integers

    @property
    def people(self) -> Integers:
        """Return how many each column holds, shape (columns,)."""
        total: Integers = self.given.sum(axis=1)
        return total

    @property
    def conditions(self) -> Integers:
        """Say that those who came are among others: of each answer, no more of them than there are."""
        return self.given.T

    def fewest(self) -> int | None:
        """Try every group, the smallest first: how many the smallest is of, less who came."""
        found = []
        for signs in product((0, 1), repeat=len(self.came)):
            group = np.array(signs) * np.where(self.came, -1, 1)
            count = int(group @ self.people)
            told = np.linalg.matrix_rank(np.vstack([self.sums, group])) == np.linalg.matrix_rank(self.sums)
            if group[self.came].any() and told and 0 < count < LIMIT and (self.conditions @ group >= 0).all():
                found.append(count)
        return min(found, default=None)


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    kinds, changes = draw(st.integers(2, 5)), draw(st.integers(1, 2))
    sets = arrays.arrays(np.int64, st.tuples(st.integers(1, 4), st.just(kinds)), elements=st.integers(0, 1))
    now, then = draw(sets), draw(sets)
    less = draw(arrays.arrays(np.int64, (len(then), changes), elements=st.integers(-1, 0)))
    sums = np.vstack([np.hstack([now, np.zeros((len(now), changes), dtype=np.int64)]), np.hstack([then, less])])
    given = draw(arrays.arrays(np.int64, (kinds + changes, 2), elements=st.integers(0, 4)))
    given[given.sum(axis=1) == 0] = 1
    return Versions(sums, np.arange(kinds + changes) >= kinds, given)


HARD_TO_SIMPLIFY = Versions(
    np.array([[0, 1, 1, 0], [1, 1, 1, 0], [0, 1, 0, -1]]),
    np.array([False, False, False, True]),
    np.array([[3, 3], [1, 3], [3, 3], [3, 3]]),
)
"""Nobody is given away; the step that simplifies programmes before HiGHS searches breaks on it."""


@given(versions())
@example(HARD_TO_SIMPLIFY)
@settings(max_examples=60, deadline=None)
def test_the_audit_finds_the_fewest_of_them(told: Versions) -> None:
    newcomers = Newcomers(told.came, told.conditions)
    found = fewest_but(ways(told.sums), told.people, newcomers, LIMIT, Budget(60))
    fewest = told.fewest()
    assert (found is None) == (fewest is None)
    if found is not None:
        group, settled = found
        assert settled and group @ told.people == fewest


@given(versions())
@example(HARD_TO_SIMPLIFY)
@settings(max_examples=60, deadline=None)
def test_the_search_finds_some_wherever_there_are(told: Versions) -> None:
    guard = GuardOfThoseWhoStayed(
        told.people.astype(float), LIMIT, LIMIT, "", came=told.came, answered=told.conditions.astype(float)
    )
    nobody = np.zeros(len(told.people), dtype=bool)
    rows: Any = told.sums
    found = list(guard.given_away(rows, [Reader(nobody, LIMIT)], {}))
    assert bool(found) == (told.fewest() is not None)
    for one in found:
        assert one.settled and 0 < one.group @ told.people < LIMIT
