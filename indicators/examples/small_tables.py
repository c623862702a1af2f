"""The small tables that evaluators write in examples, typed as the contract of checked tables says."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import DONT_KNOW, ILLEGIBLE, NO, NOT_CONCERNED, PERSON, WAVE, YES
from initiatives.validation.dataset import MARK, UNASKED, Table
from initiatives.validation.postcondition import breaks
from initiatives.validation.table_schemas.typed_columns import DECIMALS, IDS

IGNORED = "respondent"
"""A column that only helps the eye."""
THIRD_PARTY = "third_party"


class WrongExample(ValueError):  # noqa: N818 - read aloud: « exemple mal écrit »
    """An example table that cannot be read; the message says why in French."""


def read_rows(text: str) -> pd.DataFrame:
    """Read « a | b | c » lines, headings first, as text; a blank cell is missing."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    if not lines:
        raise WrongExample("le tableau est vide")
    head, rows = lines[0], lines[1:]
    if any(len(row) != len(head) for row in rows):
        raise WrongExample("une ligne n’a pas autant de cases que l’en-tête")
    return pd.DataFrame(rows, columns=head, dtype="str").replace("", pd.NA)


def answers_rows(rows: pd.DataFrame, questions: Mapping[str, Question], wave: str) -> pd.DataFrame:
    """Complete the answers of a group: `wave` where the table has no such column, one column per option of a question."""
    said: Mapping[str, Any] = {WAVE: wave, PERSON: pd.NA, THIRD_PARTY: NO}
    columns = {name: rows[name].fillna(blank) if name in rows else blank for name, blank in said.items()}
    for name in (name for name in map(str, rows) if name not in said):
        asked = questions.get(name)
        columns |= (
            {name: rows[name]} if asked is None or asked.answer != "several_of" else _ticks(name, rows[name], asked)
        )
    return pd.DataFrame(columns, index=rows.index, dtype="str")


def typed_table(name: str, rows: pd.DataFrame, schema: pa.DataFrameSchema) -> Table:
    """Type the columns that the example has; their contract is respected, or `WrongExample` says in French where not.

    An example leaves out the columns that it does not need; texts of a register, which are never counted, go. A cell that
    says « illisible » is one that could not be read, and « non_concerne », for a number, one that was not asked.
    """
    texts = (
        [key for key, column in REGISTERS[name].columns.items() if column.kind == "text"] if name in REGISTERS else []
    )
    written = rows.drop(columns=texts, errors="ignore")
    if unknown := [key for key in written if key not in schema.columns]:
        raise WrongExample(f"la colonne « {unknown[0]} » n’est pas prévue dans « {name} »")
    marks = {
        f"{prefix}{key}": written[key].eq(word)
        for key in written
        for prefix, word in ((MARK, ILLEGIBLE), (UNASKED, NOT_CONCERNED))
        if f"{prefix}{key}" in schema.columns
    }
    kept = schema.select_columns([key for key in schema.columns if key in written or key in marks])
    typed = {key: marks[key] if key in marks else _typed(written[key], kept.columns[key]) for key in kept.columns}
    frame = pd.DataFrame(typed, index=rows.index)
    decimals = {key: column.metadata[DECIMALS] for key, column in kept.columns.items()}
    table = Table(name, frame, {key: places for key, places in decimals.items() if places is not None})
    if broken := breaks(kept, table):
        raise WrongExample(f"le tableau « {name} » ne respecte pas son contrat, {broken[0]}")
    return table


def _ticks(name: str, answers: "pd.Series[str]", question: Question) -> dict[str, "pd.Series[str]"]:
    wrong = {one for cell in answers.dropna() for one in _ticked(cell)} - {*question.options, *_WHOLE}
    if wrong:
        raise WrongExample(f"« {sorted(wrong)[0]} » n’est pas une réponse de « {name} »")
    options = [option for option in question.options if option not in (DONT_KNOW, NOT_CONCERNED)]
    return {f"{name}.{one}": answers.map(lambda cell, one=one: _tick(cell, one)) for one in options}


_WHOLE = (ILLEGIBLE, DONT_KNOW, NOT_CONCERNED)
"""What stands for the whole answer to a question with several."""


def _ticked(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",")]


def _tick(cell: object, option: str) -> object:
    if not isinstance(cell, str):
        return pd.NA
    if cell in _WHOLE:
        return cell
    return YES if option in _ticked(cell) else NO


def _typed(cells: "pd.Series[str]", column: pa.Column) -> object:
    known, decimals = column.metadata[IDS], column.metadata[DECIMALS]
    if known is not None:
        wrong = sorted(set(cells.dropna()) - set(known))
        if wrong:
            raise WrongExample(f"« {wrong[0]} » n’est pas une réponse de « {cells.name} »")
        return pd.Categorical(cells, categories=pd.Index(known, dtype="str"))
    if decimals is not None:
        numbers = pd.to_numeric(cells.mask(cells.isin([ILLEGIBLE, NOT_CONCERNED])))
        return (numbers.astype("Float64") * 10**decimals).round().astype("Int64")
    match str(column.dtype):
        case "int64":
            # Nobody in particular is −1, as after validation.
            return pd.factorize(cells)[0]
        case "bool":
            return cells.eq(YES)
        case "category":
            return pd.Categorical(cells, categories=pd.Index(cells.dropna().unique(), dtype="str"))
        case _:
            return _days(cells)


def _days(cells: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    days: pd.Series[pd.Timestamp] = pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    if (days.isna() & cells.notna()).any():
        raise WrongExample(f"une date de « {cells.name} » ne s’écrit pas 2014-10-31")
    return days
