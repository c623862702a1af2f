"""Exports joined end to end, sheets that hold headings alone, blank lines without end: no answer is lost, none is added."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from initiatives.collection import sources
from initiatives.collection.grid import Grid, UnreadableSource
from tests.initiatives.small_initiative import DECLARATION, HEADINGS, dataset, found
from tests.initiatives.small_workbook import workbook

EXPECTED: Mapping[str, Mapping[str, str]] = {heading: {} for heading in ("a", "b", "c")}
LINES = [[f"{rank}", "x", "y"] for rank in range(12)]
SHEETS = (["a", "b", "c"], *LINES)


def of_text(lines: list[list[str]]) -> Grid:
    return sources.read("csv", "\n".join(map(";".join, lines)).encode(), None, EXPECTED)


def test_headings_written_again_further_down_do_not_hide_the_lines_above() -> None:
    grid = of_text([["a", "b", "c"], *LINES[:6], ["a", "b", "c"], *LINES[6:]])
    assert len(grid.rows) == len(LINES) + 1
    assert [(one.reason, grid.rows[one.lines].tolist()) for one in grid.troubles] == [("headings", [8])]


@pytest.mark.parametrize("line", [["a", "", ""], ["a", "b", "12"]])
def test_an_answer_that_quotes_a_heading_is_an_answer(line: list[str]) -> None:
    assert not of_text([["a", "b", "c"], *LINES, line]).troubles


def test_a_line_of_headings_is_set_aside_as_such_and_refuses_no_consent(tmp_path: Path) -> None:
    answers = [f"{rank};k{rank};lilas;10/02/2020;oui;seul;4;2,5;J;" for rank in range(3)]
    data = dataset(tmp_path, debut="\n".join((*answers[:2], HEADINGS, answers[2])))
    assert [one for one in found(data) if one[0] == "debut.csv"] == [
        ("debut.csv", 4, "intitules_repetes", "row_set_aside")
    ]


@pytest.mark.parametrize(("other", "read"), [([["a", "b", "c"]], "Un"), ([["a", "b", "c"], ["1", "x", "y"]], "Un")])
def test_of_two_sheets_with_the_same_headings_the_first_that_holds_something_is_read(
    other: list[list[str]], read: str
) -> None:
    grid = sources.read(
        "tableur", workbook(Un=[[*line] for line in SHEETS], Deux=[[*line] for line in other]), None, EXPECTED
    )
    assert (grid.sheet, len(grid.rows)) == (read, len(LINES))
    grid = sources.read("tableur", workbook(Vide=[["a", "b", "c"]], Deux=[[*line] for line in SHEETS]), None, EXPECTED)
    assert (grid.sheet, len(grid.rows)) == ("Deux", len(LINES))


def test_blank_lines_are_no_damaged_lines() -> None:
    grid = of_text([["a", "b", "c"], *LINES, *[[""]] * 50, LINES[0]])
    assert (len(grid.rows), grid.rows[-1], grid.troubles) == (len(LINES) + 1, len(LINES) + 52, ())


@pytest.mark.parametrize(
    ("content", "named"),
    [(b"%PDF-1.7 x", "un PDF"), (b'[{"a": 1}]', "JSON"), (b"<?xml?><a/>", "XML"), (b"<HTML>", "web")],
)
def test_what_is_no_table_is_named(content: bytes, named: str) -> None:
    with pytest.raises(UnreadableSource, match=named):
        sources.read("csv", content, None, EXPECTED)


def test_keys_that_lost_their_figures_are_nobody_s_twice(tmp_path: Path) -> None:
    source = "fin.csv, format: csv}"
    rows: list[list[object]] = [
        [float(12345678901234567 + rank), None, "lilas", "2020-10-10", "oui", "seul", 4, 2, "J"] for rank in range(8)
    ]
    (tmp_path / "fin.xlsx").write_bytes(workbook(R=[[*HEADINGS.split(";")], *rows]))
    data = dataset(tmp_path, declaration=DECLARATION.replace(source, "fin.xlsx, format: tableur}"))
    assert (data.tables["seniors"].frame["wave"] == "fin").sum() == 8
    assert {one[2] for one in found(data) if one[0] == "fin.xlsx"} >= {"nombre_trop_long"}
