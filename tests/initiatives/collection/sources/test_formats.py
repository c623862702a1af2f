"""Each format in the shapes that its tool delivers: headings, places, dates and numbers."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from initiatives.collection import sources
from initiatives.collection.grid import Expected, Grid, UnreadableSource, letter
from initiatives.declaration.vocabulary import FORMATS, Format

OPTIONS = {"jouer": "jouer", "J": "jouer", "Jouer": "jouer", "lire": "lire", "L": "lire"}
EXPECTED: Expected = {"cle": {}, "age": {}, "gouts": OPTIONS, "date": {}, "Nb d'heures": {}}


def book(lines: list[list[object]], merged: tuple[str, ...] = (), title: str = "Suivi") -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for line in lines:
        sheet.append(line)
    for cells in merged:
        sheet.merge_cells(cells)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def column(grid: Grid, name: str) -> list[str | None]:
    place = grid.names.index(name)
    return [text if isinstance(text, str) else None for text in grid.columns[place]]


def lines(grid: Grid) -> list[tuple[str | None, ...]]:
    return list(zip(*(column(grid, name) for name in grid.names), strict=True))


def told(grid: Grid, reason: str) -> list[int]:
    """Rows of the file of which this is said."""
    return [int(row) for trouble in grid.troubles if trouble.reason == reason for row in grid.rows[trouble.lines]]


def test_every_file_of_the_folder_is_a_format_and_nothing_else() -> None:
    files = {path.stem for path in Path(sources.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(FORMATS) == set(Format.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("position", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_a_spreadsheet_does(position: int, name: str) -> None:
    assert letter(position) == name


def test_limesurvey_with_codes_on_the_first_line_or_under_the_wordings() -> None:
    codes: list[object] = ["id", "cle", "age", "gouts[J]", "gouts[L]"]
    answers: list[object] = [1, "k1", 71, "Y", None]
    wordings: list[object] = ["N°", "Clé ?", "Quel âge ?", "Jouer", "Lire"]
    for row, written in enumerate(([codes, answers], [wordings, codes, answers]), start=2):
        grid = sources.read("limesurvey", book(written), None, EXPECTED)
        assert grid.names == ("cle", "age", "gouts[jouer]", "gouts[lire]")
        assert (list(grid.rows), grid.letters, grid.headings[2]) == ([row], ("B", "C", "D", "E"), "gouts[J]")
        assert lines(grid) == [("k1", "71", "Y", None)]


def test_limesurvey_columns_of_its_own_are_known_in_codes_in_wordings_and_in_both() -> None:
    for written in ("lastpage", "Dernière page", "lastpage. Dernière page"):
        assert not sources.read("limesurvey", book([[written, "cle", "age"], [4, "k1", 71]]), None, EXPECTED).left


def test_limesurvey_vv_gives_texts_back_as_they_were_typed() -> None:
    text = "Clé ?\tAge ?\ncle\tage\nk1\tun{newline}deux {lbrace}sic} {quote}dit{quote}\n{newline}\t{question_not_shown}\nk3\t3\n"
    grid = sources.read("limesurvey", text.encode(), None, EXPECTED)
    assert lines(grid) == [("k1", 'un\ndeux {sic} "dit"'), (None, None), ("k3", "3")]


@pytest.mark.parametrize("sign", [",", ";"])
def test_kobotoolbox_with_groups_options_and_metadata(sign: str) -> None:
    written = [
        ["_uuid", "qui/cle", "qui/age", "avis/gouts", "avis/gouts/jouer", "avis/gouts/lire", "_index"],
        ["u1", "k1", "71", "jouer", "1", "0", "1"],
    ]
    content = "\ufeff" + "\n".join(sign.join(line) for line in written)
    grid = sources.read("kobotoolbox", content.encode(), None, EXPECTED)
    assert grid.names == ("cle", "age", "gouts", "gouts[jouer]", "gouts[lire]")
    assert grid.letters == ("B", "C", "D", "E", "F")
    assert lines(sources.read("kobotoolbox", book([list(line) for line in written]), None, EXPECTED)) == lines(grid)


def test_kobotoolbox_an_option_named_as_a_question_is_an_option() -> None:
    expected: Expected = {"visio": {}, "activites": {"visio": "visio"}}
    grid = sources.read("kobotoolbox", b"g/visio,g/activites/visio\n1,0\n", None, expected)
    assert grid.names == ("visio", "activites[visio]")


def test_a_hand_made_sheet_with_banner_merged_headings_blank_lines_and_totals() -> None:
    written: list[list[object]] = [
        ["Suivi des ateliers 2015"],
        [],
        ["Cle", "date", "Apport", None],
        [None, None, "Nb d’heures", "age"],
        ["k1", date(2015, 4, 12), 2.5, 30.0],
        [None, None, None, None],
        ["Sous-total", None, 2.5, None],
        ["k2", datetime(2015, 4, 13, 10, 30), "3,5", 29.999999999999996],
        ["TOTAL : ", None, 6, None],
        ["Totalisatrice", None, 1, 1],
    ]
    grid = sources.read("tableur", book(written, ("A1:D1", "A3:A4", "B3:B4", "C3:D3")), None, EXPECTED)
    assert grid.names == ("cle", "date", "Nb d'heures", "age")
    assert list(grid.rows) == [5, 7, 8, 9, 10]
    assert column(grid, "date")[:3] == ["2015-04-12", None, "2015-04-13T10:30:00"]
    assert column(grid, "Nb d'heures")[:3] == ["2.5", "2.5", "3,5"]
    assert column(grid, "age")[:3] == ["30", None, "30"]
    assert told(grid, "total") == [7, 9]


def test_a_hand_made_sheet_with_twice_the_same_heading_is_told_apart_by_the_one_above() -> None:
    written: list[list[object]] = [
        ["", "Jouer", None, "Lire", None],
        ["cle", "fois", "note", "fois", "note"],
        ["k1", 1, 2, 3, 4],
    ]
    expected: Expected = {"cle": {}, "Jouer › fois": {}, "Lire › note": {}}
    grid = sources.read("tableur", book(written, ("B1:C1", "D1:E1")), None, expected)
    assert (column(grid, "Jouer › fois"), column(grid, "Lire › note")) == (["1"], ["4"])


def test_the_sheet_that_holds_the_headings_is_found() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(book([["cle", "age"], ["k1", 3]])))
    workbook.create_sheet("Lisez-moi", 0).append(["age"])
    content = io.BytesIO()
    workbook.save(content)
    assert sources.read("tableur", content.getvalue(), None, EXPECTED).sheet == "Suivi"
    with pytest.raises(UnreadableSource, match="Lisez-moi"):
        sources.read("tableur", content.getvalue(), "Absente", EXPECTED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_delimited_files_of_every_office(encoding: str, sign: str) -> None:
    text = f"Clé{sign}Nb d’heures{sign}gouts : lire\r\n\r\nÉlise{sign}3{sign}1\r\n"
    grid = sources.read("csv", text.encode(encoding), None, EXPECTED)
    assert grid.names == ("cle", "Nb d'heures", "gouts[lire]")
    assert (list(grid.rows), lines(grid)) == ([3], [("Élise", "3", "1")])


def test_a_line_break_inside_quotes_is_one_row_as_a_spreadsheet_counts() -> None:
    grid = sources.read("csv", b'cle;age\n"k\n1";2\nk2;3\n', None, EXPECTED)
    assert (list(grid.rows), column(grid, "age")) == ([2, 3], ["2", "3"])
