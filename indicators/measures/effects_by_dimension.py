"""Which effects are known, dimension by dimension of social utility, and how each is known; never a mean of them."""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from pydantic import Field

from indicators.measures.base import Fact
from indicators.measures.overview import Overseen, OverviewMeasure
from initiatives.declaration.vocabulary import DIMENSIONS, LABELS, Evidence, Level

NO_DIMENSION = "sans_dimension"
"""Part that counts what no dimension was declared for."""


class EffectsByDimension(OverviewMeasure):
    """The number of indicators of these levels that have a value for the territory, by dimension and by evidence.

    Parts: `sociale` (0 where nothing is known), then `sociale.declare` for each kind of evidence found; last those of no
    dimension, since a tag that nobody wrote is no effect that nobody measured. Effects do not add up: only indicators are
    counted, so that a reader sees where the evaluation looked and how.
    """

    effects_by_dimension: tuple[Level, ...] = Field(min_length=1, description="Niveaux des indicateurs comptés")

    def facts(self, indicators: Iterable[Overseen]) -> tuple[Fact, ...]:
        """Return the number of indicators in all, then by dimension, then by dimension and evidence."""
        known = [one for one in indicators if one.level in self.effects_by_dimension and one.has_value]
        found = Counter((one.dimension, one.evidence) for one in known)
        told = [_count("", "", len(known))]
        for dimension, label in DIMENSIONS.items():
            kinds = [evidence for evidence in get_args(Evidence) if found[dimension, evidence]]
            told.append(_count(dimension, label, sum(found[dimension, kind] for kind in kinds)))
            told += [
                _count(f"{dimension}.{kind}", f"{label} – {LABELS[kind]}", found[dimension, kind]) for kind in kinds
            ]
        elsewhere = sum(one.dimension is None for one in known)
        return (*told, _count(NO_DIMENSION, "Sans dimension", elsewhere))

    def computation(self) -> str:
        """Say how it is computed."""
        return "dénombrement des indicateurs d’effet renseignés"


def _count(part: str, label: str, number: int) -> Fact:
    return Fact(part, label, float(number), number)
