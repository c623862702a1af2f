"""Whether those who left between two waves had answered like those who stayed."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part, Test, apart
from indicators.measures.noted import Noted, Reversed, Times, asked_once, derived, items_of, marks, not_noted
from indicators.measures.testing import testable
from indicators.statistics.skewness import is_too_skewed
from indicators.statistics.welch import moments, welch_difference
from indicators.weights.sampling import Sampling
from initiatives.declaration.vocabulary import NO, YES


class Leavers(CountedMeasure):
    """Mean, at the earlier wave, of those seen again − mean of those who are not, with Welch's interval.

    It goes with a change between two waves, which speaks of those who stayed only. A measure of its own: those who
    left lie in other cells than those who stayed, and are protected as a group of their own.
    """

    leavers: Noted = Field(description="Question sur une échelle ordonnée, ou items d’un score, à la première vague")
    reversed: Reversed = ()
    times: Times = 1
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Follow everyone known at the earlier wave: the answer then, and whether they are there later."""
        return (Need(self.of or group, (derived(self.leavers, self.reversed),), paired=True, followed=True),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French when a question was not asked at two waves: there is then no change to go with."""
        return asked_once(columns, self.of or group, items_of(self.leavers)) or super().lacking(group, columns)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the answers cannot be averaged."""
        return not_noted(columns, self.of or group, self.leavers, self.reversed)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the gap at the earlier wave, then the mean of those who stayed and of those who left."""
        (one,) = counted
        seen = one.levels[1]
        groups = [one.counts[:, :-KEPT_APART, seen.index(present)] for present in (YES, NO)]
        numbers = marks(one, self.times)
        stayed, left = (moments(numbers, group) for group in groups)
        gap, low, high, p = welch_difference(*stayed, *left)
        n = stayed[0] + left[0]
        main = Part(
            value=gap,
            n=n,
            **apart(np.add.reduce(one.counts, axis=2)),
            low=low,
            high=high,
            computation="à la première vague, moyenne de ceux qui sont revus − moyenne de ceux qui ne le sont pas",
            interval="Welch",
            sampled=True,
            infers=True,
            smallest=np.minimum(stayed[0], left[0]),
            skewed=np.logical_or(*(is_too_skewed(numbers, group) for group in groups)),
            test=Test("test de Welch", np.where(testable(stayed[0], left[0]), p, np.nan)),
            need=one.need,
        )
        means = (("restes", "Revus à la seconde vague", stayed), ("partis", "Non revus à la seconde vague", left))
        return (
            main,
            *(
                Part(
                    id=part,
                    label=label,
                    value=found[1],
                    n=found[0],
                    computation="moyenne des réponses valides à la première vague",
                    sampled=True,
                    need=one.need,
                )
                for part, label, found in means
            ),
        )
