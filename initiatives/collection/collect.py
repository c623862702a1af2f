"""Stage 2. Opens every file of an initiative and tells where each cell stands; nothing is interpreted yet."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection import sources
from initiatives.collection.chosen_rows import chosen, of_lines, place_of, with_headings_of
from initiatives.collection.grid import Expected, Grid, UnreadableSource
from initiatives.collection.headings import expected_answers, expected_register
from initiatives.collection.opened_files import bytes_of
from initiatives.collection.raw import RawTable
from initiatives.collection.repeat_groups import LINKS, with_links, with_parent
from initiatives.collection.settled_doubts import read_decisions, with_decisions
from initiatives.collection.workbooks import is_workbook, rows_of_others
from initiatives.declaration.declared_files import files_of, shown_address
from initiatives.declaration.model import Initiative, TableFile
from initiatives.declaration.own_contracts import contract_of
from initiatives.unusable import UnusableInitiative


@dataclass(frozen=True)
class _Wanted:
    """One table to read, as the declaration asks for it."""

    role: Literal["answers", "register"]
    name: str
    wave: str | None
    declared: TableFile
    file: str
    expected: Expected
    repeat_of: str | None = None
    ignored: frozenset[str] = frozenset()
    """Columns that the declaration knows, and asks not to read."""
    keys: frozenset[str] = frozenset()
    """Columns that name a row."""


class _Read(NamedTuple):
    """A table once opened, and the sheets of its parents."""

    grid: Grid
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Taken:
    """A table, and which rows its sheet has in all: another source may take others."""

    table: RawTable
    rows: NDArray[np.int64]


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
    taken: list[_Taken] = []
    problems: list[str] = []
    known: dict[tuple[object, ...], _Read] = {}

    def content_of(file: str) -> bytes:
        if file not in contents:
            contents[file] = bytes_of(initiative.folder, file)
        return contents[file]

    for wanted in _wanted(initiative):
        trouble = None
        try:
            read = _grid(initiative.folder, wanted, content_of, known)
            taken.append(_taken(wanted, read, content_of(wanted.file)))
        except UnreadableSource as unreadable:
            trouble = str(unreadable)
        if trouble:
            problems.append(f"{shown_address(wanted.file)} : {trouble}")
    tables: Iterable[RawTable] = _with_what_is_left(
        taken, {shown_address(file): content for file, content in contents.items()}
    )
    tables, undecided = _decided(initiative, tuple(tables))
    # One file may hold several tables: what is wrong with it, or not read of it, is said once.
    return tables, tuple(dict.fromkeys((*problems, *undecided)))


def _decided(initiative: Initiative, tables: tuple[RawTable, ...]) -> tuple[tuple[RawTable, ...], tuple[str, ...]]:
    """Replay on the tables what a person decided, if there is a log of it; say what is wrong with the log."""
    if initiative.decisions is None:
        return tables, ()
    trouble = None
    try:
        decisions, problems = read_decisions(initiative.decisions, bytes_of(initiative.folder, initiative.decisions))
    except UnreadableSource as unreadable:
        trouble = f"{initiative.decisions} : {unreadable}"
    return (tables, (trouble,)) if trouble else (with_decisions(tables, decisions, initiative.decisions), problems)


def _with_what_is_left(taken: list[_Taken], contents: Mapping[str, bytes]) -> Iterator[RawTable]:
    """Add to one table of each file the sheets that nobody reads, to one of each sheet the rows that nobody reads."""
    sheets: dict[str, set[str]] = {}
    rows: dict[tuple[str, str | None], list[NDArray[np.int64]]] = {}
    for one in taken:
        table = one.table
        sheets.setdefault(table.shown_as, set()).update({table.sheet or "", *table.parents})
        rows.setdefault((table.shown_as, table.sheet), []).append(table.rows)
    for one in taken:
        table = one.table
        read = sheets.pop(table.shown_as, None)
        beside = (
            rows_of_others(contents[table.shown_as], read) if read and is_workbook(contents[table.shown_as]) else {}
        )
        held = rows.pop((table.shown_as, table.sheet), None)
        unread = 0 if held is None else int(np.isin(one.rows, np.concatenate(held), invert=True).sum())
        yield replace(table, beside=beside, unread=unread)


def _wanted(initiative: Initiative) -> Iterator[_Wanted]:
    for source in initiative.sources:
        questionnaire = initiative.questionnaire_of(source.group)
        expected, ignored = expected_answers(questionnaire), frozenset(questionnaire.ignored_columns)
        keys = frozenset((*questionnaire.respondent.id_reponse, *questionnaire.respondent.cle))
        for file in files_of(initiative.folder, source.file) or (source.file,):
            yield _Wanted("answers", source.group, source.wave, source, file, expected, source.repeat_of, ignored, keys)
    for name, register in initiative.registers.items():
        expected = expected_register(initiative, name)
        key = contract_of(initiative, name).key
        keys = frozenset[str]() if key is None else frozenset((register.columns.get(key, key),))
        yield _Wanted("register", name, None, register, register.file, expected, keys=keys)


def _grid(
    folder: Path, wanted: _Wanted, content_of: Callable[[str], bytes], known: dict[tuple[object, ...], _Read]
) -> _Read:
    """Open a table once, however many sources take rows of it."""
    declared = wanted.declared
    key = (wanted.role, wanted.name, wanted.file, wanted.repeat_of, *_how(declared))
    if key not in known:
        expected = with_headings_of(declared.where, wanted.expected)
        known[key] = (
            _with_parent(folder, wanted, with_links(expected), content_of)
            if wanted.repeat_of
            else _Read(_read(declared, content_of(wanted.file), declared.sheet, expected))
        )
    return known[key]


def _how(declared: TableFile) -> tuple[object, ...]:
    return (declared.format, declared.sheet, declared.reading, *declared.where)


def _read(declared: TableFile, content: bytes, sheet: str | None, expected: Expected) -> Grid:
    return sources.read(declared.format, content, sheet, expected, declared.reading)


def _with_parent(folder: Path, wanted: _Wanted, expected: Expected, content_of: Callable[[str], bytes]) -> _Read:
    """Open a repeat group with its parent: another sheet of the same workbook, or another file."""
    declared, of = wanted.declared, wanted.repeat_of or ""
    grid = _read(declared, content_of(wanted.file), declared.sheet, expected)
    in_file = (folder / of).is_file()
    parent = _read(declared, content_of(of if in_file else wanted.file), None if in_file else of, expected)
    return _Read(with_parent(grid, parent), () if in_file else (parent.sheet or "",))


def _taken(wanted: _Wanted, read: _Read, content: bytes) -> _Taken:
    declared, grid = wanted.declared, read.grid
    rows = grid.rows
    if declared.where:
        lines = np.flatnonzero(chosen(grid, declared.where))
        grid = replace(of_lines(grid, lines), how=replace(grid.how, chosen=len(lines)))
    if not len(grid.rows) and wanted.role == "register":
        raise UnreadableSource(
            "aucune ligne sous les intitulés. Remplissez-le, ou exportez-le de nouveau avec ses données ; sinon, retirez ce "
            "registre de la déclaration."
        )
    ignored = [place for place, name in enumerate(grid.names) if name in wanted.ignored]
    read_columns = [place for place in range(len(grid.names)) if place not in ignored]
    places = {place: rank for rank, place in enumerate(read_columns)}
    table = RawTable(
        role=wanted.role,
        name=wanted.name,
        wave=wanted.wave,
        shown_as=shown_address(wanted.file),
        sheet=grid.sheet,
        sha256=hashlib.sha256(content).hexdigest(),
        frame=_frame(grid, read_columns),
        rows=grid.rows,
        letters=tuple(grid.letters[place] for place in read_columns),
        headings=tuple(grid.headings[place] for place in read_columns),
        how=replace(grid.how, left=_in_order((*grid.how.left, *(grid.letters[place] for place in ignored)))),
        reading=declared.reading,
        misfits=grid.misfits,
        troubles=tuple(
            one._replace(column=None if one.column is None else places[one.column])
            for one in grid.troubles
            if one.column is None or one.column in places
        ),
        left=grid.left,
        provider=declared.provider,
        keys=wanted.keys,
        parents=read.parents,
        served=LINKS
        | {grid.names[place] for place in map(partial(place_of, grid), declared.where) if place is not None},
    )
    return _Taken(table, rows)


def _in_order(letters: Sequence[str]) -> tuple[str, ...]:
    """Sort columns as a spreadsheet does, those of a parent last."""
    return tuple(sorted(letters, key=lambda one: (" " in one, len(one), one)))


def _frame(grid: Grid, read: Sequence[int]) -> pd.DataFrame:
    frame = pd.DataFrame({rank: grid.columns[place] for rank, place in enumerate(read)}, index=range(len(grid.rows)))
    frame.columns = pd.Index([grid.names[place] for place in read])
    return frame
