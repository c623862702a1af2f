"""What would have been done without the alliance, according to partners: a range of opinions, not a measure."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.usual_figures import proportion
from indicators.weights.sampling import Sampling


class Counterfactual(CountedMeasure):
    """From the share who say « nothing would have been done » to the share who say « not as much or not as soon ».

    The value is the strict end (`nothing`); `low` and `high` are the two ends of the range. Each answer is beside.
    """

    counterfactual: str = Field(description="Question : l’action se serait-elle faite sans l’alliance ?")
    nothing: str = Field(description="Réponse : rien ne se serait fait")
    partly: tuple[str, ...] = Field(description="Réponses : moins, ou plus tard")
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the answers."""
        return (Need(self.of or group, (Coded(self.counterfactual),)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which answer the question does not offer."""
        column = columns.get(self.of or group, self.counterfactual)
        levels = column.levels if column is not None else {}
        return tuple(
            f"« {level} » n’est pas une réponse de « {self.counterfactual} » ; choisir parmi {', '.join(levels)}"
            for level in (self.nothing, *self.partly)
            if level not in levels
        )

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the range, then the share of each answer."""
        (one,) = counted
        n, column = one.valid(), columns.tables[one.need.table][self.counterfactual]
        strict, wide = one.of(self.nothing), one.of(self.nothing, *self.partly)
        with np.errstate(divide="ignore", invalid="ignore"):
            low, high = (np.where(n > 0, k / n, np.nan) for k in (strict, wide))
        main = Part(
            value=low,
            n=n,
            k=strict,
            low=low,
            high=high,
            computation="fourchette d’opinions, de «\u202frien\u202f» à «\u202fmoins ou plus tard\u202f»",
            sampled=True,
            is_range=True,
            need=one.need,
            **one.apart(),
        )
        return (
            main,
            *(
                proportion(one.of(level), n, sampling, one.need, one.apart(), part=level, label=column.name(level))
                for level in one.answers
            ),
        )
