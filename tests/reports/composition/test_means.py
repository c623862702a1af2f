"""Means read on one scale, with their interval and their target; a number without a scale stays in the table."""

from dataclasses import replace

from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Target
from reports import document as doc
from reports.charts.dots import Dots
from reports.composition.pieces.findings import findings
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

NOTE, AGE = "jeunes_accompagnement", "jeunes_age"


def twice(results: PublishedResults, id: str, by: float) -> PublishedResults:
    """Return the results with one more indicator like another, its figures moved by so much."""
    one = results.indicators[id]
    again = one.model_copy(update={"id": f"{id}_encore", "code": "JEU-99", "label": f"{one.label}, encore"})
    figures = tuple(
        replace(figure, indicator=again.id, value=figure.value and figure.value + by)
        for figure in results.figures
        if figure.indicator == id
    )
    return replace(results, indicators={**results.indicators, again.id: again}, figures=(*results.figures, *figures))


def drawn(results: PublishedResults, id: str) -> list[Dots]:
    """Return the drawings of means that hold an indicator."""
    step = results.indicators[id].step
    blocks = findings(ReportedResults(results), ["jeunes"], step)
    found = [block for block in blocks if isinstance(block, doc.ShownFinding) and id in block.indicators]
    return [block.chart for block in found if isinstance(block.chart, Dots)]


def test_notes_out_of_ten_share_one_scale_whole_with_interval_target_and_base(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    initiative = results.initiative.model_copy(update={"targets": {NOTE: Target(at_least=7.5)}})
    (chart,) = drawn(twice(replace(results, initiative=initiative), NOTE, 1.0), NOTE)
    assert (chart.scale.minimum, chart.scale.maximum, chart.scale.shares) == (0, 10, False)
    second, first = chart.dots  # the drawing opens on the mean of its title: the highest
    assert (first.target, second.target) == (Target(at_least=7.5), None)
    assert first.low is not None
    assert first.high is not None
    assert first.low < first.value < first.high
    assert (first.text, first.detail) == ("6,7 sur 10", "n\u00a0=\u00a052")
    assert second.text == "7,7 sur 10"


def test_a_number_without_an_end_stays_in_the_table_unless_another_has_its_unit(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    assert drawn(results, AGE) == []
    (chart,) = drawn(twice(results, AGE, 3.0), AGE)
    assert chart.scale.minimum == 0
    assert chart.scale.maximum >= max(dot.value for dot in chart.dots)
    assert len(chart.dots) == 2
