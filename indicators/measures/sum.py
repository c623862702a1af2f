"""A total: hours of sessions, euros brought; apart by the values of a column when asked."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.amounts import filled, total, without_amount
from indicators.measures.base import Counted, CountedMeasure, Part, added
from indicators.measures.numbers import not_a_number
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling


class Sum(CountedMeasure):
    """Σ of a number over the rows of a table; `n` is the number of rows that have one, blanks are counted apart."""

    sum: str = Field(description="Colonne de nombres")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    by: str | None = Field(default=None, description="Colonne selon laquelle additionner à part")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")
    divided_by: float = Field(default=1, gt=0, description="Diviseur d’unité : 60 pour des minutes données en heures")

    def adds_up(self) -> bool:
        """Tell that parts add up."""
        return True

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Sum the column, by the values of another where asked."""
        by = () if self.by is None else (Coded(self.by),)
        return (Need(self.of or group, by, amount=self.sum, where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the column holds no number."""
        return not_a_number(columns, self.of or group, self.sum, scales=False)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the total, then one part per value of the column; of rows without any number, the sum is not known."""
        (one,) = counted
        sums, rows = total(one) / self.divided_by, filled(one)
        n = added(rows)
        whole = np.where(n > 0, sums.reshape(len(sums), -1).sum(axis=1), np.nan)
        # Hours are not expected of what is given in euros.
        summed = (one.need.table, self.sum) != ("contributions", "heures")
        main = Part(value=whole, n=n, computation="somme", summed=summed, need=one.need, **without_amount(one))
        if self.by is None:
            return (main,)
        name = columns.tables[one.need.table][self.by].name
        known = np.where(rows > 0, sums, np.nan)
        return (
            main,
            *(
                Part(
                    id=level,
                    label=name(level),
                    value=known[:, place],
                    n=rows[:, place],
                    computation="somme",
                    need=one.need,
                )
                for place, level in enumerate(one.answers)
            ),
        )
