"""How answers differ between two waves when the people are not matched: two samples side by side."""

from typing import Self

import numpy as np
from pydantic import Field, model_validator

from indicators.counting.columns import Columns
from indicators.counting.comparing import AFTER, BEFORE, MOMENTS
from indicators.counting.needs import Need
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part
from indicators.measures.condition import AtLeast, Better, Condition, Equals, Several
from indicators.measures.noted import Noted, Reversed, Times, asked_once, derived, items_of, marks, not_noted
from indicators.measures.unpaired_parts import means, shares
from indicators.weights.sampling import Sampling


class UnpairedChange(CountedMeasure):
    """Mean after − mean before (Welch), or share after − share before in points (Newcombe) when a condition is given.

    Whoever answered each wave counts there, so that part of the change may be that others answered. The test of means
    is Welch's, from 30 answers at each wave on. Under 10 answers at a wave no difference of percentages is given.
    """

    unpaired_change: Noted = Field(description="Question posée aux deux vagues, ou items d’un score")
    at_least: AtLeast = None
    any_of: Several = None
    equals: Equals = None
    better: Better = None
    reversed: Reversed = ()
    times: Times = 1
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    @property
    def compares_waves(self) -> bool:
        """Whether it tells of a change between two waves."""
        return True

    @model_validator(mode="after")
    def _one_condition_at_most(self) -> Self:
        given = self._condition.given()
        if given > 1:
            raise ValueError("donner une condition au plus : at_least, any_of, equals ou better.")
        if given and not isinstance(self.unpaired_change, str):
            raise ValueError("une condition porte sur une question, non sur un score de plusieurs items.")
        return self

    @property
    def _condition(self) -> Condition:
        return Condition(self.at_least, self.any_of, self.equals, self.better)

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Put the answers of both waves side by side."""
        table, asked = self.of or group, self.unpaired_change
        if self._condition.given() and isinstance(asked, str):
            return (Need(table, (self._condition.counted(asked, columns.get(table, asked)),), compared=True),)
        return (Need(table, (derived(asked, self.reversed),), compared=True),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French when a question was not asked at two waves."""
        return asked_once(columns, self.of or group, items_of(self.unpaired_change)) or super().lacking(group, columns)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which level the scale does not have, or which question cannot be averaged."""
        table, asked = self.of or group, self.unpaired_change
        if self._condition.given() and isinstance(asked, str):
            return self._condition.mistakes(asked, columns.get(table, asked))
        return not_noted(columns, table, asked, self.reversed)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the difference, then what it is at each wave."""
        (one,) = counted
        waves = [one.counts[:, :, MOMENTS.index(moment)] for moment in (BEFORE, AFTER)]
        before, after = (wave[:, :-KEPT_APART] for wave in waves)
        if not self._condition.given():
            return means(one, marks(one, self.times), before, after)
        column = columns.get(one.need.table, items_of(self.unpaired_change)[0])
        fulfilling = np.isin(one.answers, self._condition.levels(column, one.answers))
        return shares(one, before, after, fulfilling)
