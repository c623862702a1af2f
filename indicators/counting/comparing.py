"""Two waves side by side, whoever answered them: what comparisons of people who are not matched are made of."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.counting.atoms import Atoms, Rows, atoms_of
from indicators.counting.coding import APART, as_codes
from indicators.counting.whom_and_when import Waves
from initiatives.arrays import Integers
from initiatives.declaration.vocabulary import WAVE

BEFORE, AFTER = "avant", "apres"
MOMENTS = (BEFORE, AFTER, *APART)
"""Levels of the second axis; those kept apart are never met, and are there because every axis ends with them."""


@dataclass(frozen=True)
class Compared:
    """`rows[i]` is a row of one of two waves; `moment[i]` is 0 when it is the earlier one, else 1."""

    atoms: Atoms
    rows: Integers
    moment: Integers


def compared_waves(frame: pd.DataFrame, waves: tuple[str, ...]) -> Compared:
    """Put every earlier wave of `waves` (in order of time) beside every later one; a row comes once per pair of waves.

    `frame` has `with_populations`' columns. Atoms hold where people are at the wave they answered; `wave` is
    `before>after`.
    """
    at = _rows_by_wave(frame, waves)
    pairs = [(before, after) for place, before in enumerate(waves) for after in waves[place + 1 :]]
    sides = [(which, moment, at[one]) for which, pair in enumerate(pairs) for moment, one in enumerate(pair)]
    kept = np.concatenate([np.zeros(0, dtype=np.int64), *(rows for _, _, rows in sides)])
    many = [len(rows) for _, _, rows in sides]
    which = np.repeat(np.array([which for which, _, _ in sides], dtype=np.int16), many)
    moments = np.repeat(np.array([moment for _, moment, _ in sides], dtype=np.int64), many)
    then = frame.iloc[kept].reset_index(drop=True)
    then[WAVE] = pd.Categorical.from_codes(which, pd.Index([Waves.pair(*pair) for pair in pairs], dtype="str"))
    return Compared(atoms_of(then), kept, moments)


def _rows_by_wave(frame: pd.DataFrame, waves: tuple[str, ...]) -> dict[str, Rows]:
    if not waves:
        return {}
    held = as_codes(frame[WAVE])
    place = {str(name): code for code, name in enumerate(held.categories)}
    # A wave that nobody answered has a code that no row has.
    return {wave: np.flatnonzero(held.codes == place.get(wave, len(place))) for wave in waves}
