"""How long a session lasted, where the file says it in hours, or says when it began and when it ended."""

import re

import numpy as np
import pandas as pd

from initiatives.declaration.register_contract import RegisterContract
from initiatives.validation.asked import Typed
from initiatives.validation.ledger import Ledger
from initiatives.validation.whole_columns import parse_column
from initiatives.validation.wrong import Wrong

DURATION, HOURS, BEGINS, ENDS = "duree_min", "duree_h", "heure_debut", "heure_fin"
_TIME = re.compile(
    r"(?:\d{4}-\d\d-\d\d[t ])?(\d{1,2}) ?(?:[:h.] ?([0-5]\d)|h|heures?)(?::[0-5]\d(?:[.,]\d+)?)?", re.ASCII
)
"""« 14:30 », « 14h30 », « 14 h », « 14:30:00 », with the day that a workbook may write before it."""


def read_durations(ledger: Ledger, typed: Typed, contract: RegisterContract) -> None:
    """Add the minutes that a column of hours makes, or those between two hours of a row, where no column gives them.

    An hour that cannot be is told.
    """
    if DURATION not in contract.columns or DURATION in typed.places:
        return
    if HOURS in typed.places:
        hundredths = pd.Series(typed.columns[HOURS]).to_numpy(dtype=np.float64, na_value=np.nan)
        _add(typed, hundredths * 60 / 10 ** contract.columns[HOURS].decimals, HOURS)
        return
    if not {BEGINS, ENDS} <= set(typed.places):
        return
    begun, ended = (_minutes(ledger, typed.places[name]) for name in (BEGINS, ENDS))
    known = ~np.isnan(begun) & ~np.isnan(ended)
    backwards = known & (np.where(known, ended - begun, 1) <= 0)
    ledger.refuse_cells(backwards, typed.places[ENDS], BACKWARDS)
    _add(typed, np.where(known & ~backwards, ended - begun, np.nan), ENDS)


def _add(typed: Typed, minutes: "np.ndarray[tuple[int], np.dtype[np.float64]]", told_by: str) -> None:
    typed.columns[DURATION] = pd.array(np.round(minutes), dtype="Float64").astype("Int64")
    typed.places[DURATION] = typed.places[told_by]
    typed.decimals[DURATION] = 0


def _minutes(ledger: Ledger, place: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return the minutes since midnight of each row, NaN where there is none."""
    read = ledger.take(parse_column(ledger.raw.frame.iloc[:, place], ledger.kept, parse_time), place)
    return np.array([*read.values, np.nan], dtype=np.float64)[read.codes]


def parse_time(text: str) -> int | Wrong:
    """Read an hour of the day as minutes since midnight."""
    found = _TIME.fullmatch(text.strip().casefold().replace("\xa0", " ").replace("\u202f", " "))
    if found is None or int(found[1]) > 23:
        return NO_TIME
    return int(found[1]) * 60 + int(found[2] or 0)


NO_TIME = Wrong("heure_illisible", "ce n’est pas une heure de la journée.", "Écrivez-la sous la forme 14:30.")
BACKWARDS = Wrong(
    "heures_inversees",
    "cette heure de fin ne vient pas après l’heure de début : la durée n’est pas connue.",
    "Corrigez l’une des deux (une séance qui passe minuit s’écrit avec sa durée).",
)
