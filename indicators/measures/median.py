"""The number in the middle: as many units above as below, with the quarter and three-quarter points."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import FEW, KEPT_APART, SMALL, Counted, CountedMeasure, Part
from indicators.measures.numbers import not_a_number, values
from indicators.measures.where import Where, conditions
from indicators.statistics.quantiles import median_interval, quantile
from indicators.weights.sampling import Sampling
from initiatives.arrays import Floats

QUARTILES = (("q1", "Un quart est en dessous de", 0.25), ("q3", "Un quart est au-dessus de", 0.75))


class Median(CountedMeasure):
    """Median (quantile of type 7) with its exact interval from order statistics; the two quartiles beside.

    Each of them is, or lies between, answers of single people: no median under 10 answers, no quartile nor interval
    under 30, so that several people always lie beyond.
    """

    no_sum: ClassVar[str] = "médiane"
    median: str = Field(description="Médiane d’une colonne de nombres, ou d’une échelle ordonnée")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the units per distinct value; an open number also tells its decimals."""
        table = self.of or group
        column = columns.get(table, self.median)
        amount = self.median if column is not None and column.answer == "number" else None
        return (Need(table, (Coded(self.median),), amount=amount, where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the column holds no number."""
        return not_a_number(columns, self.of or group, self.median)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the median, then the first and third quartiles."""
        (one,) = counted
        counts, numbers = one.counts[:, :-KEPT_APART], values(one) / 10**one.decimals
        n = one.valid()
        apart = one.apart()
        answered = n + apart["dont_know"] + apart["not_concerned"]
        low, high, _ = median_interval(numbers, counts)
        hidden = sampling.census(answered) | (n < SMALL)

        def part(value: Floats, part: str, label: str, low: Floats | None, high: Floats | None, least: int) -> Part:
            return Part(
                id=part,
                label=label,
                value=value,
                n=n,
                **apart,
                low=low,
                high=high,
                computation="médiane des réponses valides" if not part else "quartile des réponses valides (type 7)",
                interval="Thompson (statistiques d’ordre)" if low is not None else "",
                sampled=True,
                least=least,
                need=one.need,
            )

        quartiles = (part(quantile(numbers, counts, at), key, label, None, None, SMALL) for key, label, at in QUARTILES)
        middle, low, high = (
            quantile(numbers, counts, 0.5),
            np.where(hidden, np.nan, low),
            np.where(hidden, np.nan, high),
        )
        return part(middle, "", "", low, high, FEW), *quartiles
