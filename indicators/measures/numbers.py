"""Answers that are numbers: scales whose levels are numbers, as values to average."""

import numpy as np

from indicators.counting.columns import Columns
from indicators.measures.base import KEPT_APART, Counted
from initiatives.arrays import Floats


def not_a_number(columns: Columns, table: str, name: str, *, scales: bool = True) -> tuple[str, ...]:
    """Say in French when a column holds no number; `scales` accepts scales whose levels are numbers."""
    column = columns.get(table, name)
    if column is None or column.answer == "number" or (scales and column.noted):
        return ()
    return (f"« {name} » n’est pas un nombre : sa moyenne ou sa somme n’auraient pas de sens",)


def values(counted: Counted, column: int = 0) -> Floats:
    """Return the numbers that the valid levels of a column stand for, in order."""
    return np.array([float(level) for level in counted.levels[column][:-KEPT_APART]], dtype=np.float64)
