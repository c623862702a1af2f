"""What `check` says of each file: how it was read, sheet by sheet, and what nobody reads."""

from pathlib import Path

import openpyxl

from initiatives.collection.collect import readable
from initiatives.declaration.loading import declare
from initiatives.validation.inventory import inventory
from tests.initiatives.collection.test_sources_declared import TOLD_APART, TWO_WAVES, declaring
from tests.initiatives.small_initiative import ANSWER, HEADINGS, QUESTIONNAIRE, dataset, write

WAVES = {"debut": "/02/", "fin": "/10/"}


def said(folder: Path, **files: str) -> dict[str, list[str]]:
    initiative, _ = declare(write(folder, **files))
    assert initiative is not None
    found: dict[str, list[str]] = {}
    for line in inventory(initiative, readable(initiative)[0]):
        if not line.startswith("  "):
            found[line.split(" : ")[0]] = []
        list(found.values())[-1].append(line)
    return found


def test_a_text_has_one_line(tmp_path: Path) -> None:
    assert said(tmp_path, headings=HEADINGS + ";Téléphone")["fin.csv"] == [
        "fin.csv : UTF-8, séparateur « ; », intitulés ligne 1, 1 ligne, 11 colonnes : 10 lues, 1 laissée (K) ; dates jour/mois"
    ]


def test_a_column_without_heading_that_holds_something_is_told(tmp_path: Path) -> None:
    files = {"headings": HEADINGS + ";;", "debut": ANSWER + ";;", "fin": ANSWER + ";Niort;"}
    assert said(tmp_path, **files)["fin.csv"][0].endswith("11 colonnes : 10 lues, 1 laissée (K) ; dates jour/mois")
    told = [one for one in dataset(tmp_path, **files).findings if one.rule == "colonne_sans_intitule"]
    assert [(one.file, one.column, one.severity) for one in told] == [("fin.csv", "K", "notice")]


def test_personal_data_below_no_heading_are_told_as_such(tmp_path: Path) -> None:
    data = dataset(tmp_path, headings=HEADINGS + ";", debut=ANSWER + ";", fin=ANSWER + ";a.b@exemple.fr")
    assert [one.column for one in data.findings if one.rule == "colonne_personnelle"] == ["K"]


def test_dates_that_can_only_be_read_month_first_are_said_to_be(tmp_path: Path) -> None:
    american = "1;k1;lilas;02/25/2020;oui;seul;4;2,5;J L;"
    (line,) = said(tmp_path, debut=american)["debut.csv"]
    assert line.endswith(" ; dates mois/jour")


def test_a_file_of_two_sources_is_told_once_with_the_rows_that_neither_takes(tmp_path: Path) -> None:
    lines = said(tmp_path, declaration=declaring(*TOLD_APART), headings=HEADINGS + ";Passage", fin=TWO_WAVES)["fin.csv"]
    assert lines[0] == "fin.csv"
    assert ["2 retenues" in lines[1], "1 retenue " in lines[2]] == [True, True]
    assert lines[3:] == ["  1 ligne qu’aucune source ne prend (« where »)"]


def test_a_workbook_is_told_sheet_by_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    answers, members = book.worksheets[0], book.create_sheet("membres")
    answers.title = "Réponses"
    answers.append(HEADINGS.split(";"))
    answers.append(["1", "k1", "lilas", "10/10/2020", "oui", "seul", 4, 2.5, "J"])
    for line in (["nom"], ["Anne"], ["Paul"]):
        members.append(line)
    book.save(tmp_path / "fin.xlsx")
    source = "group: seniors, wave: fin, file: fin.xlsx, format: tableur, reading: {dates: fr}"
    declaration = declaring("group: seniors, wave: debut, file: debut.csv, format: csv", source)
    assert said(tmp_path, declaration=declaration)["fin.xlsx"] == [
        "fin.xlsx",
        "  feuille « Réponses » : classeur, intitulés ligne 1, 1 ligne, 10 colonnes : 10 lues, 0 laissée ; dates jour/mois",
        "  feuille « membres » : 2 lignes sous la première, que rien ne lit",
    ]


def test_check_and_the_quality_annex_count_the_same_columns(tmp_path: Path) -> None:
    declaration = declaring(
        "group: seniors, wave: debut, file: debut.csv, format: limesurvey",
        "group: seniors, wave: fin, file: fin.csv, format: limesurvey",
    )
    questionnaire = QUESTIONNAIRE.replace('version: "1"', 'version: "1"\nignored_columns: [relance]')
    headings = f"{HEADINGS};submitdate;seed;relance;autre;"
    lines = {wave: f"{ANSWER.replace('/02/', month)};2020;12;oui;x;" for wave, month in WAVES.items()}
    files = {"declaration": declaration, "questionnaire": questionnaire, "headings": headings, **lines}
    (line,) = said(tmp_path, **files)["fin.csv"]
    assert "14 colonnes : 10 lues, 4 laissées (K, L, M, N)" in line
    data = dataset(tmp_path, **files)
    assert {one.columns_unread for one in data.background.passages if one.wave} == {4}
