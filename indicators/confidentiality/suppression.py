"""What must be hidden so that nobody reads, or works out, a small count.

First what is small itself (« primaire »), then that from which, by adding and subtracting, a reader could work out a
small count (« secondaire »), until none is left. Every reader is supposed to hold every edition, and a partner to know
its own structures and answers besides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from indicators.confidentiality.contributors import Floats
from indicators.confidentiality.determined import making_of, small_set
from indicators.confidentiality.importance import importance
from indicators.counting.tallies import Cell

Bools = NDArray[np.bool_]
Row = tuple[Cell, str]
"""A cell, and what is published of it: "" for the whole, else the id of a part."""
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Published:
    """Sums meant to be published, as sets of atoms, with what each atom counts.

    - `rows` and `members` (bool, shape (rows, atoms)) go together; `fixed` rows are published anyway;
    - `weights`: the count that must not be small, shape (atoms,);
    - `limit`: below it (and above 0) a count is small; `inside`: the limit for a reader who takes its own share away;
    - `insiders`: the atoms that each such reader knows, bool, shape (atoms,);
    - `before`: rows that an earlier report masked: given up first, so that masks change little from one to the next;
    - `worth`: of two rows about the same cell, the lower is given up first; 0 where nothing is said;
    - `hosts`: the host structure of each atom, None where nothing says it; shape (atoms,).
    """

    rows: tuple[Row, ...]
    members: Bools
    weights: Floats
    limit: float
    inside: float
    insiders: tuple[Bools, ...]
    fixed: frozenset[Row] = frozenset()
    before: frozenset[Row] = frozenset()
    worth: Mapping[Row, int] = field(default_factory=dict)
    hosts: tuple[str | None, ...] = ()

    def counts(self) -> Floats:
        """Count who stands behind each row, shape (rows,)."""
        return self.members @ self.weights


def too_small(published: Published) -> frozenset[Row]:
    """Return the rows whose own count is above zero and below the limit."""
    counts = published.counts()
    small = (counts > _TOLERANCE) & (counts < published.limit - _TOLERANCE)
    return frozenset(row for row, masked in zip(published.rows, small, strict=True) if masked) - published.fixed


def to_hide(published: Published, hidden: frozenset[Row], telling: frozenset[Row] = frozenset()) -> frozenset[Row]:
    """Return what more to hide, once `hidden` is, so that no small count can be worked out from what is left.

    Nor may the hidden rows that tell of one organisation, or of each person, be worked out (`telling`). Rows that share
    no atom, such as those of two waves, are searched apart. Hiding never gives anything away, so one pass over the
    readers is enough.
    """
    added: set[Row] = set()
    readers = [(published.weights, published.limit)]
    readers += [(np.where(known, 0.0, published.weights), published.inside) for known in published.insiders]
    counts = published.counts()

    def rank(place: int) -> tuple[object, ...]:
        row = published.rows[place]
        return row not in published.before, *importance(*row, published.worth.get(row, 0), float(counts[place]))

    def give_up(shown: list[int], found: tuple[int, ...]) -> None:
        used = [shown[index] for index in found]
        free = [place for place in used if published.rows[place] not in published.fixed]
        least = min(free or used, key=rank)
        added.add(published.rows[least])
        shown.remove(least)

    for places in _apart(published.members):
        shown = [place for place in places if published.rows[place] not in hidden]
        for weights, limit in readers:
            while found := small_set(published.members[shown], weights, limit):
                give_up(shown, found)
        for target in (place for place in places if published.rows[place] in telling):
            while found := making_of(published.members[shown], published.weights, published.members[target]):
                give_up(shown, found)
    return frozenset(added)


def _apart(members: Bools) -> list[list[int]]:
    """Gather the rows that share atoms, directly or through others."""
    held = members.astype(np.int64)
    _, label = connected_components(held @ held.T > 0, directed=False)
    return [np.flatnonzero(label == one).tolist() for one in np.unique(label)]
