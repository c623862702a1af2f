"""Mistakes that an export carries on purpose: where each is, which rule it breaks, and how it is planted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from data.generation.sheets import Sheet


@dataclass(frozen=True)
class Mistake:
    """One mistake: in which file and sheet, at which row as a spreadsheet shows it, under which heading.

    `rule` is the name of the rule that it breaks.

    `how`: `cell` writes `cells` over a row that exists; `row` inserts a copy of the row above, changed by `cells`;
    `new_row` inserts a row that holds only `cells`; `column` adds a heading that nobody expects.
    """

    name: str
    rule: str
    file: str
    sheet: str | None
    row: int | None
    heading: str
    how: Literal["cell", "row", "new_row", "column"]
    cells: tuple[tuple[str, str], ...]


def plant(mistakes: Iterable[Mistake], tables: Mapping[tuple[str, str | None], Sheet]) -> None:
    """Put every mistake in its table; within a table, they are listed in the order of their rows."""
    for mistake in mistakes:
        sheet = tables[mistake.file, mistake.sheet]
        cells = dict(mistake.cells)
        if mistake.how == "column":
            sheet.headings.append(mistake.heading)
            sheet.rows[3][mistake.heading] = "oui"
            continue
        position = (mistake.row or 0) - sheet.first_row
        if mistake.how == "cell":
            sheet.rows[position] |= cells
        else:
            above = sheet.rows[position - 1] if mistake.how == "row" else {}
            sheet.rows.insert(position, {**above, **cells})
