"""A mean: of notes, of levels that are numbers, of open numbers."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.amounts import filled, summed, total, without_amount
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part
from indicators.measures.noted import highest_mark
from indicators.measures.numbers import not_a_number, values
from indicators.measures.usual_figures import average
from indicators.measures.where import Where, conditions
from indicators.statistics.mean import squared_deviations
from indicators.weights.sampling import Sampling


class Mean(CountedMeasure):
    """Σ of the valid answers ÷ their number, with its Student interval."""

    no_sum: ClassVar[str] = "moyenne"
    mean: str = Field(description="Question sur une échelle ordonnée, ou colonne de nombres")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Sum an open number, or count the levels of a scale."""
        table = self.of or group
        column = columns.get(table, self.mean)
        if column is not None and column.answer == "number":
            return (Need(table, amount=self.mean, where=conditions(self.where)),)
        return (Need(table, (Coded(self.mean),), where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the column holds no number."""
        return not_a_number(columns, self.of or group, self.mean)

    def highest(self, group: str, columns: Columns) -> float | None:
        """Return the highest level of the scale."""
        return highest_mark(columns, self.of or group, self.mean)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the mean."""
        (one,) = counted
        if one.need.amount is None:
            return (average(one.counts[:, :-KEPT_APART], values(one), sampling, one.need, one.apart()),)
        n = filled(one)
        unit = 100**one.decimals
        whole, squares = summed(one)
        deviations = squared_deviations(n, whole, squares) / unit
        apart = without_amount(one)
        answered = n + apart["not_concerned"]
        mean, low, high = sampling.mean_interval(n, total(one), deviations, answered, None)
        return (
            Part(
                value=mean,
                n=n,
                **apart,
                low=low,
                high=high,
                computation="moyenne des réponses valides",
                interval="Student",
                narrowed=sampling.said("Student", n, answered, closed=False),
                sampled=True,
                total=total(one),
                squares=squares.astype(np.float64) / unit,
                need=one.need,
            ),
        )
