"""A `reading` that does not fit its file: which of its keys is at fault, and what the file appears to be."""

from collections.abc import Iterable
from typing import Protocol

from initiatives.collection.grid import Opened, UnreadableSource
from initiatives.collection.heading_rows import Headings
from initiatives.collection.workbooks import is_workbook
from initiatives.declaration.file_reading import FileReading

Found = tuple[Opened, Headings]


class FindHeadings(Protocol):
    """What opens a file as it is told, or takes views of it, and finds its headings; `UnreadableSource` where there are none."""

    def __call__(self, reading: FileReading, views: Iterable[Opened] | None = None) -> Found:
        """Return the view that shows most of them, and where they are."""


_SIGNS = {"\t": "une tabulation"}


def unlike_declared(content: bytes, reading: FileReading, found: Found, find: FindHeadings) -> tuple[str, ...]:
    """Say which keys of `reading` make no use of the file, or show fewer of the headings looked for than it has otherwise."""
    unused = _of_a_text(reading) if is_workbook(content) else ()
    # A large workbook is not opened again to look for its headings elsewhere.
    other = _otherwise(reading, find, [found[0]] if reading.delimiter is None else None)
    return (*unused, *(_misfits(reading, other) if other and _shown(other) > _shown(found) else ()))


def instead(reading: FileReading, find: FindHeadings) -> str:
    """Say, of a file in which no heading was found as declared, which keys are at fault; "" where nothing is declared."""
    other = _otherwise(reading, find)
    if other:
        return f"lu ainsi, le fichier ne montre aucun des intitulés attendus : {' ; '.join(_misfits(reading, other))}. {REMEDY}"
    declared = [
        f"« reading › {key} »" for key in ("encoding", "delimiter", "header") if getattr(reading, key) is not None
    ]
    return f" Vérifiez aussi ce que la déclaration en dit ({', '.join(declared)})." if declared else ""


def _otherwise(reading: FileReading, find: FindHeadings, views: Iterable[Opened] | None = None) -> Found | None:
    """Open the file as if neither its delimiter nor the line of its headings were declared; None where it comes to the same."""
    if reading.delimiter is None and reading.header is None:
        return None
    try:
        other = find(reading.model_copy(update={"delimiter": None, "header": None}), views)
    except UnreadableSource:
        return None
    return other if _misfits(reading, other) else None


def _misfits(reading: FileReading, other: Found) -> tuple[str, ...]:
    view, headings = other
    delimiter = view.written_as[1]
    told = []
    if delimiter is not None and reading.delimiter not in (None, delimiter):
        told.append(f"« reading › delimiter » dit {_sign(reading.delimiter)}, et il est séparé par {_sign(delimiter)}")
    if reading.header not in (None, headings.line + 1):
        told.append(
            f"« reading › header » dit la ligne {reading.header}, et les intitulés attendus sont ligne {headings.line + 1}"
        )
    return tuple(told)


def _of_a_text(reading: FileReading) -> tuple[str, ...]:
    return tuple(
        f"« reading › {key} » ne sert pas : le fichier est un classeur"
        for key in ("encoding", "delimiter")
        if getattr(reading, key) is not None
    )


def _shown(found: Found) -> int:
    return len({name for name in found[1].names if name})


def _sign(delimiter: str | None) -> str:
    return _SIGNS.get(delimiter or "", f"« {delimiter} »")


REMEDY = "Corrigez cette ligne de la déclaration, ou retirez-la."
