"""How many different ones: départements, territories, kinds of structure."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling


class Unique(CountedMeasure):
    """The number of distinct values of a column, unknown where no row holds one; `n` is the number of rows that do."""

    no_sum: ClassVar[str] = "valeurs distinctes : la même peut se trouver chez plusieurs"
    unique: str = Field(description="Colonne dont les valeurs différentes sont comptées")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the rows of each value."""
        return (Need(self.of or group, (Coded(self.unique),), where=conditions(self.where)),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return how many values occur at least once; no value where there are rows and none of them holds one."""
        (one,) = counted
        present = np.count_nonzero(one.counts[:, :-KEPT_APART], axis=1).astype(np.float64)
        blank = (one.valid() == 0) & (one.units() > 0)
        return (
            Part(
                value=np.where(blank, np.nan, present),
                n=one.valid(),
                computation="valeurs distinctes",
                need=one.need,
                **one.apart(),
            ),
        )
