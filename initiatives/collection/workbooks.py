"""How a workbook is opened, and how its dates and numbers become text without changing."""

import contextlib
import datetime
import io
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal

import python_calamine

from initiatives.collection.grid import LOOKED_AT, Body, Cells, Merged, Reason, UnreadableSource
from initiatives.collection.sheet_markup import MarkedWorkbook, Markup
from initiatives.collection.text_columns import TextColumns, body_of

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds the content of a workbook protected by a password (MS-OFFCRYPTO, 2.3.4.4)."""

Value = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta
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
        return f"{Decimal(f'{value:.15g}'):f}" if abs(value) < _MOST_FIGURES else f"{value:.0f}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


class OpenedSheet:
    """One sheet, opened."""

    written_as: tuple[str | None, str | None] = (None, None)

    def __init__(self, sheet: str, lines: list[list[Value]], merged: Merged, markup: Markup) -> None:
        self.sheet = sheet
        self.merged = merged
        self._lines = lines
        self._markup = markup
        self.top: Cells = [[as_text(value) for value in line] for line in lines[:LOOKED_AT]]

    def below(self, header: int, width: int) -> Body:
        """Read the cells below the headings; one merged over several lines stands for each of them."""
        cells = self._lines
        for line, column in self._inside(self._markup.percents):
            value = cells[line][column]
            if isinstance(value, float | int):
                cells[line][column] = f"{as_text(value * 100.0)} %"
        for (first, left), (last, _) in self.merged:
            if first > header and left < width:
                for row in cells[first + 1 : last + 1]:
                    # A line that holds nothing else is no line.
                    if any(value != "" for value in row):
                        row[left] = cells[first][left]
        texts = TextColumns(width)
        texts.add(_texts(column) for column in zip(*cells, strict=True))
        return body_of(texts.all(), header + 1, self._wrong())

    def _inside(self, cells: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        return sorted(
            (line, column) for line, column in cells if line < len(self._lines) and column < len(self._lines[line])
        )

    def _wrong(self) -> dict[tuple[Reason, int | None], list[int]]:
        wrong: dict[tuple[Reason, int | None], list[int]] = defaultdict(list)
        for line, column in self._inside(self._markup.errors):
            wrong["error", column].append(line)
        for line, column in self._inside(self._markup.uncomputed):
            wrong["uncomputed", column].append(line)
        for place, values in enumerate(self._lines):
            for column, value in enumerate(values):
                if value.__class__ is float and abs(value) >= _MOST_FIGURES:
                    wrong["long_number", column].append(place)
        # A hidden line without any cell hides nothing.
        wrong["hidden", None] = [
            line
            for line in sorted(self._markup.hidden)
            if line < len(self._lines) and any(cell != "" for cell in self._lines[line])
        ]
        return wrong


def _texts(column: tuple[Value, ...]) -> list[str | None]:
    """Write each distinct value of a column once; 1 and « vrai » are equal to Python, and are not the same cell."""
    known: dict[tuple[type, Value], str | None] = {}
    texts = []
    for value in column:
        key = (value.__class__, value)
        if key not in known:
            known[key] = as_text(value)
        texts.append(known[key])
    return texts


def is_workbook(content: bytes) -> bool:
    """Recognise a workbook by its first bytes: a zip (XLSX, ODS) or an older binary (XLS)."""
    return content.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def opened(content: bytes, sheet: str | None) -> Iterator[OpenedSheet]:
    """Open the sheet asked for, or each visible sheet in turn; `UnreadableSource` when it is protected or no workbook."""
    marked = MarkedWorkbook(content)
    workbook = _workbook(content)
    visible = python_calamine.SheetVisibleEnum.Visible
    sheets = [one.name for one in workbook.sheets_metadata if one.visible == visible]
    if sheet is not None and sheet not in sheets:
        present = ", ".join(f"« {name} »" for name in sheets)
        raise UnreadableSource(
            f"la feuille « {sheet} » n’existe pas ; le classeur contient {present}. Corrigez la ligne « sheet » "
            "de la déclaration."
        )
    for name in sheets if sheet is None else [sheet]:
        markup = marked.of(name)
        opened_sheet = None
        with contextlib.suppress(python_calamine.CalamineError):
            opened_sheet = workbook.get_sheet_by_name(name)
        if opened_sheet is None:
            raise UnreadableSource(
                f"la feuille « {name} » est abîmée. Ouvrez le classeur et enregistrez-le de nouveau."
            )
        lines = opened_sheet.to_python(skip_empty_area=False)
        yield OpenedSheet(name, lines, opened_sheet.merged_cell_ranges or [], markup)


def rows_of_others(content: bytes, read: Container[str]) -> dict[str, int]:
    """Say how many lines below their first hold the sheets of a workbook that nobody reads, hidden ones too, but for blank ones."""
    workbook = _workbook(content)
    rows: dict[str, int] = {}
    for name in workbook.sheet_names:
        if name not in read:
            with contextlib.suppress(python_calamine.CalamineError):
                lines = workbook.get_sheet_by_name(name).to_python()
                rows[name] = sum(any(value != "" for value in line) for line in lines)
    return {name: held - 1 for name, held in rows.items() if held}


def _workbook(content: bytes) -> python_calamine.CalamineWorkbook:
    workbook, protected = None, _ENCRYPTED in content
    if not protected:
        try:
            workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        except python_calamine.PasswordError:
            protected = True
        except python_calamine.CalamineError:
            workbook = None
    if protected:
        raise UnreadableSource(
            "le classeur est protégé par un mot de passe. Ouvrez-le, retirez la protection (Fichier, "
            "Informations, Protéger le classeur) et enregistrez-le de nouveau."
        )
    if workbook is None:
        raise UnreadableSource(
            "ce n’est pas un classeur lisible (.xlsx, .xls ou .ods). Exportez-le de nouveau, ou vérifiez la ligne "
            "« format » de la déclaration."
        )
    return workbook
