"""The share of answers that fulfil a condition: from a level upwards, one of several, one alone, the better half."""

from typing import Literal, Self

from pydantic import Field, model_validator

from indicators.columns import Column, Columns
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.figures import proportion
from indicators.measures.where import Where, conditions
from indicators.needs import AnyOf, Coded, Derived, Need
from indicators.sampling import Sampling
from indicators.tallies import Counts
from initiatives.vocabulary import YES

WORSE = "deux_plus_bas"
"""Part that pools the two worst levels of a scale of change."""


class Share(CountedMeasure):
    """Units that fulfil the condition ÷ valid answers; every level of the question is given beside."""

    share: str = Field(description="Question, ou colonne du registre")
    at_least: str | None = Field(default=None, description="Niveau à partir duquel la réponse compte")
    any_of: tuple[str, ...] | None = Field(default=None, min_length=1, description="Réponses dont une suffit")
    equals: str | None = Field(default=None, description="La réponse qui compte")
    better: Literal[True] | None = Field(default=None, description="La moitié favorable d’une échelle")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        given = [key for key in ("at_least", "any_of", "equals", "better") if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError("donner une condition et une seule : at_least, any_of, equals ou better.")
        return self

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the question's answers, or whether one of the options is ticked."""
        table = self.of or group
        column = columns.get(table, self.share)
        return (Need(table, (self._counted(column),), where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which level the scale does not have."""
        column = columns.get(self.of or group, self.share)
        if column is None or column.answer == "several_of":
            return ()
        if self.better and not column.best:
            return (f"« better » ne convient pas à « {self.share} », qui n’est pas une échelle ordonnée",)
        asked = self.any_of or tuple(level for level in (self.at_least, self.equals) if level is not None)
        return tuple(
            f"« {level} » n’est pas une réponse de « {self.share} » ; choisir parmi {', '.join(column.levels)}"
            for level in asked
            if column.levels and level not in column.levels
        )

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the share, then one part per level, then (for `better`) the two worst levels together."""
        (one,) = counted
        column = columns.get(one.need.table, self.share)
        parts = [share_of(one, one.of(*self._levels(column, one.answers)), sampling)]
        if column is None or column.answer == "several_of":
            return tuple(parts)
        parts += [share_of(one, one.of(level), sampling, level, column.name(level)) for level in one.answers]
        if self.better:
            parts.append(share_of(one, one.of(*column.worst), sampling, WORSE, "Les deux niveaux les plus bas"))
        return tuple(parts)

    def _counted(self, column: Column | None) -> Derived:
        if column is not None and column.answer == "several_of":
            ticked = self.any_of or tuple(option for option in (self.equals,) if option is not None)
            return AnyOf(self.share, ticked) if len(ticked) != 1 else Coded(f"{self.share}.{ticked[0]}")
        return Coded(self.share)

    def _levels(self, column: Column | None, answers: tuple[str, ...]) -> tuple[str, ...]:
        if column is not None and column.answer == "several_of":
            return (YES,)
        if self.better and column is not None:
            return column.best
        if self.at_least is not None:
            return answers[answers.index(self.at_least) :]
        asked = self.any_of or tuple(level for level in (self.equals,) if level is not None)
        return tuple(level for level in asked if level in answers)


def share_of(counted: Counted, k: Counts, sampling: Sampling, part: str = "", label: str = "") -> Part:
    """Return k ÷ valid answers with its Wilson interval, as a part; `k` has shape (cells,)."""
    return proportion(k, counted.valid(), sampling, counted.need, counted.apart(), part=part, label=label)
