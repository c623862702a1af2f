"""Who was asked, answered and was found again: a funnel only where each number is a part of the one before."""

from dataclasses import replace

from indicators.figures.results import Figure, PublishedResults
from reports import document as doc
from reports.charts.funnel import Funnel
from reports.composition.pieces.participation import followed
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

MATCHED = "evaluation_suivis_seniors"


def drawn(results: PublishedResults) -> dict[str, Funnel]:
    """Return the funnels by the group that they speak of."""
    found = [block for block in followed(ReportedResults(results)) if isinstance(block, doc.ShownFinding)]
    marked = {ReportedResults(results).drawn_as(group): group for group in results.initiative.groups}
    return {marked[block.chart.group]: block.chart for block in found if isinstance(block.chart, Funnel)}


def changed(results: PublishedResults, **fields: object) -> PublishedResults:
    """Return the results with another figure of the seniors who were found again."""

    def mend(figure: Figure) -> Figure:
        return replace(figure, **fields) if figure.indicator == MATCHED else figure  # type: ignore[arg-type]

    return replace(results, figures=tuple(map(mend, results.figures)))


def test_each_step_is_a_part_of_the_one_before_at_the_first_wave(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    found = drawn(results)
    assert set(found) == {"seniors", "jeunes"}  # the others were asked once
    rate = ReportedResults(results).figure("evaluation_taux_reponse_seniors", wave="debut")
    again = ReportedResults(results).figure(MATCHED, wave="debut")
    assert rate is not None
    assert again is not None
    assert [step.count for step in found["seniors"].steps] == [rate.n, rate.k, again.value]
    assert found["seniors"].steps[1].said == f"{rate.k} sur {rate.n} personnes sollicitées"


def test_a_masked_number_or_one_larger_than_the_step_before_leaves_the_group_out(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    masked = changed(results, status="masque", value=None, n=None, reason="Masqué.")
    assert set(drawn(masked)) == {"jeunes"}
    assert set(drawn(changed(results, value=250.0))) == {"jeunes"}
