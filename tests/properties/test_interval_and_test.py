"""The interval and the test of one figure rest on the same model: they never contradict each other."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.figures.results import Estimate
from indicators.measures import base, testing
from indicators.measures.base import Known
from indicators.measures.difference_in_differences import DifferenceInDifferences
from indicators.measures.kinds import KINDS
from tests.indicators.measures.waves import Person, figures, seen_twice

HAIR = 1e-9
"""What rounding may do to a p, or to a bound."""
NOTES = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=28, max_size=70)
"""Two notes of each person."""
ANSWERS = ("tout_a_fait", "plutot", "plutot_pas", "pas_du_tout")
Pairs = Sequence[tuple[int, int]]


def _note(answer: int) -> str:
    return str(answer)


def _level(answer: int) -> str:
    return ANSWERS[answer * len(ANSWERS) // 11]


def _twice(question: str, said: Callable[[int], str], pairs: Pairs) -> list[Person]:
    return seen_twice(question, [(said(before), said(after)) for before, after in pairs])


def _kinds(pairs: Pairs) -> list[Person]:
    """Put people in two kinds by their first note, and let them answer by the second."""
    kinds = ("plutot", "plutot_pas")
    return [
        {"wave": "debut", "satisf": kinds[rank % 2], "note": str(after), "niveau": str(1 + before % 4)}
        for rank, (before, after) in enumerate(pairs)
    ]


def _leaving(pairs: Pairs) -> list[Person]:
    people: list[Person] = []
    for rank, (before, after) in enumerate(pairs):
        people.append({"wave": "debut", "person": str(rank), "note": str(before)})
        people += [{"wave": "fin", "person": str(rank), "note": str(after)}] * (rank % 2)
    return people


MADE: Mapping[str, Callable[[Pairs], Mapping[tuple[str, str, str], Estimate]]] = {
    "paired_change": lambda pairs: figures(_twice("note", _note, pairs), one={"paired_change": "note"}),
    "paired_share": lambda pairs: figures(
        _twice("satisf", _level, pairs), one={"paired_share": "satisf", "at_least": "plutot"}
    ),
    "unpaired_change": lambda pairs: {
        **figures(_twice("note", _note, pairs), one={"unpaired_change": "note"}),
        **figures(_twice("satisf", _level, pairs), other={"unpaired_change": "satisf", "at_least": "plutot"}),
    },
    "leavers": lambda pairs: figures(_leaving([*pairs, *pairs]), one={"leavers": "note"}),
    "difference_of_means": lambda pairs: figures(
        _kinds([*pairs, *pairs]), one={"difference_of_means": "note", "by": "satisf", "between": ANSWERS[1:3]}
    ),
    "difference_of_shares": lambda pairs: figures(
        _kinds([*pairs, *pairs]),
        one={"difference_of_shares": "niveau", "by": "satisf", "between": ANSWERS[1:3], "any_of": ["1", "2"]},
    ),
}
"""Kind of measure → its figures for some people."""


def _never_meet(made: Iterable[Estimate]) -> int:
    """Check the law on every figure that has both, and return how many those are."""
    both = [one for one in made if one.p is not None and one.low is not None and one.high is not None]
    for one in both:
        assert one.p is not None and one.low is not None and one.high is not None
        leaves_zero_out = one.low > 0 or one.high < 0
        assert leaves_zero_out == (one.p < 0.05) or abs(one.p - 0.05) < HAIR, (one.indicator, one.part, one.low, one.p)
    return len(both)


def test_every_kind_that_tests_is_held_to_the_law() -> None:
    assert {key for key, kind in KINDS.items() if _tests(kind)} == {*MADE, "difference_in_differences"}


def _tests(kind: type) -> bool:
    """Whether a kind of measure makes tests: its file does, or one that it takes functions from."""
    made_with = {inspect.getmodule(one) for one in vars(inspect.getmodule(kind)).values() if inspect.isfunction(one)}
    files = {inspect.getmodule(kind), *made_with} - {base, testing}
    return any({"Test", "Uncertainty"} & set(vars(one)) for one in files if one and "measures" in one.__name__)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(NOTES)
def test_an_interval_that_leaves_zero_out_and_a_p_above_five_percent_never_meet(pairs: Pairs) -> None:
    for make in MADE.values():
        _never_meet(make(pairs).values())


def test_the_law_is_tried_on_figures_that_have_both() -> None:
    pairs = [(rank % 7, (rank * 3) % 9) for rank in range(60)]
    for kind, make in MADE.items():
        assert _never_meet(make(pairs).values()), kind


CHANGE = st.tuples(st.floats(-3, 3), st.integers(30, 60), st.floats(0.01, 3)).map(
    lambda one: Known(one[0], one[1], one[0] - one[2], one[0] + one[2])
)


@given(CHANGE, CHANGE)
def test_nor_do_those_of_a_difference_of_two_changes(one: Known, other: Known) -> None:
    sure = DifferenceInDifferences(difference_in_differences="a", against="b").uncertainty((one, other))
    assert sure is not None and sure.p is not None
    assert (sure.low * sure.high > 0) == (sure.p < 0.05) or abs(sure.p - 0.05) < HAIR
