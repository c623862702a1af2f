"""One release being decided, on sets of people that can be written in a line: « T » tells of a and b together."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.release import NO_SECRET, Guard, Key, Release, hide, importance
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Scope
from initiatives.arrays import Bools

FEW = "trop peu"


def key(name: str) -> Key:
    return name, Cell(TERRITORY), ""


def among(kinds: Sequence[str], said: str) -> Bools:
    return np.array([kind in said for kind in kinds], dtype=bool)


def told(
    people: Mapping[str, int],
    rows: Mapping[str, str],
    *,
    fixed: str = "",
    partners: Sequence[str] = (),
    inside: float = 5,
    alike: str = "",
    before: str = "",
) -> Release:
    """Tell these rows of kinds of people; `fixed` names rows that are out, `alike` the kinds of whom all answered alike."""
    kinds = list(people)
    weights = np.array(list(people.values()), dtype=np.float64)
    guards = [Guard(weights, 5, inside, FEW)]
    if alike:
        same = np.where(among(kinds, alike), weights, NO_SECRET)
        guards.append(Guard(same, 10, 10, wording.UNANIMOUS, alike=True))
    return Release(
        keys=tuple(() if name in fixed else (key(name),) for name in rows),
        rows=np.array([among(kinds, said) for said in rows.values()]),
        guards=tuple(guards),
        fixed=np.array([name in fixed for name in rows]),
        partners=tuple(among(kinds, one) for one in partners),
        masked_before=frozenset(key(name) for name in before),
    )


def hidden(release: Release, given: str = "", wanted: str = "", **more: str) -> dict[str, str]:
    """Return what is hidden more, by name, and why."""
    masks = hide(release, {key(name): FEW for name in given}, {key(name) for name in wanted}, **more)
    return {str(name): why for (name, _, _), why in masks.items()}


@pytest.mark.parametrize(("size", "masks"), [(0, {}), (1, {"A": FEW}), (4, {"A": FEW}), (5, {})])
def test_few_are_hidden_and_nobody_or_enough_are_not(size: int, masks: dict[str, str]) -> None:
    assert hidden(told({"a": size, "b": 20}, {"A": "a"})) == masks


def test_what_gives_few_by_subtraction_is_hidden_the_smaller_first() -> None:
    people = {"a": 10, "b": 3}
    assert hidden(told(people, {"T": "ab", "A": "a"})) == {"A": wording.SECONDARY}
    assert hidden(told(people, {"T": "ab", "A": "a"}), secondary="trop proche") == {"A": "trop proche"}
    assert hidden(told(people, {"T": "ab", "A": "a"}), given="T") == {}


def test_what_is_out_stays_and_the_rest_gives_way() -> None:
    people = {"a": 10, "b": 3}
    assert hidden(told(people, {"T": "ab", "A": "a"}, fixed="A")) == {"T": wording.SECONDARY}
    assert hidden(told(people, {"T": "ab", "A": "a"}, fixed="AT")) == {}


def test_what_was_masked_before_is_masked_again_first() -> None:
    assert hidden(told({"a": 10, "b": 3}, {"T": "ab", "A": "a"}, before="T")) == {"T": wording.SECONDARY}


def test_a_row_that_tells_a_reader_by_itself_has_the_reason_of_the_guard() -> None:
    """Of 13, ten are a partner's."""
    assert hidden(told({"a": 10, "b": 3}, {"T": "ab"}, partners=["a"])) == {"T": FEW}
    assert hidden(told({"a": 10, "b": 3}, {"T": "ab"}, partners=["a"], inside=3)) == {}
    assert hidden(told({"a": 10, "b": 3}, {"T": "ab"})) == {}


def test_what_is_out_tells_one_reader_and_is_kept_from_the_others() -> None:
    """A partner that is all of « a » learns « b » from what is out; another, all of « c », may not learn it."""
    people, rows = {"a": 10, "b": 3, "c": 10}, {"F": "ab", "R": "bc"}
    assert hidden(told(people, rows, fixed="F", partners=["a", "c"])) == {"R": FEW}
    # What everybody can work out is no secret to anybody.
    assert hidden(told(people, {"F": "ab", "G": "a", "R": "bc"}, fixed="FG", partners=["c"])) == {}


def test_a_key_that_is_hidden_may_not_be_worked_out_however_many_it_counts() -> None:
    people, rows = {"a": 20, "b": 30}, {"W": "a", "T": "ab", "B": "b"}
    assert hidden(told(people, rows), given="W") == {}
    assert hidden(told(people, rows), given="W", wanted="W") == {"B": wording.SECONDARY}
    assert hidden(told(people, rows, fixed="TB"), given="W", wanted="W") == {}


def test_those_who_all_answered_alike_are_hidden_unless_many_are_said_to() -> None:
    """All of « a » and of « b » answered alike: told of both together, it is no secret of either."""
    people = {"a": 6, "b": 9, "c": 20}
    assert hidden(told(people, {"A": "a", "T": "abc"}, alike="ab")) == {"A": wording.UNANIMOUS}
    assert hidden(told(people, {"X": "bc", "T": "abc"}, alike="ab")) == {"X": wording.SECONDARY}
    assert hidden(told(people, {"M": "ab", "X": "bc", "T": "abc"}, alike="ab")) == {}
    # A few are not told by themselves even then: a house's own answers beside those of its kind.
    assert hidden(told(people, {"M": "ab", "A": "a", "T": "abc"}, alike="ab")) == {"A": wording.UNANIMOUS}
    assert hidden(told({**people, "b": 3}, {"M": "ab", "X": "bc", "T": "abc"}, alike="ab"))


ORDER = [
    ("structure:s1", "tous", 0, 99),
    ("partenaire:orange", "tous", 0, 99),
    ("type_structure:ehpad", "sans_tiers", 9, 99),
    ("type_structure:ehpad", "tous", 0, 99),
    ("type_structure:ehpad", "tous", 1, 5),
    ("type_structure:ehpad", "tous", 1, 6),
    ("type_acteur:association", "tous", 0, 1),
    ("departement:86", "tous", 0, 1),
    ("axe:emploi", "tous", 0, 1),
    ("territoire", "sans_tiers", 0, 1),
    ("territoire", "tous", 0, 1),
]


def test_what_matters_least_is_hidden_first() -> None:
    ranks = [
        importance(("x", Cell(Scope(scope), "fin", population), ""), worth, count)
        for scope, population, worth, count in ORDER
    ]
    assert ranks == sorted(ranks)
