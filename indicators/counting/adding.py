"""Tallies of parts that share no unit, added into those of the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.counting.atoms import Rows, grouped
from indicators.counting.behind import add_behind
from indicators.counting.coding import APART
from indicators.counting.needs import Need
from indicators.counting.summing import LARGEST
from indicators.counting.tallies import Counts, Tallies, Tally, Told
from indicators.counting.whom_and_when import Scope


class _Union(NamedTuple):
    """The atoms of all parts, and in which of them those of each part lie."""

    table: pd.DataFrame
    homes: list[Rows]


def add(parts: Sequence[Tallies]) -> Tallies:
    """Add the tallies of one part at least: equal, atoms and levels included, to the tally of all their units.

    No unit may be in two parts: the answers of one person are all in one of them, and so are the register of counted
    populations and what is known of the cells that could not be read (`splitting.split` sees to it).
    """
    unions: dict[tuple[int, ...], _Union] = {}
    by_need: dict[Need, Tally] = {}
    for need in parts[0].by_need:
        same = [part.by_need[need] for part in parts]
        # Needs counted over the same units share their table of atoms, in a part as in the whole.
        tables = tuple(id(one.atoms) for one in same)
        if tables not in unions:
            unions[tables] = _union(same)
        by_need[need] = _added(same, unions[tables])
    whole, by_scope = Counter[tuple[str, str]](), Counter[tuple[str, str, Scope]]()
    for part in parts:
        whole.update(part.populations)
        by_scope.update(part.populations_by_scope)
    figures: dict[tuple[str, str, Need], list[Told]] = {}
    for one in (one for part in parts for one in part.told):
        figures.setdefault((one.indicator, one.part, one.need), []).append(one)
    told = tuple(_told(same) for same in figures.values())
    refused = {place: cells for part in parts for place, cells in part.refused.items()}
    behind = add_behind([part.behind for part in parts])
    return Tallies(by_need, dict(whole), dict(by_scope), told, parts[0].rows, behind, refused)


def _told(parts: Sequence[Told]) -> Told:
    """Say what one figure counts where only the data of each part tells some of the levels."""
    levels = tuple(_all_levels(axis) for axis in zip(*(part.levels for part in parts), strict=True))
    shape = tuple(map(len, levels))
    n, k = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for part in parts:
        place = np.ix_(*(_places(own, every) for own, every in zip(part.levels, levels, strict=True)))
        n[place] |= part.n
        if part.k is not None:
            k[place] |= part.k
    return replace(parts[0], levels=levels, n=n, k=None if parts[0].k is None else k)


def _union(parts: list[Tally]) -> _Union:
    atoms = grouped(pd.concat([part.atoms for part in parts], ignore_index=True))
    return _Union(atoms.table, np.split(atoms.of_row, np.cumsum([len(part.atoms) for part in parts])[:-1]))


def _added(parts: list[Tally], atoms: _Union) -> Tally:
    levels = tuple(_all_levels(axis) for axis in zip(*(part.levels for part in parts), strict=True))
    shape = (len(atoms.table), *map(len, levels))
    places = [
        np.ix_(home, *(_places(own, every) for own, every in zip(part.levels, levels, strict=True)))
        for part, home in zip(parts, atoms.homes, strict=True)
    ]

    def total(counts: list[Counts | None], kind: type = np.int64) -> Counts | None:
        summed: Counts = np.zeros(shape, dtype=kind)
        for place, one in zip(places, counts, strict=True):
            if one is None:
                return None
            summed[place] += one
        return summed

    counted = total([part.counts for part in parts])
    assert counted is not None
    # Held as those of the whole would be: see `summing`.
    fit = sum(0 if part.squares is None else int(part.squares.sum()) for part in parts) < LARGEST
    return Tally(
        parts[0].need,
        atoms.table,
        levels,
        counted,
        filled=total([part.filled for part in parts]),
        sums=total([part.sums for part in parts]),
        squares=total([part.squares for part in parts], np.int64 if fit else object),
        illegible=total([part.illegible for part in parts]),
        unasked=total([part.unasked for part in parts]),
        decimals=parts[0].decimals,
    )


def _all_levels(parts: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the levels of all parts; where parts differ, only data tells them, and they are in alphabetical order."""
    if len(set(parts)) == 1:
        return parts[0]
    return (*sorted({level for part in parts for level in part} - set(APART)), *APART)


def _places(own: tuple[str, ...], every: tuple[str, ...]) -> Rows:
    return np.array([every.index(level) for level in own], dtype=np.int64)
