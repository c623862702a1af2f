"""A published figure about the territory: what an effort or a coverage is measured against."""

from pydantic import Field

from indicators.measures.base import DeclaredMeasure, Fact
from initiatives.declaration.model import Initiative


class Context(DeclaredMeasure):
    """The value declared in `territory › context`, with its own label."""

    context: str = Field(description="Chiffre de contexte, déclaré sous « territory › context » d’initiative.yaml")

    def undeclared(self, initiative: Initiative) -> tuple[str, ...]:
        """Say that the figure is not declared."""
        if self.context in initiative.territory.context:
            return ()
        return (f"demande le chiffre de contexte « {self.context} », que « territory › context » ne déclare pas",)

    def facts(self, initiative: Initiative) -> tuple[Fact, ...]:
        """Return the figure."""
        known = initiative.territory.context.get(self.context)
        return (Fact("", "", None, 0) if known is None else Fact("", known.label, known.value, 1),)

    def computation(self) -> str:
        """Say how it is computed."""
        return "chiffre de contexte publié"
