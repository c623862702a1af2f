"""A `reading` that does not fit its file is told by the name of its key, with what the file appears to be."""

from pathlib import Path

import pytest

from initiatives.collection.grid import Expected, UnreadableSource
from initiatives.collection.sources import read
from initiatives.declaration.file_reading import FileReading
from tests.initiatives.small_initiative import ANSWER, DECLARATION, HEADINGS, QUESTIONNAIRE, dataset, refusals
from tests.initiatives.small_workbook import workbook

EXPECTED: Expected = {"id": {}, "L’été": {}, "âge": {}}
TEXT = "Export\n\nid;L’été;âge\n1;très « chaud »;12\n2;à l’ombre, là;13\n"


def refused(content: bytes, reading: FileReading, format_name: str = "csv") -> str:
    with pytest.raises(UnreadableSource) as told:
        read(format_name, content, None, EXPECTED, reading)
    return str(told.value)


@pytest.mark.parametrize(
    ("written", "declared", "appears"),
    [
        ("utf-8", "cp1252", "UTF-8"),
        ("utf-8", "mac_roman", "UTF-8"),
        ("utf-8", "utf-16", "UTF-8"),
        ("utf-8-sig", "cp1252", "UTF-8"),
        ("cp1252", "utf-8", "Windows"),
        ("cp1252", "mac_roman", "Windows"),
        ("cp1252", "utf-16", "Windows"),
        ("mac_roman", "utf-8", "Mac"),
        ("mac_roman", "cp1252", "Mac"),
        ("cp850", "cp1252", "DOS"),
        ("cp850", "utf-8", "DOS"),
        ("utf-16", "utf-8", "UTF-16"),
        ("utf-16-le", "cp1252", "UTF-16"),
    ],
)
def test_another_encoding_than_the_one_declared_is_refused_by_the_name_of_its_key(
    written: str, declared: str, appears: str
) -> None:
    text = TEXT if written != "cp850" else TEXT.replace("’", "'")  # DOS has no such sign
    content = text.encode(written)
    told = refused(content, FileReading.model_validate({"encoding": declared}))
    assert told.startswith("« reading › encoding » dit ") and f"mais le fichier est en {appears}" in told
    right = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(written, written)
    assert len(read("csv", content, None, EXPECTED, FileReading.model_validate({"encoding": right})).names) == 3
    assert len(read("csv", content, None, EXPECTED, FileReading()).names) == 3


def test_an_encoding_that_may_well_be_the_one_declared_is_obeyed() -> None:
    for declared in ("utf-8", "cp1252", "mac_roman", "cp850"):
        grid = read("csv", b"id;age\n1;2\n", None, EXPECTED, FileReading.model_validate({"encoding": declared}))
        assert grid.misfits == ()


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        ({"delimiter": ","}, "« reading › delimiter » dit « , », et il est séparé par « ; »"),
        ({"delimiter": "\t"}, "« reading › delimiter » dit une tabulation, et il est séparé par « ; »"),
        ({"header": 1}, "« reading › header » dit la ligne 1, et les intitulés attendus sont ligne 3"),
        ({"header": 4}, "« reading › header » dit la ligne 4, et les intitulés attendus sont ligne 3"),
        ({"header": 90}, "« reading › header » dit la ligne 90, et les intitulés attendus sont ligne 3"),
    ],
)
def test_a_delimiter_or_a_header_that_shows_no_heading_is_what_is_wrong(reading: dict[str, object], told: str) -> None:
    for content in (TEXT.encode(), workbook(A=[[*line.split(";")] for line in TEXT.splitlines()])):
        if "header" in reading or content == TEXT.encode():
            said = refused(content, FileReading.model_validate(reading), "csv")
            assert told in said and "Corrigez cette ligne de la déclaration" in said


def test_where_no_reading_shows_a_heading_what_is_declared_is_to_be_checked_too() -> None:
    told = refused(b"a;b\n1;2\n", FileReading(delimiter=";", header=1))
    assert "aucun des intitulés" in told and "« reading › delimiter », « reading › header »" in told


def test_a_header_that_shows_fewer_headings_is_obeyed_and_told() -> None:
    content = "id;L’été;âge\n1;x;2\nid;y;3\n4;z;5\n".encode()
    grid = read("csv", content, None, EXPECTED, FileReading(header=3))
    assert grid.rows.tolist() == [4]
    assert grid.misfits == ("« reading › header » dit la ligne 3, et les intitulés attendus sont ligne 1",)
    assert read("csv", content, None, EXPECTED, FileReading(header=1)).misfits == ()


def test_what_a_workbook_makes_no_use_of_is_told(tmp_path: Path) -> None:
    (tmp_path / "fin.xlsx").write_bytes(
        workbook(A=[[*HEADINGS.split(";")], [*ANSWER.replace("/02/", "/10/").split(";")]])
    )
    declaration = DECLARATION.replace(
        "fin.csv, format: csv", "fin.xlsx, format: csv, reading: {encoding: utf-8, delimiter: ';'}"
    )
    told = dataset(tmp_path, declaration=declaration).findings
    assert [one.rule for one in told] == ["lecture_declaree"] * 2
    assert [one.message.split(" ne sert")[0] for one in told] == ["« reading › encoding »", "« reading › delimiter »"]


@pytest.mark.parametrize(
    ("declared", "dates", "told"),
    [
        ("us", ("13/02/2020", "05/02/2020"), "dit « us » (mois/jour), mais une de ces dates ne se lit que jour/mois"),
        ("us", ("13/02/2020", "14/02/2020"), "dit « us » (mois/jour), mais 2 de ces dates ne se lisent que jour/mois"),
        ("fr", ("02/13/2020", "02/05/2020"), "dit « fr » (jour/mois), mais une de ces dates ne se lit que mois/jour"),
        ("fr", ("13/02/2020", "05/02/2020"), None),
        ("us", ("02/13/2020", "02/05/2020"), None),
        ("us", ("32/02/2020", "02/05/2020"), None),
    ],
)
def test_dates_in_another_order_than_declared_are_told(
    tmp_path: Path, declared: str, dates: tuple[str, str], told: str | None
) -> None:
    asked = QUESTIONNAIRE + "  jour: {text: Quel jour ?, answer: date}\n"
    declaration = DECLARATION.replace(
        "debut.csv, format: csv", f"debut.csv, format: csv, reading: {{dates: {declared}}}"
    )
    debut = "\n".join(f"{n};k{n};lilas;2020-02-10;oui;seul;4;2;J;;{day}" for n, day in enumerate(dates))
    data = dataset(
        tmp_path,
        declaration=declaration,
        questionnaire=asked,
        headings=f"{HEADINGS};jour",
        debut=debut,
        fin=f"{ANSWER.replace('/02/', '/10/')};",
    )
    said = [one.message for one in data.findings if one.rule == "lecture_declaree"]
    assert len(said) == (told is not None) and (told or "") in "".join(said)


def test_a_number_in_another_writing_than_declared_names_its_keys(tmp_path: Path) -> None:
    for reading, cell in (('thousands: "."', "2.5"), ('decimal: "."', "2,5"), ('decimal: "."', "1.234.567")):
        declaration = DECLARATION.replace("debut.csv, format: csv", f"debut.csv, format: csv, reading: {{{reading}}}")
        data = dataset(tmp_path, declaration=declaration, debut=ANSWER.replace("2,5", cell))
        (told,) = data.findings
        assert told.rule == "nombre_illisible" and "« reading › decimal »" in told.message


def test_the_refusal_of_a_file_names_the_file_and_the_key(tmp_path: Path) -> None:
    declaration = DECLARATION.replace("fin.csv, format: csv", "fin.csv, format: csv, reading: {delimiter: '|'}")
    (told, *_) = refusals(tmp_path, declaration=declaration)
    assert told.startswith("fin.csv : lu ainsi") and "« reading › delimiter » dit « | »" in told
