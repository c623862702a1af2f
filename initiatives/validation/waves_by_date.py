"""Which wave each answer of an export is of, where the date of the answer tells it."""

from dataclasses import replace
from datetime import date

import numpy as np

from initiatives.arrays import Integers
from initiatives.collection.grid import Trouble
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import BY_DATE
from initiatives.validation.contracts import LATE
from initiatives.validation.date_columns import read_dates
from initiatives.validation.ledger import Ledger
from initiatives.validation.whole_columns import as_dates

_NO_WAVE = -1


def by_wave(initiative: Initiative, raw: RawTable) -> list[RawTable]:
    """Give one table per wave of an export that holds several: the wave of an answer is the nearest to its date.

    An answer without a date, too far from every wave or as near to two, goes to the first of them, where it is told.
    """
    if raw.wave != BY_DATE:
        return [raw]
    waves = initiative.waves_of(raw.name)
    # What is found in the dates is told when each wave is checked.
    ledger = Ledger(raw)
    place = ledger.find(initiative.questionnaire_of(raw.name).respondent.date_reponse, None)
    own = np.full(len(raw.frame), _NO_WAVE)
    if place is not None:
        dates = as_dates(read_dates(ledger, place))
        own = _nearest(dates, [(initiative.waves[wave].from_, initiative.waves[wave].to) for wave in waves])
    lost = own == _NO_WAVE
    tables = [_part(raw, wave, np.flatnonzero((own == rank) | (lost & (rank == 0)))) for rank, wave in enumerate(waves)]
    places = np.flatnonzero(lost[(own == 0) | lost])
    told = (Trouble("no_wave", places),) if len(places) else ()
    tables[0] = replace(tables[0], troubles=(*tables[0].troubles, *told))
    return [tables[0], *(replace(table, beside={}, unread=0) for table in tables[1:])]


def _nearest(dates: "np.ndarray[tuple[int], np.dtype[np.datetime64]]", waves: list[tuple[date, date]]) -> Integers:
    """Return the position of the wave nearest to each date, −1 where it is too far from all, or as near to two."""
    away = []
    for opens, closes in waves:
        first, last = (np.datetime64(day, "s") for day in (opens, closes))
        away.append(
            np.where(dates < first, first - dates, np.where(dates > last, dates - last, np.timedelta64(0, "s")))
        )
    distance = np.array(away).reshape(len(waves), len(dates))
    # Without a date, every distance is as unknown.
    distance = np.where(np.isnat(distance), np.timedelta64(1, "D") * 1_000_000, distance)
    nearest = distance.argmin(axis=0)
    least = distance.min(axis=0)
    told = (least <= np.timedelta64(LATE, "s")) & ((distance == least).sum(axis=0) == 1)
    return np.where(told, nearest, _NO_WAVE)


def _part(raw: RawTable, wave: str, lines: Integers) -> RawTable:
    moved = np.full(len(raw.rows), -1, dtype=np.intp)
    moved[lines] = np.arange(len(lines))
    troubles = (one._replace(lines=moved[one.lines][moved[one.lines] >= 0]) for one in raw.troubles)
    return replace(
        raw,
        wave=wave,
        frame=raw.frame.iloc[lines].reset_index(drop=True),
        rows=raw.rows[lines],
        troubles=tuple(one for one in troubles if len(one.lines)),
    )
