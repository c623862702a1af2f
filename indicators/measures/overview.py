"""A measure that looks over all the indicators of an evaluation at once, without adding up their figures."""

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.measures.base import Fact, Measure
from initiatives.declaration.vocabulary import Dimension, Evidence, Level


@dataclass(frozen=True)
class Overseen:
    """What an overview may read of an indicator: where it stands, and whether it has a value for the whole territory."""

    dimension: Dimension | None
    level: Level
    evidence: Evidence
    has_value: bool


class OverviewMeasure(Measure):
    """A measure that looks at all the indicators of an evaluation at once, without adding them up."""

    @abstractmethod
    def facts(self, indicators: Iterable[Overseen]) -> tuple[Fact, ...]:
        """Return what is found in the chosen indicators; the main one has the part ""."""

    @abstractmethod
    def computation(self) -> str:
        """Say in French how it is computed."""
