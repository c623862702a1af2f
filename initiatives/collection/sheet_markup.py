"""What a workbook’s reader does not say of its cells: a second look at the XML of a sheet (ECMA-376, part 1, 18.3.1).

The reader gives a blank for a formula that was never computed and for an error, and 0.45 for what is shown as 45 %. It also
makes room for every cell between the first and the last, however few are filled: both are counted here before it is called.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from initiatives.collection.grid import UnreadableSource

_UNPACKED = 600_000_000
"""Bytes that a workbook may hold once unpacked: a million rows of a few columns."""
_ROOM = 60_000_000
"""Cells between the first and the last of a sheet."""
_ERROR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\bt="e"[^>]*>')
_FORMULA = re.compile(
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)(?=\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>))"
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_WIDE = re.compile(rb'\br="([A-Z]{2,3})\d')
_PERCENT = re.compile(r'%(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""A per cent sign of a number format, outside of quotes."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Markup:
    """Cells of one sheet, as (line, column) from 0, that are not what the reader gives; and its hidden lines."""

    errors: frozenset[tuple[int, int]] = frozenset()
    """Cells that show an error (`#N/A`, `#DIV/0!`)."""
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    """Formulas without a value."""
    percents: frozenset[tuple[int, int]] = frozenset()
    """Numbers shown as percentages."""
    hidden: frozenset[int] = frozenset()


class MarkedWorkbook:
    """An XLSX whose parts can be looked at; `UnreadableSource` when it is damaged, or larger than can be opened."""

    def __init__(self, content: bytes) -> None:
        self._archive = _sound_archive(content)
        self._parts = {} if self._archive is None else _sheet_parts(self._archive)
        self._percents = frozenset[bytes]() if self._archive is None else _percent_styles(self._archive)

    def of(self, sheet: str) -> Markup:
        """Look at one sheet; nothing to say of a workbook of another kind."""
        part = self._parts.get(sheet)
        if self._archive is None or part is None:
            return Markup()
        xml = self._archive.read(part)
        _refuse_room(xml, sheet)
        styles = b"|".join(map(re.escape, self._percents))
        shown = re.finditer(rb'<(?:\w+:)?c\b[^>]*?\bs="(?:%s)"[^>]*>' % styles, xml) if styles else ()
        return Markup(
            errors=frozenset(_place(xml, found.start()) for found in _ERROR.finditer(xml)),
            uncomputed=frozenset(_place(xml, start) for start in _uncomputed(xml)),
            percents=frozenset(_place(xml, found.start()) for found in shown),
            hidden=frozenset(_line(xml, found.start()) for found in _HIDDEN.finditer(xml)),
        )


def _sound_archive(content: bytes) -> zipfile.ZipFile | None:
    if not content.startswith(b"PK"):
        return None
    archive, size, damaged = None, 0, False
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        size = sum(part.file_size for part in archive.infolist())
        # What is unpacked is what was announced: a part that holds more is found out here.
        damaged = size <= _UNPACKED and archive.testzip() is not None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        damaged = True
    if size > _UNPACKED:
        raise UnreadableSource(
            f"le classeur tient plus de {_UNPACKED // 1_000_000} Mo une fois décompressé. Exportez-le en CSV, ou en "
            "plusieurs fichiers."
        )
    if damaged or archive is None:
        raise UnreadableSource(
            "ce n’est pas un classeur lisible (.xlsx, .xls ou .ods). Exportez-le de nouveau, ou vérifiez la ligne "
            "« format » de la déclaration."
        )
    return archive


def _refuse_room(xml: bytes, sheet: str) -> None:
    rows = max([xml.count(b"<row"), *map(int, _ROW.findall(xml))], default=0)
    columns = max([26, *(_column(letters) + 1 for letters in set(_WIDE.findall(xml)))])
    if rows * columns > _ROOM:
        raise UnreadableSource(
            f"la feuille « {sheet} » va jusqu’à la ligne {rows} et à la {columns}ᵉ colonne : c’est plus que ce qui peut être "
            "lu. Supprimez les lignes et les colonnes vides jusqu’à la dernière, ou exportez le tableau en CSV."
        )


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet’s name."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    book, links = (_tree(archive.read(part)) for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    if book is None or links is None:
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    parts = {
        sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", targets.get(sheet.get(relation), ""))).lstrip(
            "/"
        )
        for sheet in book.iter(f"{_MAIN}sheet")
    }
    return {name: part for name, part in parts.items() if part in names}


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """Return the numbers of the cell styles that show percentages (built-in formats 9 and 10, or a format with « % »)."""
    styles = _tree(archive.read("xl/styles.xml")) if "xl/styles.xml" in archive.namelist() else None
    if styles is None:
        return frozenset()
    own = {one.get("numFmtId") for one in styles.iter(f"{_MAIN}numFmt") if _PERCENT.search(one.get("formatCode", ""))}
    cells = styles.find(f"{_MAIN}cellXfs")
    return frozenset(
        str(rank).encode()
        for rank, style in enumerate(cells if cells is not None else ())
        if style.get("numFmtId") in own | {"9", "10"}
    )


def _tree(xml: bytes) -> ElementTree.Element | None:
    # A document type has no place in a workbook; without one, no entity can be declared.
    if b"<!DOCTYPE" in xml:
        return None
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - no document type, so no entity
    except ElementTree.ParseError:
        return None


def _uncomputed(xml: bytes) -> Iterator[int]:
    for found in _FORMULA.finditer(xml):
        cell = xml.rfind(b"<", 0, found.start())
        # A formula may well give an empty text.
        if b't="str"' not in xml[cell : found.start()]:
            yield cell


def _place(xml: bytes, start: int) -> tuple[int, int]:
    """Return the line and the column of the cell that is written there; a cell without a reference follows the last one."""
    reference = _REFERENCE.search(xml, start, xml.find(b">", start))
    if reference:
        return int(reference[2]) - 1, _column(reference[1])
    row = max(xml.rfind(b"<row", 0, start), xml.rfind(b":row", 0, start))
    return _line(xml, row), len(re.findall(rb"<(?:\w+:)?c\b", xml[row:start]))


def _line(xml: bytes, start: int) -> int:
    said = re.compile(rb'\br="(\d+)"').search(xml, start, xml.find(b">", start))
    return int(said[1]) - 1 if said else len(re.findall(rb"<(?:\w+:)?row\b", xml[:start]))


def _column(letters: bytes) -> int:
    """Return the position of a column: A → 0, Z → 25, AA → 26."""
    position = 0
    for one in letters:
        position = position * 26 + one - ord("A") + 1
    return position - 1
