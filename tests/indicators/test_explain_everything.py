"""`explain` answers for every figure of every reader of the three demonstrations."""

from pathlib import Path

import pytest

from indicators.explain import explain_figure, explanations
from indicators.results import PublishedResults
from tests.conftest import SILVER_GEEK, evaluated

pytestmark = pytest.mark.xdist_group("trois_initiatives")


@pytest.fixture(scope="module", params=["silver_geek", "agir_ensemble_charenton", "suez_adeis"])
def readers(request: pytest.FixtureRequest) -> tuple[PublishedResults, ...]:
    folder: Path = SILVER_GEEK.parent / request.param
    return tuple(evaluated(folder).results.values())


def test_every_figure_is_explained_to_whoever_reads_it(readers: tuple[PublishedResults, ...]) -> None:
    for results in readers:
        for key, indicator in results.indicators.items():
            own = [figure for figure in results.figures if figure.indicator == key]
            for scope in dict.fromkeys(figure.cell.scope for figure in own):
                said = "\n".join(explain_figure(results, key, scope))
                assert indicator.label in said and indicator.source in said
                for figure in own:
                    if figure.cell.scope == scope and figure.status == "publie":
                        assert figure.method in said, (key, figure)
                    if figure.cell.scope == scope and figure.status == "masque":
                        assert figure.reason and figure.reason in said, (key, figure)


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
