"""How many: sessions held, structures chosen, participants; apart by the values of a column when asked."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.visitors import ATTENDANCE
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling


class Count(CountedMeasure):
    """The number of rows of a table (one row is one unit)."""

    count: str = Field(description="Table dont les lignes sont comptées")
    by: str | None = Field(default=None, description="Colonne selon laquelle compter à part")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def adds_up(self) -> bool:
        """Tell that parts add up."""
        return True

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the rows, by the values of one column where asked."""
        by = () if self.by is None else (Coded(self.by),)
        return (Need(self.count, by, where=conditions(self.where)),)

    def speaks_of(self, cell: Cell) -> bool:
        """Tell that visits are told month by month for the whole territory only: elsewhere, few people would be behind each."""
        return cell.scope == TERRITORY or self.by is None or self.count not in ATTENDANCE

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the number, then one part per value of the column; rows that leave it blank, or that cannot be read, are told."""
        (one,) = counted
        n = one.units()
        if self.by is None:
            return (Part(value=n.astype(np.float64), n=n, computation="dénombrement", need=one.need),)
        apart = one.apart()
        main = Part(
            value=n.astype(np.float64),
            n=n,
            missing=apart["missing"],
            illegible=apart["illegible"],
            computation="dénombrement",
            need=one.need,
        )
        column = columns.tables[self.count][self.by]
        return (
            main,
            *(
                Part(
                    id=level,
                    label=column.name(level),
                    value=one.of(level).astype(np.float64),
                    n=one.of(level),
                    computation="dénombrement",
                    need=one.need,
                )
                for level in one.answers
            ),
        )
