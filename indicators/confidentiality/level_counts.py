"""The answers behind a figure, level by level, where they may be shown at all."""

from collections.abc import Sequence

import numpy as np

from indicators.counting.columns import Column, Columns
from indicators.counting.needs import AnyOf, Coded, Derived, Need
from indicators.counting.tallies import Cell, Tallies, Tally
from indicators.figures.results import LevelCount
from indicators.measures.base import KEPT_APART
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import LABELS, NO, SCOPES, YES


def level_counts(
    initiative: Initiative, tallies: Tallies, columns: Columns, needs: Sequence[Need], cells: Sequence[Cell]
) -> dict[Cell, tuple[LevelCount, ...]]:
    """Count the valid answers per level in each cell; the caller leaves out the cells of which something is masked.

    Only for closed questions of a group: levels that name a place or an organisation would say more than the figures do.
    Units without a valid answer to every question crossed are left out, as they are from the figure.
    """
    found: dict[Cell, list[LevelCount]] = {cell: [] for cell in cells}
    for need in needs if cells else ():
        if need.table not in initiative.groups or any(set(one.names()) & set(SCOPES) for one in need.columns):
            return {}
        if need.followed or need.compared:
            return {}  # their second axis is no answer, and each wave's own figure shows its answers
        if not all(_closed(columns, need, one) for one in need.columns):
            return {}
        tally = tallies.by_need[need]
        members = tally.members_of(cells).astype(np.int64)
        for axis, (question, labels) in enumerate(_named(columns, tally)):
            for cell, row in zip(cells, members @ _marginal(tally, axis), strict=True):
                found[cell] += [LevelCount(question, *pair) for pair in zip(labels, row.tolist(), strict=True)]
    return {cell: tuple(counts) for cell, counts in found.items() if counts}


def _closed(columns: Columns, need: Need, one: Derived) -> bool:
    return isinstance(one, AnyOf) or (
        isinstance(one, Coded) and bool(getattr(columns.get(need.table, one.column), "levels", ()))
    )


def _marginal(tally: Tally, axis: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Count each level of one column among units valid in all: shape (atoms, levels)."""
    valid = tally.counts[(slice(None), *[slice(None, -KEPT_APART)] * len(tally.levels))]
    others = tuple(place for place in range(1, valid.ndim) if place != axis + 1)
    return np.add.reduce(valid, axis=others) if others else valid


def _named(columns: Columns, tally: Tally) -> list[tuple[str, list[str]]]:
    """Name each axis of the counts and its levels, in French."""
    crossed = tally.need.columns * 2 if tally.need.paired else tally.need.columns
    moments = (" (avant)", " (après)") if tally.need.paired else ("",) * len(crossed)
    named = []
    for one, moment, levels in zip(crossed, moments, tally.levels, strict=True):
        column = columns.get(tally.need.table, one.names()[0])
        assert column is not None
        question, labels = _wording(columns, tally.need.table, one, column, levels[:-KEPT_APART])
        named.append((f"{question}{moment}", labels))
    return named


def _wording(
    columns: Columns, table: str, one: Derived, column: Column, levels: tuple[str, ...]
) -> tuple[str, list[str]]:
    if isinstance(one, AnyOf):
        options = [columns.tables[table][name].label for name in one.names()]
        return " ou ".join(f"«\u202f{option}\u202f»" for option in options), [LABELS[NO], LABELS[YES]]
    return column.label, [column.name(level) for level in levels]
