"""A total: hours of sessions, euros brought."""

from pydantic import Field

from indicators.columns import Columns
from indicators.measures.amounts import blank, filled, total
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.numbers import not_a_number
from indicators.measures.where import Where, conditions
from indicators.needs import Need
from indicators.sampling import Sampling


class Sum(CountedMeasure):
    """Σ of a number over the rows of a table; `n` is the number of rows that have one, blanks are counted apart."""

    sum: str = Field(description="Colonne de nombres")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")
    divided_by: float = Field(default=1, gt=0, description="Diviseur d’unité : 60 pour des minutes données en heures")

    def adds_up(self) -> bool:
        """Tell that parts add up."""
        return True

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Sum the column."""
        return (Need(self.of or group, amount=self.sum, where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the column holds no number."""
        return not_a_number(columns, self.of or group, self.sum, scales=False)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the total."""
        (one,) = counted
        return (
            Part(
                value=total(one) / self.divided_by,
                n=filled(one),
                missing=blank(one),
                computation="somme",
                need=one.need,
            ),
        )
