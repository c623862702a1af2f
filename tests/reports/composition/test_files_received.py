"""What the quality page says of each file: what of it nobody reads, and what a person decided, column by column."""

from dataclasses import replace

from initiatives.validation.quality import Passage
from reports.composition.pieces.annexes import _decisions, _unread
from reports.composition.published import ReportedResults
from tests.reports.small_results import published, table

N = "\u202f"
READ = Passage(source="seniors", wave="fin", rank=None, sha256="0", read=40, used=40, set_aside={}, cells_set_aside={})


def holding(*passages: Passage) -> ReportedResults:
    return ReportedResults(replace(published().results, passages=passages))


def test_what_nobody_reads_of_a_file_is_counted_or_said_to_be_few_or_masked() -> None:
    several = replace(READ, columns_unread=2, rows_unread=1234, sheets_unread=1)
    few, hidden = replace(READ, rows_unread=None), replace(READ, columns_unread=1, rows_unread=None, counted=False)
    found = table(_unread(holding(several, READ, few, hidden)))
    assert [[cell.text for cell in row[1:]] for row in found.rows] == [
        ["2", f"1{N}234", "1"],
        ["0", "moins de 5", "0"],
        ["1", "masqué", "0"],
    ]
    assert _unread(holding(READ, replace(READ, rows_unread=None, counted=False))) == ()


def test_decisions_are_counted_by_kind_and_kinds_that_nobody_took_have_no_column() -> None:
    first, second = replace(READ, decisions={"garder": 3, "ecarter": 1}), replace(READ, decisions={"garder": 2})
    found = table(_decisions(holding(first, READ, second)))
    assert [column.heading for column in found.columns[1:]] == ["Gardés", "Cellules écartées"]
    assert [[cell.text for cell in row[1:]] for row in found.rows] == [["3", "1"], ["2", "0"]]
    assert _decisions(holding(READ)) == ()
