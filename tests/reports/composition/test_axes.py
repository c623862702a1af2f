"""What is said of one axis of a dialogue whose actions nobody may list: how many there are of each state."""

from dataclasses import replace

import pytest

from reports.composition.pieces.territory import axis
from tests.indicators.small import indicator
from tests.reports.small_results import published, said, told

ACTIONS = indicator("actions", {"crosstab": ["axe", "statut"], "of": "plan_actions"}, group="activite", unit="nombre")
OTHERS = indicator("autres", {"crosstab": ["type", "axe"], "of": "plan_actions"}, group="activite", unit="nombre")
STATES = {"realisee": "Réalisée", "en_cours": "En cours", "prevue": "Prévue"}


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1, 0, 0), "1 action est inscrite au plan\u202f: 1 réalisée."),
        ((2, 0, 0), "2 actions sont inscrites au plan\u202f: 2 réalisées."),
        ((1, 2, 3), "6 actions sont inscrites au plan\u202f: 1 réalisée, 2 en cours et 3 prévues."),
    ],
)
def test_actions_are_counted_by_state_each_agreed_with_how_many(counts: tuple[int, ...], sentence: str) -> None:
    by_state = [told(ACTIONS, count, part=f"jeunes.{state}") for state, count in zip(STATES, counts, strict=True)]
    states = [replace(told(ACTIONS, 9, part=f"ensemble.{id}"), part_label=label) for id, label in STATES.items()]
    actions = (*by_state, *states, told(ACTIONS, sum(counts), part="jeunes.ensemble"))
    known = ((ACTIONS, actions), (OTHERS, (told(OTHERS, 7, part="jeunes.ensemble"),)))
    reader = published(known, axes={"jeunes": "Jeunes", "age": "Âge"})
    assert said(axis(reader, "jeunes")) == [sentence]
    assert said(axis(reader, "age")) == [
        "Aucune donnée transmise pour l’axe âge. Ce n’est pas une absence d’effet\u202f: on n’en sait rien."
    ]
