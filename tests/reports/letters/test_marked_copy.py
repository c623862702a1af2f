"""The copy that goes back to a provider is read again as the file it comes from, whatever tool wrote that file."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.feedback.provider_feedback import SheetFeedback, feedback
from initiatives.validation.validate import check_tables
from reports.letters.marked_copy import marked_copy
from tests.initiatives.collection.sources.test_tools import LAYOUTS, answers, as_csv
from tests.initiatives.small_initiative import ANSWER, HEADINGS, QUESTIONNAIRE, write

DATED = datetime(2020, 12, 31)


def sheet_of(folder: Path, file: str) -> SheetFeedback:
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    tables = collect(initiative)
    told = feedback(initiative, tables, check_tables(initiative, tables))
    return next(sheet for one in told for sheet in one.sheets if sheet.table.shown_as == file)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_copy_gives_the_answers_of_the_file_that_it_copies(tmp_path: Path, layout: str) -> None:
    name, lines = LAYOUTS[layout]
    reference = answers(tmp_path, name, as_csv(lines, "\t" if "VV" in layout else ","))
    copy = marked_copy([sheet_of(tmp_path, "export")], DATED)
    pd.testing.assert_frame_equal(answers(tmp_path, name, copy), reference)


def test_of_a_long_file_only_the_rows_to_mend_are_copied_in_their_places(tmp_path: Path) -> None:
    rows = [ANSWER.replace("1;k1", f"{rank};k{rank}") for rank in range(20_100)]
    rows[20_050] = rows[20_050].replace(";2,5;", ";trop;")
    sheet = openpyxl.load_workbook(
        io.BytesIO(marked_copy([sheet_of(write(tmp_path, debut="\n".join(rows)), "debut.csv")], DATED))
    ).active
    held = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value is not None]
    assert held == [1, 20_052]
    assert sheet.cell(20_052, 8).value == "trop"
    assert "Lu comme un nombre" in sheet.cell(20_052, 8).comment.text


def test_the_same_feedback_gives_the_same_bytes(tmp_path: Path) -> None:
    sheet = sheet_of(write(tmp_path, debut=ANSWER.replace(";2,5;", ";trop;")), "debut.csv")
    assert marked_copy([sheet], DATED) == marked_copy([sheet], DATED)


def test_two_answers_to_one_question_are_mended_in_the_columns_that_are_named(tmp_path: Path) -> None:
    questionnaire = QUESTIONNAIRE.replace("answer: lik4}", "answer: lik4, columns: [satisf, satisf_v2]}")
    folder = write(tmp_path, questionnaire=questionnaire, headings=f"{HEADINGS};satisf_v2", debut=f"{ANSWER};1")
    (mistake,) = (one for one in sheet_of(folder, "debut.csv").mistakes if one.column)
    assert "G et K" in mistake.why
    assert mistake.write == "Gardez la bonne et videz l’autre."


def test_what_is_told_of_a_column_that_is_not_copied_is_told_of_no_other(tmp_path: Path) -> None:
    told = sheet_of(write(tmp_path, headings=f"{HEADINGS};Tel", debut=f"{ANSWER};06 12 34 56 78"), "debut.csv")
    assert [one.column for one in told.mistakes] == ["K · Tel"]
    sheet = openpyxl.load_workbook(io.BytesIO(marked_copy([told], DATED))).active
    assert [cell.comment for row in sheet.iter_rows() for cell in row if cell.comment] == []
