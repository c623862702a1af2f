"""The run's own record: rows set aside by reason, figures masked; few refusals are never told."""

import pytest

from indicators.confidentiality.protect import protect
from indicators.estimate import estimate
from indicators.explained import passage_line
from indicators.results import Figure, PublishedResults
from indicators.tally import tally
from initiatives.dataset import Dataset
from initiatives.quality import Passage
from reports.pieces.annexes import quality
from reports.published import Published
from tests.indicators.confidentiality.little import answers, indicator, silver_geek

RECORDS = [
    indicator("ecartees", {"run_record": "rows_set_aside"}, "evaluation", unit="nombre"),
    indicator("masques", {"run_record": "masked_figures"}, "evaluation", unit="nombre"),
    indicator("satisfaits", {"share": "satisf", "at_least": "plutot"}),
]


def passage(file: str, used: int, **aside: int) -> Passage:
    return Passage("seniors", "fin", file, None, "0" * 64, used + sum(aside.values()), used, aside, {})


def run(*passages: Passage) -> tuple[PublishedResults, ...]:
    kinds = ["ehpad"] * 20 + ["autre"] * 3
    table = answers("seniors", {"type_structure": kinds, "satisf": ["plutot", "pas_du_tout"] * 10 + ["plutot"] * 3})
    chosen = {one.id: one for one in RECORDS}
    initiative = silver_geek()
    counted = tally(initiative, chosen, Dataset({"seniors": table}, (), ()))
    return protect(initiative, counted, estimate(initiative, chosen, counted), passages, "essai")


def figures(results: PublishedResults, key: str) -> dict[str, Figure]:
    return {one.part: one for one in results.figures if one.indicator == key}


def test_rows_set_aside_are_counted_by_reason_over_all_files() -> None:
    committee = run(passage("a.csv", 40, doublon=2, consentement_absent=5), passage("b.csv", 9, doublon=1))[0]
    found = figures(committee, "ecartees")
    assert {part: one.value for part, one in found.items()} == {"": 8, "consentement_absent": 5, "doublon": 3}
    assert found["consentement_absent"].part_label == "Consentement absent"


def test_few_refusals_are_told_nowhere_nor_worked_out() -> None:
    committee = run(passage("a.csv", 40, doublon=2, consentement_absent=3), passage("b.csv", 9, doublon=1))[0]
    found = figures(committee, "ecartees")
    assert {part: one.value for part, one in found.items()} == {"": None, "consentement_absent": None, "doublon": 3}
    assert found[""].reason == "Masqué\u202f: moins de 5 personnes sont concernées."
    (first, _) = committee.passages
    assert (first.read, first.used, first.set_aside, first.few) == (42, 40, {"doublon": 2}, ("consentement_absent",))
    assert "3" not in passage_line(first)


def test_few_refusals_in_two_files_are_told_together_when_they_are_enough() -> None:
    committee = run(passage("a.csv", 40, opposition=3), passage("b.csv", 9, opposition=4))[0]
    assert figures(committee, "ecartees")["opposition"].value == 7
    assert all(not one.set_aside and one.few == ("opposition",) for one in committee.passages)


def test_masked_figures_are_counted_for_each_reader() -> None:
    for results in run(passage("a.csv", 23)):
        found = figures(results, "masques")
        masked = sum(one.status == "masque" for one in results.figures)
        assert found[""].value == masked > 0
        assert found["primaire"].value == results.masked["primaire"]
        assert found["secondaire"].value == results.masked.get("secondaire", 0)


@pytest.mark.parametrize(
    ("refusals", "said"), [(3, "consentement absent : moins de 5"), (6, "consentement absent : 6")]
)
def test_reports_say_that_there_were_few(refusals: int, said: str) -> None:
    committee = run(passage("a.csv", 40, consentement_absent=refusals))[0]
    assert said in str(quality(Published(committee)))
