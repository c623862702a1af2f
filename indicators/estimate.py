"""Stage 5: counts become figures, each with its base, its interval and what weakens it."""

from collections.abc import Mapping

import numpy as np

from indicators.cells import Cells, cells_of, population_of
from indicators.columns import Columns, columns_of
from indicators.derived import derived_figures
from indicators.measures.base import CountedMeasure, DeclaredMeasure, DerivedMeasure
from indicators.model import Indicator
from indicators.needs import Need
from indicators.parts import estimates_of
from indicators.results import Estimate, Estimates
from indicators.sampling import Sampling
from indicators.tallies import Cell, Tallies
from initiatives.model import Initiative
from initiatives.vocabulary import EVERYONE, MATCHED, Level

FACTS: tuple[Level, ...] = ("contexte", "moyens", "realisation")
"""Levels that are no opinion: who answered for whom changes nothing to them, so they are given for everyone only."""


def estimate(initiative: Initiative, indicators: Mapping[str, Indicator], tallies: Tallies) -> Estimates:
    """Make every figure of every indicator: part × scope × wave × population.

    Returns:
        Estimates in the order of the indicators, then of parts, then of cells. A derived indicator (`ratio`, `rate`)
        whose ingredients are not all in `indicators` gives no figure: `choose` refuses it before.
    """
    work = _Work(initiative, tallies)
    made: dict[str, list[Estimate]] = {}
    for indicator in indicators.values():
        if isinstance(indicator.measure, CountedMeasure):
            made[indicator.id] = work.counted(indicator, indicator.measure)
        elif isinstance(indicator.measure, DeclaredMeasure):
            made[indicator.id] = _declared(indicator, indicator.measure, initiative)
    derived = {key: one for key, one in indicators.items() if isinstance(one.measure, DerivedMeasure)}
    made |= derived_figures(derived, made)
    figures = tuple(figure for key in indicators for figure in made[key])
    return Estimates(figures=figures, indicators=indicators)


class _Work:
    """What estimates share: cells are found once per table and set of waves."""

    def __init__(self, initiative: Initiative, tallies: Tallies) -> None:
        self._initiative, self._tallies = initiative, tallies
        self._columns: Columns = columns_of(initiative)
        self._cells: dict[tuple[str, bool, tuple[str, ...]], Cells] = {}

    def counted(self, indicator: Indicator, measure: CountedMeasure) -> list[Estimate]:
        """Return the figures of an indicator made of counts."""
        needs = measure.needs(indicator.group, self._columns)
        cells = self._cells_of(needs)
        if indicator.level in FACTS:
            cells = cells.of_populations(EVERYONE, MATCHED)
        table = needs[0].table
        population = [population_of(self._tallies, table, cell) for cell in cells.cells]
        person = table in self._initiative.groups and self._initiative.groups[table].kind == "personnes"
        sampling = Sampling(np.array(population, dtype=np.int64), exhaustive=table not in self._initiative.groups)
        counted = tuple(cells.gather(self._tallies.by_need[need]) for need in needs)
        parts = measure.figures(counted, self._columns, sampling)
        return [
            figure for part in parts for figure in estimates_of(indicator, part, cells.cells, sampling, person=person)
        ]

    def _cells_of(self, needs: tuple[Need, ...]) -> Cells:
        asked = self._asked(needs)
        key = (needs[0].table, needs[0].paired, asked)
        if key not in self._cells:
            self._cells[key] = cells_of(self._initiative, self._tallies.by_need[needs[0]], asked)
        return self._cells[key]

    def _asked(self, needs: tuple[Need, ...]) -> tuple[str, ...]:
        """Return the waves at which every counted question was asked."""
        waves = tuple(self._initiative.waves)
        for need in needs:
            for name in (name for derived in need.columns for name in derived.names()):
                column = self._columns.get(need.table, name)
                if column is not None and column.waves is not None:
                    waves = tuple(wave for wave in waves if wave in column.waves)
        return waves


def _declared(indicator: Indicator, measure: DeclaredMeasure, initiative: Initiative) -> list[Estimate]:
    return [
        Estimate(
            indicator=indicator.id,
            part=fact.id,
            part_label=fact.label or indicator.label,
            cell=Cell(),
            value=fact.value,
            unit=indicator.unit,
            n=fact.n,
            missing=0,
            method=measure.computation(),
            evidence=indicator.evidence,
        )
        for fact in measure.facts(initiative)
    ]
