"""What is published together, as sets of atoms: the cells of an indicator, then its parts inside its cells."""

import numpy as np

from indicators.confidentiality.contributors import hosts_of, organisations
from indicators.confidentiality.guards import Guard
from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.suppression import Published
from indicators.counting.tallies import Cell, Counts


def cells_together(
    guard: Guard, cells: tuple[Cell, ...], memberships: Memberships, before: frozenset[Cell] = frozenset()
) -> Published:
    """Gather the cells of a need: rows have no part; `before` are the cells that the last final report masked."""
    return Published(
        rows=tuple((cell, "") for cell in cells),
        members=memberships.of(guard.tally, cells),
        weights=guard.weights,
        limit=guard.limit,
        inside=guard.inside,
        insiders=memberships.insiders(guard.tally),
        before=frozenset((cell, "") for cell in before),
        hosts=hosts_of(guard.tally),
    )


def parts_together(
    guard: Guard, split: dict[str, Counts], cells: tuple[Cell, ...], memberships: Memberships
) -> Published:
    """Gather the parts that split the units of each cell, with the cells themselves, which are published anyway.

    An atom here is an atom of the table crossed with a part.
    """
    among = memberships.of(guard.tally, cells)
    counts = [units.astype(np.float64) for units in split.values()]
    if guard.organisations:
        counts = [organisations(guard.tally, one) for one in counts]
    rows = tuple((cell, part) for part in split for cell in cells)
    whole = tuple((cell, "") for cell in cells)
    return Published(
        rows=(*rows, *whole),
        members=np.vstack([np.kron(np.eye(len(split), dtype=bool), among), np.tile(among, len(split))]),
        weights=np.concatenate(counts),
        limit=guard.limit,
        inside=guard.inside,
        insiders=tuple(np.tile(known, len(split)) for known in memberships.insiders(guard.tally)),
        fixed=frozenset(whole),
    )
