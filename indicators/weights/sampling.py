"""What is known of how the answers of each cell were drawn: out of how many, at random or not, and whether all were reached."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from indicators.statistics.hypergeometric import hypergeometric_interval
from indicators.statistics.mean import mean_and_interval
from indicators.statistics.unanswered import unanswered_bounds
from indicators.statistics.wilson import wilson_interval
from initiatives.arrays import Bools, Floats, Integers

NOT_COUNTED = "sans valeur, car la population sollicitée n’est pas dénombrée"
OUTNUMBERED = "sans valeur, car il y a plus de réponses que de personnes dénombrées"
EXACT = "intervalle exact (loi hypergéométrique) à 95\u202f%"
FINITE = ", population finie"
UNANSWERED = ", dans la limite de ce que ceux qui n’ont pas répondu peuvent changer"


@dataclass(frozen=True)
class Sampling:
    """The drawing of each cell. `population`: counted units asked to answer, 0 where nobody counted, shape (cells,).

    `complete`: its units, where nobody counted a part of the territory apart but all the territory answered; 0 elsewhere.

    `exhaustive` tables (registers) hold every unit: their figures have no sampling error. `drawn`: who was asked was
    drawn at random, as the declaration says; otherwise those who answered chose to.

    What describes the counted group is surer the more of it answered, and sure where all did. What compares (a change, a
    gap) speaks of more than those who answered: nothing here narrows it.
    """

    population: Integers
    exhaustive: bool
    drawn: bool = False
    complete: Integers | None = None

    def among(self, some: Integers, every: Integers) -> "Sampling":
        """Return the drawing of some of those who answered, one kind or those whom a filter keeps; both have shape (cells,).

        The others answered too: of the counted population, only those who did not may be of this kind and unasked.
        """
        others = every - some
        complete = None if self.complete is None else np.where(self.complete > 0, self.complete - others, 0)
        return replace(self, population=np.where(self.population > 0, self.population - others, 0), complete=complete)

    def census(self, answered: Integers) -> Bools:
        """Return where every counted unit answered: bool, shape (cells,).

        `answered` counts « ne sait pas » and « non concerné » too: they are answers, only blanks are not.
        """
        everyone: Bools = (self._left(answered) == 0) & (answered > 0)
        return everyone | self.exhaustive

    def outnumbered(self, answered: Integers) -> Bools:
        """Return where more answered than were counted, so that the count is wrong: bool, shape (cells,)."""
        more: Bools = (self.population > 0) & (answered > self.population)
        return more

    def uncounted(self, answered: Integers) -> Mapping[str, Bools]:
        """Say in French why no figure can be set against the counted population, and in which cells."""
        return {NOT_COUNTED: self.population <= 0, OUTNUMBERED: self.outnumbered(answered)}

    def share_interval(self, k: Integers, n: Integers, answered: Integers) -> tuple[Floats, Floats]:
        """Return the 95 % interval of shares k / n, of which `answered` hold n; NaN for a census and where n = 0.

        Drawn at random from a counted group: exact. Volunteers of a counted group: what Wilson alone and what the unanswered
        can change have in common. Else Wilson alone.
        """
        left = self._left(answered)
        low, high = wilson_interval(k, n)
        if self.drawn:
            exact = (left > 0) & (n > 0)
            low[exact], high[exact] = hypergeometric_interval(k[exact], n[exact], (n + left)[exact])
        else:
            low, high = _in_common((low, high), unanswered_bounds(k.astype(np.float64), n, left, 0, 1), left)
        census = self.census(answered)
        return np.where(census, np.nan, low), np.where(census, np.nan, high)

    def mean_interval(
        self, n: Integers, total: Floats, deviations: Floats, answered: Integers, ends: tuple[float, float] | None
    ) -> tuple[Floats, Floats, Floats]:
        """Return means and their 95 % Student interval from Σx and Σ(x−x̄)²; bounds are NaN for a census and where n < 2.

        As for shares: a finite population where the group was drawn at random, what the unanswered can change for
        volunteers, when answers lie between two `ends` (None for open numbers).
        """
        left = self._left(answered)
        mean, low, high = mean_and_interval(n, total, deviations, np.where((left > 0) & self.drawn, n + left, 0))
        if not self.drawn and ends is not None:
            low, high = _in_common((low, high), unanswered_bounds(total, n, left, *ends), left)
        census = self.census(answered)
        return mean, np.where(census, np.nan, low), np.where(census, np.nan, high)

    def said(self, interval: str, n: Integers, answered: Integers, *, closed: bool) -> list[str]:
        """Say in French what the interval of each cell is, Wilson's or Student's; `closed`: answers lie between two ends."""
        alone = in_words(interval)
        narrowed = alone + (UNANSWERED if closed else "")
        if self.drawn:
            narrowed = (EXACT if interval == "Wilson" else alone) + FINITE
        return [str(one) for one in np.where((self._left(answered) > 0) & (n > 0), narrowed, alone).tolist()]

    def _left(self, answered: Integers) -> Integers:
        """Return how many of those counted gave no answer; −1 where nobody counted them, or counted fewer than answered."""
        known = self.population
        if self.complete is not None:
            known = np.where(known > 0, known, self.complete)
        return np.where((known > 0) & (answered <= known), known - answered, -1)


def in_words(interval: str) -> str:
    """Say an interval by its name in French: « intervalle de Wilson à 95 % »."""
    return f"intervalle de {interval} à 95\u202f%"


def _in_common(interval: tuple[Floats, Floats], bounds: tuple[Floats, Floats], left: Integers) -> tuple[Floats, Floats]:
    """Return what an interval and the bounds of the unanswered have in common, where somebody is counted."""
    counted = left >= 0
    (low, high), (least, most) = interval, bounds
    return np.where(counted, np.maximum(low, least), low), np.where(counted, np.minimum(high, most), high)
