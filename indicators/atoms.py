"""The smallest parts of a table: the units that share every scope, wave and population flag."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.tallies import BETWEEN
from initiatives.dataset import PERSON, SCOPES, WAVE
from initiatives.vocabulary import MATCHED, WITHOUT_THIRD_PARTY


@dataclass(frozen=True)
class Atoms:
    """`of_row[i]` is the row of `table` (one row per atom) in which unit i lies."""

    table: pd.DataFrame
    of_row: NDArray[np.int64]


def atoms_of(frame: pd.DataFrame) -> Atoms:
    """Group the rows of a table into atoms; rows without wave or scope go together."""
    held = [column for column in (*SCOPES, WAVE, WITHOUT_THIRD_PARTY, MATCHED) if column in frame]
    if not held:
        return Atoms(pd.DataFrame(index=range(1)), np.zeros(len(frame), dtype=np.int64))
    grouped = frame[held].groupby(held, observed=True, dropna=False, sort=True)
    of_row: NDArray[np.int64] = grouped.ngroup().to_numpy().astype(np.int64)
    first = np.zeros(int(of_row.max()) + 1 if len(of_row) else 0, dtype=np.int64)
    first[of_row[::-1]] = np.arange(len(of_row))[::-1]
    return Atoms(frame[held].iloc[first].reset_index(drop=True), of_row)


def with_populations(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the populations as bool columns: without third-party answers, and people present at several waves."""
    added: dict[str, NDArray[np.bool_]] = {}
    if "third_party" in frame:
        added[WITHOUT_THIRD_PARTY] = ~frame["third_party"].to_numpy(dtype=bool)
    if PERSON in frame and WAVE in frame:
        known = frame.loc[frame[PERSON] >= 0, [PERSON, WAVE]].drop_duplicates()
        waves = known.groupby(PERSON, observed=True).size()
        added[MATCHED] = frame[PERSON].isin(waves.index[waves > 1]).to_numpy(dtype=bool)
    widened = frame.copy(deep=False)
    for name, held in added.items():
        widened[name] = held
    return widened


def pair_name(before: str, after: str) -> str:
    """Name a pair of waves: « debut>fin »."""
    return f"{before}{BETWEEN}{after}"
