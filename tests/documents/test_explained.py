"""`explain` answers for every figure of the demonstrations, for the committee; and for a partner of the smallest."""

import pytest

from indicators.explaining.explain import explain_figure, explanations
from indicators.figures.results import Figure, PublishedResults
from tests.documents.conftest import Evaluation


@pytest.fixture(scope="session")
def readers(evaluation: Evaluation) -> tuple[PublishedResults, ...]:
    results = {made.results.audience.id: made.results for made in evaluation.reports.values()}
    if results["comite"].initiative.slug != "suez_adeis":
        return (results["comite"],)
    return results["comite"], next(one for reader, one in results.items() if reader != "comite")


def test_every_figure_is_explained_to_whoever_reads_it(readers: tuple[PublishedResults, ...]) -> None:
    for results in readers:
        figures: dict[tuple[str, str], list[Figure]] = {}
        for figure in results.figures:
            figures.setdefault((figure.indicator, figure.cell.scope), []).append(figure)
        for (key, scope), own in figures.items():
            said = "\n".join(explain_figure(results, key, scope))
            assert results.indicators[key].label in said and results.indicators[key].source in said
            for figure in own:
                expected = figure.method if figure.status == "publie" else figure.reason or "sans donnée"
                assert expected in said, (key, figure)


def test_what_is_written_beside_the_reports_explains_the_same_figures(readers: tuple[PublishedResults, ...]) -> None:
    for results in readers:
        written = explanations(results)
        assert isinstance(written["figures"], list) and isinstance(written["indicators"], dict)
        assert len(written["figures"]) == len(results.figures)
        assert set(written["indicators"]) == set(results.indicators)
        hidden = [one for one in written["figures"] if one["status"] != "publie"]
        assert all("n" not in one and "value" not in one for one in hidden)
        for key, one in written["indicators"].items():
            assert one["label"] and one["source"], key
