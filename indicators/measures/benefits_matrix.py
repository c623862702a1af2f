"""What each kind of actor says it brings and receives: two means per kind."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part, added, apart
from indicators.measures.numbers import not_a_number, values
from indicators.weights.sampling import Sampling
from initiatives.declaration.vocabulary import ACTOR_TYPES, LABELS

KIND = "type_acteur"


class BenefitsMatrix(CountedMeasure):
    """Mean benefit and mean contribution per kind of actor (`apport.association`), each over its own valid notes."""

    one_note: ClassVar[bool] = False
    benefits_matrix: str = Field(description="Question notée : ce qui est reçu")
    against: str = Field(description="Question notée : ce qui est apporté")
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross each note with the kind of actor."""
        table = self.of or group
        return tuple(Need(table, (Coded(KIND), Coded(note))) for note in (self.against, self.benefits_matrix))

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when one of the two is not a note."""
        table = self.of or group
        return tuple(one for name in (self.benefits_matrix, self.against) for one in not_a_number(columns, table, name))

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return `apport.<kind>` and `benefice.<kind>`; there is no main figure, for a mean of all would hide both."""
        said = (("apport", "Apport"), ("benefice", "Bénéfice"))
        return tuple(
            self._mean(one, kind, f"{note}.{kind}", f"{label} – {LABELS[kind]}")
            for one, (note, label) in zip(counted, said, strict=True)
            for kind in ACTOR_TYPES
        )

    def _mean(self, one: Counted, kind: str, part: str, label: str) -> Part:
        rows = one.counts[:, one.answers.index(kind), :]
        notes = rows[:, :-KEPT_APART]
        n = added(notes)
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = np.where(n > 0, notes @ values(one, 1) / n, np.nan)
        return Part(
            id=part,
            label=label,
            value=mean,
            n=n,
            **apart(rows),
            computation="moyenne des notes valides",
            sampled=True,
            need=one.need,
        )
