"""What the initiative was from each date on: its legal status, the funding it had secured."""

from typing import Literal

from pydantic import Field

from indicators.measures.base import DeclaredMeasure, Fact
from initiatives.declaration.model import Initiative


class States(DeclaredMeasure):
    """The number of declared states; beside, each of them in words, from the oldest, its part being its date."""

    states: Literal["states"] = Field(description="Les états datés (« states ») d’initiative.yaml")

    def undeclared(self, initiative: Initiative) -> tuple[str, ...]:
        """Say that no state is declared."""
        return (
            () if initiative.states else ("demande des états datés (« states »), que initiative.yaml ne déclare pas",)
        )

    def facts(self, initiative: Initiative) -> tuple[Fact, ...]:
        """Return how many states there are, then each."""
        states = sorted(initiative.states, key=lambda state: state.when)
        told = (Fact(f"{one.when}", f"À partir du {one.when:%d/%m/%Y}", None, 1, one.label) for one in states)
        return (Fact("", "", float(len(states)), len(states)), *told)

    def computation(self) -> str:
        """Say how it is computed."""
        return "états déclarés, datés"
