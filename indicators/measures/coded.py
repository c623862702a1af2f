"""In how many interviews, or coded answers, something is spoken of: a number beside a number, never a percentage."""

from typing import Literal

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import AnyOf, Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling
from initiatives.declaration.registers import INTERVIEWS, VERBATIMS
from initiatives.declaration.vocabulary import YES, Sense

COUNTED = {INTERVIEWS: "entretiens", VERBATIMS: "verbatims codés"}


class CodedMentions(CountedMeasure):
    """The number of interviews, or of coded verbatims, that speak of each code of some senses, out of all of them.

    Interviews are not drawn at random: what they do not say is not rare, so the number is never turned into a share.
    """

    coded: Literal["code"] = Field(description="La colonne des codes de la grille de codage")
    of: Literal["entretiens_menes", "reponses_codees"] = Field(description="Entretiens menés, ou verbatims codés")
    sense: tuple[Sense, ...] = Field(min_length=1, description="Sens des codes comptés")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count what was coded, by whether it speaks of one of these codes, then of each."""
        codes = self._codes(columns)
        column = columns.get(self.of, "code")
        every = tuple(column.senses) if column else ()
        if not every:
            return (Need(self.of, (Coded("groupe"),)),)
        return (
            Need(self.of, (AnyOf("code", codes or every),)),
            *(Need(self.of, (Coded(f"code.{code}"),)) for code in codes),
        )

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return how many speak of one of these codes, then one part per code."""
        codes, n = self._codes(columns), counted[0].valid()
        options = columns.tables[self.of]["code"].options
        said = [one.of(YES) for one in counted] if codes else [np.zeros_like(n)]
        return tuple(
            Part(
                id=part,
                label=label,
                value=k.astype(np.float64),
                n=n,
                k=k,
                missing=counted[0].units() - n,
                computation=f"{COUNTED[self.of]} qui l’évoquent, comptés une fois chacun",
                need=one.need,
            )
            for (part, label), k, one in zip(
                (("", ""), *((code, options[code]) for code in codes)), said, counted, strict=False
            )
        )

    def _codes(self, columns: Columns) -> tuple[str, ...]:
        column = columns.get(self.of, "code")
        return tuple(code for code, sense in column.senses.items() if sense in self.sense) if column else ()
