"""Sums about some of the units beside sums about all of them: what their differences would tell is searched at once.

A filter beside the same question without it, the same people at two waves beside everyone, an earlier report beside a
new one: each is a layer, whose units are among those of a larger one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.contributors import Floats, shared_out
from indicators.confidentiality.guards import Guard
from indicators.confidentiality.places import Place, holds, owner_of
from indicators.confidentiality.suppression import Bools, Published
from indicators.counting.tallies import Cell


@dataclass(frozen=True)
class Layer:
    """Published sums about a set of units.

    `tag` names it in the rows; `cells` are those published; `own`, shape (places,), counts the units that no layer
    below holds; `below` gives the ranks of the layers whose units are all among this one's; `fixed`, that it is
    published already; `worth`, how much rather than another it is kept.
    """

    tag: str
    cells: tuple[Cell, ...]
    own: Floats
    below: tuple[int, ...]
    fixed: bool = False
    worth: int = 0


def joint(layers: Sequence[Layer], places: Sequence[Place], guard: Guard, partners: Sequence[str]) -> Published:
    """Gather layers as sums over (layer, place) blocks, under the limits of a guard."""
    rows = [((cell, layer.tag), layer.fixed) for layer in layers for cell in layer.cells]
    members = np.zeros((len(rows), len(layers) * len(places)), dtype=bool)
    among = {cell: _among(cell, places) for layer in layers for cell in layer.cells}
    row = 0
    for rank, layer in enumerate(layers):
        for cell in layer.cells:
            for held in (rank, *layer.below):
                members[row, held * len(places) : (held + 1) * len(places)] = among[cell]
            row += 1
    weights = np.concatenate([layer.own for layer in layers])
    if guard.organisations:
        owner = np.array([owner_of(place) for place in places] * len(layers), dtype=object)
        weights = shared_out(owner, np.full(len(owner), "", dtype=object), weights)
    known = (np.array([("partenaire", partner) in place for place in places], dtype=bool) for partner in partners)
    return Published(
        rows=tuple(one for one, _ in rows),
        members=members,
        weights=weights,
        limit=guard.limit,
        inside=guard.inside,
        insiders=tuple(np.tile(own, len(layers)) for own in known if own.any()),
        fixed=frozenset(one for one, fixed in rows if fixed),
        worth={(cell, layer.tag): layer.worth for layer in layers for cell in layer.cells},
        hosts=tuple(dict(place).get("structure") for place in places) * len(layers),
    )


def _among(cell: Cell, places: Sequence[Place]) -> Bools:
    found: NDArray[np.bool_] = np.array([holds(cell, place) for place in places], dtype=bool)
    return found
