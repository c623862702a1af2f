"""A filter beside the same question without it, the same people beside everyone: their difference tells of nobody."""

from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indicators.confidentiality.release import Hiding
from tests.indicators.confidentiality.little import Little, changed, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.people import Answer, few, table_of, told

WHERE: Mapping[str, Mapping[str, str]] = {
    "tous": {},
    "femmes": {"genre": "femme"},
    "hommes": {"genre": "homme"},
    "femmes_seules": {"genre": "femme", "mode_reponse": "seul"},
}
FILTERED = [
    indicator(key, {"share": "satisf", "at_least": "plutot", "where": dict(kept)}) for key, kept in WHERE.items()
]
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: one example is long to audit."""
LEVEL = "aise_num_niveau"
CHANGE = [indicator("niveau", {"mean": LEVEL}), indicator("evolution", {"paired_change": LEVEL}, unit="points")]
BOTH: Mapping[str, Mapping[str, str]] = {"niveau": {}, "evolution": {}}


def person(rank: int, said: str | None, **more: object) -> Answer:
    usual = {"wave": "fin", "person": rank, "type_structure": "ehpad", "partenaire": None, "third_party": False}
    return {**usual, "genre": "femme", "mode_reponse": "seul", "satisf": said, **more}


def twice(rank: int, before: str | None, after: str | None, **more: object) -> list[Answer]:
    """One person's level at each wave; None: not there at all."""
    said = {"debut": before, "fin": after}
    return [{**person(rank, None, **more), "wave": wave, LEVEL: level} for wave, level in said.items() if level]


def seen(little: Little, key: str) -> str:
    figure = little.figure("comite", key)
    assert figure is not None
    return figure.status


def test_women_beside_everybody_tell_nothing_of_three_men() -> None:
    """20 answers, 17 of them women's: without more, 20 − 17 would tell what 3 men said."""
    rows = [
        person(rank, "plutot" if rank % 2 else "pas_du_tout", genre="femme" if rank < 17 else "homme")
        for rank in range(20)
    ]
    both = evaluated(silver_geek(), FILTERED[:2], table_of(rows))
    assert (seen(both, "tous"), seen(both, "femmes")) == ("publie", "masque")
    alone = evaluated(silver_geek(), FILTERED[1:2], table_of(rows))
    assert seen(alone, "femmes") == "publie"


def test_women_and_men_beside_everybody_tell_nothing_of_those_who_did_not_say() -> None:
    genres: list[str | None] = ["femme"] * 10 + ["homme"] * 10 + [None] * 2
    rows = [person(rank, "plutot" if rank % 2 else "pas_du_tout", genre=genre) for rank, genre in enumerate(genres)]
    little = evaluated(silver_geek(), FILTERED[:3], table_of(rows))
    assert sorted(seen(little, key) for key in ("tous", "femmes", "hommes")) == ["masque", "publie", "publie"]


def test_people_met_twice_beside_everybody_tell_nothing_of_the_two_met_once() -> None:
    rows = [row for rank in range(20) for row in twice(rank, str(1 + rank % 4), "3")]
    rows += [row for rank in (20, 21) for row in twice(rank, None, "1")]
    little = evaluated(silver_geek(), CHANGE, table_of(rows))
    waves: dict[str, str] = {
        one.cell.wave: one.status
        for one in little.of("comite").figures
        if one.part == "" and one.cell.scope == "territoire" and one.cell.population != "sans_tiers"
    }
    assert waves["debut"] == "publie"
    assert [waves["fin"], waves["debut>fin"]].count("masque") == 1


@pytest.mark.parametrize("searched", [True, False])
def test_the_audit_sees_what_no_search_lets_through(monkeypatch: pytest.MonkeyPatch, searched: bool) -> None:
    if not searched:
        monkeypatch.setattr(Hiding, "hide_telling", lambda *_: None)
    rows = [
        person(rank, "plutot" if rank % 2 else "pas_du_tout", genre="femme" if rank < 17 else "homme")
        for rank in range(20)
    ]
    little = evaluated(silver_geek(), FILTERED[:2], table_of(rows))
    assert bool(few(told(little.results, rows, "satisf", WHERE), len(rows), 5)) == (not searched)


PERSON = st.tuples(
    st.sampled_from(["ehpad", "csc_mjc", "autre"]),
    st.sampled_from([None, None, "orange", "macif"]),
    st.booleans(),
    st.sampled_from(["femme", "femme", "homme", None]),
    st.sampled_from(["seul", "aide"]),
    st.sampled_from(["pas_du_tout", "plutot", "tout_a_fait", "ne_sait_pas", "illisible", None]),
)
NAMES = ("type_structure", "partenaire", "third_party", "genre", "mode_reponse", "satisf")


@given(st.lists(PERSON, min_size=1, max_size=45), st.sampled_from([2, 3, 5]), st.sampled_from([2, 3, 4]))
@settings(max_examples=15, deadline=None, phases=QUICK)
def test_random_filters_hold_against_subtraction(people: list[tuple[object, ...]], threshold: int, kept: int) -> None:
    rows = [{**person(rank, None), **dict(zip(NAMES, one, strict=True))} for rank, one in enumerate(people)]
    initiative = changed(confidentiality={"persons": threshold})
    little = evaluated(initiative, FILTERED[:kept], table_of(rows))
    published = told(little.results, rows, "satisf", WHERE)
    assert not few(published, len(rows), threshold)
    for partner in ("orange", "macif"):
        own = frozenset(rank for rank, row in enumerate(rows) if row["partenaire"] == partner)
        assert not few(published, len(rows), threshold, own)


LEVELS = st.sampled_from(["1", "2", "4", None])
MET = st.tuples(st.sampled_from(["ehpad", "csc_mjc", "autre"]), st.booleans(), LEVELS, LEVELS)


@given(st.lists(MET, min_size=1, max_size=40), st.sampled_from([2, 3, 5]))
@settings(max_examples=15, deadline=None, phases=QUICK)
def test_random_people_met_twice_hold_against_subtraction(
    people: list[tuple[str, bool, str | None, str | None]], threshold: int
) -> None:
    rows = [
        row
        for rank, (kind, third, before, after) in enumerate(people)
        for row in twice(rank, before, after, type_structure=kind, third_party=third)
    ]
    if not rows:
        return
    little = evaluated(changed(confidentiality={"persons": threshold}), CHANGE, table_of(rows))
    assert not few(told(little.results, rows, LEVEL, BOTH), len(rows), threshold)
