"""Answers as small integers: what can be counted in one pass."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.columns import Columns
from indicators.needs import AnyOf, Coded, Derived, Score
from indicators.tallies import BLANK
from initiatives.vocabulary import DONT_KNOW, NO, NOT_CONCERNED, YES

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class CodedColumn:
    """One column as codes: `codes[i]` is the index in `levels` of the answer of row i; the last level is a blank."""

    levels: tuple[str, ...]
    codes: Codes


def code(frame: pd.DataFrame, table: str, derived: Derived, columns: Columns) -> CodedColumn:
    """Return a column of a table as codes; a column that the table does not have is blank everywhere."""
    if isinstance(derived, AnyOf):
        return _any_of(frame, derived)
    if isinstance(derived, Score):
        return _score(frame, table, derived, columns)
    known = columns.get(table, derived.column)
    declared = tuple(known.levels) if known is not None else ()
    if derived.column not in frame:
        levels = (*declared, DONT_KNOW, NOT_CONCERNED, BLANK)
        return CodedColumn(levels, np.full(len(frame), len(levels) - 1, dtype=np.int64))
    series = frame[derived.column]
    if series.dtype == bool:
        return CodedColumn((NO, YES, DONT_KNOW, NOT_CONCERNED, BLANK), series.to_numpy(dtype=np.int64))
    held = series.cat if isinstance(series.dtype, pd.CategoricalDtype) else series.astype("category").cat
    names = [str(category) for category in held.categories]
    found = tuple(name for name in names if name not in (DONT_KNOW, NOT_CONCERNED))
    levels = (*(declared or found), DONT_KNOW, NOT_CONCERNED, BLANK)
    # The last entry catches code −1, by which pandas means a blank.
    place = np.array([*(levels.index(name) for name in names), len(levels) - 1], dtype=np.int64)
    return CodedColumn(levels, place[held.codes.to_numpy()])


def _any_of(frame: pd.DataFrame, derived: AnyOf) -> CodedColumn:
    """Return « oui » when one option is ticked, else what the options hold (they share the same blanks)."""
    options = [frame[f"{derived.question}.{option}"] for option in derived.options]
    levels = (NO, YES, DONT_KNOW, NOT_CONCERNED, BLANK)
    codes = np.full(len(frame), len(levels) - 1, dtype=np.int64)
    # From the weakest to the strongest: what is written last wins.
    for level in (NOT_CONCERNED, DONT_KNOW, NO, YES):
        held = np.logical_or.reduce([(option == level).to_numpy(dtype=bool, na_value=False) for option in options])
        codes[held] = levels.index(level)
    return CodedColumn(levels, codes)


def _score(frame: pd.DataFrame, table: str, score: Score, columns: Columns) -> CodedColumn:
    """Return the sum of the items of each row, as a level; « ne sait pas » to one item leaves no score, as a blank does."""
    total, valid = np.zeros(len(frame), dtype=np.int64), np.ones(len(frame), dtype=bool)
    lowest = highest = 0
    for item in score.items:
        coded = code(frame, table, Coded(item), columns)
        values = np.array([int(level) for level in coded.levels[:-3]], dtype=np.int64)
        low, high = int(values.min(initial=0)), int(values.max(initial=0))
        if item in score.reversed_items:
            values = low + high - values
        answered = coded.codes < len(values)
        valid &= answered
        total += np.append(values, np.zeros(3, dtype=np.int64))[coded.codes]
        lowest, highest = lowest + low, highest + high
    sums = tuple(str(value) for value in range(lowest, highest + 1))
    return CodedColumn((*sums, DONT_KNOW, NOT_CONCERNED, BLANK), np.where(valid, total - lowest, len(sums) + 2))
