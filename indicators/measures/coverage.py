"""How many of the declared levels something was done about: axes with at least one action carried out."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import TERRITORY, Cell
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling


class Coverage(CountedMeasure):
    """Levels that at least one row holds ÷ declared levels of the column; `n` is the number of declared levels."""

    coverage: str = Field(description="Colonne dont les valeurs sont déclarées")
    of: str = Field(description="Table comptée")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def speaks_of(self, cell: Cell) -> bool:
        """Tell that only the territory has all the declared levels."""
        return cell.scope == TERRITORY

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the rows of each level."""
        return (Need(self.of, (Coded(self.coverage),), where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the levels of the column are not declared beforehand."""
        column = columns.get(self.of, self.coverage)
        if column is None or column.levels:
            return ()
        return (f"« {self.coverage} » n’a pas de valeurs déclarées : on ne peut pas dire lesquelles manquent",)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the share of levels covered, then how many rows each has."""
        (one,) = counted
        rows, column = one.counts[:, :-KEPT_APART], columns.tables[self.of][self.coverage]
        k = np.count_nonzero(rows, axis=1).astype(np.int64)
        n = np.full_like(k, rows.shape[1])
        share = Part(value=k / n, n=n, k=k, computation="part des valeurs déclarées", need=one.need)
        return (
            share,
            *(
                Part(
                    id=level,
                    label=column.name(level),
                    value=rows[:, place].astype(np.float64),
                    n=rows[:, place],
                    computation="dénombrement",
                    unit="nombre",
                    need=one.need,
                )
                for place, level in enumerate(one.answers)
            ),
        )
