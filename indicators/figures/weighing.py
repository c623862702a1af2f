"""Figures of a group that was drawn by a plan: weighted to known margins, unsure as its clusters and strata make them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.counting.columns import Columns
from indicators.counting.tallies import Counts, Tallies, Tally
from indicators.figures.cells import Cells
from indicators.measures.base import Part, Test
from indicators.statistics.kish import effective_number
from indicators.statistics.survey_design import Linearised, error_of, ratio
from indicators.statistics.weighted_share import design_interval
from indicators.weights.by_margin import Weights, weights_of
from initiatives.arrays import Floats
from initiatives.declaration.model import Initiative
from initiatives.declaration.sampling_plan import SamplingPlan

UNWEIGHTED = "sans pondération ni plan de sondage"
"""Said of a figure or a test that counts cannot weigh: a median, a rank test, a comparison of two waves not matched."""
POINT = 1e-9
"""An interval narrower than this is a point."""


@dataclass(frozen=True)
class Weighing:
    """How the figures of one group are weighed; `said` tells it in French, as methods do."""

    plan: SamplingPlan
    weights: Weights | None
    said: str

    def weigh(self, parts: tuple[Part, ...], atomic: tuple[Part, ...], cells: Cells, tally: Tally) -> tuple[Part, ...]:
        """Return the parts of a measure weighed; `atomic` are the same parts, atom by atom (see `per_atom`).

        A test made of raw counts says nothing of a weighted figure: it is left out, and so is the part of the annex that
        is there for it alone.
        """
        weighed = are_weighed(self.plan, parts)
        if not any(weighed):
            return tuple(_as_it_was(part) for part in parts)
        drawn = _Drawn.of(self, cells, tally)
        return tuple(
            self._weighed(part, one, drawn) if here else _as_it_was(part)
            for part, one, here in zip(parts, atomic, weighed, strict=True)
            if here or part.test is None
        )

    def _weighed(self, part: Part, atomic: Part, drawn: "_Drawn") -> Part:
        n = atomic.n.astype(np.float64)
        if part.k is None or atomic.k is None:
            total, squares = np.asarray(atomic.total), np.asarray(atomic.squares)
        else:
            total = squares = atomic.k.astype(np.float64)
        made, kish = drawn.estimate(total, squares, n), drawn.kish(n)
        if part.k is not None:
            low, high = design_interval(made.value, made.error, made.degrees, part.n, kish)
        else:
            low, high = _student(made)
        # No interval where there is none without weights, nor where nobody differs: the error is 0 by construction.
        none = high - low < POINT if part.low is None else np.isnan(part.low) | (high - low < POINT)
        return replace(
            part,
            value=np.where(np.isnan(part.value), np.nan, made.value),
            low=None if part.low is None else np.where(none, np.nan, low),
            high=None if part.high is None else np.where(none, np.nan, high),
            computation=f"{part.computation}, {self.said}",
            interval=part.interval
            and ("Wilson sur l’effectif efficace" if part.k is not None else "Student selon le plan"),
            narrowed=(),
            flags=part.flags if self.weights is None else (*part.flags, "redresse"),
            effective=None if self.weights is None else kish,
            degrees=made.degrees,
            test=None,
        )


def weighings_of(initiative: Initiative, columns: Columns, tallies: Tallies) -> Mapping[str, Weighing]:
    """Return how each group that has a plan is weighed. Raises `UnusableInitiative` when answers cannot meet the margins."""
    weights = weights_of(initiative, columns, tallies)
    return {
        group: Weighing(plan, weights.get(group), _said(plan, columns, group))
        for group, plan in initiative.sampling.items()
        if plan.margins or plan.weights or plan.strata or plan.clusters
    }


@dataclass(frozen=True)
class _Drawn:
    """Which atoms make up each cell, what their units weigh, and in which stratum and primary unit they lie."""

    members: Floats
    weight: Floats
    stratum: Counts
    unit: Counts | None

    @classmethod
    def of(cls, weighing: Weighing, cells: Cells, tally: Tally) -> "_Drawn":
        alike = np.ones(len(tally.atoms))
        stratum = _numbered(tally.atoms, weighing.plan.strata)
        clusters = weighing.plan.clusters
        inside = None if clusters is None else stratum * (len(tally.atoms) + 1) + _numbered(tally.atoms, clusters)
        weight = alike if weighing.weights is None else weighing.weights.of(tally)
        return cls(cells.members.astype(np.float64), weight, stratum, inside)

    def kish(self, n: Floats) -> Floats:
        return effective_number(self.members @ (self.weight * n), self.members @ (self.weight**2 * n))

    def estimate(self, total: Floats, squares: Floats, n: Floats) -> Linearised:
        """Return Σw·y/Σw from Σy, Σy² and n of each atom, with the error of its primary units."""
        if self.unit is not None:
            order = np.argsort(self.unit, kind="stable")
            units, starts = np.unique(self.unit[order], return_index=True)
            y, x = (
                np.add.reduceat((self.members * (self.weight * what))[:, order], starts, axis=1) for what in (total, n)
            )
            return ratio(y, x, units // (len(self.unit) + 1))
        y, x = self.members @ (self.weight * total), self.members @ (self.weight * n)
        with np.errstate(divide="ignore", invalid="ignore"):
            value, whole = (y / x)[:, None], x[:, None]
            strata = np.eye(int(self.stratum.max(initial=0)) + 1)[self.stratum]
            counts, wy, wn, wyy, wwy, wwn = (
                (self.members * what) @ strata
                for what in (
                    n,
                    *(self.weight * one for one in (total, n)),
                    *(self.weight**2 * one for one in (squares, total, n)),
                )
            )
            sums = np.nan_to_num((wy - value * wn) / whole)
            spread = np.nan_to_num((wyy - 2 * value * wwy + value**2 * wwn) / whole**2)
        error, degrees = error_of(np.round(counts).astype(np.int64), sums, spread)
        return Linearised(value[:, 0], error, degrees)


def _student(made: Linearised) -> tuple[Floats, Floats]:
    from scipy.special import stdtrit  # imported here: half a second that only intervals of means need

    with np.errstate(invalid="ignore"):
        half = stdtrit(np.where(made.degrees > 0, made.degrees, np.nan), 0.975) * made.error
    return made.value - half, made.value + half


def are_weighed(plan: SamplingPlan, parts: tuple[Part, ...]) -> tuple[bool, ...]:
    """Tell which parts of an indicator are weighed: all that the body of a report prints, or none.

    A gap that cannot be weighed beside shares that are would contradict them, even in sign.
    """
    able = tuple(_can_be_weighed(plan, part) for part in parts)
    together = all(one for one, part in zip(able, parts, strict=True) if part.sampled and not part.annex)
    return tuple(one and together for one in able)


def _can_be_weighed(plan: SamplingPlan, part: Part) -> bool:
    """Tell whether a part is a share (k of n) or a mean (with Σx and Σx²) of answers that are not those of a margin.

    Weighted, the answers to a margin's question would only give the margin back: they tell who answered. Where two waves
    are side by side, an atom holds both, so that no weight is that of all its answers.
    """
    asked = {name for derived in part.need.columns for name in derived.names()}
    counted = part.k is not None or part.squares is not None
    same_people = not part.need.compared
    weighing = {*plan.margins, *filter(None, (plan.weights,))}
    return part.sampled and not part.is_range and counted and same_people and not {*asked, part.need.amount} & weighing


def _as_it_was(part: Part) -> Part:
    if not part.sampled:
        return part
    return replace(part, computation=f"{part.computation}, {UNWEIGHTED}", test=_unweighted(part.test))


def _unweighted(test: Test | None) -> Test | None:
    return None if test is None else replace(test, name=f"{test.name}, {UNWEIGHTED}")


def _numbered(atoms: pd.DataFrame, column: str | None) -> Counts:
    """Number the values of a column from 0; units that have none go together, last."""
    if column is None or column not in atoms:
        return np.zeros(len(atoms), dtype=np.int64)
    codes, values = pd.factorize(atoms[column], sort=True)
    return np.where(codes < 0, len(values), codes).astype(np.int64)


def _said(plan: SamplingPlan, columns: Columns, group: str) -> str:
    said = []
    if plan.margins:
        names = [f"«\u202f{columns.tables[group][name].label}\u202f»" for name in plan.margins]
        way = "post-stratification sur" if len(names) == 1 else "calage sur les marges de"
        listed = " et ".join([*filter(None, [", ".join(names[:-1])]), names[-1]])
        said.append(f"pondération par {way} {listed} ({plan.margins_source})")
    if plan.weights is not None:
        said.append(f"pondération par les poids donnés avec les réponses ({plan.weights_source})")
    for what, name in (("grappes", plan.clusters), ("strates", plan.strata)):
        if name is not None:
            said.append(f"{what}\u202f: {columns.tables[group][name].label.lower()}")
    return ", ".join(said)
