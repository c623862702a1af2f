"""What a breakdown would tell of each one inside: answers of organisations, and unanimous answers of a few people.

A count may be large enough and still say what everyone answered: 5 of 5. Organisations are named in the report, so
whoever reads « 4 of 4 companies » reads four answers; their answers are therefore given together only.
"""

from dataclasses import replace

import numpy as np

from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.suppression import Row
from indicators.counting.tallies import TERRITORY, Cell, Tallies, Tally
from indicators.measures.base import Part


def broken_down(tally: Tally, cells: tuple[Cell, ...], memberships: Memberships) -> frozenset[Row]:
    """Return the cells that speak of a part of the organisations only; a part that holds them all is the whole.

    An axis is no part of them: it is a question of its own, put to each.
    """
    members = dict(zip(cells, memberships.of(tally, cells), strict=True))
    found: set[Row] = set()
    for cell, among in members.items():
        if cell.scope.startswith("axe:"):
            continue
        whole = members.get(replace(cell, scope=TERRITORY))
        if cell.scope != TERRITORY and (whole is None or not np.array_equal(among, whole)):
            found.add((cell, ""))
    return frozenset(found)


def unanimous(
    tallies: Tallies, parts: tuple[Part, ...], cells: tuple[Cell, ...], memberships: Memberships, few: int
) -> frozenset[Row]:
    """Return the cells, smaller than the whole, where fewer than `few` people answered and all said the same.

    `parts` come from `per_atom`; only the main one is looked at: nobody choosing one level of a scale is common.
    """
    found: set[Row] = set()
    for part in parts:
        if part.id or part.k is None:
            continue
        told = {
            cell: (int(part.n[members].sum()), int(part.k[members].sum()))
            for cell, members in zip(cells, memberships.of(tallies.by_need[part.need], cells), strict=True)
        }
        for cell, (n, k) in told.items():
            everyone, yes = told.get(replace(cell, scope=TERRITORY), (0, 0))
            # Where everybody agrees, the whole says it of each one already: hiding a part would hide nothing.
            if cell.scope != TERRITORY and 0 < n < few and k in (0, n) and yes not in (0, everyone):
                found.add((cell, ""))
    return frozenset(found)
