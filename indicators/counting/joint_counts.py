"""Units counted by atom and by answer, several questions at a time: where almost all the time of a tally is spent."""

from collections.abc import Iterator, Sequence
from math import prod

import numpy as np

from indicators.counting.atoms import Atoms, Rows
from indicators.counting.coding import CodedColumn, Codes
from indicators.counting.layouts import Layout
from indicators.counting.tallies import Counts

TOGETHER = 2**17
"""Cells that several questions counted together may have: an array of them stays in a processor's cache."""


def bundles(layout: Layout, sizes: Sequence[int]) -> Iterator[slice]:
    """Cut a sequence of questions into those counted together; `sizes[i]` is how many joint answers question i has.

    Together they have few cells, and fewer than there are units: beyond, going over the cells would cost more.
    """
    room = min(TOGETHER, len(layout.atoms.of_row)) // max(len(layout.atoms.table), 1)
    start = 0
    for stop in range(1, len(sizes) + 1):
        if stop == len(sizes) or prod(sizes[start : stop + 1]) > room:
            yield slice(start, stop)
            start = stop


def count(atoms: Atoms, questions: Sequence[Sequence[CodedColumn]]) -> list[Counts]:
    """Count units by atom and joint answer, for each question apart: int64, shape (atoms, *levels of its columns)."""
    columns = [column for question in questions for column in question]
    together = joint(atoms, columns)
    found, axis = [], 1
    for question in questions:
        own = range(axis, axis + len(question))
        others = tuple(other for other in range(1, together.ndim) if other not in own)
        found.append(in_order(together.sum(axis=others, dtype=np.int64), question))
        axis += len(question)
    return found


def joint(atoms: Atoms, columns: Sequence[CodedColumn]) -> Counts:
    """Count units by atom and by the codes of all columns at once, from −1 up: shape (atoms, *sizes of columns)."""
    shape = (len(atoms.table), *(column.size for column in columns))
    return np.bincount(places(atoms, columns), minlength=prod(shape)).reshape(shape)


def places(atoms: Atoms, columns: Sequence[CodedColumn]) -> Rows:
    """Return one number per unit for its cell in an array of shape (atoms, *size of columns)."""
    cells = prod(column.size for column in columns)
    # As narrow as the cells of one atom allow: rows are many, and memory is what takes time.
    narrow = np.min_scalar_type(-max(cells, 1))
    code: Codes = np.zeros(1, dtype=narrow)
    blanks, stride = 0, 1
    for place, column in enumerate(reversed(columns)):
        # Codes begin at −1, for a blank: what makes them begin at 0 is the same for all, and is added with the atoms.
        blanks += stride
        code = code + column.codes * narrow.type(stride) if place else column.codes
        stride *= column.size
    found: Rows = atoms.spread(cells, blanks) + code
    return found


def in_order(raw: Counts, columns: Sequence[CodedColumn]) -> Counts:
    """Put what was counted by code in the order of levels: (atoms, *sizes) → (atoms, *levels)."""
    for axis, column in enumerate(columns, start=1):
        shape = (*raw.shape[:axis], len(column.levels), *raw.shape[axis + 1 :])
        ordered = np.zeros(shape, dtype=raw.dtype)
        ordered[(slice(None),) * axis + (column.places(),)] = raw
        raw = ordered
    return raw
