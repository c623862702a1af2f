"""The run's own record: rows set aside by reason, figures masked; few refusals are never told."""

import re
from dataclasses import replace

import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.given_out import GivenOut, record_of
from indicators.confidentiality.protect import BesideFigures, protect
from indicators.counting.tally import tally
from indicators.explaining.lines import passage_line
from indicators.figures.estimate import estimate
from indicators.figures.results import Figure, PublishedResults
from indicators.measures.run_record import RunRecord
from initiatives.validation.dataset import Dataset
from initiatives.validation.quality import Passage
from reports.composition.pieces.annexes import quality
from reports.composition.pieces.texts import quality_card
from reports.composition.published import ReportedResults
from reports.document import DataTable
from tests.indicators.confidentiality.little import answers, indicator, silver_geek

RECORDS = [
    indicator("ecartees", {"run_record": "rows_set_aside"}, "evaluation", unit="nombre"),
    indicator("masques", {"run_record": "masked_figures"}, "evaluation", unit="nombre"),
    indicator("satisfaits", {"share": "satisf", "at_least": "plutot"}),
]


def passage(rank: int, used: int, **aside: int) -> Passage:
    return Passage("seniors", "fin", rank, "0" * 64, used + sum(aside.values()), used, aside, {})


def run(*passages: Passage) -> tuple[PublishedResults, ...]:
    kinds = ["ehpad"] * 20 + ["autre"] * 3
    table = answers("seniors", {"type_structure": kinds, "satisf": ["plutot", "pas_du_tout"] * 10 + ["plutot"] * 3})
    chosen = {one.id: one for one in RECORDS}
    initiative = silver_geek()
    counted = tally(initiative, chosen, Dataset({"seniors": table}))
    return protect(initiative, counted, estimate(initiative, chosen, counted), BesideFigures(passages))


def figures(results: PublishedResults, key: str) -> dict[str, Figure]:
    return {one.part: one for one in results.figures if one.indicator == key}


def test_rows_set_aside_are_counted_by_reason_over_all_files() -> None:
    committee = run(passage(1, 40, doublon=2, consentement_absent=5), passage(2, 9, doublon=1))[0]
    found = figures(committee, "ecartees")
    assert {part: one.value for part, one in found.items()} == {"": 8, "consentement_absent": 5, "doublon": 3}
    assert found["consentement_absent"].part_label == "Consentement absent"
    assert [one.few for one in committee.passages] == [(), ()]  # five are not few


def test_few_refusals_are_told_nowhere_nor_worked_out() -> None:
    committee = run(passage(1, 40, doublon=2, consentement_absent=3), passage(2, 9, doublon=1))[0]
    found = figures(committee, "ecartees")
    assert {part: one.value for part, one in found.items()} == {"": None, "consentement_absent": None, "doublon": 3}
    said = {part: (one.status, one.reason, one.missing) for part, one in found.items()}
    masked = ("masque", wording.PROTECTED, None)
    assert said == {"": masked, "consentement_absent": masked, "doublon": ("publie", None, 0)}
    (first, _) = committee.passages
    assert (first.read, first.used, first.set_aside, first.few) == (42, 40, {"doublon": 2}, ("consentement_absent",))
    assert "3" not in passage_line(first, "Seniors")


def test_few_refusals_in_two_files_are_told_together_when_they_are_enough() -> None:
    committee = run(passage(1, 40, opposition=3), passage(2, 9, opposition=4))[0]
    assert figures(committee, "ecartees")["opposition"].value == 7
    assert all(not one.set_aside and one.few == ("opposition",) for one in committee.passages)


@pytest.mark.parametrize(("rows", "shown"), [(0, "0"), (3, "moins de 5"), (5, "5"), (12, "12")])
def test_what_nobody_reads_is_told_by_file_and_few_rows_without_their_number(rows: int, shown: str) -> None:
    committee = run(replace(passage(1, 40), columns_unread=2, rows_unread=rows, sheets_unread=1))[0]
    unread = [
        one
        for one in quality(ReportedResults(committee))
        if isinstance(one, DataTable) and "n’a pas été lu" in one.title
    ]
    assert [[cell.text for cell in row[1:]] for one in unread for row in one.rows] == [["2", shown, "1"]]


def test_where_nothing_may_be_counted_the_rows_that_nobody_reads_are_not_either() -> None:
    committee = run(replace(passage(1, 3), rows_unread=40))[0]
    assert (committee.passages[0].counted, committee.passages[0].rows_unread) == (False, None)
    assert not [
        one for one in quality(ReportedResults(committee)) if isinstance(one, DataTable) and "pas été lu" in one.title
    ]


def test_what_the_evaluator_decided_of_quotations_is_no_row_received() -> None:
    decided = Passage("citations", None, None, "1" * 64, 7, 7, {}, {})
    published = ReportedResults(run(passage(1, 40), decided)[0])
    received = next(one for one in quality(published) if isinstance(one, DataTable))
    assert [row[1].text for row in received.rows] == ["40"]
    card = quality_card(published)[0]
    assert isinstance(card, DataTable)
    assert "40 lues, 40 utilisées, 0 écartée" in [row[1].text for row in card.rows]


def test_masked_figures_are_counted_for_each_reader() -> None:
    for results in run(passage(1, 23)):
        found = figures(results, "masques")
        masked = sum(one.status == "masque" for one in results.figures)
        assert found[""].value == masked > 0
        assert found["protege"].value == results.masked["protege"]


def test_a_reason_of_masking_that_has_no_name_is_refused_rather_than_left_out_of_the_total() -> None:
    record = RunRecord(run_record="masked_figures")
    assert record.entries({}, {"protege": 3})[0].count == 3
    with pytest.raises(KeyError, match="illisible"):
        record.entries({}, {"protege": 3, "illisible": 2})


@pytest.mark.parametrize(
    ("refusals", "said"), [(3, "consentement absent : moins de 5"), (6, "consentement absent : 6")]
)
def test_reports_say_that_there_were_few(refusals: int, said: str) -> None:
    committee = run(passage(1, 40, consentement_absent=refusals))[0]
    assert said in str(quality(ReportedResults(committee)))


def test_a_file_of_few_people_does_not_tell_how_many_nor_do_the_others_of_its_source() -> None:
    """« Masqué : moins de 5 personnes ont répondu » beside « 3 lignes utilisées » would mask nothing."""
    other = replace(passage(1, 40), source="jeunes")
    appel = replace(passage(1, 2), source="appel", wave=None)
    told = {one.id: one for one in run(passage(1, 40), passage(2, 3, doublon=1), other, appel)[0].passages}
    assert [name for name, one in told.items() if not one.counted] == [
        f"réponses · seniors · fin · {rank}" for rank in (1, 2)
    ]
    assert all(not (one.read or one.used or one.set_aside) for one in told.values() if not one.counted)
    assert not re.search(r"\d", passage_line(told["réponses · seniors · fin · 2"], "Seniors"))


def test_a_file_does_not_count_the_people_whose_number_is_masked_beside_an_earlier_version() -> None:
    """A final version told of 20 respondents: 22 rows used would say that two more came."""
    chosen = {"nombre": indicator("nombre", {"count": "seniors"}, unit="personnes")}
    versions: list[tuple[PublishedResults, ...]] = []
    earlier: tuple[GivenOut, ...] = ()
    for size in (20, 22):
        table = answers("seniors", {"type_structure": ["ehpad"] * size})
        counted = tally(silver_geek(), chosen, Dataset({"seniors": table}))
        figures_of = estimate(silver_geek(), chosen, counted)
        passages = (passage(1, size),)
        versions.append(protect(silver_geek(), counted, figures_of, BesideFigures(passages), earlier))
        earlier = (record_of(counted, versions[-1]),)
    assert [one.passages[0].counted for one in versions[0]] == [True] * len(versions[0])
    assert [one.passages[0].counted for one in versions[1]] == [False] * len(versions[1])


def test_the_quality_sheet_says_that_a_number_of_rows_is_masked() -> None:
    (table, _) = quality(ReportedResults(run(passage(2, 3))[0]))
    assert isinstance(table, DataTable)
    assert [cell.text for cell in table.rows[0][1:]] == ["masqué"] * 4
    assert "masqué" in table.note


def test_the_quality_sheet_counts_the_decisions_of_each_kind_unless_the_rows_of_the_file_are_masked() -> None:
    decided = replace(passage(1, 40), decisions={"corriger": 3, "ecarter_la_ligne": 1})
    (_, table, _) = quality(ReportedResults(run(decided, replace(passage(1, 40), source="jeunes"))[0]))
    assert isinstance(table, DataTable)
    assert [column.heading for column in table.columns[1:]] == ["Corrigés", "Lignes écartées"]
    assert [[cell.text for cell in row[1:]] for row in table.rows] == [["3", "1"]]
    few = replace(passage(2, 3), decisions={"corriger": 2})
    assert len(quality(ReportedResults(run(decided, few)[0]))) == 2
