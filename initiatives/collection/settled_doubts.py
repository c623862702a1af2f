"""The log of decisions: each doubt that a person settled once, replayed at each run on the exports as they are.

A decision names one cell by its file, its column and the number or key that its row holds, which is there wherever a new export
puts it, or by its row alone; and what it read there: where the cell says something else today, nothing is done and it is told. Who
decided, why, and what was written before stay with the owner.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from initiatives.collection import sources
from initiatives.collection.grid import Grid, Reason, Trouble
from initiatives.collection.raw import RawTable, ToldDecision
from initiatives.plain_text import plain

Decided = Literal["garder", "corriger", "ecarter", "ecarter_la_ligne"]
_REASONS: Mapping[Decided, Reason] = {
    "garder": "decided_kept",
    "corriger": "decided_corrected",
    "ecarter": "decided_left_out",
    "ecarter_la_ligne": "decided_row_left_out",
}
_HEADINGS = ("fichier", "feuille", "cle", "ligne", "colonne", "lu", "decision", "valeur", "par", "pourquoi")
_ALWAYS = ("fichier", "decision", "par", "pourquoi")
"""What every decision must say, and its row besides, by `cle` or `ligne`; `valeur` goes with « corriger »."""
_OF_A_CELL = ("colonne", "lu")
"""What a decision of a cell says too; `lu` is blank for a cell that was. One that leaves out a row needs neither."""


class Decision(NamedTuple):
    """What was decided of one cell: `line` is its row in the log, `column` a letter or a heading, `read` what it said then.

    `column` is None where the whole row is left out, whatever it says.

    `key` is what a column of the row that names it holds, `row` where a spreadsheet showed it; one of them at least is there.
    """

    line: int
    file: str
    sheet: str | None
    key: str | None
    row: int | None
    column: str | None
    read: str
    decided: Decided
    value: str | None


def read_decisions(shown_as: str, content: bytes) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """Read the log, a CSV or a workbook; return the decisions and, in French, what is wrong with others.

    `UnreadableSource` when it is no table.
    """
    grid = sources.read("csv", content, None, {heading: {} for heading in _HEADINGS})
    lines = list(_lines(grid))
    of_cells = not all(_leaves_out_a_row(said) for _, said in lines)
    lacking = [one for one in (*_ALWAYS, *(_OF_A_CELL if of_cells else ())) if one not in grid.names]
    if lacking:
        columns = ", ".join(f"« {heading} »" for heading in lacking)
        return (), (f"{shown_as} : colonnes absentes du registre des décisions ({columns}). Ajoutez-les.",)
    found, problems = [], []
    for line, said in lines:
        wrong = _wrong(said)
        if wrong:
            problems.append(f"{shown_as}, ligne {line} : {wrong}")
        else:
            found.append(
                Decision(
                    line,
                    said["fichier"],
                    said.get("feuille"),
                    said.get("cle"),
                    int(said["ligne"]) if "ligne" in said else None,
                    said.get("colonne"),
                    said.get("lu", ""),
                    _decided(said["decision"]) or "garder",
                    said.get("valeur"),
                )
            )
    return tuple(found), tuple(problems)


def _lines(grid: Grid) -> Iterator[tuple[int, dict[str, str]]]:
    columns = {name: column.astype(object) for name, column in zip(grid.names, grid.columns, strict=True)}
    for place, row in enumerate(grid.rows.tolist()):
        yield row, {name: texts[place] for name, texts in columns.items() if isinstance(texts[place], str)}


def _decided(text: str) -> Decided | None:
    word = plain(text).replace(" ", "_")
    return next((one for one in get_args(Decided) if one == word), None)


def _leaves_out_a_row(said: Mapping[str, str]) -> bool:
    return _decided(said.get("decision", "")) == "ecarter_la_ligne" and "colonne" not in said


def _wrong(said: Mapping[str, str]) -> str:
    needed = _ALWAYS if _leaves_out_a_row(said) else (*_ALWAYS, "colonne")
    lacking = [heading for heading in needed if not said.get(heading, "").strip()]
    if lacking:
        return f"il manque {', '.join(f'« {heading} »' for heading in lacking)}. Complétez la décision."
    decided = _decided(said["decision"])
    if decided is None:
        return "cette décision n’est pas connue. Écrivez « garder », « corriger », « écarter » ou « écarter la ligne »."
    if not {"cle", "ligne"} & said.keys():
        return "rien ne dit de quelle ligne il s’agit. Écrivez son numéro ou sa clé dans « cle », ou « ligne »."
    if not re.fullmatch(r"\d{1,9}", said.get("ligne", "1").strip(), re.ASCII):
        return "« ligne » n’est pas un numéro de ligne. Écrivez celui que votre tableur affiche."
    if (decided == "corriger") != bool(said.get("valeur", "").strip()):
        return "« valeur » va avec « corriger », et seulement avec. Complétez-la, videz-la, ou changez la décision."
    return ""


def with_decisions(tables: Sequence[RawTable], decisions: Sequence[Decision], log: str) -> tuple[RawTable, ...]:
    """Replay the decisions on the tables; one that finds no such cell, or another text in it, is told and does nothing.

    So is one that holds on to the row of a table whose rows have a number or a key, or to a row and nothing else: a new export
    would lose it.
    """
    replayed, told = list(tables), list[ToldDecision]()
    for decision in decisions:
        for rank, table in enumerate(replayed):
            after = _decided_on(table, decision)
            if after is not None:
                replayed[rank] = after
                if decision.key is None and (decision.column is None or _keys(table)):
                    told.append(ToldDecision(log, decision.line, "by_row"))
                break
        else:
            told.append(ToldDecision(log, decision.line, "stale"))
    return (*(replace(one, told_decisions=tuple(told)) for one in replayed[:1]), *replayed[1:])


def _keys(table: RawTable) -> list[int]:
    """Return the positions of the columns that name a row: its number, its key."""
    return [place for place, name in enumerate(table.frame.columns) if name in table.keys]


def _lines_of(table: RawTable, decision: Decision) -> list[int]:
    """Find the row that a decision is about; several where nothing tells them apart, which is as none."""
    found = np.ones(len(table.rows), dtype=bool) if decision.row is None else table.rows == decision.row
    if decision.key is not None:
        wanted = plain(decision.key)
        named = np.zeros(len(table.rows), dtype=bool)
        for place in _keys(table):
            texts = table.frame.iloc[:, place]
            same = [category for category in texts.cat.categories if plain(category) == wanted]
            named |= texts.isin(same).to_numpy(dtype=bool)
        # Where one key names several rows, the row tells which; elsewhere it has moved since.
        found = named & found if named.sum() > 1 else named
    return [int(line) for line in np.flatnonzero(found)]


def _decided_on(table: RawTable, decision: Decision) -> RawTable | None:
    """Return the table once the decision is replayed; None where it has no such cell, or the cell says something else."""
    if plain(table.shown_as) != plain(decision.file) or (decision.sheet or table.sheet) != table.sheet:
        return None
    lines = _lines_of(table, decision)
    if len(lines) != 1:
        return None
    (line,) = lines
    if decision.column is None:
        left_out = Trouble(_REASONS[decision.decided], np.array([line], dtype=np.intp))
        return replace(table, troubles=(*table.troubles, left_out))
    column = _column(table, decision.column)
    if column is None:
        return None
    texts = table.frame.iloc[:, column].astype(object)
    held = texts.iloc[line]
    if plain(held if isinstance(held, str) else "") != plain(decision.read):
        return None
    frame = table.frame
    if decision.decided in ("corriger", "ecarter"):
        texts.iloc[line] = decision.value if decision.decided == "corriger" else None
        columns = {place: table.frame.iloc[:, place] for place in range(len(table.frame.columns))}
        columns[column] = texts.astype("str").astype("category")
        frame = pd.DataFrame(columns)
        frame.columns = table.frame.columns
    # What was wrong with the cell itself is settled with it: an error, a formula without value.
    others = tuple(_without(trouble, line, column) for trouble in table.troubles)
    decided = Trouble(_REASONS[decision.decided], np.array([line], dtype=np.intp), column)
    return replace(table, frame=frame, troubles=(*(one for one in others if len(one.lines)), decided))


def _without(trouble: Trouble, line: int, column: int) -> Trouble:
    return trouble._replace(lines=trouble.lines[trouble.lines != line]) if trouble.column == column else trouble


def _column(table: RawTable, said: str) -> int | None:
    """Find a column told by its letter, its heading, or both (« F · Âge »)."""
    wanted = plain(said)
    for place, (letter, heading) in enumerate(zip(table.letters, table.headings, strict=True)):
        if wanted in (plain(letter), plain(heading), plain(f"{letter} · {heading}")):
            return place
    return None
