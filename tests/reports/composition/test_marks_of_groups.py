"""A group keeps one mark through a report, which no other group has: whatever they are called."""

from typing import Any

import pytest

from reports import document as doc
from reports.charts.palette import APART, HOUSE, distance, palette_of
from reports.charts.style import MARKS, NEGATIVE
from reports.composition.pieces.summary import key_figures
from reports.composition.published import ReportedResults
from reports.rendering.html import render_html
from tests.conftest import Evaluated
from tests.reports.sample_report import report
from tests.reports.small_results import published

ASKED: dict[str, Any] = {"label": "Eux", "singular": "lui", "questionnaire": "seniors", "legal_basis": "consentement"}


@pytest.mark.parametrize("groups", [["seniors", "jeunes"], ["habitants", "benevoles", "seniors"]])
def test_groups_take_the_marks_in_the_order_of_their_declaration_whatever_they_are_called(groups: list[str]) -> None:
    one = published(groups=dict.fromkeys(groups, ASKED))
    assert [one.drawn_as(group) for group in groups] == [*HOUSE.marks][: len(groups)]


def test_what_is_no_group_takes_no_mark() -> None:
    one = published(groups={"habitants": ASKED})
    assert one.drawn_as("activite") == one.drawn_as("seniors") == one.drawn_as("") == ""


def test_one_group_more_than_there_are_marks_is_drawn_in_the_accent() -> None:
    groups = [f"groupe_{rank}" for rank in range(len(HOUSE.marks) + 1)]
    one = published(groups=dict.fromkeys(groups, ASKED))
    assert [one.drawn_as(group) for group in groups] == [*HOUSE.marks, ""]


@pytest.mark.parametrize(
    "brand", ["#1B6E7A", "#2E4A7D", "#7A1B4E", "#2F5D3A", "#7A1F1F", "#4B2E83", "#8A4B14", "#000000"]
)
def test_the_colour_of_a_group_is_that_of_nothing_else_on_its_report(brand: str) -> None:
    groups = [f"groupe_{rank}" for rank in range(5)]
    one = published(groups=dict.fromkeys(groups, ASKED), brand={"colour": brand, "second": "#F2C14E"})
    colours, palette = [one.coloured_as(group) for group in groups], palette_of(brand)
    assert colours == [MARKS[mark].colour for mark in palette.marks][:5] and len(set(colours)) == 5
    means = {*palette.scale(4, diverging=True), *palette.scale(5, diverging=False), *NEGATIVE}
    means |= {colour for colour, _ in palette.natures} | {palette.main}
    assert min(distance(colour, other) for colour in colours for other in means) >= APART


def test_what_is_of_no_group_has_no_colour_of_a_group() -> None:
    assert published(groups={"habitants": ASKED}).coloured_as("activite") == ""


def test_the_rule_of_a_key_figure_has_the_colour_of_its_group(silver_geek: Evaluated) -> None:
    one = ReportedResults(silver_geek.results["comite"])
    for group in ("seniors", "jeunes"):
        (keys,) = key_figures(one, [group])
        assert isinstance(keys, doc.KeyFigures)
        assert {figure.colour for figure in keys.figures} == {one.coloured_as(group)} != {""}
        said = render_html(doc.Document(slug="r", lang="fr", cover=report().cover, blocks=(keys,)), {})
        assert said.count(f"border-top-color:{one.coloured_as(group)}") == len(keys.figures)
