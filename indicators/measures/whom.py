"""Whom does each figure of a measure count? Found by showing it one unit at a time: a new measure says so by being there."""

from collections.abc import Iterator, Mapping

import numpy as np

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Counts, Tally, Told
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling
from initiatives.arrays import Bools
from initiatives.declaration.vocabulary import SCOPES

_AT_ONCE = 2**21
"""Numbers of the counts that a measure is shown at once."""


def told_by(
    indicator: str, measure: CountedMeasure, group: str, columns: Columns, tallies: Mapping[Need, Tally]
) -> tuple[Told, ...]:
    """Return what each figure of an indicator counts: which joint levels are in its base, and in its condition.

    A base and a condition add units up, so one unit of each joint level tells them all. A figure whose base is no count
    of units (a response rate, of those asked) speaks of those whom its condition counts.
    """
    needs = measure.needs(group, columns)
    placed = {need for need in needs if need.columns and set(need.columns[0].names()) <= set(SCOPES)}
    n: dict[tuple[str, Need], list[Counts]] = {}
    k: dict[tuple[str, Need], list[Counts]] = {}
    parts: dict[tuple[str, Need], Part] = {}
    for shown, alone in _one_by_one([tallies[need] for need in needs]):
        size = len(shown[0].counts)
        for part in measure.figures(shown, columns, Sampling(np.zeros(size, dtype=np.int64), exhaustive=True)):
            if part.need == alone:
                parts[part.id, part.need] = part
                condition = part.n if part.k is None else part.k
                # Of a distribution over places, a part tells who is there.
                n.setdefault((part.id, part.need), []).append(condition if part.id and alone in placed else part.n)
                k.setdefault((part.id, part.need), []).append(condition)
    found = []
    for (part_id, need), counts in n.items():
        part = parts[part_id, need]
        levels = _levels(tallies[need])
        shape = tuple(len(one) for one in levels)
        counted, fulfils = np.concatenate(counts) > 0, np.concatenate(k[part_id, need]) > 0
        base: Bools = (counted if counted.any() else fulfils).reshape(shape)
        said: Bools | None = None if part.k is None else fulfils.reshape(shape)
        found.append(Told(indicator, part_id, need, levels, base, said, _spread(measure, part), part.annex))
    return tuple(found)


def _spread(measure: CountedMeasure, part: Part) -> bool | None:
    """Say how far a figure tells that all gave one note: the interval of a mean shows a spread of nothing."""
    if part.k is not None:
        return None
    return True if part.squares is not None else measure.one_note


def _levels(tally: Tally) -> tuple[tuple[str, ...], ...]:
    return (
        tally.levels * 2 if tally.need.paired and not tally.need.followed and len(tally.levels) == 1 else tally.levels
    )


def _one_by_one(tallies: list[Tally]) -> Iterator[tuple[tuple[Counted, ...], Need]]:
    """Yield the counts of one unit at each joint level of each need in turn, many levels at once, and which need it is."""
    for alone in tallies:
        size = int(np.prod(alone.counts.shape[1:], dtype=np.int64))
        step = max(1, _AT_ONCE // max(size, 1))
        for start in range(0, size, step):
            stop = min(size, start + step)
            yield tuple(_shown(one, alone, start, stop, size) for one in tallies), alone.need


def _shown(one: Tally, alone: Tally, start: int, stop: int, size: int) -> Counted:
    counts = np.zeros((stop - start, *one.counts.shape[1:]), dtype=np.int64)
    if one is alone:
        counts.reshape(stop - start, size)[np.arange(stop - start), np.arange(start, stop)] = 1
    amounts, nobody = (None, None) if one.sums is None else (counts, np.zeros_like(counts))
    return Counted(one.need, one.levels, counts, amounts, amounts, amounts, one.decimals, nobody, nobody)
