"""Did all those behind a figure answer the same? Read from what the figure itself gives: k of n, a mean, a sum."""

import numpy as np

from indicators.confidentiality.membership import Bools
from indicators.counting.tallies import Tally
from indicators.definitions.indicator import Indicator
from indicators.measures.base import KEPT_APART, CountedMeasure, Part
from indicators.measures.benefits_matrix import BenefitsMatrix
from indicators.measures.median import Median
from indicators.measures.objectives import Objectives
from initiatives.declaration.registers import REGISTERS

_TOLERANCE = 1e-9


def same(indicator: Indicator, part: Part, tally: Tally, left: Bools, *, both: bool) -> bool:
    """Say whether the answers of some atoms are all one: `left`, of shape (atoms,), holds at least one answer.

    - k of n: all of them, or none when `both`;
    - mean: no spread at all, for its interval and the counts of each note, which `explain` gives, would say so too;
    - mean without squares: at one end of its scale (0 or 10), where a mean cannot be unless every note is;
    - sum: nothing at all.
    """
    measure = indicator.measure
    n = part.n[left].astype(np.float64)
    if part.k is not None:
        k = part.k[left].sum()
        return bool(k == n.sum() or (both and k == 0))
    values = part.value[left]
    if part.squares is not None:
        spread = n.sum() * part.squares[left].sum() - (n @ values) ** 2
        return bool(abs(spread) <= _TOLERANCE * max(1.0, n.sum() * part.squares[left].sum()))
    if isinstance(measure, (Objectives, BenefitsMatrix, Median)):
        one = bool(np.ptp(values) <= _TOLERANCE)
        return one and (isinstance(measure, Median) or float(values[0]) in _ends(tally))
    summed = isinstance(measure, CountedMeasure) and measure.adds_up() and part.need.amount is not None
    return summed and not part.id and not values.any()


def _ends(tally: Tally) -> tuple[float, float]:
    """Return the lowest and the highest note of the last question counted: of a register's column, as it is declared."""
    (name,) = tally.need.columns[-1].names()
    declared = REGISTERS[tally.need.table].columns[name] if tally.need.table in REGISTERS else None
    if declared is not None and declared.minimum is not None and declared.maximum is not None:
        return declared.minimum, declared.maximum
    notes = [float(level) for level in tally.levels[-1][:-KEPT_APART]]
    return min(notes), max(notes)
