"""Each atom measured as if it were a cell: what every part of a figure rests on, in the smallest pieces."""

import numpy as np

from indicators.counting.columns import Columns
from indicators.counting.tallies import Tallies, Tally
from indicators.definitions.indicator import Indicator
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling


def per_atom(tallies: Tallies, columns: Columns, indicator: Indicator) -> tuple[Part, ...]:
    """Return the parts of an indicator made of counts; their arrays have shape (atoms,). Empty when nobody is there."""
    assert isinstance(indicator.measure, CountedMeasure)
    counted = tuple(_as_counted(tallies.by_need[need]) for need in indicator.measure.needs(indicator.group, columns))
    if not len(counted[0].counts):
        return ()
    return indicator.measure.figures(
        counted, columns, Sampling(np.zeros(len(counted[0].counts), dtype=np.int64), exhaustive=True)
    )


def _as_counted(tally: Tally) -> Counted:
    return Counted(
        need=tally.need,
        levels=tally.levels,
        counts=tally.counts,
        filled=tally.filled,
        sums=tally.sums,
        squares=tally.squares,
        decimals=tally.decimals,
        illegible=tally.illegible,
        unasked=tally.unasked,
    )
