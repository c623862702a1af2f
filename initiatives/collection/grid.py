"""What an export looks like once opened: columns of text under headings, before they are attached to an initiative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.personal_values import LeftColumn

Cells = Sequence[Sequence[str | None]]
"""Lines of text, None where a cell is blank."""

Expected = Mapping[str, Mapping[str, str]]
"""Heading looked for → (word by which a tool may name an option → the option), for questions with several answers."""

LOOKED_AT = 40
"""Lines among which the headings are looked for."""

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet may hold (Excel’s specifications); a CSV may hold more."""

Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]
"""Ranges of merged cells: (line, column) of the first and of the last, from 0, both included."""

LineReason = Literal[
    "open_quote",
    "too_long",
    "too_short",
    "blank_ends",
    "other_encoding",
    "headings",
    "moved_headings",
    "total",
    "note",
    "second_table",
    "hidden",
    "no_parent",
    "no_wave",
]
"""What is not as it should be in a line of a file: a quote that is not closed, more or fewer cells than headings, fewer as a
spreadsheet leaves out blank ones, another encoding than the rest; a line that writes the headings again, that is below headings
in another order, that sums up others, that is a note below the table, that is of another table below, that is hidden; a line of
a repeat group without its parent, an answer that the dates of no wave hold."""
CellReason = Literal["error", "uncomputed", "damaged", "long_number"]
"""What is not as it should be in a cell of a workbook: an error, a formula without value, a text that cannot be found, a number
that lost figures."""
DecisionReason = Literal["decided_kept", "decided_corrected", "decided_left_out", "decided_row_left_out"]
"""What a person decided of a cell, or of its row: see `settled_doubts`."""
Reason = LineReason | CellReason | DecisionReason


class UnreadableSource(Exception):  # noqa: N818 - read aloud: « source illisible »
    """The file cannot be read as its format; the message is a French sentence with its remedy, without any cell."""


class Trouble(NamedTuple):
    """What is not as it should be: positions of lines of a table, and of the column if it is a cell; it is judged later."""

    reason: Reason
    lines: NDArray[np.intp]
    column: int | None = None


@dataclass(frozen=True)
class Body:
    """The lines below the headings: a column of text per position, blank where nothing is written.

    Each distinct text of a column is held once, as a category, so that it will be interpreted once. `rows[i]` is the row
    of line i as a spreadsheet shows it (1 = the first); lines without any cell are left out.
    """

    columns: tuple[pd.Categorical, ...]
    rows: NDArray[np.int64]
    troubles: tuple[Trouble, ...] = ()


class Opened(Protocol):
    """One way to see a file: a sheet of a workbook, or a text cut at one delimiter."""

    @property
    def sheet(self) -> str | None:
        """Name of the sheet; None for a text."""

    @property
    def top(self) -> Cells:
        """First lines, among which the headings are."""

    @property
    def written_as(self) -> tuple[str | None, str | None]:
        """Encoding and delimiter of a text; None twice for a workbook."""

    @property
    def merged(self) -> Merged:
        """Ranges of merged cells."""

    @property
    def all_seen(self) -> bool:
        """Whether errors, formulas without value and hidden lines are seen."""

    def below(self, header: int, width: int) -> Body:
        """Read `width` columns below line `header` (0 = the first)."""


_UNSEEN = " XLS ou ODS (ce qui y est en erreur, sans valeur ou masqué ne se voit pas : préférez XLSX)"


@dataclass(frozen=True)
class HowRead:
    """How a file was opened, said by `check`: its encoding and delimiter if it is a text, where its headings are, what is read.

    `header` is the row of the headings as a spreadsheet shows it; `columns` have a heading, or hold something, of which `left` are
    not read: their letters, whether nobody declared them, a tool adds them, or the declaration leaves them out.
    """

    encoding: str | None
    delimiter: str | None
    header: int
    rows: int
    columns: int
    left: tuple[str, ...]
    chosen: int | None = None
    """How many of the rows `where` takes, if it is declared."""
    all_seen: bool = True
    """Whether errors, formulas without value and hidden lines are seen."""

    def sentence(self) -> str:
        """Say it in one French line."""
        shown = {"\t": "tabulation"}.get(self.delimiter or "", f"« {self.delimiter} »")
        opened = (
            f"{self.encoding}, séparateur {shown}"
            if self.encoding
            else "classeur" + (_UNSEEN if not self.all_seen else "")
        )
        left, read = len(self.left), self.columns - len(self.left)
        kept = f"{read} lue{'s' * (read > 1)}, {left} laissée{'s' * (left > 1)}"
        chosen = "" if self.chosen is None else f" dont {self.chosen} retenue{'s' * (self.chosen > 1)} (« where »)"
        return (
            f"{opened}, intitulés ligne {self.header}, {self.rows} ligne{'s' * (self.rows > 1)}{chosen}, "
            f"{self.columns} colonne{'s' * (self.columns > 1)} : {kept}"
        )


@dataclass(frozen=True)
class Grid:
    """One table of an export.

    `names[j]` is how the declaration calls column j (`interets[jouer]` for the column of an option); `headings[j]` is as
    the file shows it; `letters[j]` as a spreadsheet does. `left` are the columns that nobody declared: nothing of them is
    kept but their headings. Of those that a tool adds by itself, only those that hold personal data are told there.
    """

    sheet: str | None
    headings: tuple[str, ...]
    names: tuple[str, ...]
    letters: tuple[str, ...]
    columns: tuple[pd.Categorical, ...]
    rows: NDArray[np.int64]
    how: HowRead
    troubles: tuple[Trouble, ...] = ()
    left: tuple[LeftColumn, ...] = ()
    misfits: tuple[str, ...] = ()
    """Why what the declaration says of its reading does not seem to fit, in French."""


def letter(position: int) -> str:
    """Name a column as a spreadsheet does: 0 → A, 25 → Z, 26 → AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
