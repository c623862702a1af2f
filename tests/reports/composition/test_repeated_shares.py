"""Without civic service, the share of coordination that leaves it out says again what the other says: it is not printed twice."""

from dataclasses import replace

import pytest

from reports.composition.pieces.findings import finding
from reports.composition.pieces.summary import sentences
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

WHOLE, LEAVING_OUT = "partenaires_cout_transaction", "partenaires_cout_transaction_hors_service_civique"


@pytest.mark.parametrize(("name", "repeats"), [("charenton", True), ("silver_geek", False)])
def test_a_share_that_leaves_nothing_out_is_not_printed_again(
    request: pytest.FixtureRequest, name: str, repeats: bool
) -> None:
    evaluated: Evaluated = request.getfixturevalue(name)
    published = ReportedResults(evaluated.results["comite"])
    assert published.repeats(LEAVING_OUT) == repeats
    assert not published.repeats(WHOLE)
    label = published.indicator(LEAVING_OUT).label
    printed = repr(finding(published, WHOLE, LEAVING_OUT)) + repr(sentences(published, WHOLE, LEAVING_OUT))
    assert ("Sans les heures de service civique" in printed) != repeats
    assert (label in printed) != repeats


def test_a_share_that_leaves_something_out_is_not_printed_beside_its_whole_where_neither_can_be_told(
    silver_geek: Evaluated,
) -> None:
    told = silver_geek.results["comite"]
    masked = tuple(
        figure.masked("Masqué") if figure.indicator in (WHOLE, LEAVING_OUT) else figure for figure in told.figures
    )
    assert ReportedResults(replace(told, figures=masked)).repeats(LEAVING_OUT)
