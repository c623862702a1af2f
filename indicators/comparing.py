"""Two waves side by side, whoever answered them: what comparisons of people who are not matched are made of."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.atoms import Atoms, atoms_of, pair_name
from indicators.tallies import BLANK
from initiatives.dataset import WAVE
from initiatives.vocabulary import DONT_KNOW, NOT_CONCERNED

BEFORE, AFTER = "avant", "apres"
MOMENTS = (BEFORE, AFTER, DONT_KNOW, NOT_CONCERNED, BLANK)
"""Levels of the second axis; the last three are never met, and are there because every axis ends with them."""


@dataclass(frozen=True)
class Compared:
    """`rows[i]` is a row of one of two waves; `moment[i]` is 0 when it is the earlier one, else 1."""

    atoms: Atoms
    rows: NDArray[np.int64]
    moment: NDArray[np.int64]


def compared_waves(frame: pd.DataFrame, waves: tuple[str, ...]) -> Compared:
    """Put every earlier wave of `waves` (in order of time) beside every later one; a row comes once per pair of waves.

    `frame` has `with_populations`' columns. Atoms hold where people are at the wave they answered; `wave` is
    `before>after`.
    """
    wave = frame[WAVE].astype(str).to_numpy() if waves else np.zeros(0, dtype=str)
    rows, moments, names = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)], list[str]()
    for place, before in enumerate(waves):
        for after in waves[place + 1 :]:
            for moment, one in enumerate((before, after)):
                found = np.flatnonzero(wave == one)
                rows.append(found)
                moments.append(np.full(len(found), moment, dtype=np.int64))
                names += [pair_name(before, after)] * len(found)
    kept = np.concatenate(rows)
    then = frame.iloc[kept].reset_index(drop=True)
    then[WAVE] = pd.Series(names, dtype=str)
    return Compared(atoms_of(then), kept, np.concatenate(moments))
