"""The questions on which answers are weighted, carried to the atoms: weights are applied to counts, never to rows."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from indicators.counting.atoms import WEIGHTING
from indicators.counting.needs import Need
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ILLEGIBLE
from initiatives.validation.dataset import Dataset, Table


def with_weighting_cells(initiative: Initiative, dataset: Dataset) -> Dataset:
    """Add the margins of each sampling plan to the table of its group, as columns by which atoms are told apart."""
    tables = dict(dataset.tables)
    for group, plan in initiative.sampling.items():
        if group in tables and plan.margins:
            tables[group] = _widened(tables[group], tuple(plan.margins))
    return replace(dataset, tables=tables)


def respondents_of(initiative: Initiative, dataset: Dataset, asked: Iterable[Need]) -> tuple[Need, ...]:
    """Ask for the respondents of each group that is weighted, or of which a figure keeps some: how many there are in all."""
    weighted = (group for group, plan in initiative.sampling.items() if plan.margins)
    kept = (need.table for need in asked if need.where and need.table in initiative.groups)
    return tuple(Need(group) for group in dict.fromkeys((*weighted, *kept)) if group in dataset.tables)


def _widened(table: Table, margins: tuple[str, ...]) -> Table:
    frame = table.frame.copy(deep=False)
    for name in margins:
        known = frame[name] if name in frame else pd.Series(pd.NA, frame.index, dtype="category")
        # What could not be read places nobody: as a blank, it is no answer to the margin's question.
        frame[f"{WEIGHTING}{name}"] = known.where(known != ILLEGIBLE)
    return replace(table, frame=frame)
