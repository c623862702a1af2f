"""Which kinds of actor the alliance gathers, among the six of the founding text, and which are absent."""

from typing import Literal

from pydantic import Field

from indicators.measures.base import DeclaredMeasure, Fact
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ACTOR_TYPES, LABELS


class Actors(DeclaredMeasure):
    """The number of kinds of actor present; beside, the number of partners of each kind, 0 where absent."""

    actors: Literal["partenaires"] = Field(description="Les partenaires déclarés dans initiative.yaml")

    def facts(self, initiative: Initiative) -> tuple[Fact, ...]:
        """Return how many kinds are present, then how many partners each has."""
        kinds = [partner.actor for partner in initiative.partners.values()]
        present = sum(kind in kinds for kind in ACTOR_TYPES)
        parts = (Fact(kind, LABELS[kind], float(kinds.count(kind)), kinds.count(kind)) for kind in ACTOR_TYPES)
        return (Fact("", "", float(present), len(kinds)), *parts)

    def computation(self) -> str:
        """Say how it is computed."""
        return "dénombrement des partenaires déclarés"
