"""What each file holds, and how it was read: sheet by sheet, what is used and what nobody reads."""

from collections.abc import Iterable, Iterator, Sequence

from initiatives.collection.headings import register_headings
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.questionnaire import headings_of
from initiatives.plain_text import and_others
from initiatives.validation.date_columns import is_month_first

_LISTED = 12
"""Columns listed at most, by their letters."""


def inventory(initiative: Initiative, tables: Iterable[RawTable]) -> Iterator[str]:
    """Give one line per file, or one per file and one per sheet below it, in the order of the declaration."""
    files: dict[str, list[RawTable]] = {}
    for table in tables:
        files.setdefault(table.shown_as, []).append(table)
    for name, held in files.items():
        sheets = list(dict.fromkeys(_said(table, _dates(initiative, table)) for table in held))
        beside = [f"feuille « {sheet} » : {_lines(rows)}" for one in held for sheet, rows in one.beside.items()]
        parents = {sheet for table in held for sheet in table.parents if sheet} - {table.sheet for table in held}
        beside += [f"feuille « {sheet} » : jointe aux lignes de son groupe répété" for sheet in sorted(parents)]
        unread = sum(table.unread for table in held)
        left = [f"{unread} ligne{'s' * (unread > 1)} qu’aucune source ne prend (« where »)"] if unread else []
        if held[0].sheet is None and len(sheets) == 1 and not left:
            yield f"{name} : {sheets[0]}"
        else:
            yield name
            yield from (f"  {line}" for line in (*sheets, *beside, *left))


def _said(table: RawTable, dates: str) -> str:
    sheet = f"feuille « {table.sheet} » : " if table.sheet else ""
    return f"{sheet}{table.how.sentence()}{_columns(table.how.left)}{dates}"


def _dates(initiative: Initiative, table: RawTable) -> str:
    """Say which of the day and the month is read first, in the columns where it matters; "" where there is none."""
    if table.role == "register":
        contract = contract_of(initiative, table.name)
        headings = register_headings(contract, initiative.registers[table.name])
        dated = {headings[name] for name, column in contract.columns.items() if column.kind == "date"}
    else:
        asked = initiative.questionnaire_of(table.name)
        dated = {*asked.respondent.date_reponse}
        dated |= {one for key, own in asked.questions.items() if own.answer == "date" for one in headings_of(key, own)}
    found = [is_month_first(table, place) for place, name in enumerate(table.frame.columns) if name in dated]
    first = {month_first for month_first in found if month_first is not None}
    orders = " et ".join(
        said for month_first, said in ((False, "jour/mois"), (True, "mois/jour")) if month_first in first
    )
    return f" ; dates {orders}" if orders else ""


def _columns(letters: Sequence[str]) -> str:
    if not letters:
        return ""
    more = f" {and_others(len(letters) - _LISTED)}" if len(letters) > _LISTED else ""
    return f" ({', '.join(letters[:_LISTED])}{more})"


def _lines(rows: int) -> str:
    return f"{rows} ligne{'s' * (rows > 1)} sous la première, que rien ne lit"
