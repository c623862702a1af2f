"""Visits to the sessions that were held, beside all the visits: their difference may be the doings of few people.

It holds who came to a session noted as cancelled or put off, whom nobody counts apart, and who came to one that the log
does not know.
"""

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.contributors import shared_kinds
from indicators.confidentiality.visit_pieces import Visits
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Tallies
from initiatives.declaration.registers import ATTENDED, VISITS


def untold_cells(tallies: Tallies, need: Need, cells: tuple[Cell, ...], limit: int) -> dict[Cell, str]:
    """Say in which cells the visits of a need may not be told: people move between such places, or few came elsewhere."""
    shared = shared_kinds(tallies, need.table)
    moving = {cell: wording.SHARED for cell in cells if cell.scope.partition(":")[0] in shared}
    return _apart_from_all(tallies, need, cells, limit) | moving


def _apart_from_all(tallies: Tallies, need: Need, cells: tuple[Cell, ...], limit: int) -> dict[Cell, str]:
    """Say where the visits of a need, taken from all those counted, leave those of few, or of nobody knows how many people."""
    held, behind = tallies.by_need[need], tallies.by_need.get(Need(VISITS))
    every = next((one for key, one in tallies.by_need.items() if key.table == "presences" and not key.where), None)
    if need.table != ATTENDED or every is None or behind is None or held.sums is None:
        return {}
    visits = Visits.of(behind)
    found: dict[Cell, str] = {}
    for cell in cells:
        rest = int(every.counts[every.members(cell)].sum()) - int(held.sums[held.members(cell)].sum())
        undated = visits.row(cell, "")
        known = float(visits.visits[undated] @ visits.people[visits.person[undated]])
        if rest and (not np.isclose(rest, known) or visits.few(undated, limit)):
            found[cell] = wording.NOT_HELD
    return found
