"""Typed tables for tests of the engine, by themselves: no declaration stands behind them, and places may be any word."""

from collections.abc import Iterable, Mapping

import pandas as pd

from indicators.examples.small_tables import IGNORED, THIRD_PARTY
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import DONT_KNOW, ILLEGIBLE, NO, NOT_CONCERNED, PERSON, SCOPES, WAVE, YES
from initiatives.validation.dataset import MARK, Table


def answers_table(group: str, rows: pd.DataFrame, questions: Mapping[str, Question], wave: str) -> Table:
    """Type the answers of a group; `wave` is used when the table has no such column."""
    decimals: dict[str, int] = {}
    columns: dict[str, object] = {
        WAVE: _categories(rows[WAVE] if WAVE in rows else pd.Series([wave] * len(rows), dtype="str")),
        PERSON: rows[PERSON].fillna("-1").astype("int64") if PERSON in rows else pd.Series([-1] * len(rows)),
        THIRD_PARTY: rows[THIRD_PARTY].eq(YES).fillna(False).astype(bool) if THIRD_PARTY in rows else False,
    }
    for name in rows.columns:
        if name in SCOPES:
            columns[name] = _categories(rows[name])
        elif name in questions:
            columns |= _question(name, rows[name], questions[name], decimals)
        else:
            assert name in (IGNORED, WAVE, PERSON, THIRD_PARTY), name
    return Table(group, pd.DataFrame(columns, index=rows.index), decimals)


def register_table(register: str, rows: pd.DataFrame, communes: Iterable[str] = ()) -> Table:
    """Type the rows of a register; scopes that validation would add may be written as columns, communes by their code."""
    contract = REGISTERS[register].columns if register in REGISTERS else {}
    decimals = {name: column.decimals for name, column in contract.items() if column.kind == "number"}
    declared = tuple(communes)
    typed = {name: _register_column(rows[name], contract.get(name), declared) for name in rows.columns}
    return Table(register, pd.DataFrame(typed, index=rows.index), decimals)


def _question(name: str, answers: pd.Series, question: Question, decimals: dict[str, int]) -> dict[str, object]:
    if question.answer == "number":
        decimals[name] = question.decimals
        unread = answers.eq(ILLEGIBLE).fillna(False).astype(bool)
        return {name: _integers(answers.mask(unread), question.decimals), f"{MARK}{name}": unread}
    if question.answer != "several_of":
        return {name: _categories(answers, question.held(), name)}
    options = [option for option in question.options if option not in (DONT_KNOW, NOT_CONCERNED)]
    held = question.held()
    return {f"{name}.{one}": _categories(answers.map(lambda cell, one=one: _tick(cell, one)), held) for one in options}


def _ticked(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",")]


def _tick(cell: object, option: str) -> object:
    if not isinstance(cell, str):
        return pd.NA
    if cell in (ILLEGIBLE, DONT_KNOW, NOT_CONCERNED):
        return cell
    return YES if option in _ticked(cell) else NO


def _register_column(cells: pd.Series, column: RegisterColumn | None, communes: tuple[str, ...]) -> object:
    if column is not None and column.kind == "number":
        return _integers(cells, column.decimals)
    if column is not None and column.kind == "one_of" and column.options:
        return _categories(cells, column.options, str(cells.name))
    if column is not None and column.kind == "commune":
        return _categories(cells, communes, str(cells.name))
    if column is not None and column.kind == "date":
        return _days(cells)
    return _categories(cells)


def _days(cells: pd.Series) -> pd.Series:
    days: pd.Series = pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    return days


def _integers(cells: pd.Series, decimals: int) -> pd.Series:
    whole: pd.Series = (pd.to_numeric(cells).astype("Float64") * 10**decimals).round().astype("Int64")
    return whole


def _categories(cells: pd.Series, allowed: tuple[str, ...] | None = None, name: str = "") -> pd.Categorical:
    known = list(allowed) if allowed is not None else list(dict.fromkeys(cells.dropna()))
    assert set(cells.dropna()) <= set(known), name
    return pd.Categorical(cells, categories=known)
