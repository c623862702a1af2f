"""Stage 4: rows become counts, once. Everything after sees counts only."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.atoms import Atoms, atoms_of, with_populations
from indicators.coding import CodedColumn, code
from indicators.columns import Columns, columns_of
from indicators.denominators import populations_of
from indicators.measures.base import CountedMeasure
from indicators.model import Indicator
from indicators.needs import Coded, Derived, Need
from indicators.pairing import Pairs, pairs_of
from indicators.tallies import Counts, Tallies, Tally
from initiatives.dataset import PERSON, WAVE, Dataset, Table
from initiatives.model import Initiative

LARGEST = 2**62
"""Squares are summed only where they cannot overflow an int64."""


def tally(initiative: Initiative, indicators: Mapping[str, Indicator], dataset: Dataset) -> Tallies:
    """Count everything that the indicators need, in one pass per table.

    Args:
        initiative: the declaration, which tells the order of waves and the answers of each question.
        indicators: the chosen indicators, by id.
        dataset: checked tables; a table that a need names must be there.

    Returns:
        One `Tally` per distinct need (int64 counts, atom × levels), and the counted populations.
    """
    columns = columns_of(initiative)
    needed: dict[str, list[Need]] = {}
    for need in needs_of(indicators.values(), columns):
        needed.setdefault(need.table, []).append(need)
    by_need: dict[Need, Tally] = {}
    for name, needs in needed.items():
        counting = _Counting(dataset.tables[name], columns, tuple(initiative.waves))
        by_need |= {need: counting.answer(need) for need in needs}
    whole, parts = populations_of(dataset)
    return Tallies(by_need=by_need, populations=whole, populations_by_scope=parts)


def needs_of(indicators: Iterable[Indicator], columns: Columns) -> tuple[Need, ...]:
    """Return every distinct need of these indicators, in the order in which they first come."""
    return tuple(
        dict.fromkeys(
            need
            for indicator in indicators
            if isinstance(indicator.measure, CountedMeasure)
            for need in indicator.measure.needs(indicator.group, columns)
        )
    )


class _Counting:
    """One table being counted: each column is coded once, people are matched once."""

    def __init__(self, table: Table, columns: Columns, waves: tuple[str, ...]) -> None:
        self._table, self._columns, self._waves = table, columns, waves
        self._frame = with_populations(table.frame)
        self._atoms: Atoms = atoms_of(self._frame)
        self._pairs: Pairs | None = None
        self._coded: dict[Derived, CodedColumn] = {}

    def answer(self, need: Need) -> Tally:
        """Count one need."""
        if need.paired:
            return self._paired(need)
        coded = [self._code(derived) for derived in need.columns]
        keep = self._kept(need)
        shape = (len(self._atoms.table), *(len(column.levels) for column in coded))
        cells = _combine(shape, [self._atoms.of_row, *(column.codes for column in coded)])[keep]
        tally = Tally(need, self._atoms.table, tuple(c.levels for c in coded), _count(cells, shape))
        return tally if need.amount is None else self._with_amount(tally, need.amount, cells, keep)

    def _paired(self, need: Need) -> Tally:
        pairs = self._matched()
        (column,) = (self._code(derived) for derived in need.columns)
        levels = len(column.levels)
        keep = self._kept(need)
        both = keep[pairs.before] & keep[pairs.after]
        shape = (len(pairs.atoms.table), levels, levels)
        codes = [pairs.atoms.of_row, column.codes[pairs.before], column.codes[pairs.after]]
        return Tally(need, pairs.atoms.table, (column.levels,) * 2, _count(_combine(shape, codes)[both], shape))

    def _with_amount(self, tally: Tally, amount: str, cells: Counts, keep: NDArray[np.bool_]) -> Tally:
        values = pd.to_numeric(self._frame[amount])[keep]
        filled = values.notna().to_numpy(dtype=bool)
        whole = values[filled].to_numpy(dtype=np.int64)
        sums, squares = (np.zeros(tally.counts.size, dtype=np.int64) for _ in range(2))
        np.add.at(sums, cells[filled], whole)
        fits = int(np.abs(whole).max(initial=0)) ** 2 * max(len(whole), 1) < LARGEST
        if fits:
            np.add.at(squares, cells[filled], whole**2)
        shape = tally.counts.shape
        return Tally(
            tally.need,
            tally.atoms,
            tally.levels,
            tally.counts,
            filled=_count(cells[filled], shape),
            sums=sums.reshape(shape),
            squares=squares.reshape(shape) if fits else None,
            decimals=self._table.decimals.get(amount, 0),
        )

    def _code(self, derived: Derived) -> CodedColumn:
        if derived not in self._coded:
            self._coded[derived] = code(self._frame, self._table.name, derived, self._columns)
        return self._coded[derived]

    def _matched(self) -> Pairs:
        if self._pairs is None:
            held = PERSON in self._frame and WAVE in self._frame
            self._pairs = pairs_of(self._frame, self._waves if held else ())
        return self._pairs

    def _kept(self, need: Need) -> NDArray[np.bool_]:
        keep = np.ones(len(self._frame), dtype=bool)
        for column, values in need.where:
            coded = self._code(Coded(column))
            wanted = [coded.levels.index(value) for value in values if value in coded.levels]
            keep &= np.isin(coded.codes, wanted)
        return keep


def _combine(shape: tuple[int, ...], codes: list[Counts]) -> Counts:
    """Return one number per row for its place in an array of this shape."""
    combined = np.zeros(len(codes[0]), dtype=np.int64)
    for size, one in zip(shape, codes, strict=True):
        combined = combined * size + one
    return combined


def _count(cells: Counts, shape: tuple[int, ...]) -> Counts:
    return np.bincount(cells, minlength=int(np.prod(shape))).reshape(shape).astype(np.int64, copy=False)
