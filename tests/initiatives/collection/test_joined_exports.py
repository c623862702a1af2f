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


def test_lines_below_headings_in_another_order_are_not_read_as_if_they_were_in_the_first() -> None:
    grid = of_text([["a", "b", "c"], *LINES[:2], ["a", "c", "b"], *LINES[2:4], ["a", "b", "c"], *LINES[4:]])
    told = {one.reason: grid.rows[one.lines].tolist() for one in grid.troubles}
    assert told == {"headings": [7], "moved_headings": [4, 5, 6]}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["a", "b", ""], {"headings": [3]}),
        (["b", "a", ""], {"moved_headings": [3, 4]}),
        (["a", "", ""], {}),
        (["", "a", ""], {}),
    ],
    ids=["two in place", "two elsewhere", "one in place", "one elsewhere"],
)
def test_two_headings_make_a_line_of_headings_and_one_does_not(line: list[str], told: dict[str, list[int]]) -> None:
    grid = of_text([["a", "b", "c"], LINES[0], line, LINES[1]])
    assert {one.reason: grid.rows[one.lines].tolist() for one in grid.troubles} == told


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Quartier sud;;;;;;;;;", "ligne_sans_reponse"),
        (";;;10/02/2020;;;;;;", "ligne_sans_reponse"),
        ("8;;;;;seul;;;;", "consentement_absent"),
        ("8;;;;;;;;;Bien", "consentement_absent"),
        ("8;;;;non;;;;;", "consentement_absent"),
    ],
)
def test_who_was_not_asked_has_refused_nothing(tmp_path: Path, line: str, rule: str) -> None:
    data = dataset(tmp_path, debut=f"1;k1;lilas;10/02/2020;oui;seul;4;2,5;J;\n{line}")
    assert [one[1:3] for one in found(data) if one[0] == "debut.csv"] == [(3, rule)]


def test_they_are_set_aside_and_said_to_be(tmp_path: Path) -> None:
    id_, key, *others = HEADINGS.split(";")
    answers = [f"{rank};k{rank};lilas;10/02/2020;oui;seul;4;2,5;J;" for rank in range(3)]
    data = dataset(tmp_path, debut="\n".join((*answers[:2], ";".join((key, id_, *others)), answers[2])))
    assert [one for one in found(data) if one[0] == "debut.csv"] == [
        ("debut.csv", row, "intitules_deplaces", "row_set_aside") for row in (4, 5)
    ]


def test_the_mark_at_the_head_of_a_second_file_is_no_sign_of_its_headings() -> None:
    lines = '\ufeffa;b;c\n1;x;y\n\ufeff"a";b;c\n2;x;y\n'
    grid = sources.read("csv", lines.encode(), None, EXPECTED)
    assert [(one.reason, grid.rows[one.lines].tolist()) for one in grid.troubles] == [("headings", [3])]


@pytest.mark.parametrize(
    ("line", "rule"),
    [("Total;;;;12", "ligne_de_total"), ("Source : enquête", "note_sous_le_tableau"), ("7;k7", "ligne_trop_courte")],
)
def test_a_total_is_one_however_many_of_its_cells_a_text_leaves_out(tmp_path: Path, line: str, rule: str) -> None:
    data = dataset(tmp_path, debut=f"1;k1;lilas;10/02/2020;oui;seul;4;2,5;J;\n{line}")
    assert [one for one in found(data) if one[0] == "debut.csv"] == [("debut.csv", 3, rule, "row_set_aside")]


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
