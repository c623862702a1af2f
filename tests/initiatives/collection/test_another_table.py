"""Another table below the first, and keys that a spreadsheet rounded: told for what they are, and never read as rows or people."""

from pathlib import Path

import pytest

from initiatives.collection.grid import Expected
from initiatives.collection.sources import read
from tests.initiatives.small_initiative import ANSWER, PRESENCES, SEANCES, dataset
from tests.initiatives.small_workbook import workbook

EXPECTED: Expected = {"nom": {}, "age": {}, "lieu": {}, "heures": {}}
TOP: list[list[object]] = [
    ["nom", "age", "lieu", "heures"],
    ["Anne", 12, "lilas", 3],
    ["Paul", 14, "roses", 4],
    ["Zoé", 13, "lilas", 5],
]
BELOW: dict[str, tuple[list[list[object]], list[int]]] = {
    "narrower": ([[], ["structure", "nombre"], ["lilas", 2], ["roses", 1]], [6, 7, 8]),
    "titled": ([[], ["Bilan"], ["structure", "nombre"], ["lilas", 2]], [6, 7, 8]),
    "as wide": ([[], ["site", "effectif", "ville", "total"], ["lilas", 2, "Niort", 8]], [6, 7]),
    "own heading": ([[], ["nom", "séances"], ["Anne", 2]], [6, 7]),
    "more rows": ([[], ["Luc", 15, "lilas", 6], ["Ève", 16, "roses", 7]], []),
    "a doubtful row": ([[], ["Luc", "environ 15", "Niort", 6], ["Ève", 16, "roses", 7]], []),
    "rows half filled": ([[], ["Luc", None, "lilas"], ["Ève", None, "roses"]], []),
    "headings again": ([[], ["nom", "age", "lieu", "heures"], ["Luc", 15, "lilas", 6]], []),
    "no blank line": ([["structure", "nombre"], ["lilas", 2]], []),
    "a note": ([[], ["Relu par", "Marie"]], []),
}


@pytest.mark.parametrize(("below", "told"), BELOW.values(), ids=BELOW)
def test_a_table_below_the_first_is_told_and_more_rows_are_rows(below: list[list[object]], told: list[int]) -> None:
    book = workbook(A=[*TOP, *below])
    text = "\n".join(
        ";".join("" if cell is None else str(cell) for cell in [*line, *[None] * 4][:4]) for line in [*TOP, *below]
    )
    for content in (book, text.encode()):
        grid = read("csv", content, None, EXPECTED)
        found = [one for one in grid.troubles if one.reason == "second_table"]
        assert [row for one in found for row in grid.rows[one.lines].tolist()] == told


def test_the_lines_of_another_table_are_set_aside_and_said_to_be(tmp_path: Path) -> None:
    seances = SEANCES + ";;;;;;\nmois;nombre;;;;;\nfévrier;2;;;;;\n"
    data = dataset(tmp_path, seances=seances)
    told = [one for one in data.findings if one.rule == "second_tableau"]
    assert [(one.row, one.severity) for one in told] == [(5, "row_set_aside"), (6, "row_set_aside")]
    assert "un autre tableau" in told[0].message and "feuille" in told[0].remedy
    assert len(data.tables["seances"].frame) == 2


@pytest.mark.parametrize("key", ["1,23E+05", "1.23457E+12", "1E+11"])
def test_keys_that_a_spreadsheet_rounded_make_nobody_of_two_people(tmp_path: Path, key: str) -> None:
    debut = f"1;{key};lilas;10/02/2020;oui;seul;4;2,5;J;\n2;{key};lilas;10/02/2020;oui;seul;1;2,5;J;"
    data = dataset(tmp_path, debut=debut)
    assert [(one.row, one.rule, one.severity) for one in data.findings] == [
        (2, "cle_arrondie", "notice"),
        (3, "cle_arrondie", "notice"),
    ]
    assert key not in data.findings[0].sentence().replace("comme 1,23E+05", "")
    assert data.tables["seniors"].frame["person"].tolist()[:2] == [-1, -1]


def test_ids_and_numbers_that_a_spreadsheet_rounded_are_refused_by_that_name(tmp_path: Path) -> None:
    presences = f"{PRESENCES}a1;1,23E+05\na2;1,23E+05\n"
    data = dataset(tmp_path, presences=presences, debut=ANSWER.replace("2,5", "1,5E+01"))
    told = {(one.file, one.row, one.rule): one.message for one in data.findings if one.row}
    assert {*told} == {
        ("presences.csv", 5, "cle_arrondie"),
        ("presences.csv", 6, "cle_arrondie"),
        ("debut.csv", 2, "nombre_illisible"),
    }
    assert "puissances de dix" in told["debut.csv", 2, "nombre_illisible"]
    assert len(data.tables["presences"].frame) == 3


@pytest.mark.parametrize("key", ["12E45", "E+05", "1,23E-05", "k1"])
def test_other_keys_are_keys(tmp_path: Path, key: str) -> None:
    data = dataset(tmp_path, debut=ANSWER.replace("k1", key))
    assert data.findings == ()
