"""Before anything is handed out, its owner is told which headlines only earlier versions mask."""

from functools import cache

import pytest

from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.given_out import GivenOut
from indicators.confidentiality.hidden_headlines import hidden_headlines
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from initiatives.declaration.model import EvaluationQuestion
from initiatives.validation.dataset import Dataset, Table
from tests.indicators.confidentiality.little import silver_geek
from tests.indicators.confidentiality.test_given_out import FIRST, INDICATORS, final, homes, said

ONE_MORE = homes(11, 10)
ONE_MORE_IN_A_KIND = said(
    ("ehpad", "plutot", 15), ("ehpad", "pas_du_tout", 10), ("autre", "plutot", 9), ("autre", "pas_du_tout", 8)
)
FOUR = said(("ehpad", "plutot", 2), ("ehpad", "pas_du_tout", 2))


@cache
def given_out() -> tuple[GivenOut, ...]:
    return (final(FIRST)[1],)


def hidden(later: Table, asked: str, earlier: tuple[GivenOut, ...]) -> tuple[tuple[str, ...], set[str]]:
    """Return the headlines that are named, and the scopes in which the share of the satisfied is masked."""
    question = EvaluationQuestion(question="?", criterion="pertinence", indicators=(asked,))
    initiative = silver_geek().model_copy(update={"questions": {"utile": question}})
    chosen = {one.id: one for one in INDICATORS}
    tallies = tally(initiative, chosen, Dataset({later.name: later}))
    estimates = estimate(initiative, chosen, tallies)
    decisions = Decisions(initiative, tallies, estimates, earlier)
    scopes = {cell.scope.kind for key, part, cell in decisions.reasons() if key == "satisfaits" and not part}
    return hidden_headlines(decisions, tallies, estimates, earlier), scopes


@pytest.mark.parametrize("asked", ["satisfaits", "repartition"])
def test_a_headline_that_one_more_answer_masks_is_named_once(asked: str) -> None:
    assert hidden(ONE_MORE, asked, given_out())[0] == (asked,)


def test_one_that_answers_no_question_is_not() -> None:
    found, masked = hidden(ONE_MORE, "autre", given_out())
    assert "territoire" in masked and not found


def test_one_that_is_masked_whatever_was_given_out_is_not() -> None:
    for earlier in (given_out(), ()):
        found, masked = hidden(FOUR, "satisfaits", earlier)
        assert "territoire" in masked and not found


def test_what_a_kind_of_structure_hides_is_no_headline() -> None:
    found, masked = hidden(ONE_MORE_IN_A_KIND, "satisfaits", given_out())
    assert masked == {"type_structure"} and not found
