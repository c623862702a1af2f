"""One row per interview, from the coded passages: which codes it speaks of."""

import numpy as np
import pandas as pd

from initiatives.declaration.model import CodingGrid
from initiatives.declaration.registers import INTERVIEWS
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables.spoken import codes_spoken_of

_SAID_ONCE = ("groupe", "forme")
"""What is the same for every passage of an interview; blank where its rows contradict one another."""


def interviews(grid: CodingGrid, passages: Table) -> Table:
    """Return one row per interview: its group, its form, and one yes/no column `code.<id>` per code of the grid.

    An interview where a code never comes says no: it was read whole. One without any code is still an interview.
    """
    frame = passages.frame.loc[passages.frame["entretien"].notna()]
    numbers, _ = pd.factorize(frame["entretien"].astype("str"))
    size = int(numbers.max(initial=-1)) + 1
    columns: dict[str, object] = {}
    for name in (name for name in _SAID_ONCE if name in frame):
        of_interview = frame[name].astype(object).groupby(numbers, sort=True)
        same = of_interview.first().where(of_interview.nunique() == 1)
        columns[name] = pd.Categorical(same, categories=frame[name].cat.categories)
    columns |= codes_spoken_of(grid, frame["code"], numbers, np.ones(size, dtype=bool))
    return Table(INTERVIEWS, pd.DataFrame(columns, index=range(size)), {})
