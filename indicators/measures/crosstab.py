"""How rows spread over two columns at once: actions by axis and by status, with their totals."""

from typing import Annotated

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import TERRITORY, Cell, Counts
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part, added
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling

EVERY = "ensemble"
"""Part that adds up a row (`handicap.ensemble`) or a column (`ensemble.realisee`) of the table."""


class Crosstab(CountedMeasure):
    """The number of rows of each crossing (`handicap.realisee`), of each row and of each column of the table.

    A level of the first column that no row speaks of has no figure, which is not zero: nothing was sent about it.
    """

    crosstab: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)] = Field(
        description="Les deux colonnes croisées : ce qui fait les lignes du tableau, puis ses colonnes"
    )
    of: str = Field(description="Table dont les lignes sont comptées")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def speaks_of(self, cell: Cell) -> bool:
        """Tell that the table is made once, for the territory: it holds its parts already."""
        return cell.scope == TERRITORY

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross the two columns."""
        return (Need(self.of, tuple(Coded(name) for name in self.crosstab), where=conditions(self.where)),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the whole, then for each level of the first column its total and its crossings, then the columns."""
        (one,) = counted
        valid = one.counts[:, :-KEPT_APART, :-KEPT_APART]
        first, second = (columns.tables[self.of][name] for name in self.crosstab)
        rows, headings = (levels[:-KEPT_APART] for levels in one.levels)
        whole = added(valid)
        readable = np.delete(np.delete(one.counts, -KEPT_APART, axis=1), -KEPT_APART, axis=2)
        illegible = one.units() - added(readable)
        parts = [
            Part(
                value=whole.astype(np.float64),
                n=whole,
                missing=one.units() - whole - illegible,
                illegible=illegible,
                computation=_HOW,
                need=one.need,
            )
        ]
        for place, row in enumerate(rows):
            base = np.add.reduce(valid[:, place], axis=1)
            parts.append(_part(one, f"{row}.{EVERY}", first.name(row), base, base))
            for column, heading in enumerate(headings):
                label = f"{first.name(row)} – {second.name(heading)}"
                parts.append(_part(one, f"{row}.{heading}", label, valid[:, place, column], base))
        for column, heading in enumerate(headings):
            total = np.add.reduce(valid[:, :, column], axis=1)
            parts.append(_part(one, f"{EVERY}.{heading}", second.name(heading), total, whole))
        return tuple(parts)


_HOW = "dénombrement croisé"


def _part(one: Counted, part: str, label: str, k: Counts, base: Counts) -> Part:
    value = np.where(base > 0, k.astype(np.float64), np.nan)
    return Part(id=part, label=label, value=value, n=base, computation=_HOW, need=one.need)
