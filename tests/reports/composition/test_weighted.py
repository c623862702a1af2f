"""A report whose answers are weighted says so wherever it prints them, and draws the weighted shares."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import PublishedResults
from initiatives.declaration.sampling_plan import SamplingPlan
from reports import document as doc
from reports.charts.stacked import StackedBars
from reports.composition.compose import compose
from reports.composition.pieces.figures_table import figures_table
from reports.composition.pieces.shapes import shaped
from reports.composition.published import ReportedResults
from reports.words import reading
from tests.conftest import Evaluated

PLAN = {"drawn": "au_hasard", "margins": {"genre": {"femme": 300, "homme": 700}}, "margins_source": "Agence"}
SAID = "réponses redressées"


@pytest.fixture(scope="module")
def weighted(silver_geek: Evaluated) -> PublishedResults:
    plan = SamplingPlan.model_validate(PLAN)
    initiative = silver_geek.initiative.model_copy(update={"sampling": {"jeunes": plan}})
    # Of the few who did not say their gender, the margin would tell everything: here everybody says it.
    young = silver_geek.dataset.tables["jeunes"]
    said = young.frame.assign(genre=young.frame["genre"].fillna("femme"))
    dataset = replace(silver_geek.dataset, tables={**silver_geek.dataset.tables, "jeunes": replace(young, frame=said)})
    tallies = tally(initiative, silver_geek.indicators, dataset)
    estimates = estimate(initiative, silver_geek.indicators, tallies)
    return next(one for one in protect(initiative, tallies, estimates) if one.audience.id == "comite")


@pytest.fixture(scope="module")
def complete(weighted: PublishedResults) -> doc.Document:
    return compose(weighted, "complete", "provisoire")


def _flagged(results: PublishedResults) -> set[str]:
    """Return the indicators with a figure for the territory that is printed weighted."""
    return {
        one.indicator
        for one in results.figures
        if one.cell.scope == "territoire" and one.part == "" and reading.weighted(one)
    }


def _findings(document: doc.Document) -> Iterator[doc.ShownFinding]:
    return (block for block in document.blocks if isinstance(block, doc.ShownFinding))


def test_the_subtitle_of_every_finding_of_weighted_answers_says_so(
    weighted: PublishedResults, complete: doc.Document, silver_geek: Evaluated
) -> None:
    told = [one for one in _findings(complete) if one.indicators and set(one.indicators) <= _flagged(weighted)]
    assert told
    for found in told:
        assert SAID in found.subtitle or "En nombre de réponses" in found.subtitle, found.title
    assert any(SAID in found.subtitle for found in told)
    plain = compose(silver_geek.results["comite"], "complete", "provisoire")
    assert not any(SAID in found.subtitle for found in _findings(plain))


def test_stacked_bars_are_as_long_as_the_weighted_shares_and_their_table_says_that_its_counts_are_raw(
    weighted: PublishedResults, complete: doc.Document
) -> None:
    shown = ReportedResults(weighted)
    drawn = [one for one in _findings(complete) if isinstance(one.chart, StackedBars) and SAID in one.subtitle]
    assert drawn
    for found in drawn:
        assert isinstance(found.chart, StackedBars) and found.table is not None
        assert found.table.title == "Nombre de réponses, avant redressement"
        for id, row in zip(found.indicators, found.chart.rows, strict=True):
            question = shaped(shown, weighted.indicators[id]).question
            assert question is not None
            shares = [one.value for one in shown.parts(id) if one.part in question.levels()]
            assert row.parts() == pytest.approx(shares)
            assert row.parts() != pytest.approx([count / row.n for count in row.counts], abs=1e-6)


def test_figures_in_a_table_say_it_beside_the_figure(weighted: PublishedResults) -> None:
    shown = ReportedResults(weighted)
    some = [weighted.indicators[id] for id in sorted(_flagged(weighted)) if shown.figure(id)]
    (table, *_) = figures_table(shown, some)
    assert isinstance(table, doc.DataTable)
    assert table.rows
    assert all("Réponses redressées." in row[2].text for row in table.rows if row[1].text != "masqué")


def test_complete_tables_give_the_effective_size_under_n_and_tell_what_it_is(weighted: PublishedResults) -> None:
    annex = compose(weighted, "annexe_technique", "provisoire")
    tables = [one for one in annex.blocks if isinstance(one, doc.DataTable) and "effectif efficace" in one.note]
    assert tables
    for table in tables:
        sizes = [row[3].detail for row in table.rows if row[3].detail]
        assert sizes
        assert all(detail.startswith("efficace\u202f: ") for detail in sizes)
