"""How a target is written beside what it judges."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from reports import document as doc
from reports.composition.pieces.targets import targets
from tests.reports.small_results import published, share, told

LIEN = share("lien", "Seniors qui citent le lien")


def test_a_value_beside_its_target_says_what_could_not_be_read() -> None:
    unread = replace(told(LIEN), illegible=2, flags=("reponses_illisibles",), cell=Cell("territoire", "fin"))
    (table,) = targets(published([(LIEN, (unread,))], targets={"lien": 0.6}))
    assert isinstance(table, doc.DataTable)
    assert table.rows[0][2].detail == "n\u00a0=\u00a040 · 2 réponses illisibles à part"


@pytest.mark.parametrize(
    ("n", "goal", "said"),
    [
        (40, 0.9, "90 %"),
        (40, {"at_most": 0.2}, "20 % au plus"),
        (11, 0.9, "90 %, soit 10 sur 11 au moins"),
        (11, {"at_most": 0.2}, "20 %, soit 2 sur 11 au plus"),
    ],
)
def test_beside_few_answers_a_target_says_how_many_reach_it_and_what_was_set(n: int, goal: object, said: str) -> None:
    """A reader who divides finds the percentage of nothing that was not set: 10 of 11 is no 90 %."""
    (table,) = targets(published([(LIEN, (told(LIEN, 10, n),))], targets={"lien": goal}))
    assert isinstance(table, doc.DataTable)
    assert table.rows[0][1].text.replace("\u202f", " ") == said
