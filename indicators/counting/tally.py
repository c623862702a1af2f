"""Stage 4: rows become counts, once. Everything after sees counts only."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property, partial
from math import prod
from typing import Protocol

import numpy as np

from indicators.counting.atoms import with_populations
from indicators.counting.behind import behind
from indicators.counting.coding import CodedColumn, code
from indicators.counting.columns import Columns, columns_of
from indicators.counting.crossing import Crossing, crossing
from indicators.counting.denominators import populations_of
from indicators.counting.joint_counts import bundles, count
from indicators.counting.layouts import Layout, compared, everyone, followed, paired, sides_of
from indicators.counting.left_out import filters_of
from indicators.counting.needs import Coded, Derived, Need, counts_present
from indicators.counting.pairing import Journeys, journeys, meetings_of
from indicators.counting.rows_of_files import asking_for_rows, rows_of
from indicators.counting.summing import with_amount
from indicators.counting.tallies import Tallies, Tally, Told
from indicators.counting.visitors import visitors_of
from indicators.counting.weighting_cells import respondents_of, with_weighting_cells
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.dataset import MARK, UNASKED, Dataset, Table

Kind = tuple[bool, bool, bool]
PAIRED: Kind = (True, False, False)
Job = Callable[[], list[Tally]]


class Asking(Protocol):
    """Whatever says what it wants counted: an indicator, which the tally knows by nothing else."""

    def needs(self, columns: Columns) -> tuple[Need, ...]:
        """Return what to count; empty when it is not made of counts."""
        ...

    def told(self, columns: Columns, tallies: Mapping[Need, Tally]) -> tuple[Told, ...]:
        """Return what each of its figures counts, once its needs are counted."""
        ...


NONE: Mapping[str, Asking] = {}


def tally(
    initiative: Initiative, indicators: Mapping[str, Asking], dataset: Dataset, before: Mapping[str, Asking] = NONE
) -> Tallies:
    """Count everything that the indicators need, and the rows of files; then who stands behind what they will tell.

    Args:
        initiative: the declaration, which tells the order of waves and the answers of each question.
        indicators: the chosen indicators, by id.
        dataset: checked tables; a table that a need names must be there.
        before: what earlier versions told and nothing tells today: who of today stands behind it is counted too.

    Returns:
        One `Tally` per distinct need (int64 counts, atom × levels), the counted populations, and one `Behind` per question
        that is not public. Tallies of parts that share no unit (`splitting.split`) add up exactly to those of the whole
        (`adding.add`).
    """
    columns = columns_of(initiative)
    dataset = with_weighting_cells(initiative, dataset)
    rows = {rows_of(one.table): one for one in asking_for_rows(initiative, dataset)}
    tallies = counted(initiative, {**indicators, **before, **rows}, dataset)
    told, then, held = (
        tuple(
            one
            for indicator in asking.values()
            for one in indicator.told(columns, tallies.by_need)
            if kind_of(initiative, one.need.table) != "public" or counts_present(one.need)
        )
        for asking in (indicators, before, rows)
    )
    stand_behind = behind(columns, dataset, tuple(initiative.waves), (*told, *held, *then))
    return replace(tallies, told=told, rows=held, behind=stand_behind)


def counted(initiative: Initiative, indicators: Mapping[str, Asking], dataset: Dataset) -> Tallies:
    """Count the answers alone, in one pass per table: `tally` without who stands behind them."""
    columns = columns_of(initiative)
    asked = needs_of(indicators.values(), columns)
    beside = (*respondents_of(initiative, dataset, asked), *visitors_of(asked, dataset), *filters_of(initiative, asked))
    needs = dict.fromkeys((*asked, *beside))
    jobs: list[Job] = []
    # NumPy works outside of Python's lock: units are laid out and questions counted on all cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name in dict.fromkeys(need.table for need in needs):
            counting = _Counting(dataset.tables[name], columns, tuple(initiative.waves))
            jobs += counting.jobs([need for need in needs if need.table == name], pool)
        made = {tally.need: tally for done in pool.map(lambda job: job(), jobs) for tally in done}
    whole, parts = populations_of(dataset)
    return Tallies({need: made[need] for need in needs}, whole, parts, refused=dataset.background.refused)


def needs_of(indicators: Iterable[Asking], columns: Columns) -> tuple[Need, ...]:
    """Return every distinct need of these indicators, in the order in which they first come."""
    return tuple(dict.fromkeys(need for indicator in indicators for need in indicator.needs(columns)))


class _Counting:
    """One table being counted: people are matched and atoms found once, then questions are counted several at a time."""

    def __init__(self, table: Table, columns: Columns, waves: tuple[str, ...]) -> None:
        self._table, self._columns, self._waves = table, columns, waves
        self._meetings = meetings_of(table.frame, waves)
        matched = (rows for one in self._meetings for rows in (one.before, one.after))
        self._places = with_populations(table.frame, matched)
        self._everyone = everyone(self._places)

    def jobs(self, needs: list[Need], pool: ThreadPoolExecutor) -> Iterator[Job]:
        """Return what remains to be done, in pieces that may be done at once; each gives some tallies."""
        alike: dict[tuple[Kind, object], list[Need]] = {}
        for need in needs:
            alike.setdefault(((need.paired, need.followed, need.compared), need.where), []).append(need)
        kinds = list(dict.fromkeys(kind for kind, _ in alike))
        layouts = dict(zip(kinds, pool.map(self._layout, kinds), strict=True))
        done: set[Need] = set()
        twins = self._twins(needs)
        both = crossing(self._everyone, layouts[PAIRED], self._journeys) if twins else None
        for need, twin in twins.items():
            column = self._code(need.columns[0])
            if both is not None and both.worth(column):
                done |= {need, twin}
                yield partial(_crossed, both, need, twin, column)
        for (kind, _), same in alike.items():
            layout = self._only(layouts[kind], same[0])
            coded = {derived: self._code(derived) for need in same for derived in need.columns}
            for need in (need for need in same if need.amount is not None):
                yield partial(self._amount, layout, need, [coded[derived] for derived in need.columns])
            plain = [need for need in same if need.amount is None and need not in done]
            asked = [[coded[derived] for derived in need.columns] for need in plain]
            for bundle in bundles(layout, [prod(size for size in layout.sizes(one)) for one in asked]):
                yield partial(_counted, layout, plain[bundle], asked[bundle])

    def _twins(self, needs: list[Need]) -> dict[Need, Need]:
        """Return the needs of one column for which the same is asked person by person: one pass counts both."""
        if len(self._meetings) != 1:
            return {}
        twins = {need: replace(need, paired=True) for need in needs if need == Need(need.table, need.columns)}
        asked = set(needs)
        return {need: twin for need, twin in twins.items() if len(need.columns) == 1 and twin in asked}

    def _layout(self, kind: Kind) -> Layout:
        is_paired, is_followed, is_compared = kind
        if is_followed:
            return followed(self._places, self._meetings)
        if is_paired:
            return paired(self._places, self._meetings, self._journeys)
        return compared(self._places, self._waves) if is_compared else self._everyone

    @cached_property
    def _journeys(self) -> Journeys:
        return journeys(self._everyone.atoms, *sides_of(self._meetings))

    def _only(self, layout: Layout, need: Need) -> Layout:
        """Keep the units whose rows hold the values that the need asks for."""
        kept = None
        for name, values in need.where:
            column = self._code(Coded(name))
            among = np.array([*(answer in values for answer in column.answers), False])[column.codes]
            kept = among if kept is None else kept & among
        return layout if kept is None else layout.only(kept)

    def _amount(self, layout: Layout, need: Need, columns: list[CodedColumn]) -> list[Tally]:
        assert need.amount is not None
        frame, amount = self._table.frame, need.amount
        illegible, unasked = (frame.get(f"{prefix}{amount}") for prefix in (MARK, UNASKED))
        decimals = self._table.decimals.get(amount, 0)
        return [with_amount(need, layout, columns, frame[amount], illegible, unasked, decimals)]

    def _code(self, derived: Derived) -> CodedColumn:
        held = self._places if set(derived.names()) <= set(self._places) else self._table.frame
        return code(held, self._table.name, derived, self._columns)


def _crossed(both: Crossing, need: Need, twin: Need, column: CodedColumn) -> list[Tally]:
    alone, crossed = both.count(column)
    return [
        Tally(need, both.alone.table, (column.levels,), alone),
        Tally(twin, both.pairs.atoms.table, (column.levels,) * 2, crossed),
    ]


def _counted(layout: Layout, needs: list[Need], columns: list[list[CodedColumn]]) -> list[Tally]:
    laid_out = [layout.laid_out(own) for own in columns]
    counts = count(layout.atoms, laid_out)
    return [
        Tally(need, layout.atoms.table, tuple(column.levels for column in own), counted)
        for need, own, counted in zip(needs, laid_out, counts, strict=True)
    ]
