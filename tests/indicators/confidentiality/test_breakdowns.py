"""A figure and all its breakdowns are one family: what is told of some kinds does not give back another."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indicators.definitions.breaking_down import broken_down
from indicators.definitions.indicator import Indicator
from tests.indicators.confidentiality.little import changed, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.people import few, table_of, told
from tests.indicators.confidentiality.test_linked import LEVEL, person
from tests.indicators.confidentiality.test_same_people import crowd, seen

WHOLE = indicator("tous", {"share": "satisf", "at_least": "plutot"}).model_copy(
    update={"by": ("genre", "mode_reponse", ("genre", "mode_reponse"))}
)
FOUND, PROBLEMS = broken_down(silver_geek(), {"tous": WHOLE})
INDICATORS: list[Indicator] = list(FOUND.values())
WHERE = {id: one.among for id, one in FOUND.items()}


def test_each_answer_of_each_question_and_of_their_crossing_is_told_in_the_order_of_the_question() -> None:
    assert not PROBLEMS
    genders, modes = (
        silver_geek().questionnaire_of("seniors").questions[key].levels() for key in ("genre", "mode_reponse")
    )
    expected = ["tous", *(f"tous_genre_{one}" for one in genders), *(f"tous_mode_reponse_{one}" for one in modes)]
    expected += [f"tous_genre_{one}_mode_reponse_{other}" for one in genders for other in modes]
    assert list(FOUND) == expected


def test_a_kind_of_three_people_is_masked_and_so_is_what_would_give_it_back() -> None:
    by_gender, _ = broken_down(silver_geek(), {"tous": WHOLE.model_copy(update={"by": ("genre",)})})
    rows = crowd(("femme", "seul", 20), ("homme", "seul", 3))
    little = evaluated(silver_geek(), list(by_gender.values()), table_of(rows))
    assert seen(little, "tous_genre_homme") == "masque"
    assert sorted(seen(little, key) for key in ("tous", "tous_genre_femme")) == ["masque", "publie"]


PERSON = st.tuples(
    st.sampled_from(["femme", "femme", "homme", None]),
    st.sampled_from(["seul", "aide", "tiers", None]),
    st.sampled_from(["pas_du_tout", "plutot", "tout_a_fait", None]),
)


@given(st.lists(PERSON, min_size=4, max_size=40), st.sampled_from([2, 3, 5]))
@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_random_people_broken_down_each_way_hold_against_everybody(
    people: list[tuple[str | None, ...]], threshold: int
) -> None:
    rows = [
        {**person(rank, None), **dict(zip(("genre", "mode_reponse", "satisf"), one, strict=True))}
        for rank, one in enumerate(people)
    ]
    little = evaluated(changed(confidentiality={"persons": threshold}), INDICATORS, table_of(rows))
    assert not few(told(little.results, rows, "satisf", WHERE), len(rows), threshold)


CHANGES, _ = broken_down(
    silver_geek(),
    {"suivi": indicator("suivi", {"paired_share": LEVEL, "at_least": "2"}).model_copy(update={"by": ("genre",)})},
)

SEEN = st.tuples(st.sampled_from(["femme", "femme", "homme", None]), st.sampled_from(["1", "2", "4", None]))


@given(st.lists(st.tuples(SEEN, SEEN), min_size=4, max_size=30), st.sampled_from([2, 3, 5]))
@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_random_people_seen_twice_and_broken_down_hold_against_everybody(
    people: list[tuple[tuple[str | None, ...], ...]], threshold: int
) -> None:
    rows = [
        {**person(rank, None), "genre": gender, "wave": wave, LEVEL: level}
        for rank, both in enumerate(people)
        for wave, (gender, level) in zip(("debut", "fin"), both, strict=True)
    ]
    little = evaluated(changed(confidentiality={"persons": threshold}), list(CHANGES.values()), table_of(rows))
    where = {id: one.among for id, one in CHANGES.items()}
    assert len(where) == 1 + len(silver_geek().questionnaire_of("seniors").questions["genre"].levels())
    assert not few(told(little.results, rows, LEVEL, where), len(rows), threshold)
