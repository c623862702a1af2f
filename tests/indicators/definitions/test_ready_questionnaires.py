"""What must be asked to get a figure: all that the catalogue counts can be asked, and all that is asked feeds a figure."""

import re

import pytest

from indicators.definitions.choosing import read_catalogue
from indicators.definitions.ready_questionnaires import asked_by, fed_by, general_questions, ready_questionnaires
from indicators.measures.base import CountedMeasure
from indicators.measures.overview import OverviewMeasure
from indicators.measures.run_record import RunRecord
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.vocabulary import ROLES

CATALOGUE = read_catalogue().indicators
OF_ONE_FIELD = re.compile(r"senior|EHPAD|résident|Silver|âgé|numérique|tablette", re.IGNORECASE)


def test_every_question_feeds_an_indicator() -> None:
    fed = fed_by(CATALOGUE.values())
    asked = {(file, key) for file, ready in ready_questionnaires().items() for key in ready.questions}
    assert asked == set(fed)


def test_every_role_has_its_questions() -> None:
    assert set(ready_questionnaires()) == set(ROLES.values())


def test_every_figure_says_what_it_rests_on() -> None:
    for one in CATALOGUE.values():
        asked = asked_by(one)
        known = asked.questions or asked.registers or asked.others or asked.declared
        # Those of the run itself, and those read over all the others, need nothing of their own.
        assert known or isinstance(one.measure, RunRecord | OverviewMeasure), one.id
        if isinstance(one.measure, CountedMeasure) and one.group in ready_questionnaires() and not asked.registers:
            ready = [names for group, names in asked.questions.items() if group in ready_questionnaires()]
            lacks = f"{one.id} counts a question that no file of indicators/questionnaires/ asks"
            assert all(ready) or one.id == "seniors_type_structure", lacks


@pytest.mark.parametrize(
    ("id", "questions", "registers"),
    [
        ("seniors_satisfaction", {"seniors": ("satisf",)}, {}),
        ("seniors_lien_jeunes", {"seniors": ("interets.lien_jeunes",)}, {}),
        ("activite_presents", {}, {"seances": ("presents", "statut")}),
        ("activite_participants", {}, {"presences": ()}),
    ],
)
def test_what_a_figure_rests_on(id: str, questions: object, registers: object) -> None:
    asked = asked_by(CATALOGUE[id])
    assert (asked.questions, asked.registers) == (questions, registers)


@pytest.mark.parametrize("file", sorted(set(ROLES.values()) - {"eleves", "enseignants", "entreprises"}))
def test_what_is_written_for_any_group_speaks_of_no_field(file: str) -> None:
    kept = general_questions(file)
    assert kept
    for question in kept.values():
        read = Question.model_validate(question)
        assert not OF_ONE_FIELD.search(" ".join((read.text, *(option.label for option in read.options.values()))))
    for name in ready_questionnaires()[file].of_one_field:
        key, _, option = name.partition(".")
        assert key not in kept or option not in kept[key]["options"]
