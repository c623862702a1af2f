"""What answers are weighted by, carried to the atoms: weights are applied to counts, never to rows."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from indicators.counting.atoms import WEIGHT, WEIGHTING
from indicators.counting.needs import Need
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ILLEGIBLE
from initiatives.validation.dataset import Dataset, Table


def with_weighting_cells(initiative: Initiative, dataset: Dataset) -> Dataset:
    """Add the margins of each sampling plan, or the weights, to the table of its group: columns that tell atoms apart."""
    tables = dict(dataset.tables)
    for group, plan in initiative.sampling.items():
        if group in tables and plan.margins:
            tables[group] = _widened(tables[group], tuple(plan.margins))
        if group in tables and plan.weights is not None:
            tables[group] = _with_weights(tables[group], plan.weights)
    return replace(dataset, tables=tables)


def respondents_of(initiative: Initiative, dataset: Dataset, asked: Iterable[Need]) -> tuple[Need, ...]:
    """Ask for the respondents of each group that is weighted, or of which a figure keeps some: how many there are in all."""
    weighted = (group for group, plan in initiative.sampling.items() if plan.margins or plan.weights)
    kept = (need.table for need in asked if need.where and need.table in initiative.groups)
    return tuple(Need(group) for group in dict.fromkeys((*weighted, *kept)) if group in dataset.tables)


def _with_weights(table: Table, name: str) -> Table:
    frame = table.frame.copy(deep=False)
    known = frame[name] if name in frame else pd.Series(pd.NA, frame.index, dtype="Int64")
    frame[f"{WEIGHT}{name}"] = pd.Categorical(known.astype("Int64").astype("string"))
    return replace(table, frame=frame)


def _widened(table: Table, margins: tuple[str, ...]) -> Table:
    frame = table.frame.copy(deep=False)
    for name in margins:
        known = frame[name] if name in frame else pd.Series(pd.NA, frame.index, dtype="category")
        # What could not be read places nobody: as a blank, it is no answer to the margin's question.
        frame[f"{WEIGHTING}{name}"] = known.where(known != ILLEGIBLE)
    return replace(table, frame=frame)
