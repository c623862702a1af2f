"""How a workbook is opened, and how its dates and numbers become text without changing."""

import contextlib
import datetime
import io
from collections import defaultdict
from collections.abc import Container, Iterator
from decimal import Decimal
from itertools import islice

import numpy as np
import python_calamine
from numpy.typing import NDArray

from initiatives.arrays import Bools
from initiatives.collection.file_kinds import MACROS, PROTECTED, no_workbook
from initiatives.collection.grid import LOOKED_AT, Body, Cells, Merged, Reason, UnreadableSource
from initiatives.collection.old_workbook import never_ends
from initiatives.collection.sheet_markup import MarkedWorkbook, Markup, Places
from initiatives.collection.text_columns import body_of

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds the content of a workbook protected by a password (MS-OFFCRYPTO, 2.3.4.4)."""

_OLDER = b"\xd0\xcf\x11\xe0"
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
"""Name of the stream, or of the storage, that holds the macros of an older workbook (MS-XLS, 2.1.7)."""

LISTS = "listes_utilite"
"""The hidden sheet where `utilite template` writes the words of drop-down lists: it holds nothing that was collected."""
Value = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta
_AT_ONCE = 100
"""Lines whose cells fit in the processor's cache."""
_MOST_FIGURES = 10**15
"""Beyond 15 figures a spreadsheet does not keep what was typed (Excel’s specifications)."""


def as_text(value: Value) -> str | None:
    """Write a cell as canonical text: ISO dates, whole numbers without « .0 », a decimal point; None when blank.

    A duration is in hours and minutes, beyond a day too; true and false are the words that spreadsheets show.
    """
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    if isinstance(value, float):
        # 15 significant digits are all that a workbook shows: 29.999999999999996 was typed 30. Beyond, two numbers that
        # still differ stay two.
        if value.is_integer():
            return f"{value:.0f}"
        return f"{Decimal(f'{value:.15g}'):f}" if abs(value) < _MOST_FIGURES else f"{value:.0f}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


class _Places(dict[Value, int]):
    """The distinct values of a column, by the order in which they are first met; the blank is the first."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def __missing__(self, value: Value) -> int:
        place = self[value] = len(self)
        return place


class OpenedSheet:
    """One sheet, opened."""

    written_as: tuple[str | None, str | None] = (None, None)

    def __init__(self, sheet: python_calamine.CalamineSheet, markup: Markup) -> None:
        self.sheet = sheet.name
        self.merged: Merged = sheet.merged_cell_ranges or []
        self._cells = sheet
        self._markup = markup
        self.all_seen = markup.seen
        top = [[as_text(value) for value in line] for line in islice(self._lines(), LOOKED_AT)]
        for line, place in markup.damaged.tolist():
            if line < len(top) and place < len(top[line]):
                top[line][place] = None
        self.top: Cells = top

    def below(self, header: int, width: int) -> Body:
        """Read the cells below the headings; one merged over several lines stands for each of them."""
        values, codes = self._distinct(width)
        self._show_percents(values, codes)
        lines, places = _inside(self._markup.damaged, codes)
        codes[places, lines] = 0
        held = (codes != 0).any(axis=0)
        for (first, left), (last, _) in self.merged:
            if header < first < len(held) and left < width:
                below = codes[left, first + 1 : last + 1]
                # A line that holds nothing else is no line.
                below[held[first + 1 : last + 1]] = codes[left, first]
        wrong = self._wrong(codes, held)
        columns = []
        for place, distinct in enumerate(values):
            long = [code for value, code in distinct.items() if type(value) is float and abs(value) >= _MOST_FIGURES]
            if long:
                wrong["long_number", place] = np.flatnonzero(np.isin(codes[place], long)).tolist()
            columns.append((codes[place], list(map(as_text, distinct))))
        return body_of(columns, header + 1, wrong)

    def _lines(self) -> Iterator[list[Value]]:
        """Give the lines one by one, from the first line and the first column of the sheet on."""
        blank: list[Value] = [""] * (self._cells.start or (0, 0))[1]
        lines = self._cells.iter_rows()
        return ([*blank, *line] for line in lines) if blank else lines

    def _distinct(self, width: int) -> tuple[list[_Places], NDArray[np.int32]]:
        """Hold each distinct value of a column once: the values, and which of them each line holds, shape (width, lines).

        A few lines at a time: a cell is looked up while it is at hand, and forgotten.
        """
        values = [_Places() for _ in range(width)]
        codes = np.zeros((width, (self._cells.end or (-1, 0))[0] + 1), dtype=np.int32)
        lines, done = self._lines(), 0
        while block := list(islice(lines, _AT_ONCE)):
            for place, (distinct, column) in enumerate(zip(values, zip(*block, strict=True), strict=True)):
                # To Python, 1 and « vrai » are equal: they are not the same cell.
                told = map(_told_apart, column) if self._markup.booleans else column
                codes[place, done : done + len(block)] = list(map(distinct.__getitem__, told))
            done += len(block)
        return values, codes

    def _show_percents(self, values: list[_Places], codes: NDArray[np.int32]) -> None:
        lines, places = _inside(self._markup.percents, codes)
        for place in np.unique(places):
            distinct, shown = values[place], lines[places == place]
            met = list(distinct)
            told = {code: met[code] for code in set(codes[place, shown].tolist())}
            now = {
                code: distinct[f"{as_text(value * 100.0)} %"] if type(value) in (float, int) else code
                for code, value in told.items()
            }
            codes[place, shown] = [now[code] for code in codes[place, shown].tolist()]

    def _wrong(self, codes: NDArray[np.int32], held: Bools) -> dict[tuple[Reason, int | None], list[int]]:
        wrong: dict[tuple[Reason, int | None], list[int]] = defaultdict(list)
        told: tuple[tuple[Reason, Places], ...] = (
            ("error", self._markup.errors),
            ("uncomputed", self._markup.uncomputed),
            ("damaged", self._markup.damaged),
        )
        for reason, found in told:
            for line, place in zip(*(one.tolist() for one in _inside(found, codes)), strict=True):
                wrong[reason, place].append(line)
        # A hidden line without any cell hides nothing.
        wrong["hidden", None] = [line for line in sorted(self._markup.hidden) if line < len(held) and held[line]]
        return wrong


def _told_apart(value: Value) -> Value:
    return (as_text(value) or "") if isinstance(value, bool) else value


def _inside(places: Places, codes: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Keep the cells that were read, line by line: their lines, their columns."""
    lines, columns = places[(places < codes.shape[::-1]).all(axis=1)].T
    order = np.lexsort((columns, lines))
    return lines[order], columns[order]


def is_workbook(content: bytes) -> bool:
    """Recognise a workbook by its first bytes: a zip (XLSX, ODS) or an older binary (XLS)."""
    return content.startswith((b"PK", _OLDER))


def opened(content: bytes, sheet: str | None) -> Iterator[OpenedSheet]:
    """Open the sheet asked for, or each visible sheet in turn; `UnreadableSource` when it is protected or no workbook."""
    marked, workbook = MarkedWorkbook(content), _workbook(content)
    sheets, hidden = _shown_and_hidden(workbook)
    if sheet in hidden:
        raise UnreadableSource(
            f"la feuille « {sheet} » est masquée. Affichez-la dans le classeur, et enregistrez-le de nouveau."
        )
    if sheet is not None and sheet not in sheets:
        present = ", ".join(f"« {name} »" for name in sheets)
        raise UnreadableSource(
            f"la feuille « {sheet} » n’existe pas ; le classeur contient {present}. Corrigez la ligne « sheet » "
            "de la déclaration."
        )
    for name in sheets if sheet is None else [sheet]:
        # What is too large is refused before its reader makes room for it.
        markup = marked.of(name)
        readable, opened_sheet = _sheet(marked, workbook, name)
        if opened_sheet is None:
            raise UnreadableSource(
                f"la feuille « {name} » est abîmée. Ouvrez le classeur et enregistrez-le de nouveau."
            )
        yield OpenedSheet(opened_sheet, markup if readable is marked else readable.of(name))


def hidden_sheets(content: bytes) -> list[str]:
    """Name the sheets of a workbook that are hidden, and not looked for headings."""
    return _shown_and_hidden(_workbook(content))[1]


def _shown_and_hidden(workbook: python_calamine.CalamineWorkbook) -> tuple[list[str], list[str]]:
    visible = python_calamine.SheetVisibleEnum.Visible
    every = [one for one in workbook.sheets_metadata if one.name != LISTS]
    return [one.name for one in every if one.visible == visible], [one.name for one in every if one.visible != visible]


def rows_of_others(content: bytes, read: Container[str]) -> dict[str, int]:
    """Say how many lines below their first hold the sheets of a workbook that nobody reads, hidden ones too, but for blank ones."""
    marked = MarkedWorkbook(content)
    names = marked.sheets or _workbook(content).sheet_names
    others = [name for name in names if name != LISTS and name not in read]
    if not others:
        return {}
    workbook, rows = _workbook(content), dict[str, int]()
    for name in others:
        large = marked.rows_of(name)
        sheet = None if large is not None else _sheet(marked, workbook, name)[1]
        lines = [] if sheet is None else sheet.to_python()
        rows[name] = large or sum(any(value != "" for value in line) for line in lines)
    return {name: held - 1 for name, held in rows.items() if held}


def _sheet(
    marked: MarkedWorkbook, workbook: python_calamine.CalamineWorkbook, name: str
) -> tuple[MarkedWorkbook, python_calamine.CalamineSheet | None]:
    """Open a sheet, without the texts that the workbook has lost if it must be; return what it was opened in too."""
    with contextlib.suppress(python_calamine.CalamineError):
        return marked, workbook.get_sheet_by_name(name)
    mended = marked.without_unknown_texts()
    return _sheet(MarkedWorkbook(mended), _workbook(mended), name) if mended else (marked, None)


def _workbook(content: bytes) -> python_calamine.CalamineWorkbook:
    workbook, protected = None, _ENCRYPTED in content
    if not protected and not never_ends(content):
        try:
            workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        except python_calamine.PasswordError:
            protected = True
        except python_calamine.CalamineError:
            workbook = None
    if protected or (_MACROS in content and content.startswith(_OLDER)):
        raise UnreadableSource(PROTECTED if protected else MACROS)
    if workbook is None:
        raise UnreadableSource(no_workbook(content))
    return workbook
