"""How many rows the files of a table hold is told as well, beside figures: a number of people, or of what they did."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Tally, Told
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import DERIVED
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.dataset import Dataset


def rows_of(table: str) -> str:
    """Name what tells how many rows a table holds, as figures are named: by what no indicator is called."""
    return f"lignes · {table}"


@dataclass(frozen=True)
class RowsOfFiles:
    """Asks for the rows of one table, whatever they say."""

    table: str

    def needs(self, columns: Columns) -> tuple[Need, ...]:
        """Return what to count."""
        return (Need(self.table),)

    def told(self, columns: Columns, tallies: Mapping[Need, Tally]) -> tuple[Told, ...]:
        """Say that every row counts."""
        return (Told(rows_of(self.table), "", Need(self.table), (), np.ones((), dtype=bool), None),)


def asking_for_rows(initiative: Initiative, dataset: Dataset) -> Iterator[RowsOfFiles]:
    """Yield each table that files hold and that is somebody's business."""
    for table in dataset.tables:
        if table not in DERIVED and kind_of(initiative, table) != "public":
            yield RowsOfFiles(table)
