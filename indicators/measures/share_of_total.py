"""Which part of a sum each partner brings."""

from typing import Literal

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import TERRITORY, Cell
from indicators.measures.amounts import filled, total
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling


class ShareOfTotal(CountedMeasure):
    """Σ of each partner ÷ Σ of all, one part per partner; `n` is the number of its contributions that have an amount.

    There is no main figure, and no share of whoever gave no amount: hours that nothing values are no 0 %. A share tells the
    amount to whoever knows the total: it is masked as amounts are.
    """

    share_of_total: Literal["montant", "heures"] = Field(description="Ce qui est additionné dans les contributions")
    by: Literal["partenaire"] = Field(description="Selon quoi le total est réparti")

    def speaks_of(self, cell: Cell) -> bool:
        """Tell that the total is that of the territory: a partner is all of its own."""
        return cell.scope == TERRITORY

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Sum the contributions of each partner."""
        return (Need("contributions", (Coded(self.by),), amount=self.share_of_total),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return one share per partner."""
        (one,) = counted
        sums, rows = total(one), filled(one)
        whole = np.add.reduce(sums, axis=1)
        column = columns.tables["contributions"][self.by]
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.where((whole[:, None] > 0) & (rows > 0), sums / whole[:, None], np.nan)
        return tuple(
            Part(
                id=level,
                label=column.name(level),
                value=shares[:, place],
                n=rows[:, place],
                computation="part de la somme",
                need=one.need,
            )
            for place, level in enumerate(one.answers)
        )
