"""Answers on a scale: read by label, by picture, by the codes of the tool in the direction that is declared, or told."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import ANSWER, QUESTIONNAIRE, dataset, found, write

OWN = "{answer: echelle, scale: {levels: {dur: Dur, moyen: Entre les deux, facile: Facile}, no_opinion: [Sans avis, 8]}"


def asking(answer: str, direction: str = "") -> str:
    question = (
        "{text: Satisfait ?, " + answer.removeprefix("{") + (f", direction: {direction}" if direction else "") + "}"
    )
    return QUESTIONNAIRE.replace("{direction: croissante, text: Satisfait ?, answer: lik4}", question)


def read(folder: Path, answer: str, cell: str, direction: str = "") -> tuple[object, list[str]]:
    debut = ANSWER.replace(";4;2,5", f";{cell};2,5")
    data = dataset(folder, questionnaire=asking(answer, direction), debut=debut, fin="")
    rules = [rule for _, _, rule, _ in found(data) if rule != "vague_sans_reponse"]
    return data.tables["seniors"].frame["satisf"].astype(object).tolist()[0], rules


@pytest.mark.parametrize(
    ("answer", "cell", "direction", "expected"),
    [
        ("{answer: accord5", "Tout à fait d'accord", "", "5"),
        ("{answer: accord5", "1", "croissante", "1"),
        ("{answer: accord5", "1", "decroissante", "5"),
        ("{answer: lik4", "1", "decroissante", "tout_a_fait"),
        ("{answer: lik4", "plutot d accord", "", "plutot"),
        ("{answer: smileys3", "🙂", "", "3"),
        ("{answer: smileys5", "Très content", "", "5"),
        ("{answer: note10_demi", "7,5", "", "7.5"),
        ("{answer: note10_demi", "7.0", "", "7"),
        (OWN, "Entre les deux", "", "moyen"),
        (OWN, "3", "croissante", "facile"),
        (OWN, "3", "decroissante", "dur"),
        (OWN, "sans avis", "", "ne_sait_pas"),
        (OWN, "8", "croissante", "ne_sait_pas"),
    ],
)
def test_an_answer_is_read(tmp_path: Path, answer: str, cell: str, direction: str, expected: str) -> None:
    assert read(tmp_path, answer, cell, direction) == (expected, [])


@pytest.mark.parametrize("answer", ["{answer: lik4", "{answer: accord5", OWN])
def test_bare_codes_whose_direction_nobody_declared_are_told(tmp_path: Path, answer: str) -> None:
    _, rules = read(tmp_path, answer, "1")
    assert rules == ["sens_des_codes"]


@pytest.mark.parametrize("answer", ["{answer: note10", "{answer: oms5", "{answer: niveau4", "{answer: note5"])
def test_a_note_says_which_way_it_counts(tmp_path: Path, answer: str) -> None:
    assert read(tmp_path, answer, "4") == ("4", [])


@pytest.mark.parametrize(
    ("answer", "direction", "said"),
    [
        ("{answer: echelle", "", "« answer: echelle » et « scale » vont ensemble"),
        ("{answer: note10", "decroissante", "ont déjà leur sens"),
        ("{answer: number", "croissante", "ne va qu’avec une échelle"),
        ("{answer: echelle, scale: {levels: {'2': Deux, '1': Un}}", "", "du plus petit au plus grand"),
        ("{answer: echelle, scale: {levels: {a: A, b: B}, neutral: c}", "", "qui n’est pas un niveau"),
        ("{answer: echelle, scale: {levels: {Bon: Bon, mal: Mal}}", "", "« Bon » n’est pas un niveau"),
    ],
)
def test_a_scale_that_cannot_be_is_told(tmp_path: Path, answer: str, direction: str, said: str) -> None:
    _, problems = declare(write(tmp_path, questionnaire=asking(answer, direction)))
    assert any(said in problem for problem in problems), problems
