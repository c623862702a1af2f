"""What a cahier says to its partner: each sentence whole, on each side of what it depends on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.figures.results import Figure
from initiatives.declaration.model import Milestone
from reports import document as doc
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.composition.pieces.chronology import next_date
from reports.composition.pieces.for_the_partner import asked_of_you, gave_and_got, quotable
from reports.composition.prose import flat
from reports.words import french
from tests.indicators.small import indicator
from tests.reports.small_results import ORANGE, hidden, published, share, told

BALANCE = indicator(
    "equilibre", {"balance": "benefice", "against": "apport"}, code="PAR-01", unit="points", group="seniors"
)
OWN = "partenaire:orange"


def noted(part: str, value: int, scope: str = "territoire", n: int = 12) -> Figure:
    return told(BALANCE, value, n, part, scope)


EVERY = (noted("apport", 6), noted("benefice", 7), noted("apport", 8, OWN, 1), noted("benefice", 5, OWN, 1))


def test_what_it_gave_and_got_is_a_sentence_and_a_drawing_beside_the_whole() -> None:
    (found,) = gave_and_got(published(((BALANCE, EVERY),), ORANGE))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Dumbbell)
    assert found.title == "Vous notez 8 sur 10 ce que vous apportez, et 5 sur 10 ce que vous en retirez"
    (said,) = found.reading
    assert flat(said) == "L’ensemble des partenaires note son apport 6 sur 10 en moyenne, et son bénéfice 7 sur 10."
    assert {run.about for run in said} == {("equilibre",)}
    assert found.chart.rows == (
        DumbbellRow("Vous", 0, 8, 5, "−3,0"),
        DumbbellRow("L’ensemble des partenaires", 12, 6, 7, "+1,0"),
    )


def test_what_a_reader_subtracts_on_the_drawing_is_what_it_prints() -> None:
    """6,27 and 6,64 are 0,37 apart: « 6,3 | 6,6 | +0,4 » would not agree."""
    exact = {"": 0.3636363636, "apport": 6.2727272727, "benefice": 6.6363636364}
    whole = [replace(told(BALANCE, 0, 11, part), value=value, k=None) for part, value in exact.items()]
    (found,) = gave_and_got(published(((BALANCE, (*whole, *EVERY[2:])),), ORANGE))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Dumbbell)
    _, row = found.chart.rows
    ends = (french.number(row.before, row.decimals), french.number(row.after, row.decimals), row.change)
    assert ends == ("6,27", "6,64", "+0,37")
    (said,) = found.reading
    assert "6,27 sur 10 en moyenne, et son bénéfice 6,64 sur 10" in flat(said)


@pytest.mark.parametrize("masked", range(4))
def test_nothing_is_drawn_where_one_of_the_four_is_not_known(masked: int) -> None:
    figures = tuple(hidden(one) if place == masked else one for place, one in enumerate(EVERY))
    assert gave_and_got(published(((BALANCE, figures),), ORANGE)) == ()
    assert gave_and_got(published((), ORANGE)) == ()


def test_what_is_asked_is_what_names_it(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    advice = "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n"
    file = tmp_path / "texts" / "recommandations.md"
    file.write_text(f"{advice}| a | b | SPN, orange | c |\n| d | e | SPN | f |\n", encoding="utf-8")
    (named,) = asked_of_you(published((), ORANGE, folder=tmp_path))
    assert named == doc.Recommendations(
        items=(doc.Recommendation(found="a", advice="b", owner="SPN, orange", due="c"),)
    )
    with_all = {
        "label": "Partenaires",
        "singular": "le partenaire",
        "questionnaire": "q",
        "legal_basis": "consentement",
    }
    file.write_text(f"{advice}| d | e | SPN | f |\n| g | h | Partenaires | i |\n", encoding="utf-8")
    (together,) = asked_of_you(published((), ORANGE, folder=tmp_path, groups={"partenaires": with_all}))
    assert isinstance(together, doc.Recommendations) and [one.found for one in together.items] == ["g"]
    file.write_text(f"{advice}| d | e | SPN | f |\n", encoding="utf-8")
    (none,) = asked_of_you(published((), ORANGE, folder=tmp_path))
    assert isinstance(none, doc.Prose)
    assert flat(none.inline) == "Aucune recommandation ne vous est adressée, ni aux partenaires ensemble."


def test_three_sentences_may_be_quoted_each_with_how_it_is_known() -> None:
    known = [
        share(f"s{place}", f"S{place}", reading="{value} des {n} seniors le disent ({interval}).") for place in range(5)
    ]
    questions = {
        f"q{place}": {"question": "Et ?", "criterion": "pertinence", "indicators": [one.id]}
        for place, one in enumerate(known)
    }
    figures = [(one, (hidden(told(one)) if one.id == "s0" else told(one, 30, 40),)) for one in known]
    listed, condition = quotable(published(figures, ORANGE, questions=questions))
    assert isinstance(listed, doc.Bullets) and isinstance(condition, doc.Prose)
    assert [flat(item).replace("\u202f", " ") for item in listed.items] == [
        "« 75 % des 40 seniors le disent » À dire avec : déclaré par les personnes concernées."
    ] * 3
    assert [item[0].about for item in listed.items] == [("s1",), ("s2",), ("s3",)]
    assert flat(condition.inline) == (
        "Citez-les entières, avec leur nombre de réponses, et dites leur source\u202f: "
        "évaluation «\u202fPetite initiative\u202f»."
    )
    assert quotable(published((), ORANGE)) == ()


@pytest.mark.parametrize(
    ("precision", "said"),
    [("jour", "le 1er juin 2026"), ("mois", "en juin 2026"), ("annee", "en 2026")],
)
def test_it_ends_with_the_next_date_as_it_is_known(precision: str, said: str) -> None:
    meeting = {"when": date(2026, 6, 1), "label": "Comité de pilotage.", "precision": precision}
    declared = published((), ORANGE, next_date=Milestone.model_validate(meeting))
    (shown,) = next_date(declared)
    assert isinstance(shown, doc.Prose)
    assert flat(shown.inline) == f"Prochain rendez-vous, {said}\u202f: Comité de pilotage."
    assert next_date(published((), ORANGE)) == ()


def test_a_sentence_to_quote_is_said_aloud_with_its_interval_beside_it() -> None:
    known = share("s", "S", reading="{value} des {n} seniors le disent ({interval}).")
    figure = replace(told(known, 30, 40), low=0.6, high=0.86)
    questions = {"q": {"question": "Et ?", "criterion": "pertinence", "indicators": ["s"]}}
    (listed, _) = quotable(published([(known, (figure,))], ORANGE, questions=questions))
    assert isinstance(listed, doc.Bullets)
    assert flat(listed.items[0]).replace("\u202f", " ") == (
        "« 75 % des 40 seniors le disent » À dire avec : déclaré par les personnes concernées, intervalle 60–86 %."
    )
