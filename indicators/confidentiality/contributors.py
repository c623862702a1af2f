"""Which organisations stand behind a figure."""

from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.arrays import Floats


def owners(places: pd.DataFrame) -> NDArray[np.object_]:
    """Name the organisation of each row, the finest known (host structure, else partner); None where nobody says."""
    column = next((name for name in ("structure", "partenaire") if name in places), None)
    if column is None:
        return np.full(len(places), None, dtype=object)
    names = places[column].astype(object)
    return names.where(names.notna(), None).to_numpy(dtype=object)


def shared_out(owner: NDArray[np.object_], present: Floats) -> Floats:
    """Count organisations: one met in several places weighs one in all, shared among them.

    Places together never weigh more than the organisations in them. Where nobody says whose answer it is, each answer
    is one organisation. All arrays have one shape.
    """
    there = present > 0
    known = there & pd.notna(owner)
    weights = np.where(there, present, 0.0)
    met = Counter(owner[known].tolist())
    weights[known] = [1 / met[name] for name in owner[known]]
    return weights
