"""What is known of how the answers of each cell were drawn: out of how many, and whether all were reached."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indicators.statistics.mean import mean_and_interval
from indicators.statistics.wilson import wilson_interval
from initiatives.arrays import Bools, Floats, Integers

NOT_COUNTED = "sans valeur, car la population sollicitée n’est pas dénombrée"
OUTNUMBERED = "sans valeur, car il y a plus de réponses que de personnes dénombrées"


@dataclass(frozen=True)
class Sampling:
    """The drawing of each cell. `population`: counted units asked to answer, 0 where nobody counted, shape (cells,).

    `exhaustive` tables (registers) hold every unit: their figures have no sampling error.
    """

    population: Integers
    exhaustive: bool

    def census(self, answered: Integers) -> Bools:
        """Return where every counted unit answered: bool, shape (cells,).

        `answered` counts « ne sait pas » and « non concerné » too: they are answers, only blanks are not.
        """
        everyone: Bools = (self._counted(answered) == answered) & (answered > 0)
        return everyone | self.exhaustive

    def outnumbered(self, answered: Integers) -> Bools:
        """Return where more answered than were counted, so that the count is wrong: bool, shape (cells,)."""
        more: Bools = (self.population > 0) & (answered > self.population)
        return more

    def uncounted(self, answered: Integers) -> Mapping[str, Bools]:
        """Say in French why no figure can be set against the counted population, and in which cells."""
        return {NOT_COUNTED: self.population <= 0, OUTNUMBERED: self.outnumbered(answered)}

    def share_interval(self, k: Integers, n: Integers, answered: Integers) -> tuple[Floats, Floats]:
        """Return the 95 % Wilson interval of shares k / n; NaN for a census and where n = 0."""
        low, high = wilson_interval(k, n, self._counted(n))
        census = self.census(answered)
        return np.where(census, np.nan, low), np.where(census, np.nan, high)

    def mean_interval(
        self, n: Integers, total: Floats, deviations: Floats, answered: Integers
    ) -> tuple[Floats, Floats, Floats]:
        """Return means and their 95 % Student interval from Σx and Σ(x−x̄)²; bounds are NaN for a census and where n < 2."""
        mean, low, high = mean_and_interval(n, total, deviations, self._counted(n))
        census = self.census(answered)
        return mean, np.where(census, np.nan, low), np.where(census, np.nan, high)

    def _counted(self, n: Integers) -> Integers:
        # More answers than people counted: the count is wrong, so it corrects nothing.
        return np.where(n > self.population, 0, self.population)
