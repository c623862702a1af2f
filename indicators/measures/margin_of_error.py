"""By how many points a share among a group's answers may be wrong at most."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.statistics.margin import margin_of_error
from indicators.weights.sampling import Sampling


class MarginOfError(CountedMeasure):
    """The largest 95 % margin of error, in points, with finite population where it is counted."""

    no_sum: ClassVar[str] = "marge d’erreur"
    margin_of_error: str = Field(description="Groupe")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the questionnaires."""
        return (Need(self.margin_of_error),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the margin."""
        (one,) = counted
        answered = one.units()
        return (
            Part(
                # Where nobody counted the population, the margin would be that of an endless one: none is given.
                value=np.where(sampling.population > 0, margin_of_error(answered, sampling.population), np.nan),
                n=answered,
                without=sampling.uncounted(answered),
                computation="marge d’erreur maximale à 95\u202f%, comme si les répondants étaient tirés au sort",
                need=one.need,
            ),
        )
