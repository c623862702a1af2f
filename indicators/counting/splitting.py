"""Parts of a dataset that share no unit: each can be counted elsewhere, and the counts added."""

from dataclasses import replace

import numpy as np
import pandas as pd

from indicators.counting.denominators import COUNTED
from initiatives.arrays import Bools, Integers
from initiatives.declaration.vocabulary import PERSON
from initiatives.validation.background import Background
from initiatives.validation.dataset import Dataset, Table


def split(dataset: Dataset, parts: int) -> tuple[Dataset, ...]:
    """Cut a dataset into parts, so that `adding.add` of their tallies is the tally of the whole, bit for bit.

    All the answers of one person go together, whatever the wave; answers of nobody in particular, and rows of
    registers, follow one another. The register of counted populations goes whole with the first part, for its totals
    take the place of its details, and so does what is known of the cells that could not be read. Every part has every
    table, with all its columns; what was found in files stays out.
    """
    shares = {name: _shares(table, parts) for name, table in dataset.tables.items()}
    first = Background(refused=dataset.background.refused)
    return tuple(
        Dataset(
            {name: _rows(table, shares[name] == part) for name, table in dataset.tables.items()},
            background=Background() if part else first,
        )
        for part in range(parts)
    )


def _shares(table: Table, parts: int) -> Integers:
    """Return the part of each row of a table."""
    size = len(table.frame)
    if table.name == COUNTED:
        return np.zeros(size, dtype=np.int64)
    in_order = np.arange(size, dtype=np.int64) * parts // max(size, 1)
    if PERSON not in table.frame:
        return in_order
    person = table.frame[PERSON].to_numpy(dtype=np.int64)
    return np.where(person >= 0, person % parts, in_order)


def _rows(table: Table, kept: Bools) -> Table:
    frame: pd.DataFrame = table.frame[kept]
    return replace(table, frame=frame.reset_index(drop=True))
