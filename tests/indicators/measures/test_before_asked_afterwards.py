"""A before that is asked afterwards, in the same row: the same arithmetic as two waves, and not their evidence."""

from collections.abc import Mapping
from typing import Any

import pytest

from indicators.definitions.applicable import verdicts
from indicators.measures.paired_change import PairedChange
from tests.indicators.measures.waves import Person, figures
from tests.indicators.small import chosen, indicator, initiative

LEVELS = ("pas_du_tout", "plutot_pas", "plutot", "tout_a_fait")
PAIRS = [(LEVELS[rank % 3], LEVELS[min(rank % 3 + (rank % 5 > 1), 3)]) for rank in range(40)]
QUESTIONS: Mapping[str, Any] = {
    "satisf": {"text": "Aujourd’hui ?", "answer": "lik4"},
    "satisf_avant": {"text": "Et avant ?", "answer": "lik4"},
    "niveau": {"text": "De 1 à 4 ?", "answer": "niveau4"},
    "genre": {"text": "Genre", "answer": "one_of", "options": {"f": "Femmes", "h": "Hommes"}},
    "depart": {"text": "Lieu", "answer": "one_of", "options": {"a": "A", "b": "B"}, "waves": ["debut"]},
}
ASKED = initiative(questionnaires={"q": {"title": "Q", "version": "1", "questions": QUESTIONS}})
CHANGE = {"paired_change": "satisf"}
SHARE = {"paired_share": "satisf", "at_least": "plutot"}


def two_waves() -> list[Person]:
    return [
        {"wave": wave, "person": str(rank), "satisf": level, "genre": "f" if rank < 24 else "h"}
        for rank, both in enumerate(PAIRS)
        for wave, level in zip(("debut", "fin"), both, strict=True)
    ]


def in_one_row() -> list[Person]:
    return [
        {
            "wave": "fin",
            "person": str(rank),
            "satisf_avant": before,
            "satisf": after,
            "genre": "f" if rank < 24 else "h",
        }
        for rank, (before, after) in enumerate(PAIRS)
    ]


@pytest.mark.parametrize("measure", [CHANGE, SHARE])
def test_the_same_answers_give_the_same_figures_as_two_waves(measure: Mapping[str, object]) -> None:
    twice = figures(two_waves(), ASKED, None, un=measure)
    once = figures(in_one_row(), ASKED, None, un={**measure, "before": "satisf_avant"})
    assert {part for _, part, _ in once} == {part for _, part, _ in twice}
    for _, part, _ in twice:
        one, other = once["un", part, "fin"], twice["un", part, "debut>fin"]
        kept = ("value", "n", "k", "low", "high", "p", "test", "missing")
        assert [getattr(one, name) for name in kept] == [getattr(other, name) for name in kept], part
    assert "l’avant demandé après coup" in once["un", "", "fin"].method


def test_who_left_one_of_the_two_blank_is_no_pair() -> None:
    rows = [*in_one_row(), {"wave": "fin", "person": "90", "satisf_avant": None, "satisf": "plutot"}]
    one = figures(rows, ASKED, None, un={**CHANGE, "before": "satisf_avant"})["un", "", "fin"]
    assert (one.n, one.missing) == (40, 1)


@pytest.mark.parametrize("measure", [CHANGE, SHARE])
def test_what_is_remembered_is_no_evidence_of_two_waves(measure: Mapping[str, object]) -> None:
    assert indicator("un", measure, evidence="avant_apres")
    with pytest.raises(ValueError, match="de l’avant après coup, écrire « declare »"):
        indicator("un", {**measure, "before": "satisf_avant"}, evidence="avant_apres")


@pytest.mark.parametrize("measure", [CHANGE, SHARE])
@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("niveau", "compare « niveau » et « satisf », qui n’ont pas les mêmes réponses possibles"),
        ("satisf", "compare « satisf » avec elle-même"),
        ("jadis", "demande la question « jadis », que le questionnaire « q » ne pose pas"),
    ],
)
def test_a_before_that_cannot_be_compared_is_told(measure: Mapping[str, object], before: str, said: str) -> None:
    found = verdicts(ASKED, chosen(un={**measure, "before": before}))["un"]
    assert said in " ".join((*found.lacking, *found.mistakes))


def test_a_before_goes_with_one_question() -> None:
    with pytest.raises(ValueError, match="avec une seule question"):
        PairedChange(paired_change=("satisf", "niveau"), before="satisf_avant")


@pytest.mark.parametrize("measure", [CHANGE, SHARE])
def test_a_change_is_told_of_those_who_gave_one_answer_at_both_waves(measure: Mapping[str, object]) -> None:
    rows = two_waves()
    rows[1] = {**rows[1], "genre": "h"}  # a woman at the first wave only
    women = figures(rows, ASKED, None, un={**measure, "where": {"genre": "f"}})
    alone = figures(rows[2:48], ASKED, None, un=measure)
    assert {key: (one.value, one.low, one.n) for key, one in women.items()} == {
        key: (one.value, one.low, one.n) for key, one in alone.items()
    }
    assert women["un", "", "debut>fin"].n == 23


def test_of_people_asked_once_where_they_began_no_change_is_told() -> None:
    found = verdicts(ASKED, chosen(un={**CHANGE, "where": {"depart": "a"}}))["un"]
    assert "la question « depart » n’est posée qu’à une" in " ".join(found.lacking)


def test_an_open_number_is_told_to_be_declared_by_its_levels_which_are_then_compared() -> None:
    levels = {str(rank): str(rank) for rank in range(8)}
    for answer, told in (({"answer": "number"}, True), ({"answer": "echelle", "scale": {"levels": levels}}, False)):
        asked = {name: {"text": name, **answer} for name in ("sorties", "sorties_avant")}
        declared = initiative(questionnaires={"q": {"title": "Q", "version": "1", "questions": asked}})
        measure = {"paired_change": "sorties", "before": "sorties_avant"}
        found = verdicts(declared, chosen(un=measure))["un"]
        assert any("un niveau par nombre possible" in one for one in found.mistakes) is told
        assert bool(found.mistakes) is told
