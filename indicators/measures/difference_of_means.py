"""By how much the mean of one kind of respondents exceeds that of another."""

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import FEW, KEPT_APART, Counted, CountedMeasure, Part, Test, apart
from indicators.measures.condition import OPEN
from indicators.measures.groups import at_equal_composition, side
from indicators.measures.numbers import values, without_numbers
from indicators.measures.testing import testable
from indicators.statistics.effect_sizes import cliffs_delta, hedges_g
from indicators.statistics.skewness import is_too_skewed
from indicators.statistics.welch import moments, welch_difference
from indicators.weights.sampling import Sampling

OBSERVED = "écart observé entre deux groupes, qui ne dit pas sa cause"
EQUAL = "écart à composition égale (standardisation directe), qui ne dit pas sa cause"


class DifferenceOfMeans(CountedMeasure):
    """Mean of the first kind − mean of the second, with Welch's interval; a gap is observed, never an effect.

    No test under 30 answers on either side. Effect sizes (Hedges g, Cliff's delta) go to the annex, from 10 on either side.
    """

    difference_of_means: str = Field(description="Question sur une échelle ordonnée")
    by: str = Field(description="Colonne qui distingue les deux groupes")
    between: tuple[str, str] = Field(description="Les deux groupes comparés : le premier moins le second")
    at_equal: str | None = Field(default=None, description="Colonne dont la composition est égalisée")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross the kind and the answer; and the composition where asked."""
        return crossed(self.of or group, self.by, self.at_equal, self.difference_of_means)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which column is not collected, or which of the two kinds nobody can be."""
        return super().lacking(group, columns) or unknown_kinds(columns, self.of or group, self.by, self.between)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the answers are no numbers."""
        table = self.of or group
        column = columns.get(table, self.difference_of_means)
        unfit = unfit_groups(columns, table, self.by, self.between, self.at_equal)
        if unfit or column is None or column.noted:
            return unfit
        return (without_numbers(self.difference_of_means, column),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the gap; each kind's mean; the gap at equal composition; effect sizes."""
        one, *composed = counted
        first, second = (side(one, kind)[:, :-KEPT_APART] for kind in self.between)
        numbers = values(one, 1)
        (n1, mean1, variance1), (n2, mean2, variance2) = moments(numbers, first), moments(numbers, second)
        gap, low, high, p = welch_difference(n1, mean1, variance1, n2, mean2, variance2)
        n = n1 + n2
        kept = apart(np.add.reduce([side(one, kind) for kind in self.between]))
        smallest = np.minimum(n1, n2)
        p = np.where(testable(n1, n2), p, np.nan)
        labels = [columns.tables[one.need.table][self.by].name(kind) for kind in self.between]
        parts = [
            Part(
                value=gap,
                n=n,
                **kept,
                low=low,
                high=high,
                computation=OBSERVED,
                interval="Welch",
                sampled=True,
                infers=True,
                smallest=smallest,
                skewed=is_too_skewed(numbers, first) | is_too_skewed(numbers, second),
                test=Test("test de Welch", p),
                need=one.need,
            )
        ]
        for kind, label, size, mean in zip(self.between, labels, (n1, n2), (mean1, mean2), strict=True):
            parts.append(
                Part(
                    id=kind,
                    label=label,
                    value=mean,
                    n=size,
                    computation="moyenne des réponses valides",
                    sampled=True,
                    need=one.need,
                )
            )
        for equal in composed:
            even = at_equal_composition(equal, self.between, values(equal, 2))
            parts.append(
                Part(
                    id="composition_egale",
                    label="À composition égale",
                    value=even.value,
                    n=even.n,
                    low=even.low,
                    high=even.high,
                    computation=EQUAL,
                    interval="Wald, par strates",
                    sampled=True,
                    infers=True,
                    smallest=even.smallest,
                    need=equal.need,
                )
            )
        sizes = (
            ("g", "g de Hedges", "Student décentré", hedges_g),
            ("delta", "delta de Cliff", "Cliff (Feng et Cliff)", cliffs_delta),
        )
        for key, label, interval, size_of in sizes:
            value, least, most = size_of(numbers, first, second)
            parts.append(
                Part(
                    id=key,
                    label=label,
                    value=value,
                    n=n,
                    low=least,
                    high=most,
                    computation=f"taille d’effet\u202f: {label}",
                    interval=interval,
                    unit="ratio",
                    sampled=True,
                    infers=True,
                    smallest=smallest,
                    least=FEW,
                    annex=True,
                    need=one.need,
                )
            )
        return tuple(parts)


def crossed(table: str, by: str, at_equal: str | None, question: str) -> tuple[Need, ...]:
    """Cross the kind of respondents and the answer, then the composition between them where it is asked."""
    needs = (Need(table, (Coded(by), Coded(question))),)
    return needs if at_equal is None else (*needs, Need(table, (Coded(by), Coded(at_equal), Coded(question))))


def unknown_kinds(columns: Columns, table: str, by: str, between: tuple[str, str]) -> tuple[str, ...]:
    """Say in French which of the two kinds the column does not have."""
    column = columns.get(table, by)
    known = column.levels if column is not None else {}
    return tuple(
        f"compare « {kind} », qui n’est pas une réponse de « {by} » ({', '.join(known)})"
        for kind in between
        if known and kind not in known
    )


def unfit_groups(
    columns: Columns, table: str, by: str, between: tuple[str, str], at_equal: str | None
) -> tuple[str, ...]:
    """Say in French what cannot tell groups apart: a kind compared with itself, a question without one answer each."""
    said = [f"compare « {between[0]} » avec lui-même"] if between[0] == between[1] else []
    said += [f"égalise « {at_equal} », qui distingue déjà les deux groupes"] if at_equal == by else []
    for name in (by, at_equal):
        column = columns.get(table, name) if name is not None else None
        if column is not None and (column.answer == "several_of" or column.answer in OPEN):
            said.append(f"groupe selon « {name} », qui ne range pas chacun dans un groupe et un seul")
    return tuple(said)
