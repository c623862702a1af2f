"""Whether partners feel that they receive as much as they bring."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.numbers import not_a_number, values
from indicators.measures.usual_figures import apart_in_pairs, average, valid_pairs
from indicators.weights.sampling import Sampling


class Balance(CountedMeasure):
    """Mean of (received − given) over those who noted both, on the same scale; beside, the two means."""

    balance: str = Field(description="Question notée : ce qui est reçu")
    against: str = Field(description="Question notée : ce qui est apporté")
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross the two notes, partner by partner."""
        return (Need(self.of or group, (Coded(self.balance), Coded(self.against))),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when one of the two is not a note."""
        table = self.of or group
        return tuple(one for name in (self.balance, self.against) for one in not_a_number(columns, table, name))

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the mean difference, then the mean received and the mean given."""
        (one,) = counted
        both, apart = valid_pairs(one), apart_in_pairs(one)
        received, given = (grid.ravel() for grid in np.meshgrid(values(one, 0), values(one, 1), indexing="ij"))
        means = (
            ("", "", received - given),
            ("benefice", "Bénéfice perçu", received),
            ("apport", "Apport perçu", given),
        )
        return tuple(average(both, x, sampling, one.need, apart, part=part, label=label) for part, label, x in means)
