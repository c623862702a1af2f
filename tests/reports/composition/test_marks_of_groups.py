"""A group keeps one mark through a report, which no other group has: whatever they are called."""

from typing import Any

import pytest

from reports.charts.style import MARKS
from tests.reports.small_results import published

ASKED: dict[str, Any] = {"label": "Eux", "singular": "lui", "questionnaire": "seniors", "legal_basis": "consentement"}


@pytest.mark.parametrize("groups", [["seniors", "jeunes"], ["habitants", "benevoles", "seniors"]])
def test_groups_take_the_marks_in_the_order_of_their_declaration_whatever_they_are_called(groups: list[str]) -> None:
    one = published(groups=dict.fromkeys(groups, ASKED))
    assert [one.drawn_as(group) for group in groups] == [*MARKS][: len(groups)]


def test_what_is_no_group_takes_no_mark() -> None:
    one = published(groups={"habitants": ASKED})
    assert one.drawn_as("activite") == one.drawn_as("seniors") == one.drawn_as("") == ""


def test_one_group_more_than_there_are_marks_is_drawn_in_the_accent() -> None:
    groups = [f"groupe_{rank}" for rank in range(len(MARKS) + 1)]
    one = published(groups=dict.fromkeys(groups, ASKED))
    assert [one.drawn_as(group) for group in groups] == [*MARKS, ""]
