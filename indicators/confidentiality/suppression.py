"""What must be hidden so that nobody reads, or works out, a small count.

First what is small itself (« primaire »), then that from which, by adding and subtracting, a reader could work out a
small count (« secondaire »), until none is left. Every reader is supposed to hold every edition, and a partner to know
its own structures and answers besides.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.contributors import Floats
from indicators.confidentiality.determined import making_of, small_set
from indicators.confidentiality.importance import importance
from indicators.tallies import Cell

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
    - `insiders`: the atoms that each such reader knows, bool, shape (atoms,).
    """

    rows: tuple[Row, ...]
    members: Bools
    weights: Floats
    limit: float
    inside: float
    insiders: tuple[Bools, ...]
    fixed: frozenset[Row] = frozenset()

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

    Nor may the hidden rows that tell of one organisation, or of each person, be worked out (`telling`). Waves share no
    unit, so each is searched apart. Hiding never gives anything away, so one pass over the readers is enough.
    """
    added: set[Row] = set()
    readers = [(published.weights, published.limit)]
    readers += [(np.where(known, 0.0, published.weights), published.inside) for known in published.insiders]
    counts = published.counts()

    def give_up(shown: list[int], found: tuple[int, ...]) -> None:
        used = [shown[index] for index in found]
        free = [place for place in used if published.rows[place] not in published.fixed]
        least = min(free or used, key=lambda place: importance(*published.rows[place], float(counts[place])))
        added.add(published.rows[least])
        shown.remove(least)

    for places in _by_wave(published.rows):
        shown = [place for place in places if published.rows[place] not in hidden]
        for weights, limit in readers:
            while found := small_set(published.members[shown], weights, limit):
                give_up(shown, found)
        for target in (place for place in places if published.rows[place] in telling):
            while found := making_of(published.members[shown], published.weights, published.members[target]):
                give_up(shown, found)
    return frozenset(added)


def _by_wave(rows: tuple[Row, ...]) -> list[list[int]]:
    waves: dict[str, list[int]] = {}
    for place, (cell, _) in enumerate(rows):
        waves.setdefault(cell.wave, []).append(place)
    # A cell without a wave, where others have one, would hold them all.
    return [list(range(len(rows)))] if "" in waves else list(waves.values())
