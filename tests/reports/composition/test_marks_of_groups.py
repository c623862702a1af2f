"""A group keeps one mark through a report, which no other group has: whatever they are called."""

from typing import Any

import pytest

from reports.charts.style import GROUPS
from tests.reports.small_results import published

ASKED: dict[str, Any] = {"label": "Eux", "singular": "lui", "questionnaire": "seniors", "legal_basis": "consentement"}


@pytest.mark.parametrize(
    ("groups", "marks"),
    [
        (["seniors", "jeunes"], ["seniors", "jeunes"]),
        (["habitants", "benevoles"], ["seniors", "proches"]),
        (["habitants", "seniors", "benevoles", "proches"], ["jeunes", "seniors", "structures", "proches"]),
    ],
)
def test_groups_with_no_mark_of_their_own_take_those_that_nobody_has(groups: list[str], marks: list[str]) -> None:
    one = published(groups=dict.fromkeys(groups, ASKED))
    assert [one.drawn_as(group) for group in groups] == marks


def test_what_is_no_group_takes_no_mark() -> None:
    one = published(groups={"habitants": ASKED})
    assert one.drawn_as("activite") == "activite" and one.drawn_as("") == ""


def test_one_group_more_than_there_are_marks_is_drawn_in_the_accent() -> None:
    groups = [f"groupe_{rank}" for rank in range(len(GROUPS) + 1)]
    one = published(groups=dict.fromkeys(groups, ASKED))
    assert [one.drawn_as(group) for group in groups] == [*GROUPS, groups[-1]]
