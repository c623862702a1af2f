"""The same people at two waves, row against row: what before × after tables are made of."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.atoms import Atoms, atoms_of, pair_name
from initiatives.dataset import PERSON, WAVE
from initiatives.vocabulary import MATCHED, WITHOUT_THIRD_PARTY


@dataclass(frozen=True)
class Pairs:
    """`before[i]` and `after[i]` are the rows of the same person at an earlier and at a later wave."""

    atoms: Atoms
    before: NDArray[np.int64]
    after: NDArray[np.int64]


def pairs_of(frame: pd.DataFrame, waves: tuple[str, ...]) -> Pairs:
    """Align the people present at both waves, for every earlier and later wave of `waves` (in order of time).

    `frame` has `with_populations`' columns. Atoms hold where people are at the later wave; `wave` is `before>after`,
    and a pair counts as free of third parties only when both answers are.
    """
    befores, afters, names = [], [], []
    rows = pd.DataFrame({PERSON: frame[PERSON].to_numpy(), "row": np.arange(len(frame))})
    wave = frame[WAVE].astype(str).to_numpy()
    for place, before in enumerate(waves):
        for after in waves[place + 1 :]:
            known = rows[PERSON] >= 0
            both = rows[known & (wave == before)].merge(rows[known & (wave == after)], on=PERSON)
            befores.append(both["row_x"].to_numpy(dtype=np.int64))
            afters.append(both["row_y"].to_numpy(dtype=np.int64))
            names += [pair_name(before, after)] * len(both)
    first = np.concatenate([*befores, np.zeros(0, dtype=np.int64)])
    second = np.concatenate([*afters, np.zeros(0, dtype=np.int64)])
    later = frame.iloc[second].reset_index(drop=True)
    later[WAVE] = pd.Series(names, dtype=str)
    later[MATCHED] = True
    if WITHOUT_THIRD_PARTY in frame:
        alone = frame[WITHOUT_THIRD_PARTY].to_numpy(dtype=bool)
        later[WITHOUT_THIRD_PARTY] = alone[first] & alone[second]
    return Pairs(atoms_of(later), first, second)
