"""Each sentence of a finding, and each base of an answer, is kept with the id of the indicator that it speaks of."""

import re

import pytest

from reports import document as doc
from reports.composition.compose import compose
from reports.composition.pieces.first_page import basis
from reports.composition.prose import flat
from tests.conftest import Evaluated
from tests.reports.small_results import published, share, told

PAIRS = {"territoire_relations_nommees"}
"""Ties by name: what is said of them adds pairs up, which no figure of theirs holds."""


@pytest.mark.parametrize("form", ["silver_geek", "charenton", "suez_adeis"])
def test_numbers_that_are_said_under_a_title_are_kept_with_their_indicator(
    form: str, request: pytest.FixtureRequest
) -> None:
    made: Evaluated = request.getfixturevalue(form)
    found = [
        block
        for block in compose(made.results["comite"], "complete", "provisoire").blocks
        if isinstance(block, doc.ShownFinding) and block.indicators and not PAIRS & {*block.indicators}
    ]
    runs = [(block, run) for block in found for said in (*block.reading, *block.listed) for run in said]
    assert [(block.title, run.text) for block, run in runs if re.search(r"\d", run.text) and not run.about] == []
    assert sum(bool(run.about) for _, run in runs) >= 10


def test_bases_are_each_kept_with_theirs_and_one_said_of_two_with_both() -> None:
    known = [share(name, "Part de ceux-là") for name in ("un", "deux")] + [share("trois", "Les autres")]
    results = published([(one, (told(one, 30 if one.id != "trois" else 20, 40),)) for one in known])
    shown = basis(results, {"un": "75 %", "deux": "75 %", "trois": "50 %"}, "")
    assert [(run.about, flat((run,)).partition("\u202f")[0]) for run in shown] == [
        (("un", "deux"), "Part de ceux-là"),
        ((), "·"),
        (("trois",), "Les autres"),
    ]
