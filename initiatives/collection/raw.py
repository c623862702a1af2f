"""What a file says before anyone interprets it: text in cells that know their place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd


@dataclass(frozen=True)
class RawTable:
    """One table as read: every cell is text or missing, every cell knows its file, sheet, row and column.

    `frame` has one column per heading (dtype str, missing where the cell is blank), in the order of the file, and a
    default index. Its columns are called as the declaration calls them (`interets[jouer]` for the column of an
    option), or as the file does when the declaration does not know them; `headings[j]` is what the file shows.
    `rows[i]` is the row of the file (1 = first line, as a spreadsheet shows it) that holds `frame` row i; `letters[j]`
    is the spreadsheet letter of column j; `totals` are the positions of rows that sum up others. It holds personal
    data: it never leaves stages 2 and 3.
    """

    role: Literal["answers", "register"]
    name: str
    """The group for answers, the register's id for a register."""
    wave: str | None
    file: Path
    shown_as: str
    """The file's path relative to the initiative's folder: what messages print."""
    sheet: str | None
    sha256: str
    frame: pd.DataFrame
    rows: tuple[int, ...]
    letters: tuple[str, ...]
    headings: tuple[str, ...]
    totals: frozenset[int] = frozenset()

    @property
    def name_of_file(self) -> str:
        """Name the file, and its sheet if it has any, in French: for its owner."""
        return f"{self.shown_as}, feuille « {self.sheet} »" if self.sheet else self.shown_as
