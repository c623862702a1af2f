"""Who answered, out of those who were asked."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling


class ResponseRate(CountedMeasure):
    """Valid questionnaires ÷ counted population asked to answer; no value where nobody counted it, or counted too few."""

    no_sum: ClassVar[str] = "part"
    response_rate: str = Field(description="Groupe")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the questionnaires."""
        return (Need(self.response_rate),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the rate: `k` answered of `n` asked."""
        (one,) = counted
        answered, asked = one.units(), sampling.population
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where((asked > 0) & ~sampling.outnumbered(answered), answered / asked, np.nan)
        return (
            Part(
                value=rate,
                n=asked,
                k=answered,
                computation="questionnaires valides sur population sollicitée",
                without=sampling.uncounted(answered),
                need=one.need,
            ),
        )
