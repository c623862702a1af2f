"""Two waves of answers made in memory, and the figures that measures make of them for the whole territory."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from indicators.counting.tallies import TERRITORY
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import chosen, initiative, rows_of

ITEMS = ("item_1", "item_2", "item_3")
QUESTIONS: Mapping[str, Any] = {
    "niveau": {"text": "De 1 à 4 ?", "answer": "niveau4"},
    "note": {"text": "De 0 à 10 ?", "answer": "note10"},
    "satisf": {"text": "Je suis satisfait.", "answer": "lik4"},
    "interets": {"text": "Quels intérêts ?", "answer": "several_of", "options": {"lien": "Le lien", "jeu": "Jouer"}},
    **{item: {"text": item, "answer": "oms5"} for item in ITEMS},
}
Person = Mapping[str, str | None]


def asking(breaks: Mapping[str, Mapping[str, str]] | None = None, waves: Sequence[str] = ()) -> Initiative:
    """Return an initiative that asks these questions; `breaks` is question → wave → what changed."""
    questions = {key: {**one, "breaks": dict((breaks or {}).get(key, {}))} for key, one in QUESTIONS.items()}
    changes: dict[str, object] = {"questionnaires": {"q": {"title": "Q", "version": "1", "questions": questions}}}
    if waves:
        one = initiative().waves["debut"].model_dump(by_alias=True)
        changes["waves"] = dict.fromkeys(waves, one)
        changes["sources"] = [{"group": "seniors", "wave": wave, "file": "f.csv", "format": "csv"} for wave in waves]
    return initiative(Path("nulle_part"), **changes)


def figures(
    people: Sequence[Person],
    asked: Initiative | None = None,
    populations: Mapping[tuple[str, str], int] | None = None,
    **measures: Mapping[str, object],
) -> dict[tuple[str, str, str], Estimate]:
    """Return (indicator, part, wave) → its figure for the whole territory."""
    asked = asked or asking()
    table = answers_table("seniors", rows_of(people), asked.questionnaires["q"].questions, "fin")
    indicators = chosen(**measures)
    counts = tally(asked, indicators, Dataset({"seniors": table}))
    counts = type(counts)(counts.by_need, populations or {}, {})
    made = estimate(asked, indicators, counts).figures
    return {(one.indicator, one.part, one.cell.wave): one for one in made if one.cell.scope == TERRITORY}


def seen_twice(question: str, pairs: Sequence[tuple[str | None, str | None]]) -> list[Person]:
    """Return people who answered at both waves: (before, after) of each."""
    return [
        {"wave": wave, "person": str(rank + 1), question: answer}
        for rank, both in enumerate(pairs)
        for wave, answer in zip(("debut", "fin"), both, strict=True)
    ]
