"""In how many interviews, or coded answers, something is spoken of: a number beside a number, never a percentage."""

from typing import Literal

import numpy as np
from pydantic import Field

from indicators.columns import Columns
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.needs import AnyOf, Coded, Need
from indicators.sampling import Sampling
from initiatives.registers import INTERVIEWS
from initiatives.vocabulary import YES, Sense


class CodedMentions(CountedMeasure):
    """The number of interviews, or of coded verbatims, that speak of each code of some senses, out of all of them.

    Interviews are not drawn at random: what they do not say is not rare, so the number is never turned into a share.
    """

    coded: Literal["code"] = Field(description="La colonne des codes de la grille de codage")
    of: Literal["entretiens_menes", "verbatims_codes"] = Field(description="Entretiens menés, ou verbatims codés")
    sense: tuple[Sense, ...] = Field(min_length=1, description="Sens des codes comptés")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count what speaks of one of these codes, then of each; for verbatims, count the codes once."""
        if self.of != INTERVIEWS:
            return (Need(self.of, (Coded("code"),)),)
        codes = self._codes(columns)
        if not codes:
            return (Need(self.of, (Coded("groupe"),)),)
        return (
            Need(self.of, (AnyOf("code", codes),)),
            *(Need(self.of, (Coded(f"code.{code}"),)) for code in codes),
        )

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return how many speak of one of these codes, then one part per code."""
        codes, whole = self._codes(columns), counted[0]
        n = whole.units() if self.of == INTERVIEWS else whole.valid()
        labels = columns.tables[self.of]["code"]
        names = {code: labels.options.get(code) or labels.name(code) for code in codes}
        if self.of == INTERVIEWS:
            said = [one.of(YES) for one in counted] if codes else [np.zeros_like(n)]
            needs = [one.need for one in counted]
        else:
            each = [whole.of(code) for code in codes]
            said, needs = [np.add.reduce([np.zeros_like(n), *each]), *each], [whole.need] * (len(codes) + 1)
        return tuple(
            Part(
                id=part,
                label=label,
                value=k.astype(np.float64),
                n=n,
                k=k,
                missing=whole.units() - n,
                computation="nombre de fois où c’est évoqué",
                need=need,
            )
            for (part, label), k, need in zip((("", ""), *names.items()), said, needs, strict=True)
        )

    def _codes(self, columns: Columns) -> tuple[str, ...]:
        column = columns.get(self.of, "code")
        return tuple(code for code, sense in column.senses.items() if sense in self.sense) if column else ()
