"""Each atom measured as if it were a cell: what every part of a figure rests on, in the smallest pieces."""

import numpy as np

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Counts, Tallies, Tally
from indicators.definitions.indicator import Indicator
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling
from initiatives.declaration.vocabulary import SCOPES


def per_atom(tallies: Tallies, columns: Columns, indicator: Indicator) -> tuple[Part, ...]:
    """Return the parts of an indicator made of counts; their arrays have shape (atoms,). Empty when nobody is there."""
    assert isinstance(indicator.measure, CountedMeasure)
    counted = tuple(_as_counted(tallies.by_need[need]) for need in indicator.measure.needs(indicator.group, columns))
    if not len(counted[0].counts):
        return ()
    return indicator.measure.figures(
        counted, columns, Sampling(np.zeros(len(counted[0].counts), dtype=np.int64), exhaustive=True)
    )


def splits(tallies: Tallies, parts: tuple[Part, ...]) -> dict[Need, dict[str, Counts]]:
    """Return the parts that split the units among them, by need: part → its units, shape (atoms,).

    Each part has its own base, or counts the respondents of one kind of structure, of one partner…: a cell of its own.
    Levels of a question are no split: they share one base, as effect sizes do.
    """
    found: dict[Need, dict[str, Counts]] = {}
    for need in dict.fromkeys(part.need for part in parts):
        among = [part for part in parts if part.need == need and part.id and not part.annex]
        placed = bool(need.columns) and set(need.columns[0].names()) <= set(SCOPES)
        sizes = {part.id: part.k if placed and part.k is not None else part.n for part in among}
        counts = tallies.by_need[need].counts
        units = counts.sum(axis=tuple(range(1, counts.ndim)))
        if len(among) > 1 and (sum(sizes.values()) <= units).all():
            found[need] = sizes
    return found


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
