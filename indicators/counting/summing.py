"""Amounts summed within each cell: how many are filled, Σx and Σx², in integers."""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
import pandas as pd

from indicators.counting.coding import CodedColumn
from indicators.counting.joint_counts import in_order, places
from indicators.counting.layouts import Layout
from indicators.counting.needs import Need
from indicators.counting.tallies import Counts, Tally

LARGEST = 2**62
"""Sum of squares from which they are Python integers: they could overflow an int64."""


def with_amount(
    need: Need,
    layout: Layout,
    columns: Sequence[CodedColumn],
    values: "pd.Series[Any]",
    illegible: "pd.Series[bool] | None",
    unasked: "pd.Series[bool] | None",
    decimals: int,
) -> Tally:
    """Count a need, and sum the amount of its units where it is filled; `values` has one integer per row of the table.

    `illegible` says in which rows the amount could not be read, `unasked` where it was not asked; None where no table says it.
    """
    laid_out = layout.laid_out(columns)
    shape = (len(layout.atoms.table), *(column.size for column in laid_out))
    cells = places(layout.atoms, laid_out)
    amount = pd.to_numeric(values).iloc[layout.sides[0]] if layout.sides else pd.to_numeric(values)
    filled = amount.notna().to_numpy(dtype=bool)
    whole = amount[filled].to_numpy(dtype=np.int64)

    def summed(what: Counts) -> Counts:
        sums = np.zeros(prod(shape), dtype=what.dtype)
        np.add.at(sums, cells[filled], what)
        return in_order(sums.reshape(shape), laid_out)

    def marked(rows: "pd.Series[bool] | None") -> Counts:
        told = np.zeros(len(values), dtype=bool) if rows is None else rows.to_numpy(dtype=bool)
        return counted(cells[told[layout.sides[0]] if layout.sides else told])

    def counted(what: Counts) -> Counts:
        return in_order(np.bincount(what, minlength=prod(shape)).reshape(shape), laid_out)

    return Tally(
        need,
        layout.atoms.table,
        tuple(column.levels for column in laid_out),
        counted(cells),
        filled=counted(cells[filled]),
        sums=summed(whole),
        squares=summed((whole if _squares_fit(whole) else whole.astype(object)) ** 2),
        illegible=marked(illegible),
        unasked=marked(unasked),
        decimals=decimals,
    )


def _squares_fit(whole: Counts) -> bool:
    """Tell whether Σx² over the whole table fits; exactly, so that parts together are held as the whole is."""
    if max(abs(int(whole.min(initial=0))), int(whole.max(initial=0))) ** 2 * len(whole) < LARGEST:
        return True
    return sum(int(value) ** 2 for value in whole) < LARGEST
