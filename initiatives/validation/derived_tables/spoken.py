"""Which codes of the grid each interview, or each coded verbatim, speaks of."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.arrays import Bools
from initiatives.declaration.model import CodingGrid
from initiatives.declaration.vocabulary import NO, YES
from initiatives.validation.whole_columns import coded


def codes_spoken_of(
    grid: CodingGrid, codes: "pd.Series[str]", unit: NDArray[np.integer[Any]], read: Bools
) -> dict[str, pd.Categorical]:
    """Return one yes/no column `code.<id>` per code of the grid, one row per unit.

    `codes[i]` is spoken of by unit `unit[i]`; a unit says yes once, however often it says so. `read`, shape (units,),
    says which were coded: those say no to a code that never comes; the others are blank.
    """
    columns: dict[str, pd.Categorical] = {}
    for code in grid.codes:
        said = np.where(read, 0, -1)
        said[unit[(codes == code).to_numpy(dtype=bool, na_value=False)]] = 1
        columns[f"code.{code}"] = coded(said, (NO, YES))
    return columns
