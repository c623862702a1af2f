"""How answers spread over the levels of a question: one share per level, adding up to 100 %."""

from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.share import share_of
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling


class Distribution(CountedMeasure):
    """Each level's answers ÷ valid answers."""

    distribution: str = Field(description="Question à réponse unique, ou colonne du registre")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the answers."""
        return (Need(self.of or group, (Coded(self.distribution),), where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the question takes several answers, whose shares do not add up."""
        column = columns.get(self.of or group, self.distribution)
        if column is not None and column.answer == "several_of":
            return (f"« {self.distribution} » accepte plusieurs réponses : écrire « multiple_choice » à la place",)
        return ()

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return one share per level, in the order of the scale; there is no main figure."""
        (one,) = counted
        column = columns.tables[one.need.table][self.distribution]
        return tuple(share_of(one, one.of(level), sampling, level, column.name(level)) for level in one.answers)
