"""What a file says before anyone interprets it: text in cells that know their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.grid import HowRead, Trouble
from initiatives.collection.personal_values import LeftColumn
from initiatives.declaration.file_reading import FileReading


class ToldDecision(NamedTuple):
    """A decision, by the file and the row of its log, that found no such cell, or that holds on to the number of a row."""

    log: str
    line: int
    why: Literal["stale", "by_row"]


@dataclass(frozen=True)
class RawTable:
    """One table as read: every cell is text or missing, every cell knows its file, sheet, row and column.

    `frame` has one column per declared heading, in the order of the file, and a default index: categories are the distinct
    texts (str), missing where the cell is blank. Its columns are called as the declaration calls them (`interets[jouer]` for
    the column of an option); `headings[j]` is what the file shows; `left` are the columns that nobody declared, of which
    nothing is kept. `rows[i]` is the row of the file (1 = first line, as a spreadsheet shows it) that holds `frame` row i;
    `letters[j]` is the spreadsheet letter of column j; `troubles` are the rows that are not as they should be. It holds
    personal data: it never leaves stages 2 and 3.
    """

    role: Literal["answers", "register"]
    name: str
    """The group for answers, the register's id for a register."""
    wave: str | None
    """None for a register; `par_date` until the date of each answer has told its wave."""
    shown_as: str
    """The file's path relative to the initiative's folder, or its address without its secrets: what messages print."""
    sheet: str | None
    sha256: str
    frame: pd.DataFrame
    rows: NDArray[np.int64]
    letters: tuple[str, ...]
    headings: tuple[str, ...]
    how: HowRead
    reading: FileReading = field(default_factory=FileReading)
    """How its dates and numbers are to be read, where the declaration says so."""
    misfits: tuple[str, ...] = ()
    """Why what the declaration says of its reading does not seem to fit, in French."""
    troubles: tuple[Trouble, ...] = ()
    left: tuple[LeftColumn, ...] = ()
    beside: Mapping[str, int] = field(default_factory=dict)
    """Other sheets of the file that nobody reads → how many lines they hold below their first; told by one table of it."""

    parents: tuple[str, ...] = ()
    """Sheet of the parent, if it is a repeat group."""
    served: frozenset[str] = frozenset()
    """Columns that told which rows are read, or tied them to their parent: they have done their work."""
    provider: str | None = None
    """Who is declared to have sent the file: a partner's id, or a name."""
    keys: frozenset[str] = frozenset()
    """Columns of which a cell names its row, whatever the order of an export: the number of an answer, a key."""
    told_decisions: tuple[ToldDecision, ...] = ()
    """Decisions of which something is to be told; by one table of all."""
    unread: int = 0
    """Lines of the table that `where` leaves and that no other source takes; told by one table of it."""

    @property
    def name_of_file(self) -> str:
        """Name the file, and its sheet if it has any, in French: for its owner."""
        return f"{self.shown_as}, feuille « {self.sheet} »" if self.sheet else self.shown_as
