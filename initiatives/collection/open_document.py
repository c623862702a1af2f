"""What is checked of an OpenDocument spreadsheet before it is opened: a few bytes of it may stand for billions of cells."""

import re
import zipfile
from collections.abc import Iterator

from initiatives.collection.file_kinds import ENTITIES, LINKS, PROTECTED
from initiatives.collection.grid import UnreadableSource

_TIMES = 10_000
"""How often a line, or a cell, that says something may be repeated."""
_REPEATED = re.compile(rb"number-(rows|columns)-repeated\s*=\s*[\"'](\d+)")
_END = {b"rows": re.compile(rb"</(?:\w+:)?table-row>"), b"columns": re.compile(rb"/>|</(?:\w+:)?table-cell>")}
_BORROWED = re.compile(rb"<(?:\w+:)?table-source\b|table:name=[\"'](?:'|&apos;)file:")
"""A sheet that is another file’s, or what was kept of one for the formulas that cite it."""
_SAYS = re.compile(rb":value|<(?:\w+:)?p\b")


def refuse_repeats(archive: zipfile.ZipFile) -> None:
    """Refuse an ODS that is protected by a password, or that repeats what it says more often than people answer alike.

    A blank line, or a blank cell, may be repeated to the end of the sheet, as LibreOffice writes it. `UnreadableSource`.
    """
    names = set(archive.namelist())
    if "content.xml" not in names:
        return
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableSource(PROTECTED)
    xml = archive.read("content.xml")
    if b"<!DOCTYPE" in xml:
        raise UnreadableSource(ENTITIES)
    if _BORROWED.search(xml):
        raise UnreadableSource(LINKS)
    total = sum(_said_times(xml))
    if total > _TIMES:
        raise UnreadableSource(
            f"le classeur répète une même ligne ou une même cellule {total} fois : ce ne sont pas des réponses. Supprimez ces "
            "répétitions, ou exportez le tableau en CSV."
        )


def _said_times(xml: bytes) -> Iterator[int]:
    for found in _REPEATED.finditer(xml):
        end = _END[found[1]].search(xml, found.end())
        if int(found[2]) > 1 and _SAYS.search(xml, xml.rfind(b"<", 0, found.start()), end.end() if end else len(xml)):
            yield int(found[2])
