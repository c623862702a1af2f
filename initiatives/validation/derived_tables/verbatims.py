"""One row per coded verbatim, from its codes: which of them it speaks of."""

import numpy as np
import pandas as pd

from initiatives.declaration.model import CodingGrid
from initiatives.declaration.registers import VERBATIMS
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables.spoken import codes_spoken_of

_NAMED_BY = ("reponse", "groupe", "vague")
"""What a verbatim is known by: each group and wave may number its answers afresh."""


def verbatims(grid: CodingGrid, rows: Table) -> Table:
    """Return one row per verbatim: its group, its wave, and one yes/no column `code.<id>` per code of the grid.

    A verbatim without any code was not coded: it is blank for every code. A row without an answer's number is left out.
    """
    named = [name for name in _NAMED_BY if name in rows.frame]
    frame = rows.frame.loc[rows.frame["reponse"].notna()]
    unit = frame.groupby(named, observed=True, dropna=False, sort=False).ngroup().to_numpy()
    size = int(unit.max(initial=-1)) + 1
    read = np.zeros(size, dtype=bool)
    read[unit[frame["code"].notna().to_numpy()]] = True
    first = frame.loc[~pd.Series(unit, index=frame.index).duplicated()]
    held = {name: first[name].array for name in named if name != "reponse"}
    return Table(
        VERBATIMS, pd.DataFrame({**held, **codes_spoken_of(grid, frame["code"], unit, read)}, index=range(size)), {}
    )
