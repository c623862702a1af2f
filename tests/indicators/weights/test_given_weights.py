"""Weights that an export gives: the figures of the margins that they come from, and nothing of them in any output."""

from collections.abc import Mapping

import pytest

from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.figures.estimate import estimate
from initiatives.declaration.model import Initiative
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset
from tests.indicators.drawn import FIN, MARGINS, MEASURES, QUESTIONS, asking, mains, people
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import chosen, initiative

WEIGHT = {"text": "Poids", "answer": "number", "decimals": 4}
SOURCE = "Institut de sondage, 2012"


def weighted(**plan: object) -> Initiative:
    questions = {**QUESTIONS, "poids": WEIGHT}
    declared = {"weights": "poids", "weights_source": SOURCE, **plan}
    questionnaire = {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": questions}
    return initiative(questionnaires={"q": questionnaire}, sampling={"seniors": declared})


def of_gender() -> list[str]:
    """Return what each answer weighs so that genders are as known, times any number."""
    rows = people()
    counts = rows["genre"].value_counts()
    return [f"{7 * MARGINS['genre'][one] / counts[one]:.4f}" for one in rows["genre"]]


@pytest.mark.parametrize("clusters", [None, "structure"])
def test_the_weights_of_margins_give_the_figures_of_margins(clusters: str | None) -> None:
    by_weight = mains(weighted(clusters=clusters), people(poids=of_gender()))
    by_margin = mains(asking("genre", clusters=clusters), people())
    for name in MEASURES:
        one, other = by_weight[name, FIN], by_margin[name, FIN]
        for key in ("value", "low", "high"):
            assert getattr(one, key) == pytest.approx(getattr(other, key), abs=1e-5), (name, key)
        kept = ("n", "k", "n_effective", "flags")
        assert [getattr(one, key) for key in kept] == [getattr(other, key) for key in kept]
    assert by_weight["contents", FIN].n > (by_weight["contents", FIN].n_effective or 0) > 0
    assert f"pondération par les poids donnés avec les réponses ({SOURCE})" in by_weight["contents", FIN].method


def test_the_share_is_that_of_the_weights_by_hand() -> None:
    rows = people().iloc[:4].assign(content=["oui", "non", "oui", "non"], poids=["1", "2", "3", "4"])
    figure = mains(weighted(), rows)["contents", FIN]
    assert figure.value == pytest.approx(0.4)
    assert (figure.n, figure.k) == (4, 2)
    assert figure.n_effective == round(10**2 / 30)


def test_the_weights_are_no_answer_that_is_weighed() -> None:
    rows = people(poids=of_gender())
    figure = mains(weighted(), rows, moyen={"mean": "poids"})["moyen", FIN]
    assert figure.value == pytest.approx(sum(map(float, of_gender())) / len(rows), abs=1e-4)
    assert "sans pondération" in figure.method


@pytest.mark.parametrize("wrong", ["", "0", "-1"])
def test_an_answer_without_a_weight_stops_the_evaluation(wrong: str) -> None:
    rows = people(poids=[wrong, *of_gender()[1:]])
    with pytest.raises(UnusableInitiative) as stopped:
        mains(weighted(), rows)
    assert "1 réponse n’a pas de poids plus grand que zéro" in stopped.value.problems[0]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"weights": "pods"}, "Vouliez-vous écrire « poids »"),
        ({"weights": "genre"}, "« genre » n’est pas un nombre"),
        ({"weights_source": None}, "Ajoutez « weights_source »"),
        ({"margins": {"genre": MARGINS["genre"]}, "margins_source": "X"}, "des poids sont donnés, et des marges"),
    ],
)
def test_a_wrong_plan_is_told(plan: Mapping[str, object], said: str) -> None:
    _, problems = choose(weighted(**plan))
    assert any(said in problem for problem in problems), problems


def test_people_who_differ_by_their_weight_alone_are_one_kind() -> None:
    rows = people().assign(genre="g0", tranche="t0", lieu="l0", structure="s0", type_structure="k0")
    rows["poids"] = [str(rank + 1) for rank in range(len(rows))]
    declared = weighted()
    table = answers_table("seniors", rows, declared.questionnaires["q"].questions, "fin")
    tallies = tally(declared, chosen(un=MEASURES["contents"]), Dataset({"seniors": table}))
    assert all(len(one.people) <= 2 for one in tallies.behind)
    assert not any(str(name).startswith("poids") for one in tallies.behind for name in one.places.table)
    (figure,) = (
        one
        for one in estimate(declared, chosen(un=MEASURES["contents"]), tallies).figures
        if not one.part and one.cell == FIN
    )
    assert figure.n == len(rows) > (figure.n_effective or 0) > 0
