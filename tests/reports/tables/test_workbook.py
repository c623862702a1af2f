"""The workbook says what results.csv says, chapter by chapter, and nothing in it is ever run."""

import io
from dataclasses import replace

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from indicators.figures.results import PublishedResults
from reports.tables.workbook import results_workbook
from tests.conftest import Evaluated


def _opened(results: PublishedResults) -> Workbook:
    return load_workbook(io.BytesIO(results_workbook(results, "provisoire")))


def test_every_published_figure_is_on_one_sheet_once(silver_geek: Evaluated) -> None:
    book = _opened(silver_geek.results["comite"])
    lines = [
        row
        for sheet in book.worksheets
        if sheet.cell(1, 1).value == "Identifiant"
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert sorted(str(row[0]) for row in lines) == sorted(
        one.indicator for one in silver_geek.results["comite"].figures
    )
    values = {(row[0], row[3] or "", row[4], row[5], row[6]): row[7] for row in lines}
    share = next(
        one
        for one in silver_geek.results["comite"].figures
        if one.indicator == "seniors_lien_social" and one.part == "" and one.cell.scope == "territoire"
    )
    found = [value for key, value in values.items() if key[0] == "seniors_lien_social" and key[2] == "Ensemble"]
    assert share.value in found
    assert "masqué" in values.values()


def test_sheets_follow_the_chapters_and_the_first_says_what_the_data_are(silver_geek: Evaluated) -> None:
    book = _opened(silver_geek.results["comite"])
    names = book.sheetnames
    assert names[0] == "Lisez-moi"
    assert names.index("Seniors et les proches") < names.index("Jeunes volontaires") < names.index("Partenaires")
    said = [str(cell) for row in book["Lisez-moi"].iter_rows(values_only=True) for cell in row if cell]
    assert any("synthétiques" in one for one in said)


def test_equal_results_make_equal_bytes(silver_geek: Evaluated) -> None:
    results = silver_geek.results["partenaire:macif"]
    assert results_workbook(results, "definitif") == results_workbook(results, "definitif")


def test_a_label_is_never_a_formula_nor_a_forbidden_name(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    hostile = '=HYPERLINK("http://exemple.org","cliquez")'
    indicators = {key: one.model_copy(update={"label": hostile}) for key, one in results.indicators.items()}
    groups = dict(results.initiative.groups)
    groups["jeunes"] = groups["jeunes"].model_copy(update={"label": "Jeunes [1/2] : " + "très " * 40})
    initiative = results.initiative.model_copy(update={"groups": groups})
    book = _opened(replace(results, indicators=indicators, initiative=initiative))
    assert all(len(name) <= 31 for name in book.sheetnames)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == hostile for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
