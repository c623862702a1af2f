"""Whether an organisation that took part one year came back the next."""

from dataclasses import replace

import numpy as np
import pandas as pd

from initiatives.declaration.vocabulary import NO, YES
from initiatives.validation.dataset import Table
from initiatives.validation.whole_columns import coded


def with_returns(participations: Table) -> Table:
    """Add `revient` (oui, non) to the yearly participations; blank where nobody is known the year after.

    So the last year known is blank: nobody can say yet who will come back.
    """
    frame = participations.frame
    if frame.empty or not {"organisation", "annee"} <= set(frame):
        return replace(participations, frame=frame.assign(revient=coded(np.full(len(frame), -1), (NO, YES))))
    who, year = frame["organisation"].astype("str"), frame["annee"]
    known = pd.MultiIndex.from_arrays([who, year])
    back = pd.MultiIndex.from_arrays([who, year + 1]).isin(known)
    told = (year + 1).isin(year).to_numpy(dtype=bool) & who.notna().to_numpy() & year.notna().to_numpy()
    return replace(participations, frame=frame.assign(revient=coded(np.where(told, back, -1), (NO, YES))))
