"""The record kept while one table is checked: what was found, which rows are set aside and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from initiatives.collection.raw import RawTable
from initiatives.plain_text import plain
from initiatives.validation.quality import Finding, Passage, Severity
from initiatives.validation.whole_columns import Parsed, Rows, T
from initiatives.validation.wrong import Wrong


class Ledger:
    """Everything noted about one table: `findings`, and `kept`, the rows not set aside so far."""

    def __init__(self, raw: RawTable) -> None:
        self.raw = raw
        self.findings: list[Finding] = []
        self.kept: Rows = np.ones(len(raw.frame), dtype=bool)
        self._set_aside: Counter[str] = Counter()
        self._cells: Counter[str] = Counter()

    def at(self, positions: NDArray[np.intp]) -> Rows:
        """Return which rows stand at these positions."""
        rows = np.zeros(len(self.kept), dtype=bool)
        rows[positions] = True
        return rows

    def note(self, severity: Severity, why: Wrong, row: int | None = None, column: int | None = None) -> None:
        """Note one finding, at a position of the table's rows and columns."""
        raw = self.raw
        place = None if column is None else f"{raw.letters[column]} · {raw.headings[column]}"
        line = None if row is None else raw.rows[row]
        self.findings.append(Finding(raw.shown_as, raw.sheet, line, place, why.rule, severity, why.message, why.remedy))

    def refuse_cells(self, rows: Rows, column: int, why: Wrong) -> None:
        """Set aside the cells of these rows in one column: they count as blank, the rows are kept."""
        for row in np.flatnonzero(rows & self.kept):
            self.note("cell_set_aside", why, int(row), column)
            self._cells[why.rule] += 1

    def refuse_rows(self, rows: Rows, why: Wrong, column: int | None = None) -> None:
        """Set aside these rows; each is set aside once, for the first reason found."""
        for row in np.flatnonzero(rows & self.kept):
            self.note("row_set_aside", why, int(row), column)
            self._set_aside[why.rule] += 1
        self.kept = self.kept & ~rows

    def take(self, parsed: Parsed[T], column: int, identifies: bool = False) -> Parsed[T]:
        """Note every cell of a column that could not be read; a row is lost with the cell that says what it is about."""
        for why, rows in parsed.wrong.items():
            if identifies:
                self.refuse_rows(rows, why, column)
            else:
                self.refuse_cells(rows, column, why)
        return parsed

    def set_totals_aside(self) -> None:
        """Set aside the rows that sum up others."""
        self.refuse_rows(self.at(np.array(sorted(self.raw.totals), dtype=np.intp)), TOTAL)

    def unexpected(self, known: Iterable[str]) -> None:
        """Note the columns that nobody declared; what they hold is not used."""
        declared = set(known)
        for position, name in enumerate(self.raw.frame.columns):
            if name not in declared:
                self.note("notice", UNEXPECTED, column=position)

    def find(self, headings: Sequence[str], missing: Severity | None = "blocking") -> int | None:
        """Return the position of the column that has one of these headings, the first of them that the file has.

        None when there is none, which is noted with severity `missing` (not at all if None); a heading that the file
        has twice is blocking.
        """
        names = list(self.raw.frame.columns)
        for heading in headings:
            positions = [position for position, name in enumerate(names) if name == heading]
            if len(positions) > 1:
                letters = " et ".join(self.raw.letters[position] for position in positions)
                self.note("blocking", _twice(letters), column=positions[0])
            if positions:
                return positions[0]
        if headings and missing:
            self.note(missing, self._absent(headings))
        return None

    def _absent(self, headings: Sequence[str]) -> Wrong:
        looked = " ou ".join(f"« {heading} »" for heading in headings)
        shown = {plain(heading): heading for heading in self.raw.headings}
        near = get_close_matches(plain(headings[0]), list(shown), n=3, cutoff=0.75)
        hint = (
            f" Intitulés proches dans le fichier : {', '.join(f'« {shown[name]} »' for name in near)}." if near else ""
        )
        return Wrong(
            "colonne_absente",
            f"la colonne {looked} est absente.{hint}",
            "Exportez-la, ou indiquez son intitulé dans « columns » de la déclaration.",
        )

    def passage(self, rank: int | None) -> Passage:
        """Sum up: how many rows were read, used, set aside; `rank` is that of the file among those of its group and wave."""
        return Passage(
            self.raw.name,
            self.raw.wave,
            rank,
            self.raw.sha256,
            len(self.kept),
            int(self.kept.sum()),
            dict(sorted(self._set_aside.items())),
            dict(sorted(self._cells.items())),
        )


def _twice(letters: str) -> Wrong:
    return Wrong(
        "intitule_en_double",
        f"plusieurs colonnes ({letters}) portent cet intitulé.",
        "Renommez ou supprimez celle qui est de trop.",
    )


TOTAL = Wrong(
    "ligne_de_total", "cette ligne est un total : elle n’est pas comptée.", "Vous pouvez la laisser ou la supprimer."
)
UNEXPECTED = Wrong(
    "colonne_inattendue",
    "cette colonne n’est pas déclarée : elle n’est pas lue.",
    "Ajoutez-la à « ignored_columns » du questionnaire si elle ne sert pas, ou déclarez-la.",
)
