"""Response rates by the profession's six definitions, where the outcome of every solicitation is known."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import Counts
from indicators.measures.amounts import total
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.statistics.response_rates import Dispositions, response_rates
from indicators.weights.sampling import Sampling

REGISTER = "dispositions"
NAMES = {
    "RR1": "RR1, le plus prudent",
    "RR2": "RR2, questionnaires partiels compris",
    "RR3": "RR3, éligibilité inconnue estimée",
    "RR4": "RR4, estimée, partiels compris",
    "RR5": "RR5, éligibilité inconnue écartée",
    "RR6": "RR6, le plus favorable",
}


class ResponseOutcomes(CountedMeasure):
    """AAPOR's RR1 to RR6 of one group at each wave (parts `RR1.<wave>`…); there is no main figure, for none is the rate."""

    response_outcomes: str = Field(description="Groupe dont l’issue de chaque sollicitation est connue")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Sum the people of each outcome, wave by wave."""
        return (
            Need(
                REGISTER,
                (Coded("vague"), Coded("disposition")),
                amount="effectif",
                where=(("groupe", (self.response_outcomes,)),),
            ),
        )

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return one part per definition and wave that the register speaks of."""
        (one,) = counted
        people = np.round(total(one)).astype(np.int64)
        known = [place for place in range(len(one.answers)) if people[:, place].any()]
        waves = columns.tables[REGISTER]["vague"]
        return tuple(
            part
            for place in known
            for part in self._parts(one, people[:, place], one.answers[place], waves.name(one.answers[place]))
        )

    def _parts(self, one: Counted, people: Counts, wave: str, label: str) -> list[Part]:
        outcomes = dict(zip(one.levels[1], people.T, strict=True))
        counts = Dispositions(
            complete=outcomes["complet"],
            partial=outcomes["partiel"],
            refusal=outcomes["refus"],
            not_reached=outcomes["non_joint"],
            other=outcomes["autre"],
            unknown=outcomes["eligibilite_inconnue"],
            not_eligible=outcomes["non_eligible"],
        )
        asked = people.sum(axis=1) - counts.not_eligible
        return [
            Part(
                id=f"{key}.{wave}",
                label=f"{NAMES[key]} ({label})",
                value=rate,
                n=asked,
                computation=f"{key} de l’AAPOR",
                need=one.need,
            )
            for key, rate in response_rates(counts).items()
        ]
