"""A provider's own file as a workbook: the same rows and columns, the cells to mend marked, a comment in each.

It is read again as it is: every cell is text, headings stand in their row, and nothing is written beside the table.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from initiatives.collection.grid import LONGEST_CELL
from initiatives.collection.personal_values import may_be_personal
from initiatives.feedback.provider_feedback import Mistake, SheetFeedback, position_of
from initiatives.plain_text import plain

Rows = NDArray[np.intp]
"""Positions of rows of a table, in order."""
_LONGEST_NAME = 31
_WHOLE = 20_000
"""Rows beyond which a copy holds only those to mend: writing a large workbook is slow, and nobody reads it."""
_MOST_MARKED = 2_000
"""Cells marked in a sheet: who made more mistakes of one kind mends the column, not the cells."""
_FILLS = {"blocking": "#E3B98A", "row_set_aside": "#E3B98A", "cell_set_aside": "#E3B98A", "notice": "#CFE3E5"}


def marked_copy(sheets: Sequence[SheetFeedback], dated: datetime) -> bytes:
    """Return an XLSX file with the sheets of one file; the same feedback gives the same bytes.

    Free texts, personal columns and what no cell can hold are left blank, and so are the rows of whoever did not agree. Of a
    file of more than 20,000 rows, only the rows to mend are there, in their places.
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
    usual = book.add_format({"num_format": "@"})
    heading = book.add_format({"num_format": "@", "bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    marks = {fill: book.add_format({"num_format": "@", "bg_color": fill, "border": 1}) for fill in _FILLS.values()}
    first = table.how.header - 1
    columns = {place: _position(letter) for place, letter in enumerate(table.letters) if letter.isalpha()}
    comments = _comments(sheet, columns)
    copied = _copied(sheet, {row for row, _ in comments})
    for place, column in columns.items():
        page.set_column(column, column, 20, usual)
        page.write_string(first, column, _readable(table.headings[place], str(table.frame.columns[place])), heading)
        if sheet.guides[place].shown:
            _write_cells(page, sheet, place, column, copied, usual)
    line_of = {int(table.rows[line]) - 1: line for line in copied.tolist()}
    place_of = {column: place for place, column in columns.items()}
    for (row, column), said in comments.items():
        marked = place_of.get(column)
        text = _text_at(sheet, marked, line_of.get(row))
        if marked is not None and row == first:
            text = _readable(table.headings[marked], str(table.frame.columns[marked]))
        _mark(page, row, column, text, said, marks[_FILLS[said[0].severity]])
    page.freeze_panes(first + 1, 0)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_cells(page: Worksheet, sheet: SheetFeedback, place: int, column: int, lines: Rows, look: Format) -> None:
    texts = sheet.table.frame.iloc[:, place]
    held = lines[texts.cat.codes.to_numpy()[lines] >= 0]
    # Each distinct text is looked at once, among those that are copied.
    said = {code: texts.cat.categories[code] for code in np.unique(texts.cat.codes.to_numpy()[held]).tolist()}
    copied = {code: text for code, text in said.items() if _can_be_copied(text)}
    for line, code in zip(held.tolist(), texts.cat.codes.to_numpy()[held].tolist(), strict=True):
        if code in copied:
            page.write_string(int(sheet.table.rows[line]) - 1, column, copied[code], look)


def _copied(sheet: SheetFeedback, marked: set[int]) -> Rows:
    """Return the lines that are copied: all, or those marked where there are many; never those of who did not agree."""
    rows = sheet.table.rows
    kept = ~np.isin(rows, [*sheet.blank_rows])
    if len(rows) > _WHOLE:
        kept &= np.isin(rows, [row + 1 for row in marked])
    return np.flatnonzero(kept)


def _mark(page: Worksheet, row: int, column: int, text: str, said: Sequence[Mistake], look: Format) -> None:
    """Mark one cell, and say in its comment all that is told of it."""
    page.write_string(row, column, text, look) if text else page.write_blank(row, column, None, look)
    comment = "\n\n".join(dict.fromkeys(one.comment() for one in said))
    height = 30 + 16 * sum(1 + len(part) // 52 for part in comment.split("\n"))
    page.write_comment(row, column, comment, {"author": "", "width": 330, "height": min(height, 420), "font_size": 10})


def _text_at(sheet: SheetFeedback, place: int | None, line: int | None) -> str:
    """Return what a marked cell says, as it is copied."""
    if place is None or line is None or not sheet.guides[place].shown:
        return ""
    text = sheet.table.frame.iloc[line, place]
    return text if isinstance(text, str) and _can_be_copied(text) else ""


def _can_be_copied(text: str) -> bool:
    """Whether a text may stand in the copy whole: what is longer than a cell would be cut, and sent back so."""
    return len(text) <= LONGEST_CELL and not may_be_personal(text)


def _comments(sheet: SheetFeedback, columns: Mapping[int, int]) -> dict[tuple[int, int], list[Mistake]]:
    """Return what is told of each cell: at its heading where it is told of a whole column, at the row's start of a row."""
    found: dict[tuple[int, int], list[Mistake]] = {}
    first = min(columns.values(), default=0)
    for mistake in sheet.mistakes:
        place = position_of(sheet.table, mistake.column or "")
        if mistake.column and place is None:
            continue  # the copy has no such column: said at another's heading, it would be taken for that one's
        column = columns.get(place, first) if place is not None else first
        rows = [row - 1 for row in mistake.rows] or [sheet.table.how.header - 1]
        for row in rows:
            if len(found) < _MOST_MARKED or (row, column) in found:
                found.setdefault((row, column), []).append(mistake)
    return found


def _readable(shown: str, name: str) -> str:
    """Return a heading that is read again alone: what two rows of headings say together, as the declaration calls it."""
    question = name.rpartition("[")[0] if name.endswith("]") else ""
    return name if " › " in shown or plain(question) not in plain(shown) else shown


def _position(letter: str) -> int:
    return reduce(lambda sum_, sign: 26 * sum_ + ord(sign) - ord("A") + 1, letter, 0) - 1


def copy_name(file: str, files: Iterable[str]) -> str:
    """Return what the copy of a file is called, among those of a provider: letters and figures of its name.

    Files that would share a name, on a system that does not tell capitals apart either, have a mark of their own after it.
    """
    stem = _plain_stem(file)
    shared = any(_plain_stem(one).casefold() == stem.casefold() for one in files if one != file)
    mark = f"_{hashlib.sha256(file.encode()).hexdigest()[:6]}" if shared else ""
    return f"{stem}{mark}_a_corriger.xlsx"


def _plain_stem(file: str) -> str:
    stem = file.rpartition("/")[2].rpartition(".")[0] or file
    return re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_") or "fichier"
