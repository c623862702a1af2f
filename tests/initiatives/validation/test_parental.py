"""Minors: whoever needs a parent's agreement and does not have it is set aside, others are not bothered."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import ANSWER, HEADINGS, QUESTIONNAIRE, dataset, write

HEADED = f"{HEADINGS};parent;age"
ASKED = QUESTIONNAIRE.replace("consentement: accord}", "consentement: accord, autorisation_parentale: parent}").replace(
    "questions:\n",
    "minors: {age: [moins_de_15]}\nquestions:\n"
    "  age: {text: Quel âge ?, answer: one_of, options: {moins_de_15: Moins de 15 ans, plus: 15 ans et plus}}\n",
)


def answers(parent: str, age: str) -> dict[str, str]:
    grown = ANSWER.replace("10/02/2020", "10/10/2020")
    return {
        "questionnaire": ASKED,
        "headings": HEADED,
        "debut": f"{ANSWER};{parent};{age}\n{ANSWER.replace('1;k1', '2;k2')};;plus",
        "fin": f"{grown};;plus",
    }


@pytest.mark.parametrize(
    ("parent", "age", "kept"),
    [
        ("oui", "moins_de_15", True),
        ("", "moins_de_15", False),
        ("non", "moins_de_15", False),
        ("peut-être", "moins_de_15", False),
        ("", "plus", True),
        ("non", "plus", False),
        ("peut-être", "plus", False),
    ],
)
def test_a_minor_needs_a_parent_and_a_parent_s_no_is_a_no(tmp_path: Path, parent: str, age: str, kept: bool) -> None:
    data = dataset(tmp_path, **answers(parent, age))
    frame = data.tables["seniors"].frame
    assert (frame["wave"] == "debut").sum() == (2 if kept else 1)
    assert [(one.rule, one.row) for one in data.findings] == ([] if kept else [("autorisation_absente", 2)])


def test_a_wave_that_does_not_ask_the_age_still_hears_a_parent_s_no(tmp_path: Path) -> None:
    asked = ASKED.replace("answer: one_of, options: {moins", "answer: one_of, waves: [debut], options: {moins")
    grown = ANSWER.replace("10/02/2020", "10/10/2020")
    fin = f"{grown};non;\n{grown.replace('1;k1', '2;k2')};;"
    data = dataset(tmp_path, **answers("oui", "plus") | {"questionnaire": asked, "fin": fin})
    assert [(one.file, one.row, one.rule) for one in data.findings] == [("fin.csv", 2, "autorisation_absente")]


def test_the_declaration_says_in_which_column_a_parent_agrees(tmp_path: Path) -> None:
    asked = ASKED.replace(", autorisation_parentale: parent", "").replace("[moins_de_15]", "[enfant]")
    _, problems = declare(write(tmp_path, **answers("oui", "plus") | {"questionnaire": asked}))
    assert any("enfant" in problem and "n’est pas une réponse possible" in problem for problem in problems)
    assert any("autorisation_parentale" in problem for problem in problems)
