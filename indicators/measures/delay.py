"""How long between two dates of the initiative, in months."""

from typing import Literal

from pydantic import Field

from indicators.measures.base import DeclaredMeasure, Fact
from initiatives.declaration.model import Initiative

MilestoneKey = Literal["idea_on", "alliance_on", "started_on", "evaluated_on"]
DAYS_IN_A_MONTH = 365.2425 / 12
"""Mean length of a month of the Gregorian calendar."""


class Delay(DeclaredMeasure):
    """Days between two declared dates ÷ the mean length of a month."""

    delay: MilestoneKey = Field(description="Date de départ, déclarée dans initiative.yaml")
    until: MilestoneKey = Field(description="Date d’arrivée")

    def undeclared(self, initiative: Initiative) -> tuple[str, ...]:
        """Say which date is not declared."""
        return tuple(
            f"demande la date « {name} », que initiative.yaml ne déclare pas"
            for name in (self.delay, self.until)
            if getattr(initiative, name) is None
        )

    def facts(self, initiative: Initiative) -> tuple[Fact, ...]:
        """Return the delay."""
        start, end = getattr(initiative, self.delay), getattr(initiative, self.until)
        if start is None or end is None:
            return (Fact("", "", None, 0),)
        return (Fact("", "", (end - start).days / DAYS_IN_A_MONTH, 1),)

    def computation(self) -> str:
        """Say how it is computed."""
        return "écart entre deux dates déclarées"
