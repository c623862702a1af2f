"""A provider's own file as a workbook: the same rows and columns, the cells to mend marked, a comment in each.

It is read again as it is: every cell is text, headings stand in their row, and nothing is written beside the table.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import reduce

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from initiatives.collection.personal_values import may_be_personal
from initiatives.feedback.provider_feedback import Mistake, SheetFeedback, position_of

_LONGEST_NAME = 31
_WHOLE = 20_000
"""Rows beyond which a copy holds only those to mend: writing a large workbook is slow, and nobody reads it."""
_MOST_MARKED = 2_000
"""Cells marked in a sheet: who made more mistakes of one kind mends the column, not the cells."""
_FILLS = {"blocking": "#E3B98A", "row_set_aside": "#E3B98A", "cell_set_aside": "#E3B98A", "notice": "#CFE3E5"}


def marked_copy(sheets: Sequence[SheetFeedback], dated: datetime) -> bytes:
    """Return an XLSX file with the sheets of one file; the same feedback gives the same bytes.

    Free texts and personal columns are left blank, and so are the rows of whoever did not agree. Of a file of more than
    20,000 rows, only the rows to mend are there, in their places.
    """
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(written, options) as book:
        book.set_properties({"title": "Retour sur vos données", "created": dated})
        for sheet in sheets:
            page = book.add_worksheet((sheet.table.sheet or "Données")[:_LONGEST_NAME])
            _write(book, page, sheet)
    return written.getvalue()


def _write(book: Workbook, page: Worksheet, sheet: SheetFeedback) -> None:
    table = sheet.table
    plain = book.add_format({"num_format": "@"})
    heading = book.add_format({"num_format": "@", "bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    marks = {fill: book.add_format({"num_format": "@", "bg_color": fill, "border": 1}) for fill in _FILLS.values()}
    first = table.how.header - 1
    columns = {place: _position(letter) for place, letter in enumerate(table.letters) if letter.isalpha()}
    comments = _comments(sheet, columns)
    for place, column in columns.items():
        page.set_column(column, column, 20, plain)
        page.write_string(first, column, _readable(table.headings[place], str(table.frame.columns[place])), heading)
        if sheet.guides[place].shown:
            _write_cells(page, sheet, place, column, {row for row, _ in comments}, plain)
    for (row, column), said in comments.items():
        _mark(page, sheet, row, column, columns, said, marks)
    page.freeze_panes(first + 1, 0)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_cells(
    page: Worksheet, sheet: SheetFeedback, place: int, column: int, marked: set[int], look: Format
) -> None:
    texts = sheet.table.frame.iloc[:, place]
    whole = len(texts) <= _WHOLE
    personal = [may_be_personal(text) for text in texts.cat.categories]
    for line in np.flatnonzero(texts.notna().to_numpy()):
        row = int(sheet.table.rows[line])
        if row in sheet.blank_rows or not (whole or row - 1 in marked):
            continue
        if not personal[texts.cat.codes.iloc[line]]:
            page.write_string(row - 1, column, str(texts.iloc[line]), look)


def _mark(
    page: Worksheet,
    sheet: SheetFeedback,
    row: int,
    column: int,
    columns: Mapping[int, int],
    said: Sequence[Mistake],
    marks: Mapping[str, Format],
) -> None:
    """Mark one cell, and say in its comment all that is told of it."""
    fill = marks[_FILLS[said[0].severity]]
    place = next((one for one, position in columns.items() if position == column), None)
    lines = np.flatnonzero(sheet.table.rows == row + 1)
    text = ""
    if place is not None and row == sheet.table.how.header - 1:
        text = _readable(sheet.table.headings[place], str(sheet.table.frame.columns[place]))
    elif place is not None and len(lines) and sheet.guides[place].shown and row + 1 not in sheet.blank_rows:
        cell = sheet.table.frame.iloc[int(lines[0]), place]
        text = cell if isinstance(cell, str) and not may_be_personal(cell) else ""
    page.write_string(row, column, text, fill) if text else page.write_blank(row, column, None, fill)
    comment = "\n\n".join(dict.fromkeys(one.comment() for one in said))
    height = 30 + 16 * sum(1 + len(part) // 52 for part in comment.split("\n"))
    page.write_comment(row, column, comment, {"author": "", "width": 330, "height": min(height, 420), "font_size": 10})


def _comments(sheet: SheetFeedback, columns: Mapping[int, int]) -> dict[tuple[int, int], list[Mistake]]:
    """Return what is told of each cell: at its heading where it is told of a whole column, at the row's start of a row."""
    found: dict[tuple[int, int], list[Mistake]] = {}
    first = min(columns.values(), default=0)
    for mistake in sheet.mistakes:
        place = position_of(sheet.table, mistake.column or "")
        column = columns.get(place, first) if place is not None else first
        rows = [row - 1 for row in mistake.rows] or [sheet.table.how.header - 1]
        for row in rows:
            if len(found) < _MOST_MARKED or (row, column) in found:
                found.setdefault((row, column), []).append(mistake)
    return found


def _readable(shown: str, name: str) -> str:
    """Return a heading that is read again alone: what two rows of headings say together, as the declaration calls it."""
    return name if " › " in shown or (name.endswith("]") and shown != name) else shown


def _position(letter: str) -> int:
    return reduce(lambda sum_, sign: 26 * sum_ + ord(sign) - ord("A") + 1, letter, 0) - 1


def copy_name(file: str) -> str:
    """Return what the copy of a file is called: letters and figures of its name."""
    stem = file.rpartition("/")[2].rpartition(".")[0] or file
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '_', stem).strip('_') or 'fichier'}_a_corriger.xlsx"
