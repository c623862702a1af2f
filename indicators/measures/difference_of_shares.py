"""By how many points the share of one kind of respondents exceeds that of another."""

from dataclasses import replace

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Counts
from indicators.measures.base import FEW, KEPT_APART, Counted, Part, Test, added, apart
from indicators.measures.condition import AtLeast, Better, Conditioned, Equals, Several
from indicators.measures.difference_of_means import EQUAL, OBSERVED, crossed, unfit_groups, unknown_kinds
from indicators.measures.groups import at_equal_composition, side
from indicators.measures.testing import CHI_SQUARED, testable
from indicators.measures.usual_figures import proportion
from indicators.statistics.odds import odds_ratio, risk_ratio
from indicators.statistics.two_shares import difference_of_two_shares
from indicators.weights.sampling import Sampling


class DifferenceOfShares(Conditioned):
    """Share of the first kind − share of the second, in points, with its score interval; observed, never an effect.

    The χ² test of the same score, where both sides have 30 answers. Odds and risk ratios go to the annex. Under ten answers
    on a side only counts are given: no difference of percentages, no ratio.
    """

    difference_of_shares: str = Field(description="Question fermée")
    by: str = Field(description="Colonne qui distingue les deux groupes")
    between: tuple[str, str] = Field(description="Les deux groupes comparés : le premier moins le second")
    at_least: AtLeast = None
    any_of: Several = None
    equals: Equals = None
    better: Better = None
    at_equal: str | None = Field(default=None, description="Colonne dont la composition est égalisée")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross the kind and the answer; and the composition where asked."""
        table = self.of or group
        needs = crossed(table, self.by, self.at_equal, self.difference_of_shares)
        counted = self.condition.counted(self.difference_of_shares, columns.get(table, self.difference_of_shares))
        return tuple(replace(need, columns=(*need.columns[:-1], counted)) for need in needs)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which column is not collected, or which of the two kinds nobody can be."""
        return super().lacking(group, columns) or unknown_kinds(columns, self.of or group, self.by, self.between)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which answer does not exist."""
        table = self.of or group
        wrong = self.condition.mistakes(self.difference_of_shares, columns.get(table, self.difference_of_shares))
        return (*unfit_groups(columns, table, self.by, self.between, self.at_equal), *wrong)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the gap in points; each kind's share; the gap at equal composition; the two ratios."""
        one, *composed = counted
        column = columns.get(one.need.table, self.difference_of_shares)
        answers = one.levels[1][:-KEPT_APART]
        fulfils = np.isin(answers, self.condition.levels(column, answers))
        (k1, n1), (k2, n2) = (_counts(side(one, kind), fulfils) for kind in self.between)
        kinds = columns.tables[one.need.table][self.by]
        smallest = np.minimum(n1, n2)
        low, high, p = difference_of_two_shares(k1, n1, k2, n2)
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = k1 / n1 - k2 / n2
        kept = apart(np.add.reduce([side(one, kind) for kind in self.between]))
        parts = [
            Part(
                value=100 * gap,
                n=n1 + n2,
                low=100 * low,
                high=100 * high,
                computation=OBSERVED,
                interval="Miettinen et Nurminen",
                unit="points",
                sampled=True,
                infers=True,
                smallest=smallest,
                least=FEW,
                test=Test(CHI_SQUARED, np.where(testable(n1, n2), p, np.nan)),
                need=one.need,
                **kept,
            )
        ]
        for kind, k, n in zip(self.between, (k1, k2), (n1, n2), strict=True):
            of_kind = sampling.among(added(side(one, kind)), one.units())
            share = proportion(k, n, of_kind, one.need, apart(side(one, kind)), part=kind, label=kinds.name(kind))
            parts.append(replace(share, unit="part"))
        for equal in composed:
            even = at_equal_composition(equal, self.between, fulfils.astype(np.float64))
            parts.append(
                Part(
                    id="composition_egale",
                    label="À composition égale",
                    value=100 * even.value,
                    n=even.n,
                    low=100 * even.low,
                    high=100 * even.high,
                    computation=EQUAL,
                    interval="Wald, par strates",
                    unit="points",
                    sampled=True,
                    infers=True,
                    smallest=even.smallest,
                    least=FEW,
                    need=equal.need,
                )
            )
        ratios = (
            ("cotes", "Rapport des cotes", "Woolf", odds_ratio),
            ("parts", "Rapport des parts", "Katz", risk_ratio),
        )
        for key, label, interval, ratio in ratios:
            value, least, most = ratio(k1, n1 - k1, k2, n2 - k2)
            parts.append(
                Part(
                    id=key,
                    label=label,
                    value=value,
                    n=n1 + n2,
                    low=least,
                    high=most,
                    computation=label.lower(),
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


def _counts(answers: Counts, fulfils: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[Counts, Counts]:
    """Return k and n, each of shape (cells,), from answers of shape (cells, levels)."""
    valid = answers[:, :-KEPT_APART]
    return valid[:, fulfils].sum(axis=1), valid.sum(axis=1)
