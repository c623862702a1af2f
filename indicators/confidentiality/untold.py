"""What is never told, for it would say what each one inside answered, or nobody can say who is behind it."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from indicators.confidentiality import wording
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Tallies, Tally
from indicators.counting.visitors import ATTENDANCE, is_by_place
from initiatives.declaration.registers import ATTENDED, PARTICIPANTS
from initiatives.declaration.vocabulary import SCOPES, SEVERAL


def together_only(tally: Tally, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the cells that speak of a part of the organisations only; a part that holds them all is the whole.

    Organisations are named in the report, so whoever reads « 4 of 4 companies » reads four answers: their answers are
    given together. An axis is no part of them: it is a question of its own, put to each.
    """
    found = []
    for cell in cells:
        if cell.scope.startswith("axe:"):
            continue
        if not np.array_equal(tally.members(cell), tally.members(replace(cell, scope=TERRITORY))):
            found.append(cell)
    return tuple(found)


def untold_cells(tallies: Tallies, need: Need, cells: Iterable[Cell]) -> dict[Cell, str]:
    """Say in which cells the visits of a need may not be told: nobody counted who is behind them.

    People move between such places; some came to other sessions than those held; or visits are told apart in another way
    than by place, as by month, and the same people come several times.
    """
    if need.table not in ATTENDANCE:
        return {}
    if not is_by_place(need):
        return dict.fromkeys(cells, wording.SHARED)
    shared = _shared_kinds(tallies)
    moving = {cell: wording.SHARED for cell in cells if cell.scope.kind in shared}
    return {cell: wording.NOT_HELD for cell in cells if _leaves_some(tallies, need, cell)} | moving


def _shared_kinds(tallies: Tallies) -> frozenset[str]:
    """Name the kinds of scope between which participants move: visits add up there and people do not."""
    people = tallies.by_need.get(Need(table=PARTICIPANTS))
    if people is None:
        return frozenset()
    return frozenset(kind for kind in SCOPES if kind in people.atoms and (people.atoms[kind] == SEVERAL).any())


def _leaves_some(tallies: Tallies, need: Need, cell: Cell) -> bool:
    """Say whether visits to the sessions held, taken from all visits, leave some: nobody counts who is behind those."""
    held = tallies.by_need[need]
    every = next((one for key, one in tallies.by_need.items() if key.table == "presences" and not key.where), None)
    if need.table != ATTENDED or every is None or held.sums is None:
        return False
    return bool(every.counts[every.members(cell)].sum() != held.sums[held.members(cell)].sum())
