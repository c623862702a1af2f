"""What kind of effect each coded verbatim speaks of: expected, not expected, negative."""

from dataclasses import replace
from typing import get_args

import numpy as np

from initiatives.declaration.model import CodingGrid
from initiatives.declaration.vocabulary import Sense
from initiatives.validation.dataset import Table
from initiatives.validation.whole_columns import coded


def with_senses(grid: CodingGrid, verbatims: Table) -> Table:
    """Add `sense` to coded verbatims: that of their code in the grid; blank where the code is."""
    senses = get_args(Sense)
    place = {key: senses.index(code.sense) for key, code in grid.codes.items()}
    column = verbatims.frame["code"].astype(object)
    codes = np.array([place.get(code, -1) for code in column], dtype=np.int64)
    return replace(verbatims, frame=verbatims.frame.assign(sense=coded(codes, senses)))
