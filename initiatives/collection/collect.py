"""Stage 2. Opens every file of an initiative and tells where each cell stands; nothing is interpreted yet."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pandas as pd

from initiatives.collection import sources
from initiatives.collection.grid import Expected, Grid, UnreadableSource
from initiatives.collection.headings import expected_answers, expected_register
from initiatives.collection.raw import RawTable
from initiatives.collection.workbooks import is_workbook, rows_of_others
from initiatives.declaration.file_reading import FileReading
from initiatives.declaration.missing_files import ABSENT
from initiatives.declaration.model import Initiative
from initiatives.unusable import UnusableInitiative


@dataclass(frozen=True)
class _Wanted:
    """One table to read, as the declaration asks for it."""

    role: Literal["answers", "register"]
    name: str
    wave: str | None
    file: str
    format: str
    sheet: str | None
    reading: FileReading
    expected: Expected


def collect(initiative: Initiative) -> tuple[RawTable, ...]:
    """Read every export and register of an initiative; `UnusableInitiative` says in French all that cannot be read.

    The files are read where they lie; their sha256 is that of the bytes that were read.
    """
    tables, problems = readable(initiative)
    if problems:
        raise UnusableInitiative(problems)
    return tables


def readable(initiative: Initiative) -> tuple[tuple[RawTable, ...], tuple[str, ...]]:
    """Return the tables that can be read, and why the others cannot."""
    contents: dict[str, bytes] = {}
    tables: list[RawTable] = []
    problems: list[str] = []
    for wanted in _wanted(initiative):
        trouble = None
        try:
            if wanted.file not in contents:
                contents[wanted.file] = _bytes(initiative.folder / wanted.file)
            content = contents[wanted.file]
            tables.append(_table(initiative.folder, wanted, content))
        except UnreadableSource as unreadable:
            trouble = str(unreadable)
        if trouble:
            problems.append(f"{wanted.file} : {trouble}")
    # One file may hold several tables: what is wrong with it, or not read of it, is said once.
    return tuple(_with_sheets_beside(tables, contents)), tuple(dict.fromkeys(problems))


def _with_sheets_beside(tables: list[RawTable], contents: Mapping[str, bytes]) -> Iterator[RawTable]:
    read: dict[str, set[str]] = {}
    for table in tables:
        read.setdefault(table.shown_as, set()).add(table.sheet or "")
    for table in tables:
        sheets = read.pop(table.shown_as, None)
        content = contents[table.shown_as]
        yield replace(table, beside=rows_of_others(content, sheets)) if sheets and is_workbook(content) else table


def _wanted(initiative: Initiative) -> list[_Wanted]:
    answers = [
        _Wanted(
            "answers",
            source.group,
            source.wave,
            source.file,
            source.format,
            source.sheet,
            source.reading,
            expected_answers(initiative.questionnaire_of(source.group)),
        )
        for source in initiative.sources
    ]
    return answers + [
        _Wanted(
            "register",
            name,
            None,
            register.file,
            register.format,
            register.sheet,
            register.reading,
            expected_register(name, register),
        )
        for name, register in initiative.registers.items()
    ]


_BYTES = 2_000_000_000
"""Size of the largest file that is opened."""


def _bytes(path: Path) -> bytes:
    content, trouble = b"", "le fichier est vide. Exportez-le de nouveau."
    try:
        if path.stat().st_size > _BYTES:
            raise UnreadableSource(
                f"le fichier dépasse {_BYTES // 1_000_000_000} Go. Exportez-le en plusieurs fichiers."
            )
        content = path.read_bytes()
    except FileNotFoundError:
        trouble = ABSENT
    except OSError:
        trouble = "le fichier ne peut pas être ouvert. Fermez-le s’il est ouvert ailleurs, et vérifiez vos droits."
    if not content.strip():
        raise UnreadableSource(trouble)
    return content


def _table(folder: Path, wanted: _Wanted, content: bytes) -> RawTable:
    grid = sources.read(wanted.format, content, wanted.sheet, wanted.expected, wanted.reading)
    if not len(grid.rows) and wanted.role == "register":
        raise UnreadableSource("aucune ligne sous les intitulés. Exportez le fichier de nouveau, avec ses données.")
    return RawTable(
        role=wanted.role,
        name=wanted.name,
        wave=wanted.wave,
        file=folder / wanted.file,
        shown_as=wanted.file,
        sheet=grid.sheet,
        sha256=hashlib.sha256(content).hexdigest(),
        frame=_frame(grid),
        rows=grid.rows,
        letters=grid.letters,
        headings=grid.headings,
        how=grid.how,
        dates=wanted.reading.dates,
        troubles=grid.troubles,
    )


def _frame(grid: Grid) -> pd.DataFrame:
    frame = pd.DataFrame(dict(enumerate(grid.columns)), index=range(len(grid.rows)))
    frame.columns = pd.Index(grid.names)
    return frame
