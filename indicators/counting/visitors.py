"""Whom to count behind visits: attendance has one row per visit, and several may be of the same person."""

from collections.abc import Iterable

from indicators.counting.needs import Need
from initiatives.declaration.registers import ATTENDED, PARTICIPANTS
from initiatives.validation.dataset import Dataset

ATTENDANCE = ("presences", ATTENDED)
"""Tables of visits, behind which stand the participants."""


def visitors_of(needs: Iterable[Need], dataset: Dataset) -> tuple[Need, ...]:
    """Ask for the different people behind the visits that are counted."""
    visits = any(need.table in ATTENDANCE for need in needs)
    return tuple(Need(table) for table in (PARTICIPANTS,) if visits and table in dataset.tables)


def is_by_place(need: Need) -> bool:
    """Tell whether a need counts the visits of whole places: all of them, or those of the sessions that were held."""
    kept = {column for column, _ in need.where}
    apart = {name for one in need.columns for name in one.names()} - {need.amount}
    return need.table in ATTENDANCE and not apart and kept <= ({"statut"} if need.table == ATTENDED else set())
