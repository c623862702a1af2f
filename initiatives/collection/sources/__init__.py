"""How each kind of export is opened: one file per format, and the file's name is the word to write after `format:`.

To read one more format, add one file here (and its fixtures in `tests/initiatives/collection/sources/`), nothing else. It
declares `LAYOUT` (`heading_rows.ExportLayout`): the kinds of files that the tool writes, and how it spells its headings.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd

from initiatives.collection import delimited_text, workbooks
from initiatives.collection.below_tables import another_table, headings_again, lines_told
from initiatives.collection.declared_reading import instead, unlike_declared
from initiatives.collection.grid import Body, Expected, Grid, HowRead, Opened, Trouble, UnreadableSource, letter
from initiatives.collection.heading_rows import ExportLayout, Headings, best_headings, kept_columns
from initiatives.collection.personal_values import LeftColumn, left_column
from initiatives.collection.text_columns import of_distinct
from initiatives.collection.workbooks import is_workbook
from initiatives.declaration.file_reading import FileReading

_FOUND_OUT = FileReading()
_COLUMNS = 4_000
"""Columns of the largest form that is read; more of them are a mistake of an export."""


def read(
    format_name: str, content: bytes, sheet: str | None, expected: Expected, reading: FileReading = _FOUND_OUT
) -> Grid:
    """Open an export of this format; `UnreadableSource` says in French why it cannot be, and never quotes a cell.

    `expected` is what the declaration looks for: the sheet, the delimiter and the line of headings are those that show most
    of it, unless `reading` says which.
    """
    layout = layout_of(format_name)
    widths, trouble = list[int](), ""

    def find(reading: FileReading, views: Iterable[Opened] | None = None) -> tuple[Opened, Headings]:
        every = _views(content, sheet, layout, reading) if views is None else views
        return best_headings(_narrow(every, widths), expected, layout, reading.header)

    found = None
    try:
        found = find(reading)
    except UnreadableSource as unreadable:
        trouble = str(unreadable)
    if found is None:
        too_wide, opened = max(widths, default=0) > _COLUMNS, bool(widths)
        if opened and not too_wide:
            trouble = _beside(trouble, instead(reading, find)) + _hidden(content, sheet)
        raise UnreadableSource(_too_wide(max(widths)) if too_wide else trouble)
    view, headings = found
    body = view.below(headings.line, len(headings.headings))
    kept = kept_columns(headings, layout)
    held = [body.columns[place] for place in kept]
    again = headings_again([headings.headings[place] or "" for place in kept], held)
    told = (*again, *(another_table(held, body.rows) if not again else ()), *lines_told(held))
    declared = [place for place in kept if headings.names[place]]
    encoding, delimiter = view.written_as
    filled = [place for place, heading in enumerate(headings.headings) if heading or _holds(body, place)]
    return Grid(
        sheet=view.sheet,
        headings=tuple(headings.headings[place] or "" for place in declared),
        names=tuple(headings.names[place] or "" for place in declared),
        letters=tuple(letter(place) for place in declared),
        columns=tuple(_as_typed(body.columns[place], layout) for place in declared),
        rows=body.rows,
        how=HowRead(
            encoding,
            delimiter,
            headings.line + 1,
            len(body.rows),
            len(filled),
            tuple(letter(place) for place in filled if not headings.names[place]),
            all_seen=view.all_seen,
        ),
        # A total is one, however many of its cells a text leaves out.
        troubles=(*told, *_told(body, declared)),
        left=tuple(_left(headings, body, frozenset(kept))),
        misfits=unlike_declared(content, reading, found, find),
    )


def _beside(trouble: str, told: str) -> str:
    """Say what is wrong with the declaration in place of the trouble, or after it where that is not sure."""
    return trouble + told if told.startswith(" ") or not told else told


def _left(headings: Headings, body: Body, kept: frozenset[int]) -> Iterator[LeftColumn]:
    """Give the columns that nobody declared, or that have no heading; those that the tool adds by itself only where they tell
    who answers.
    """
    for place, heading in enumerate(headings.headings):
        if not heading and _holds(body, place):
            yield left_column(letter(place), None, body.columns[place].categories.tolist())
        elif heading and not headings.names[place]:
            left = left_column(letter(place), heading, body.columns[place].categories.tolist())
            if left.personal or place in kept:
                yield left


def _holds(body: Body, place: int) -> bool:
    return len(body.columns[place].categories) > 0


def _hidden(content: bytes, sheet: str | None) -> str:
    """Say which sheets of a workbook were not looked at, where the others show no heading."""
    if sheet is not None or not is_workbook(content):
        return ""
    hidden = ", ".join(f"« {name} »" for name in workbooks.hidden_sheets(content))
    return (
        f" Les feuilles masquées ne sont pas lues : affichez celle qui tient les réponses ({hidden})." if hidden else ""
    )


def _too_wide(width: int) -> str:
    return (
        f"le tableau a {width} colonnes : c’est plus que les {_COLUMNS} qui peuvent être lues. Supprimez celles qui ne servent "
        "pas, ou exportez-les à part."
    )


def _narrow(views: Iterable[Opened], widths: list[int]) -> Iterator[Opened]:
    """Leave out a sheet, or a delimiter, that shows more columns than can be read, and note how many each shows."""
    for view in views:
        widths.append(max(map(len, view.top), default=0))
        if widths[-1] <= _COLUMNS:
            yield view


def layout_of(format_name: str) -> ExportLayout:
    """Return how a tool writes its exports."""
    layout: ExportLayout = importlib.import_module(f"{__name__}.{format_name}").LAYOUT
    return layout


def _as_typed(column: pd.Categorical, layout: ExportLayout) -> pd.Categorical:
    """Hold for blank what a tool writes where a question was not shown, and give back the signs of which it writes the names."""
    if layout.unasked:
        column = column.remove_categories([text for text in column.categories if text in layout.unasked])
    texts = column.categories.tolist()
    together = "\n".join(texts)
    if not any(name in together for name in layout.signs):
        return column
    for name, sign in layout.signs.items():
        texts = [text.replace(name, sign) for text in texts]
    return of_distinct(np.asarray(column.codes, dtype=np.intp), [text.strip() or None for text in texts])


def _told(body: Body, declared: Sequence[int]) -> tuple[Trouble, ...]:
    """Keep what is wrong with lines, and with cells of the columns that the declaration knows."""
    places = {column: place for place, column in enumerate(declared)}
    return tuple(
        trouble._replace(column=None if trouble.column is None else places[trouble.column])
        for trouble in body.troubles
        if trouble.column is None or trouble.column in places
    )


def _views(content: bytes, sheet: str | None, layout: ExportLayout, reading: FileReading) -> Iterable[Opened]:
    """Open a file for what it is, among what the format may be."""
    # Whoever mends a file may send it back as a workbook, under the name it had.
    if is_workbook(content) or "text" not in layout.opens:
        return workbooks.opened(content, sheet)
    return delimited_text.opened(content, reading.encoding, reading.delimiter)
