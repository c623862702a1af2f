"""What a workbook’s reader does not say of its cells: a second look at the XML of a sheet (ECMA-376, part 1, 18.3.1).

The reader gives a blank for a formula that was never computed and for an error, and 0.45 for what is shown as 45 %. It also
makes room for every cell between the first and the last, however few are filled: both are counted here before it is called.
"""

import contextlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from initiatives.collection.file_kinds import CUT_SHORT, DAMAGED, ENTITIES, no_workbook, runs_or_borrows
from initiatives.collection.grid import UnreadableSource
from initiatives.collection.open_document import refuse_repeats
from initiatives.collection.sheet_scan import SheetScan, scanned

_UNPACKED = 600_000_000
"""Bytes that a workbook may hold once unpacked: a million rows of a few columns."""
_ROOM = 16_000_000
"""Cells between the first and the last of a sheet: a million rows of fifteen columns, and half a gigabyte for their reader."""
_PACKED, _LARGE = 100, 50_000_000
"""How many times a part of a workbook may be packed, if it holds so many bytes: answers are packed ten or twenty times."""
_VALUELESS = rb"<%sf\b[^<>]*?(?:/>|>[^<]*</%sf>)\s*(?:<%sv\s*/>|<%sv></%sv>|</%sc>)"
"""A formula and the end of its cell, without a value between them."""
_ROOT = re.compile(rb"<(\w+:|)worksheet\b")
_CELL, _LINE = re.compile(rb"<(?:\w+:)?c\b[^<>]*+"), re.compile(rb"<(?:\w+:)?row\b[^<>]*+")
_CELL_OR_LINE = re.compile(rb"<(?:\w+:)?(c|row)\b[^<>]*+")
_REFERENCE, _NUMBER = re.compile(rb'\br="([A-Z]{1,3})(\d{1,9})"'), re.compile(rb'\br="(\d{1,9})"')
_UNNUMBERED = re.compile(rb">\s*+<(?:\w+:)?v\b[^<>]*+>(?!\d{1,9}</)")
"""What follows a shared text that is not told by its number (18.4.8): its reader takes the first of them for it."""
_NUMBERED = re.compile(rb"""(\st=["']s["'][^<>]*+>\s*+<(?:\w+:)?v\b[^<>]*+>)(\d{1,9})(?=</)""")
_TEXTS, _TEXT = "xl/sharedStrings.xml", re.compile(rb"<(?:\w+:)?si\b")
_ATTRIBUTE = re.compile(rb"""\s([\w:]+)\s*=\s*(?:'([^'"<>]*)'|"([^"<>]*)")""")
_PERCENT = re.compile(r'%(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""A per cent sign of a number format, outside of quotes."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""How a « strict » workbook writes the names that others write otherwise (ECMA-376, part 1, annex A, and part 4)."""


Places = NDArray[np.intp]
"""Cells, shape (cells, 2): the line and the column of each, from 0."""


def _no_cell() -> Places:
    return np.empty((0, 2), dtype=np.intp)


@dataclass(frozen=True)
class Markup:
    """Cells of one sheet that are not what the reader gives, and its hidden lines."""

    errors: Places = field(default_factory=_no_cell)
    """Cells that show an error (`#N/A`, `#DIV/0!`)."""
    uncomputed: Places = field(default_factory=_no_cell)
    """Formulas without a value."""
    damaged: Places = field(default_factory=_no_cell)
    """Cells of which the text cannot be found."""
    percents: Places = field(default_factory=_no_cell)
    """Numbers shown as percentages."""
    hidden: frozenset[int] = frozenset()
    booleans: bool = True
    """Whether some cells may be true or false."""
    seen: bool = True
    """Whether errors, formulas and hidden lines can be seen; they cannot in an XLS or an ODS."""


class MarkedWorkbook:
    """An XLSX whose parts can be looked at; `UnreadableSource` when it is damaged, or larger than can be opened."""

    def __init__(self, content: bytes) -> None:
        self._archive = _sound_archive(content)
        if self._archive is not None:
            refuse_repeats(self._archive)
        self._parts = {} if self._archive is None else _sheet_parts(self._archive)
        self._percents = frozenset[bytes]() if self._archive is None else _percent_styles(self._archive)

    @property
    def sheets(self) -> list[str]:
        """Name its sheets; none of a workbook of another kind."""
        return list(self._parts)

    def rows_of(self, sheet: str) -> int | None:
        """Count the lines that a sheet writes, when it has more room than may be read; else None."""
        part = self._parts.get(sheet)
        scan = None if self._archive is None or part is None else _scan(self._archive, part)[0]
        return scan.rows if scan and scan.rows * scan.columns > _ROOM else None

    def of(self, sheet: str) -> Markup:
        """Look at one sheet; nothing is seen of a workbook of another kind."""
        part = self._parts.get(sheet)
        if self._archive is None or part is None:
            return Markup(seen=False)
        scan, xml = _scan(self._archive, part)
        _refuse_room(scan, sheet)
        percents = (start for style in self._percents for start in _with(xml, _CELL, b's="%s"' % style))
        return Markup(
            errors=_places(xml, _with(xml, _CELL, b't="e"')) if scan.errors else _no_cell(),
            uncomputed=_places(xml, _uncomputed(xml)) if scan.formulas else _no_cell(),
            damaged=_no_cell() if scan.numbered else _places(xml, _unnumbered(xml)),
            percents=_places(xml, percents),
            booleans=scan.booleans,
            hidden=frozenset(
                line
                for said in (b'hidden="1"', b'hidden="true"')
                for line in (_places(xml, _with(xml, _LINE, said))[:, 0].tolist() if scan.hidden else ())
            ),
        )

    def without_unknown_texts(self) -> bytes | None:
        """Write the workbook anew, without the numbers of shared texts beyond the last: its reader gives up a sheet for one.

        What it leaves of these cells is told as damaged. None when there is none, or in a workbook of another kind.
        """
        archive = self._archive
        if archive is None or _TEXTS not in archive.namelist():
            return None
        known = len(_TEXT.findall(_read(archive, _TEXTS)))
        content, unknown = io.BytesIO(), False
        with zipfile.ZipFile(content, "w") as mended:
            for name in archive.namelist():
                part = _read(archive, name)
                if name in self._parts.values():
                    kept = _NUMBERED.sub(lambda found: found[0] if int(found[2]) < known else found[1], part)
                    part, unknown = kept, unknown or kept != part
                mended.writestr(name, part)
        return content.getvalue() if unknown else None


def _scan(archive: zipfile.ZipFile, part: str) -> tuple[SheetScan, bytes]:
    """Scan a sheet; return it too, written anew where it must be, ` name="value"`: attributes are looked for as such."""
    xml = _read(archive, part)
    scan = scanned(io.BytesIO(xml))
    if scan.plainly_written:
        return scan, xml
    xml = _ATTRIBUTE.sub(rb' \1="\2\3"', xml)
    return scanned(io.BytesIO(xml)), xml


def _with(xml: bytes, tag: "re.Pattern[bytes]", attribute: bytes) -> Iterator["re.Match[bytes]"]:
    """Give the tags that have this attribute; a text that quotes it is in no tag.

    What is looked at for one is not looked at again for the next: a text may hold the attribute ten million times.
    """
    before = 0
    for found in re.finditer(b" " + re.escape(attribute), xml):
        start = xml.rfind(b"<", before, found.start())
        before = found.start()
        written = tag.match(xml, start) if start >= 0 else None
        if written and written.end() > before:
            yield written


def _sound_archive(content: bytes) -> zipfile.ZipFile | None:
    if not content.startswith(b"PK"):
        return None
    archive, size, damaged, empty, entities = None, 0, False, False, False
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        empty = any(part.file_size > _LARGE and part.file_size > _PACKED * part.compress_size for part in parts)
        # What is unpacked is what was announced: a part that holds more is found out here; sheets, when they are read.
        for part in archive.namelist() if size <= _UNPACKED and not empty else ():
            if not part.startswith("xl/worksheets/"):
                entities |= b"<!DOCTYPE" in archive.read(part) and part.endswith(".xml")
    except DAMAGED:
        damaged = True
    if not damaged and empty:
        raise UnreadableSource(
            "le classeur tient, une fois décompressé, des millions de fois la même chose : ce n’est pas un tableau de réponses. "
            "Exportez-le de nouveau, en CSV."
        )
    if size > _UNPACKED:
        raise UnreadableSource(
            f"le classeur tient plus de {_UNPACKED // 1_000_000} Mo une fois décompressé. Exportez-le en CSV, ou en "
            "plusieurs fichiers."
        )
    if archive is None:
        raise UnreadableSource(CUT_SHORT if content.startswith(b"PK\x03\x04") else no_workbook(content))
    if damaged:
        raise UnreadableSource(no_workbook(content))
    trouble = ENTITIES if entities else runs_or_borrows(archive.namelist())
    if trouble:
        raise UnreadableSource(trouble)
    return archive


def _read(archive: zipfile.ZipFile, part: str) -> bytes:
    content = None
    with contextlib.suppress(*DAMAGED):
        content = archive.read(part)
    if content is None:
        raise UnreadableSource(no_workbook(b""))
    if b"<!DOCTYPE" in content:
        raise UnreadableSource(ENTITIES)
    return content


def _refuse_room(scan: SheetScan, sheet: str) -> None:
    if scan.rows * scan.columns > _ROOM:
        raise UnreadableSource(
            f"la feuille « {sheet} » va jusqu’à la ligne {scan.rows} et à la {scan.columns}ᵉ colonne : c’est plus que ce qui "
            "peut être lu. Supprimez les lignes et les colonnes vides jusqu’à la dernière, ou exportez le tableau en CSV."
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
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - no document type, so no entity
    except ElementTree.ParseError:
        return None


def _uncomputed(xml: bytes) -> Iterator["re.Match[bytes]"]:
    root = _ROOT.search(xml)
    prefix = root[1] if root else b""
    formulas = re.finditer(_VALUELESS % ((prefix,) * 6), xml) if b"<%sf" % prefix in xml else ()
    for found in formulas:
        cell = _CELL.match(xml, max(xml.rfind(b"<", 0, found.start()), 0))
        # A formula may well give an empty text.
        if cell and b't="str"' not in cell[0]:
            yield cell


def _unnumbered(xml: bytes) -> Iterator["re.Match[bytes]"]:
    return (cell for cell in _with(xml, _CELL, b't="s"') if _UNNUMBERED.match(xml, cell.end()))


def _places(xml: bytes, tags: Iterator["re.Match[bytes]"]) -> Places:
    """Return the line and the column of cells, or of lines (column 0), given in the order of the sheet, shape (tags, 2)."""
    counted = _counted(xml)
    places = [_said_place(tag[0]) or next(place for start, place in counted if start == tag.start()) for tag in tags]
    return np.array(places, dtype=np.intp).reshape(-1, 2)


def _said_place(tag: bytes) -> tuple[int, int] | None:
    """Read where a cell, or a line, says that it stands."""
    reference = _REFERENCE.search(tag)
    if reference:
        return int(reference[2]) - 1, _column(reference[1])
    number = _NUMBER.search(tag)
    return (int(number[1]) - 1, 0) if number else None


def _counted(xml: bytes) -> Iterator[tuple[int, tuple[int, int]]]:
    """Count lines and cells from the first on: what does not say where it stands follows the one before (18.3.1.73, 18.3.1.4)."""
    line, column = -1, -1
    for tag in _CELL_OR_LINE.finditer(xml):
        said = _said_place(tag[0])
        if tag[1] == b"row":
            line, column = said[0] if said else line + 1, -1
            yield tag.start(), (line, 0)
        else:
            column = said[1] if said else column + 1
            yield tag.start(), (line, column)


@cache
def _column(letters: bytes) -> int:
    """Return the position of a column: A → 0, Z → 25, AA → 26."""
    position = 0
    for one in letters:
        position = position * 26 + one - ord("A") + 1
    return position - 1
