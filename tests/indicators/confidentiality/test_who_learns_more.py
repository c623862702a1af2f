"""Readers who are not attacked one by one learn nothing: each that works out something more is among those concerned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from indicators.confidentiality import audit
from indicators.confidentiality.attacker import Budget, pinned, smallest
from indicators.confidentiality.careful_readers import Careful, Reads
from indicators.confidentiality.guards import Counting
from indicators.confidentiality.handed_out_before import NOTHING
from indicators.confidentiality.told_numbers import PeopleTold, Published
from indicators.confidentiality.who_learns_more import (
    ANYBODY,
    NOBODY,
    Small,
    Team,
    screens_of_bounds,
    screens_of_groups,
    teams,
)
from initiatives.arrays import Bools, Integers
from tests.indicators.confidentiality.families import family
from tests.indicators.confidentiality.little import Little

MEMBERS = st.frozensets(st.integers(0, 4), max_size=4)


@given(st.lists(st.frozensets(MEMBERS, max_size=4), max_size=4), st.integers(1, 3))
def test_those_concerned_know_somebody_in_every_way_that_hides_one_thing(
    screens: list[frozenset[Team]], size: int
) -> None:
    every = [frozenset(team) for many in range(size + 1) for team in combinations(range(5), many)]
    meeting = [team for team in every if any(all(team & way for way in screen) for screen in screens)]
    assert teams(screens, size) == {team for team in meeting if not any(other < team for other in meeting)}


@dataclass(frozen=True)
class Question:
    """Kinds of people, who knows each by itself, which sets of them are told, which are masked."""

    people: Integers
    owner: Integers
    told: Bools
    masked: Bools

    def read_by(self, team: Team) -> Reads:
        """Read what is told, then what is masked, as a team that knows its own: what holds one of them tells it nothing."""
        known = np.isin(self.owner, list(team))
        hidden = self.masked[~(self.masked & known).any(axis=1)]
        told = [PeopleTold(one, ()) for one in (*self.told, *hidden)]
        return Reads(self.people, told, NOTHING, known, np.zeros((len(self.people), 0), dtype=bool), {})

    def told_to(self, team: Team) -> Reads:
        """Read what is told alone."""
        return replace(self, masked=self.masked[:0]).read_by(team)

    def pins(self, team: Team) -> bool:
        """Say whether a small number that is masked has one value for this team."""
        reading, told = self.read_by(team), len(self.told)
        targets = np.vstack([reading.sums[told:], np.eye(len(reading.people), dtype=np.int64)])
        small = (targets @ reading.people > 0) & (targets @ reading.people < LIMIT)
        known, _ = pinned(reading.sums[:told], reading.sums[told:] > 0, reading.people, targets[small], PLENTY)
        return bool(known.any())

    def works_out(self, team: Team) -> bool:
        """Say whether this team works out how many a few people are."""
        reading = self.told_to(team)
        every = np.ones(len(reading.people), dtype=bool)
        return smallest(reading.moved, every, reading.people, LIMIT, PLENTY) is not None

    def learns(self, team: Team) -> bool:
        """Say whether this team learns anything: a finding, after which nobody asks what else it learns."""
        return self.works_out(team) or self.pins(team)

    def concerned(self, team: Team, size: int) -> frozenset[Team]:
        """Return who may learn more than this team, which learns nothing."""
        reading, every = self.told_to(team), np.ones(len(self.people), dtype=bool)
        groups = screens_of_groups(reading, self.owner, [Small(every, self.people, LIMIT)])
        bounds = screens_of_bounds(self.read_by(team), len(self.told), self.owner, LIMIT, size)
        return teams([*groups, *bounds], size)


LIMIT, READERS, PLENTY = 4, 3, Budget(3600)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    kinds = draw(st.integers(2, 7))
    sets = arrays.arrays(bool, st.tuples(st.integers(1, 4), st.just(kinds)), elements=st.booleans())
    people = draw(arrays.arrays(np.int64, kinds, elements=st.integers(1, 6)))
    owner = draw(arrays.arrays(np.int64, kinds, elements=st.integers(NOBODY, READERS - 1)))
    return Question(people, owner, draw(sets), draw(sets))


PARTED = Question(
    people=np.array([1, 1, 2, 3, 1]),
    owner=np.array([NOBODY, 1, 1, NOBODY, 0]),
    told=np.array([[1, 1, 1, 1, 0], [1, 0, 0, 1, 0]], dtype=bool),
    masked=np.array([[0, 0, 1, 0, 1], [0, 1, 1, 1, 1]], dtype=bool),
)
"""Two masked figures part three people of the second reader; both hold one of the first, to which they tell nothing."""


MERGED = Question(
    people=np.array([1, 2, 1, 1]),
    owner=np.array([1, 0, 1, 1]),
    told=np.array([[0, 1, 1, 1]], dtype=bool),
    masked=np.array([[1, 1, 0, 1]], dtype=bool),
)
"""Less the first reader's own two, what a masked figure parts for others is two people of the second, told together."""
LEFT = Question(
    people=np.array([1, 1, 1, 1, 1]),
    owner=np.array([0, NOBODY, 1, NOBODY, NOBODY]),
    told=np.array([[0, 1, 1, 1, 1]], dtype=bool),
    masked=np.array([[1, 1, 0, 0, 0]], dtype=bool),
)
"""A masked figure holds one of the first reader; less the one that the second knows, it parts three people for others.

The second works out by itself that they are three, which the pair does as well, and which no masked figure parts for it."""


@example(PARTED)
@example(MERGED)
@example(LEFT)
@given(questions())
@settings(max_examples=100, deadline=None)
def test_a_team_that_is_spared_learns_no_more_than_others_do(asked: Question) -> None:
    if asked.learns(ANYBODY):
        return
    first = asked.concerned(ANYBODY, 2)
    looked_at = {one for one in map(Team, ([rank] for rank in range(READERS))) if any(team <= one for team in first)}
    alone = {one for one in looked_at if asked.learns(one)}
    assert not any(asked.learns(Team({rank})) for rank in range(READERS) if Team({rank}) not in looked_at)
    for pair in map(Team, combinations(range(READERS), 2)):
        grown = any(one | more <= pair for one in looked_at - alone if one < pair for more in asked.concerned(one, 1))
        if not any(one < pair for one in alone) and not grown and pair not in first and ANYBODY not in first:
            assert not asked.learns(pair)


def test_where_readers_are_many_nearly_all_are_spared() -> None:
    """Thirty partners, each with structures of three kinds, three people in one and nine in the others."""
    partner, kind = np.repeat(np.arange(30), 3), np.tile(np.arange(3), 30)
    told = np.vstack([np.ones((1, 90), dtype=bool), kind == np.arange(3)[:, None], partner == np.arange(30)[:, None]])
    asked = Question(np.where(kind == partner % 3, 3, 9), partner, told, told[:0])
    assert not asked.works_out(ANYBODY)
    assert len(asked.concerned(ANYBODY, 2)) <= 3


def learning(little: Little) -> Iterator[tuple[int, Team]]:
    """Yield the teams of up to two partners that work out something of a question that nobody else does, nor one of them."""
    attack: Any = audit._Attack(Published(little.initiative, little.tallies, little.results), (), Budget(600))
    alone = set()
    for rank in range(len(attack._asked)):
        if list(attack._by(audit._Turn(Careful("tous"), rank, {}))):
            continue
        for size in (1, 2):
            for team in map(frozenset, combinations(range(len(attack._partners)), size)):
                if any((rank, other) in alone for other in map(frozenset, combinations(team, size - 1))):
                    continue
                names = [attack._partners[one] for one in sorted(team)]
                if list(attack._by(audit._Turn(audit._team(little.initiative, names), rank, {}, team))):
                    alone.add((rank, team))
                    yield rank, team


def attacked(little: Little) -> set[tuple[int, Team]]:
    """Return which teams of up to two partners are attacked at which question."""
    attack: Any = audit._Attack(Published(little.initiative, little.tallies, little.results), (), Budget(600))
    found = set()
    for turns in (attack._by_everybody(), attack._by_teams(1), attack._by_teams(2)):
        for turn in turns:
            list(attack._by(turn))
            found.add((turn.rank, turn.team))
    return found


@pytest.mark.parametrize("seed", [13, 40])
def test_whoever_works_out_more_is_attacked(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counting, "known_to", lambda *_: ())
    little = family(seed)
    little = Little(little.initiative, little.tallies, little.estimates, little.results)
    assert set(learning(little)) <= attacked(little)


@pytest.mark.parametrize(("few", "looked_for"), [(LIMIT - 1, True), (LIMIT, False)], ids=["too few", "enough"])
def test_people_who_are_enough_are_not_looked_for(few: int, looked_for: bool) -> None:
    """To look for them too would learn nothing of anybody, and take as long as all the others."""
    people = np.array([few, LIMIT + 1])
    question = Question(people, np.array([0, NOBODY]), np.ones((1, 2), dtype=bool), np.zeros((0, 2), dtype=bool))
    every = np.ones(2, dtype=bool)
    found = list(screens_of_groups(question.told_to(Team()), question.owner, [Small(every, people, LIMIT)]))
    assert bool(found) is looked_for


@pytest.mark.parametrize(("others", "left"), [(LIMIT - 1, True), (LIMIT, False)], ids=["too few", "enough"])
def test_whoever_knows_a_single_person_of_a_group_of_which_few_are_left_is_looked_at(others: int, left: bool) -> None:
    people = np.array([1, others])
    question = Question(people, np.array([0, NOBODY]), np.ones((1, 2), dtype=bool), np.zeros((0, 2), dtype=bool))
    found = screens_of_bounds(question.told_to(Team()), 1, question.owner, LIMIT, 2)
    assert (frozenset({Team({0})}) in found) is left
