"""Answers as small integers: what can be counted in one pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.counting.columns import Columns
from indicators.counting.needs import AnyOf, Coded, Derived, Score
from indicators.counting.tallies import BLANK
from initiatives.arrays import Bools, Integers
from initiatives.declaration.scales import notes
from initiatives.declaration.vocabulary import DONT_KNOW, ILLEGIBLE, NO, NOT_CONCERNED, YES
from initiatives.validation.dataset import MARK, UNASKED

Codes = NDArray[np.integer[Any]]
YES_NO = (NO, YES)
APART = (ILLEGIBLE, DONT_KNOW, NOT_CONCERNED, BLANK)
"""Levels that end every column and are no valid answer."""


@dataclass(frozen=True)
class CodedColumn:
    """One column as codes, kept as the table holds them: `codes[i]` is −1 for a blank, else an index in `answers`.

    `levels` are the ids of the counts, in order, the last of which is a blank. Codes are small integers of whatever
    width: rows are many, and it is the counts that are put in the order of `levels`, not the rows.
    """

    levels: tuple[str, ...]
    answers: tuple[str, ...]
    codes: Codes

    @property
    def size(self) -> int:
        """Return how many values a code may take, −1 included."""
        return len(self.answers) + 1

    def places(self) -> list[int]:
        """Return where each code goes in `levels`, from −1 up."""
        return [len(self.levels) - 1, *(self.levels.index(answer) for answer in self.answers)]

    def at(self, rows: Integers | slice) -> "CodedColumn":
        """Return the column at these rows."""
        return CodedColumn(self.levels, self.answers, self.codes[rows])


def unit_of(*levels: Sequence[str]) -> int:
    """Return how many times the notes of these levels must be taken to be whole numbers: 2 where one is a half mark."""
    return 1 if all(note.is_integer() for own in levels for note in notes(own)) else 2


def in_whole(levels: Sequence[str], unit: int) -> list[int]:
    """Return the notes of levels, taken as many times as `unit_of` says."""
    return [round(note * unit) for note in notes(levels)]


def of_two(levels: Sequence[str], second: Bools) -> CodedColumn:
    """Return a column with two answers, the second where `second`; they are the first two of `levels`."""
    return CodedColumn(tuple(levels), tuple(levels[:2]), second.astype(np.int8))


def as_codes(series: "pd.Series[Any]") -> pd.Categorical:
    """Return a column as categories and codes, −1 for a missing value; one that is coded already is neither read nor copied."""
    held = series.array
    return held if isinstance(held, pd.Categorical) else pd.Categorical(series)


def code(frame: pd.DataFrame, table: str, derived: Derived, columns: Columns) -> CodedColumn:
    """Return a column of a table as codes; a column that the table does not have is blank everywhere."""
    if isinstance(derived, AnyOf):
        return _any_of(frame, derived)
    if isinstance(derived, Score):
        return _score(frame, table, derived, columns)
    known = columns.get(table, derived.column)
    declared = tuple(known.levels) if known is not None else ()
    if derived.column not in frame:
        return CodedColumn((*declared, *APART), (), np.full(len(frame), -1, dtype=np.int8))
    series = frame[derived.column]
    if series.dtype == bool:
        return of_two((*YES_NO, *APART), series.to_numpy())
    held = as_codes(series)
    answers, codes = tuple(str(category) for category in held.categories), held.codes
    for prefix, answer in ((MARK, ILLEGIBLE), (UNASKED, NOT_CONCERNED)):
        beside = f"{prefix}{derived.column}"
        if beside in frame and (rows := frame[beside].to_numpy()).any():
            # A number: beside it is said where its cell could not be read, and where it was not asked.
            codes = np.where(rows, np.int64(len(answers)), codes)
            answers = (*answers, answer)
    # Where only the data tells the answers, their order must not depend on which rows are counted here.
    levels = declared or tuple(sorted(set(answers) - set(APART)))
    return CodedColumn((*levels, *APART), answers, codes)


def _any_of(frame: pd.DataFrame, derived: AnyOf) -> CodedColumn:
    """Return « oui » when one option is ticked, else what the options hold (they share the same blanks).

    Where none is and one could not be read, nobody knows.
    """
    options = [frame[f"{derived.question}.{option}"] for option in derived.options]
    answers = (*YES_NO, ILLEGIBLE, DONT_KNOW, NOT_CONCERNED)
    codes = np.full(len(frame), -1, dtype=np.int8)
    # From the weakest to the strongest: what is written last wins.
    for answer in (NOT_CONCERNED, DONT_KNOW, NO, ILLEGIBLE, YES):
        held = np.logical_or.reduce([(option == answer).to_numpy(dtype=bool, na_value=False) for option in options])
        codes[held] = answers.index(answer)
    return CodedColumn((*YES_NO, *APART), answers, codes)


def _score(frame: pd.DataFrame, table: str, score: Score, columns: Columns) -> CodedColumn:
    """Return the sum of the items of each row, as a level; « ne sait pas » to one item leaves no score, as a blank does.

    A score of which an item could not be read cannot be read either. Sums are made in halves where a level has one.
    """
    total, valid = np.zeros(len(frame), dtype=np.int64), np.ones(len(frame), dtype=bool)
    illegible = np.zeros(len(frame), dtype=bool)
    lowest = highest = 0
    items = [code(frame, table, Coded(item), columns) for item in score.items]
    levels = [coded.levels[: -len(APART)] for coded in items]
    unit = unit_of(*levels)
    for item, coded, known in zip(score.items, items, levels, strict=True):
        whole = dict(zip(known, in_whole(known, unit), strict=True))
        low, high = min(whole.values(), default=0), max(whole.values(), default=0)
        reverse = item in score.reversed_items
        worth = [None if answer in APART else whole[answer] for answer in coded.answers]
        valid &= np.array([*(number is not None for number in worth), False])[coded.codes]
        illegible |= np.array([*(answer == ILLEGIBLE for answer in coded.answers), False])[coded.codes]
        total += np.array([*((low + high - x if reverse else x) if x is not None else 0 for x in worth), 0])[
            coded.codes
        ]
        lowest, highest = lowest + low, highest + high
    sums = tuple(f"{value / unit:g}" for value in range(lowest, highest + 1))
    codes = np.where(valid, total - lowest, np.where(illegible, len(sums), -1))
    return CodedColumn((*sums, *APART), (*sums, ILLEGIBLE), codes)
