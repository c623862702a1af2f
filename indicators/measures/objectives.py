"""How far partners reached the objectives that they set themselves, by quadrant of the « carré magique »."""

from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import Counts
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part
from indicators.measures.numbers import values
from indicators.weights.sampling import Sampling
from initiatives.arrays import Floats
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import LABELS


class Objectives(CountedMeasure):
    """Attainment weighted by priority, Σ(priorité·atteint) ÷ Σ priorité; or the share with atteint ≥ attendu.

    The unit is one objective of one partner; an objective whose attainment nobody noted is missing.
    """

    one_note: ClassVar[bool] = False
    no_sum: ClassVar[str] = "moyenne ou part"
    objectives: Literal["atteinte", "atteints"] = Field(description="La note moyenne, ou la part d’objectifs atteints")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross quadrant, priority (or expectation) and attainment, objective by objective."""
        against = "priorite" if self.objectives == "atteinte" else "attendu"
        return (Need("objectifs", (Coded("quadrant"), Coded(against), Coded("atteint"))),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say what is not collected. All objectives may be declared of one quadrant: what is told of them all stands."""
        alike = columns.told_alike("objectifs", "quadrant")
        return tuple(one for one in super().lacking(group, columns) if one != alike)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the figure of all objectives, then one part per quadrant."""
        (one,) = counted
        parts = [self._part(one, np.add.reduce(one.counts, axis=1), "", "")]
        for index, quadrant in enumerate(one.answers):
            parts.append(self._part(one, one.counts[:, index], quadrant, LABELS.get(quadrant, quadrant)))
        return tuple(parts)

    def _part(self, one: Counted, counts: Counts, part: str, label: str) -> Part:
        """Make one part from counts of shape (cells, priority or expectation, attainment)."""
        noted = counts[:, :-KEPT_APART, :-KEPT_APART]
        noted_in = 10 ** REGISTERS["objectifs"].columns["atteint"].decimals
        first, attained = values(one, 1)[:, None], values(one, 2)[None, :] / noted_in
        n = np.add.reduce(noted, axis=(1, 2))
        missing = np.add.reduce(counts, axis=(1, 2)) - n
        if self.objectives == "atteints":
            k = np.add.reduce(noted[:, attained >= first / noted_in], axis=1)
            value, computation = _quotient(k, n), "part des objectifs dont l’atteinte vaut au moins l’attendu"
            return Part(
                id=part, label=label, value=value, n=n, k=k, missing=missing, computation=computation, need=one.need
            )
        weighted = np.add.reduce(noted * (first * attained), axis=(1, 2))
        weights = np.add.reduce(noted * first, axis=(1, 2))
        computation = "moyenne des notes d’atteinte, pondérée par la priorité"
        value = _quotient(weighted, weights)
        return Part(id=part, label=label, value=value, n=n, missing=missing, computation=computation, need=one.need)


def _quotient(above: Counts | Floats, below: Counts | Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)
