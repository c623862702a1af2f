"""One search for all that is told of the same people: faults that lay between figures nobody had put side by side.

Each group here is told by figures that are all allowed one by one; what they tell together is looked for by the attacker,
which knows each row.
"""

from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indicators.confidentiality import wording
from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Initiative
from tests.indicators.confidentiality.little import Little, changed, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.people import Answer, behind_sides, few, table_of, told
from tests.indicators.confidentiality.test_linked import person

WHERE: Mapping[str, Mapping[str, str]] = {
    "tous": {},
    "femmes": {"genre": "femme"},
    "seuls": {"mode_reponse": "seul"},
    "femmes_seules": {"genre": "femme", "mode_reponse": "seul"},
}
OVERLAPPING = [
    indicator(key, {"share": "satisf", "at_least": "plutot", "where": dict(kept)}) for key, kept in WHERE.items()
]
GAP = indicator(
    "ecart",
    {"difference_of_shares": "satisf", "at_least": "plutot", "by": "genre", "between": ["femme", "homme"]},
    unit="points",
)
ALL = OVERLAPPING[0]


def seen(little: Little, key: str, scope: str = "territoire") -> str:
    figure = little.figure("comite", key, scope)
    assert figure is not None
    return figure.status


def crowd(*groups: tuple[str | None, str, int]) -> list[Answer]:
    """People by gender and by who answered for them; every other one is satisfied."""
    kinds = [(gender, mode) for gender, mode, size in groups for _ in range(size)]
    return [
        person(rank, "plutot" if rank % 2 else "pas_du_tout", genre=gender, mode_reponse=mode)
        for rank, (gender, mode) in enumerate(kinds)
    ]


def test_filters_that_overlap_do_not_give_the_three_whom_neither_holds() -> None:
    """40 − 25 − 25 + 13 = the 3 men who were helped, and their answers."""
    rows = crowd(("femme", "seul", 13), ("femme", "aide", 12), ("homme", "seul", 12), ("homme", "aide", 3))
    little = evaluated(silver_geek(), OVERLAPPING, table_of(rows))
    assert not few(told(little.results, rows, "satisf", WHERE), len(rows), 5)
    assert sorted(seen(little, key) for key in WHERE) == ["masque", "publie", "publie", "publie"]


@pytest.mark.parametrize(("blank", "statuses"), [(2, ["masque", "publie"]), (5, ["publie", "publie"])])
def test_a_comparison_beside_its_question_does_not_tell_of_those_who_are_in_neither_side(
    blank: int, statuses: list[str]
) -> None:
    rows = crowd(("femme", "seul", 10), ("homme", "seul", 8), (None, "seul", blank))
    little = evaluated(silver_geek(), [ALL, GAP], table_of(rows))
    assert sorted(seen(little, key) for key in ("tous", "ecart")) == statuses


def test_nor_of_those_who_are_of_a_third_kind() -> None:
    """Three kinds of people, of which two are compared: the third are two, whose answers the question less both gives."""
    rows = crowd(("femme", "seul", 12), ("femme", "aide", 12), ("femme", "tiers", 2))
    gap = GAP.measure.model_copy(update={"by": "mode_reponse", "between": ("seul", "aide")})
    little = evaluated(silver_geek(), [ALL, GAP.model_copy(update={"measure": gap})], table_of(rows))
    assert sorted(seen(little, key) for key in ("tous", "ecart")) == ["masque", "publie"]


def test_a_group_is_the_same_group_however_it_is_written() -> None:
    """Five of five men are satisfied: masked whether a filter tells them or their kind of structure does."""
    mixed = [person(rank, "plutot" if rank % 2 else "pas_du_tout", genre="femme") for rank in range(15)]
    men = [person(rank, "plutot", genre="homme", type_structure="csc_mjc") for rank in range(15, 20)]
    by_filter = indicator("hommes", {"share": "satisf", "at_least": "plutot", "where": {"genre": "homme"}})
    little = evaluated(silver_geek(), [ALL, by_filter], table_of([*mixed, *men]))
    assert seen(little, "hommes") == seen(little, "tous", "type_structure:csc_mjc") == "masque"
    assert little.why("hommes") == little.why("tous", "type_structure:csc_mjc") == wording.UNANIMOUS
    assert seen(little, "tous") == "publie"


def test_what_is_left_by_subtraction_may_be_alike_as_well_as_what_is_told() -> None:
    """28 answered, 20 of them women: 12 − 12 = 0 of the 8 men are satisfied, which tells it of each."""
    women = [person(rank, "plutot" if rank < 12 else "pas_du_tout", genre="femme") for rank in range(20)]
    men = [person(rank, "pas_du_tout", genre="homme") for rank in range(20, 28)]
    little = evaluated(silver_geek(), OVERLAPPING[:2], table_of([*women, *men]))
    assert sorted(seen(little, key) for key in ("tous", "femmes")) == ["masque", "publie"]


KEPT = (Phase.explicit, Phase.reuse, Phase.generate)
PERSON = st.tuples(
    st.sampled_from(["femme", "femme", "homme", None]),
    st.sampled_from(["seul", "aide", "tiers", None]),
    st.sampled_from(["ehpad", "csc_mjc"]),
    st.sampled_from([None, "orange", "macif"]),
    st.sampled_from(["pas_du_tout", "plutot", "tout_a_fait", None]),
)


@given(st.lists(PERSON, min_size=4, max_size=40), st.sampled_from([2, 3, 5]))
@settings(max_examples=15, deadline=None, phases=KEPT)
def test_random_filters_and_comparisons_hold_against_everybody_and_every_partner(
    people: list[tuple[str | None, ...]], threshold: int
) -> None:
    names = ("genre", "mode_reponse", "type_structure", "partenaire", "satisf")
    rows = [{**person(rank, None), **dict(zip(names, one, strict=True))} for rank, one in enumerate(people)]
    initiative = changed(confidentiality={"persons": threshold})
    little = evaluated(initiative, [*OVERLAPPING, GAP], table_of(rows))
    sides = {"ecart": ("genre", ("femme", "homme"))}
    published = told(little.results, rows, "satisf", WHERE) + behind_sides(little.results, rows, "satisf", sides)
    assert not few(published, len(rows), threshold)
    for partner in ("orange", "macif"):
        own = frozenset(rank for rank, row in enumerate(rows) if row["partenaire"] == partner)
        assert not few(published, len(rows), threshold, own)


def coalition(initiative: Initiative, indicators: list[Indicator]) -> str:
    """12 people of one partner, 12 of another, 3 of a third: the two first together know all but 3."""
    owners = ["orange"] * 12 + ["macif"] * 12 + ["la_poste"] * 3
    rows = [
        person(rank, "plutot" if rank % 2 else "pas_du_tout", partenaire=owner) for rank, owner in enumerate(owners)
    ]
    return seen(evaluated(initiative, indicators, table_of(rows)), "tous")


def test_two_partners_who_put_together_what_they_know_are_held_off_where_that_is_declared() -> None:
    assert coalition(silver_geek(), [ALL]) == "publie"
    assert coalition(changed(confidentiality={"coalitions": 2}), [ALL]) == "masque"


def test_a_gap_at_equal_composition_does_not_tell_of_the_few_whom_it_leaves_out() -> None:
    """40 are compared, 37 of them in kinds of structure that hold women and men: the 3 others are women of one kind."""
    kinds = [("femme", "ehpad")] * 20 + [("homme", "ehpad")] * 17 + [("femme", "autre")] * 3
    rows = [
        person(rank, "plutot" if rank % 2 else "pas_du_tout", genre=gender, type_structure=kind)
        for rank, (gender, kind) in enumerate(kinds)
    ]
    even = GAP.measure.model_copy(update={"at_equal": "type_structure"})
    little = evaluated(silver_geek(), [GAP.model_copy(update={"measure": even})], table_of(rows))
    whole, equal = (little.figure("comite", "ecart", part=part) for part in ("", "composition_egale"))
    assert whole is not None and equal is not None
    assert (whole.status, equal.status) == ("publie", "masque")
