"""Answers that are numbers: scales whose levels are numbers, as values to average."""

import numpy as np

from indicators.counting.columns import Column, Columns
from indicators.measures.base import KEPT_APART, Counted
from initiatives.arrays import Floats
from initiatives.declaration.scales import NUMERIC_SCALES


def without_numbers(name: str, column: Column) -> str:
    """Say that answers are no numbers, and what to do: what is averaged must be on a scale of numbers."""
    if column.scale is not None:
        return (
            f"« {name} » est sur une échelle de mots ({column.answer}), dont on ne fait pas de moyenne : prenez une mesure de "
            "parts (share, paired_share), ou déclarez une échelle dont les niveaux sont des nombres (accord5, note10, echelle…)"
        )
    return f"« {name} » n’est pas sur une échelle de nombres ({', '.join(NUMERIC_SCALES)}, ou echelle)"


def not_a_number(columns: Columns, table: str, name: str, *, scales: bool = True) -> tuple[str, ...]:
    """Say in French when a column holds no number; `scales` accepts scales whose levels are numbers."""
    column = columns.get(table, name)
    if column is None or column.answer == "number" or (scales and column.noted):
        return ()
    return (f"« {name} » n’est pas un nombre : sa moyenne ou sa somme n’auraient pas de sens",)


def values(counted: Counted, column: int = 0) -> Floats:
    """Return the numbers that the valid levels of a column stand for, in order."""
    return np.array([float(level) for level in counted.levels[column][:-KEPT_APART]], dtype=np.float64)
