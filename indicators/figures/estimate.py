"""Stage 5: counts become figures, each with its base, its interval and what weakens it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

import numpy as np

from indicators.counting.columns import Columns, columns_of
from indicators.counting.left_out import columns_filtered_by, left_out
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Counts, Tallies
from indicators.definitions.indicator import Indicator
from indicators.figures.breaks import breaks_of, with_breaks
from indicators.figures.cells import Cells, cells_of, complete_parts, population_of
from indicators.figures.judged_together import with_families
from indicators.figures.made_of_others import derived_figures
from indicators.figures.parts import estimates_of
from indicators.figures.per_atom import per_atom
from indicators.figures.results import Estimate, Estimates
from indicators.figures.told_to_hosts import beside_the_others, host_of, is_told_to_hosts
from indicators.figures.unread import judged
from indicators.figures.weighing import weighings_of
from indicators.measures.base import Counted, CountedMeasure, DeclaredMeasure, DerivedMeasure, Fact, Part
from indicators.measures.overview import Overseen, OverviewMeasure
from indicators.weights.sampling import Sampling
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, Level

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
            made[indicator.id] = _told(indicator, indicator.measure.facts(initiative), indicator.measure.computation())
    derived = {key: one for key, one in indicators.items() if isinstance(one.measure, DerivedMeasure)}
    made |= derived_figures(derived, made)
    for indicator in indicators.values():
        if isinstance(indicator.measure, OverviewMeasure):
            seen = [overseen(one, made.get(key, ())) for key, one in indicators.items()]
            made[indicator.id] = _told(indicator, indicator.measure.facts(seen), indicator.measure.computation())
    # The run's own record is no estimate: it is made once figures are protected.
    figures = tuple(chain.from_iterable(made.get(key, ()) for key in indicators))
    return Estimates(figures=with_families(initiative.families, figures), indicators=indicators)


class _Work:
    """What estimates share: cells are found once per table and set of waves."""

    def __init__(self, initiative: Initiative, tallies: Tallies) -> None:
        self._initiative, self._tallies = initiative, tallies
        self._columns: Columns = columns_of(initiative)
        self._weighings = weighings_of(initiative, self._columns, tallies)
        self._cells: dict[tuple[str, tuple[bool, ...], tuple[str, ...], bool], Cells] = {}

    def counted(self, indicator: Indicator, measure: CountedMeasure) -> list[Estimate]:
        """Return the figures of an indicator made of counts."""
        needs = measure.needs(indicator.group, self._columns)
        hosts = is_told_to_hosts(self._initiative, indicator, needs)
        cells = self._cells_of(needs, apart=measure.asked_apart, hosts=hosts).among(measure.speaks_of)
        if indicator.level in FACTS:
            cells = cells.of_populations(EVERYONE, MATCHED)
        table = needs[0].table
        population = np.array([population_of(self._tallies, needs[0], cell) for cell in cells.cells], dtype=np.int64)
        person = self._chose_to_answer(table)
        counted = tuple(cells.gather(self._tallies.by_need[need]) for need in needs)
        every = self._respondents(cells, needs[0], counted[0])
        sampling = Sampling(
            population,
            exhaustive=table not in self._initiative.groups,
            drawn=self._initiative.is_drawn(table),
            complete=complete_parts(cells, population, every),
        ).among(counted[0].units(), every)
        parts = tuple(self._with_left_out(part, cells) for part in measure.figures(counted, self._columns, sampling))
        if table in self._weighings:
            atomic = per_atom(self._tallies, self._columns, indicator)
            parts = self._weighings[table].weigh(parts, atomic, cells, self._tallies.by_need[needs[0]])
        figures = chain.from_iterable(
            estimates_of(indicator, part, cells.cells, sampling, person=person) for part in parts
        )
        # Of a structure, the main figure only.
        kept = [one for one in figures if not hosts or one.part == "" or host_of(one.cell) is None]
        kept += beside_the_others(self._initiative, indicator, table, kept) if hosts else ()
        kept = judged(kept, self._tallies.refused, self._initiative.quality)
        return with_breaks(kept, breaks_of(needs, self._columns), tuple(self._initiative.waves))

    def _with_left_out(self, part: Part, cells: Cells) -> Part:
        """Add to the main figure the rows that it lacks because the cell by which they are chosen could not be read."""
        beside = columns_filtered_by(self._initiative, part.need)
        if part.id or beside is None:
            return part
        held = cells.gather(self._tallies.by_need[beside])
        unread = left_out(part.need, held.levels, held.counts)
        return replace(part, illegible=unread if part.illegible is None else part.illegible + unread)

    def _respondents(self, cells: Cells, need: Need, counted: Counted) -> Counts:
        """Return how many answered in each cell, whatever a filter keeps of them, shape (cells,); of two waves, those it keeps."""
        if not need.where or need.of_two_waves or need.table not in self._initiative.groups:
            return counted.units()
        return cells.gather(self._tallies.by_need[Need(need.table)]).units()

    def _chose_to_answer(self, table: str) -> bool:
        """Tell whether the units are people who were not drawn at random: their intervals are indications only."""
        group = self._initiative.groups.get(table)
        return group is not None and group.kind == "personnes" and not self._initiative.is_drawn(table)

    def _cells_of(self, needs: tuple[Need, ...], *, apart: bool, hosts: bool) -> Cells:
        asked = tuple(self._initiative.waves) if apart else self._asked(needs)
        first = needs[0]
        key = (first.table, (first.paired, first.followed, first.compared), asked, hosts)
        if key not in self._cells:
            self._cells[key] = cells_of(self._initiative, self._tallies.by_need[first], asked, hosts=hosts)
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


def overseen(indicator: Indicator, figures: Iterable[Estimate]) -> Overseen:
    """Return what an overview may read of an indicator: where it stands, and whether it has a value for the territory."""
    has_value = any(figure.value is not None and figure.cell.scope == TERRITORY for figure in figures)
    return Overseen(indicator.dimension, indicator.level, indicator.evidence, has_value)


def _told(indicator: Indicator, facts: tuple[Fact, ...], computation: str) -> list[Estimate]:
    return [
        Estimate(
            indicator=indicator.id,
            part=fact.id,
            part_label=fact.label or indicator.label,
            cell=Cell(),
            value=fact.value,
            text=fact.text,
            unit=indicator.unit if fact.text is None else "texte",
            n=fact.n,
            missing=0,
            method=computation,
            evidence=indicator.evidence,
        )
        for fact in facts
    ]
