"""A score made of several items, at one wave: the WHO-5 well-being index, and whatever adds items up."""

from typing import Self

import numpy as np
from pydantic import Field, model_validator

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need, Score
from indicators.measures.base import KEPT_APART, SMALL, Counted, CountedMeasure, Part
from indicators.measures.noted import Reversed, Times, highest_mark, marks, not_noted
from indicators.measures.usual_figures import average
from indicators.statistics.cronbach import cronbach_alpha
from indicators.statistics.welch import moments
from indicators.weights.sampling import Sampling


class ScoreOfItems(CountedMeasure):
    """Mean of the sum of the items × `times`, with its Student interval; an item without answer leaves no score.

    Cronbach's alpha (whether the items hang together), with Feldt's interval, goes to the annex from 30 people on.
    """

    score: tuple[str, ...] = Field(description="Items, deux ou plus, tous sur la même échelle ordonnée")
    reversed: Reversed = ()
    times: Times = 1
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    @model_validator(mode="after")
    def _each_item_once(self) -> Self:
        if len(self.score) < 2:
            raise ValueError("un score additionne au moins deux items.")
        if len(set(self.score)) < len(self.score):
            raise ValueError("un item est cité deux fois dans « score ».")
        return self

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the scores; then cross them with each item, whose variance alpha compares with the score's."""
        score = Score(self.score, self.reversed)
        table = self.of or group
        return (Need(table, (score,)), *(Need(table, (score, Coded(item))) for item in self.score))

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which item is no number."""
        return not_noted(columns, self.of or group, self.score, self.reversed)

    def highest(self, group: str, columns: Columns) -> float | None:
        """Return the highest score."""
        return highest_mark(columns, self.of or group, self.score, self.times)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the mean score, then alpha."""
        one, *items = counted
        scores, numbers, apart = one.counts[:, :-KEPT_APART], marks(one, self.times), one.apart()
        n, _, total = moments(numbers / self.times, scores)
        parts = [moments(marks(item, 1, 1), _among_complete(item))[2] for item in items]
        alpha, low, high = cronbach_alpha(len(items), np.add.reduce(parts), total, n)
        census = sampling.census(n)
        return (
            average(scores, numbers, sampling, one.need, apart),
            Part(
                id="alpha",
                label="Cohérence des items (alpha de Cronbach)",
                value=alpha,
                n=n,
                low=np.where(census, np.nan, low),
                high=np.where(census, np.nan, high),
                computation="alpha de Cronbach, parmi ceux qui ont répondu à tous les items",
                interval="Feldt",
                unit="ratio",
                sampled=True,
                least=SMALL,
                annex=True,
                need=one.need,
                **apart,
            ),
        )


def _among_complete(item: Counted) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return the answers to an item of those who have a score: (cells, answers)."""
    answers: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    answers = np.add.reduce(item.counts[:, :-KEPT_APART, :-KEPT_APART], axis=1)
    return answers
