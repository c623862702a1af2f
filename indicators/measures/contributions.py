"""What partners brought, in hours or euros, by nature or by use; for each partner too, through its own cells."""

from typing import Literal

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.amounts import filled, total, without_amount
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling
from initiatives.declaration.vocabulary import Use


class Contributions(CountedMeasure):
    """Σ of amounts or hours, with one part per nature, use or partner; or the share of one use in the hours."""

    contributions: Literal["montant", "heures"] = Field(description="Ce qui est additionné")
    by: Literal["nature", "usage", "partenaire"] = Field(description="Selon quoi le total est réparti")
    share_of: Use | None = Field(default=None, description="Usage dont on veut la part dans le total, avec by: usage")
    where: Where = Field(default_factory=dict, description="Ne compte que les apports qui portent ces valeurs")
    natures_left_out: tuple[str, ...] = Field(default=(), description="Natures d’apport laissées hors du compte")

    def adds_up(self) -> bool:
        """Tell that parts add up, unless a share is asked."""
        return self.share_of is None

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Sum the contributions of each nature, use or partner."""
        where = dict(self.where)
        if self.natures_left_out and (column := columns.get("contributions", "nature")) is not None:
            where["nature"] = tuple(nature for nature in column.levels if nature not in self.natures_left_out)
        return (Need("contributions", (Coded(self.by),), amount=self.contributions, where=conditions(where)),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say too when a nature that is left out is none of the initiative’s: the whole says it already."""
        column = columns.get("contributions", "nature")
        strange = [one for one in self.natures_left_out if column is not None and one not in column.levels]
        unknown = tuple(f"laisse de côté « {one} », qui n’est pas une nature d’apport déclarée" for one in strange)
        return (*super().lacking(group, columns), *unknown)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the share of a use is asked without sums by use."""
        return ("« share_of » nomme un usage : écrire « by: usage »",) if self.share_of and self.by != "usage" else ()

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the total and its parts, or the share of one use; a sum of nothing is not known."""
        (one,) = counted
        sums, rows = total(one), filled(one)
        n = np.add.reduce(rows, axis=1)
        apart = without_amount(one)
        whole = np.where(n > 0, np.add.reduce(sums, axis=1), np.nan)
        if self.share_of is not None:
            place = one.answers.index(self.share_of)
            with np.errstate(divide="ignore", invalid="ignore"):
                share = np.where(whole > 0, sums[:, place] / whole, np.nan)
            return (Part(value=share, n=n, computation="part de la somme", need=one.need, **apart),)
        column = columns.tables["contributions"][self.by]
        parts = (
            Part(
                id=level,
                label=column.name(level),
                value=np.where(rows[:, index] > 0, sums[:, index], np.nan),
                n=rows[:, index],
                computation="somme",
                need=one.need,
            )
            for index, level in enumerate(one.answers)
        )
        # Hours are not expected of what is given in euros.
        summed = self.contributions == "montant"
        return (Part(value=whole, n=n, computation="somme", summed=summed, need=one.need, **apart), *parts)
