"""Whatever a scale gives, every scale gives: means, thresholds, halves, changes of the same people, its own drawing."""

from collections.abc import Mapping
from typing import Any

import pytest

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.scales import SCALES, notes
from tests.indicators.measures.waves import Person, figures
from tests.indicators.small import initiative

OWN: Mapping[str, Any] = {
    "levels": {"1": "Très dur", "1.5": "Dur", "2": "Ni dur ni facile", "2.5": "Facile", "3": "Très facile"},
    "neutral": "2",
    "drawn": "accord",
}
WORDS: Mapping[str, Any] = {"levels": {"froid": "Froid", "tiede": "Tiède", "chaud": "Chaud"}, "no_opinion": ["NSP"]}
SCALED: Mapping[str, Mapping[str, Any]] = {
    **{name: {"text": name, "answer": name} for name, scale in SCALES.items() if scale.averaged},
    "a_soi": {"text": "À soi", "answer": "echelle", "scale": OWN},
    "mots": {"text": "À soi", "answer": "echelle", "scale": WORDS},
}
GENRE = {"text": "Genre", "answer": "one_of", "options": {"f": "Femmes", "h": "Hommes"}}
WORTH: Mapping[str, list[float]] = {
    "lik4": [1, 2, 3, 4],
    "evol5": [1, 2, 3, 4, 5],
    "freq5": [1, 2, 3, 4, 5],
    "oms5": [0, 1, 2, 3, 4, 5],
    "smileys3": [1, 2, 3],
    "note10_demi": [half / 2 for half in range(21)],
    "a_soi": [1, 1.5, 2, 2.5, 3],
    "mots": [1, 2, 3],
}
"""What the levels of some scales count for, written by hand."""


def asked(question: Mapping[str, Any]) -> Any:
    questions = {"note": question, "autre": question, "genre": GENRE}
    return initiative(questionnaires={"q": {"title": "Q", "version": "1", "questions": questions}})


def test_every_scale_is_tried_but_that_of_two_words() -> None:
    assert set(SCALES) - set(SCALED) == {"oui_non"}


@pytest.mark.parametrize("name", WORTH)
def test_a_level_counts_for_its_number_or_its_rank(name: str) -> None:
    assert notes(tuple(Question.model_validate(SCALED[name]).levels())) == WORTH[name]


@pytest.mark.parametrize("name", SCALED)
def test_a_scale_gives_means_thresholds_halves_spreads_scores_and_changes(name: str) -> None:
    question = Question.model_validate(SCALED[name])
    scale = question.ordered
    assert scale is not None
    levels = tuple(question.levels())
    low, high = levels[0], levels[-1]
    worth = notes(levels)
    rise, top = worth[-1] - worth[0], worth[-1]
    # Twenty-four people begin at the lowest level; eighteen of them, all women and half of the men, end at the highest.
    people: list[Person] = [
        {
            "wave": wave,
            "person": str(rank),
            "genre": "f" if rank < 12 else "h",
            "note": level,
            "autre": level if rank < 18 else high,
        }
        for rank in range(24)
        for wave, level in (("debut", low), ("fin", high if rank < 18 else low))
    ]
    # One more answered at the beginning only, at the highest level.
    people.append({"wave": "debut", "person": "25", "genre": "f", "note": high, "autre": high})
    split: dict[str, object] = {"by": "genre", "between": ["f", "h"]}
    made = figures(
        people,
        asked(SCALED[name]),
        None,
        moyenne={"mean": "note"},
        mediane={"median": "note"},
        haut={"share": "note", "at_least": high},
        bas={"share": "note", "equals": low},
        bouts={"share": "note", "any_of": [low, high]},
        mieux={"share": "note", "better": True},
        repartition={"distribution": "note"},
        evolution={"paired_change": "note"},
        part_evolution={"paired_share": "note", "at_least": high},
        mieux_evolution={"paired_share": "note", "better": True},
        non_apparie={"unpaired_change": "note"},
        part_non_appariee={"unpaired_change": "note", "better": True},
        partis={"leavers": "note"},
        ecart={"difference_of_means": "note", **split},
        ecart_parts={"difference_of_shares": "note", "at_least": high, **split},
        score={"score": ["note", "autre"]},
        inverse={"score": ["note", "autre"], "reversed": ["autre"]},
        **({} if scale.long else {"evolution_du_score": {"paired_change": ["note", "autre"]}}),
        solde={"balance": "note", "against": "autre"},
    )

    def value(id: str, part: str = "", wave: str = "fin") -> float | None:
        return made[id, part, wave].value

    after = (18 * top + 6 * worth[0]) / 24
    both = "debut>fin"
    assert value("moyenne") == pytest.approx(after)
    # Levels that people gave at the end are the two ends, nine times the higher one: the median is there.
    assert value("mediane") == top
    assert [value(id) for id in ("haut", "bas", "bouts", "mieux")] == pytest.approx([0.75, 0.25, 1, 0.75])
    assert [value("repartition", level) for level in (low, high)] == pytest.approx([0.25, 0.75])
    assert value("mieux", _worse(len(scale.worst))) == pytest.approx(0.25)
    assert value("evolution", wave=both) == pytest.approx(0.75 * rise)
    assert [value("evolution", part, both) for part in ("avant", "apres")] == pytest.approx([worth[0], after])
    assert [value(id, wave=both) for id in ("part_evolution", "mieux_evolution")] == pytest.approx([75, 75])
    begun = (24 * worth[0] + top) / 25
    assert value("non_apparie", wave=both) == pytest.approx(after - begun)
    assert value("part_non_appariee", wave=both) == pytest.approx(100 * (18 / 24 - 1 / 25))
    assert value("partis", wave=both) == pytest.approx(-rise)
    assert value("ecart") == pytest.approx(rise / 2)
    assert value("ecart_parts") == pytest.approx(50)
    assert value("score") == pytest.approx(after + top)
    assert value("inverse") == pytest.approx(after + worth[0])
    assert scale.long or value("evolution_du_score", wave=both) == pytest.approx(1.5 * rise)
    assert value("solde") == pytest.approx(after - top)


def _worse(levels: int) -> str:
    """Name the part that pools the unfavourable half."""
    return {1: "plus_bas", 2: "deux_plus_bas", 3: "trois_plus_bas"}.get(levels, "moitie_basse")


def test_the_neutral_level_is_of_neither_half() -> None:
    scale = Question.model_validate(SCALED["a_soi"]).ordered
    assert scale is not None
    assert (scale.worst, scale.best) == (("1", "1.5"), ("2.5", "3"))


@pytest.mark.parametrize("name", SCALES)
def test_the_halves_of_a_ready_scale_leave_at_most_its_middle_out(name: str) -> None:
    scale = SCALES[name]
    levels = list(scale.levels)
    assert [*scale.worst] == levels[: len(scale.worst)] and [*scale.best] == levels[-len(scale.best) :]
    assert len(levels) - len(scale.worst) - len(scale.best) == len(levels) % 2
