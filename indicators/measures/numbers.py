"""Answers on a scale, or open numbers, as values to average."""

import numpy as np

from indicators.counting.columns import Column, Columns
from indicators.measures.base import KEPT_APART, Counted
from initiatives.arrays import Floats
from initiatives.declaration.scales import AVERAGED, notes


def without_numbers(name: str, column: Column) -> str:
    """Say that answers cannot be averaged, and what to do."""
    if column.scale is not None:
        return (
            f"« {name} » n’a que deux réponses, dont on ne fait pas de moyenne : prenez une mesure de parts (share, "
            "paired_share)"
        )
    if column.answer == "number":
        return (
            f"« {name} » est un nombre libre : ce que la même personne en dit deux fois ne se compare que sur une échelle. "
            'Déclarez-la « answer: echelle », un niveau par nombre possible (« levels: {"0": "0", "1": "1"} »), ou prenez deux '
            "moyennes (mean)"
        )
    return f"« {name} » n’est pas sur une échelle ordonnée ({', '.join(AVERAGED)}, ou echelle)"


def not_a_number(columns: Columns, table: str, name: str, *, scales: bool = True) -> tuple[str, ...]:
    """Say in French when a column holds no number; `scales` accepts those of which a mean has a meaning."""
    column = columns.get(table, name)
    if column is None or column.answer == "number" or (scales and column.noted):
        return ()
    return (f"« {name} » n’est pas un nombre : sa moyenne ou sa somme n’auraient pas de sens",)


def values(counted: Counted, column: int = 0) -> Floats:
    """Return the numbers that the valid levels of a column stand for, in order."""
    return np.array(notes(counted.levels[column][:-KEPT_APART]), dtype=np.float64)
