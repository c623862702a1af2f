"""Whatever a scale gives, every scale gives: means, thresholds, halves, changes of the same people, its own drawing."""

from collections.abc import Mapping
from typing import Any

import pytest

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.scales import SCALES
from tests.indicators.measures.waves import Person, figures
from tests.indicators.small import initiative

OWN: Mapping[str, Any] = {
    "levels": {"1": "Très dur", "1.5": "Dur", "2": "Ni dur ni facile", "2.5": "Facile", "3": "Très facile"},
    "neutral": "2",
    "drawn": "accord",
}
QUESTIONS: Mapping[str, Mapping[str, Any]] = {
    **{name: {"text": name, "answer": name} for name, scale in SCALES.items() if scale.numeric},
    "echelle": {"text": "À soi", "answer": "echelle", "scale": OWN},
}


def asked(question: Mapping[str, Any]) -> Any:
    return initiative(questionnaires={"q": {"title": "Q", "version": "1", "questions": {"note": question}}})


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_scale_of_numbers_is_averaged_cut_and_followed(name: str) -> None:
    question = Question.model_validate(QUESTIONS[name])
    low, *_, high = question.levels()
    people: list[Person] = [
        {"wave": wave, "person": str(rank), "note": level}
        for rank in range(12)
        for wave, level in (("debut", low), ("fin", high if rank < 9 else low))
    ]
    measures: dict[str, Mapping[str, object]] = {
        "moyenne": {"mean": "note"},
        "haut": {"share": "note", "at_least": high},
        "evolution": {"paired_change": "note"},
    }
    if question.ordered is not None and question.ordered.best:
        measures["mieux"] = {"share": "note", "better": True}
    made = figures(people, asked(QUESTIONS[name]), None, **measures)
    ends = float(low), float(high)
    assert made["moyenne", "", "fin"].value == pytest.approx((9 * ends[1] + 3 * ends[0]) / 12)
    assert made["haut", "", "fin"].value == pytest.approx(0.75)
    assert made["evolution", "", "debut>fin"].value == pytest.approx(0.75 * (ends[1] - ends[0]))
    assert made.get(("mieux", "", "fin"), made["haut", "", "fin"]).value == pytest.approx(0.75)


def test_the_neutral_level_is_of_neither_half() -> None:
    scale = Question.model_validate(QUESTIONS["echelle"]).ordered
    assert scale is not None
    assert (scale.worst, scale.best) == (("1", "1.5"), ("2.5", "3"))


@pytest.mark.parametrize("name", [name for name, scale in SCALES.items() if scale.best])
def test_the_halves_of_a_ready_scale_leave_at_most_its_middle_out(name: str) -> None:
    scale = SCALES[name]
    levels = list(scale.levels)
    assert [*scale.worst] == levels[: len(scale.worst)] and [*scale.best] == levels[-len(scale.best) :]
    assert len(levels) - len(scale.worst) - len(scale.best) == len(levels) % 2
