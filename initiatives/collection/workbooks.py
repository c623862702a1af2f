"""How a workbook is opened, and how its dates and numbers become text without changing."""

import contextlib
import datetime
import io
from collections.abc import Callable, Iterator
from decimal import Decimal

import python_calamine

from initiatives.collection.grid import Cells, Expected, Separators, UnreadableSource, recognise

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds the content of a workbook protected by a password (MS-OFFCRYPTO, 2.3.4.4)."""

Value = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta
Merged = list[tuple[tuple[int, int], tuple[int, int]]]


def as_text(value: Value) -> str | None:
    """Write a cell as canonical text: ISO dates, whole numbers without « .0 », a decimal point; None when blank."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        # 15 significant digits are all that a workbook shows: 29.999999999999996 was typed 30.
        return f"{Decimal(f'{value:.15g}'):f}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


class Workbook:
    """A workbook opened from its bytes: names of its visible sheets, cells of each as text."""

    def __init__(self, content: bytes) -> None:
        """Open the workbook; `UnreadableSource` when it is protected or is not a workbook."""
        opened, protected = None, _ENCRYPTED in content
        if not protected:
            try:
                opened = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
            except python_calamine.PasswordError:
                protected = True
            except python_calamine.CalamineError:
                opened = None
        if protected:
            raise UnreadableSource(
                "le classeur est protégé par un mot de passe. Ouvrez-le, retirez la protection (Fichier, "
                "Informations, Protéger le classeur) et enregistrez-le de nouveau."
            )
        if opened is None:
            raise UnreadableSource(
                "ce n’est pas un classeur lisible (.xlsx, .xls ou .ods). Exportez-le de nouveau, ou vérifiez la ligne "
                "« format » de la déclaration."
            )
        self._workbook = opened
        visible = python_calamine.SheetVisibleEnum.Visible
        self.sheets = [sheet.name for sheet in opened.sheets_metadata if sheet.visible == visible]

    def cells(self, sheet: str) -> tuple[Cells, Merged]:
        """Return every cell of a sheet from its first line, blank ones as None, and the ranges of merged cells."""
        opened = None
        with contextlib.suppress(python_calamine.CalamineError):
            opened = self._workbook.get_sheet_by_name(sheet)
        if opened is None:
            raise UnreadableSource(
                f"la feuille « {sheet} » est abîmée. Ouvrez le classeur et enregistrez-le de nouveau."
            )
        lines = [[as_text(value) for value in line] for line in opened.to_python(skip_empty_area=False)]
        return lines, list(opened.merged_cell_ranges or [])

    def chosen(self, sheet: str | None) -> Iterator[str]:
        """Give the sheets to look into: the one asked for, or all; `UnreadableSource` when it is not there."""
        if sheet is None:
            yield from self.sheets
        elif sheet in self.sheets:
            yield sheet
        else:
            present = ", ".join(f"« {name} »" for name in self.sheets)
            raise UnreadableSource(
                f"la feuille « {sheet} » n’existe pas ; le classeur contient {present}. Corrigez la ligne « sheet » "
                "de la déclaration."
            )


def best_sheet(
    workbook: Workbook,
    sheet: str | None,
    expected: Expected,
    separators: Separators,
    candidates: Callable[[Cells, Merged], list[tuple[int, list[str | None]]]],
) -> tuple[str, Cells, int, list[str | None], tuple[str | None, ...]]:
    """Find the sheet and the line of headings that hold the most expected headings (the first one, when equal).

    `candidates` gives, for a sheet, the lines that may be the headings: (position, headings). Returns the sheet, its
    cells, the position of the line, its headings and how the declaration calls them.
    """
    best: tuple[str, Cells, int, list[str | None], tuple[str | None, ...]] | None = None
    most = 0
    for name in workbook.chosen(sheet):
        cells, merged = workbook.cells(name)
        for position, headings in candidates(cells, merged):
            names = recognise(headings, expected, separators)
            found = len({known for known in names if known})
            if found > most:
                best, most = (name, cells, position, headings, names), found
    if best is None:
        raise no_heading(expected)
    return best


def no_heading(expected: Expected) -> UnreadableSource:
    """Say that none of the headings looked for is there; what is there is not quoted: it may be somebody's answers."""
    some = ", ".join(f"« {heading} »" for heading in list(expected)[:4])
    return UnreadableSource(
        f"aucun des intitulés de colonne attendus n’a été trouvé ({some}…). Vérifiez que c’est le bon fichier, que la "
        "ligne d’intitulés y est, et que le questionnaire indique les intitulés de cet export (« columns »)."
    )
