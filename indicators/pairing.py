"""The same people at two waves, row against row: what before × after tables are made of."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.atoms import Rows, pair_name
from indicators.coding import as_codes
from initiatives.dataset import PERSON, WAVE


@dataclass(frozen=True)
class Meeting:
    """An earlier and a later wave. `starters` are the rows of people known at the earlier one.

    `before[i]` and `after[i]` are the rows of the same person at each; `back[j]` tells whether `starters[j]` came back.
    """

    name: str
    starters: Rows
    back: np.ndarray[Any, np.dtype[np.bool_]]
    before: Rows
    after: Rows


def meetings_of(frame: pd.DataFrame, waves: tuple[str, ...]) -> tuple[Meeting, ...]:
    """Align the people of every earlier and later wave of `waves` (in order of time), once for all counts.

    Empty when the table knows no person. Raises `ValueError` when somebody answered twice at a wave: validation sets
    duplicates aside.
    """
    if PERSON not in frame or WAVE not in frame:
        return ()
    person = frame[PERSON].to_numpy()
    held = as_codes(frame[WAVE])
    place = {str(name): code for code, name in enumerate(held.categories)}
    wave = np.where(person >= 0, held.codes, -1)
    known = [np.flatnonzero(wave == place[name]) if name in place else np.zeros(0, dtype=np.int64) for name in waves]
    found = []
    for first, before in enumerate(waves):
        starters = known[first]
        for second in range(first + 1, len(waves)):
            at = _positions(person[starters], person[known[second]])
            met = at >= 0
            back = np.zeros(len(starters), dtype=bool)
            back[at[met]] = True
            found.append(
                Meeting(pair_name(before, waves[second]), starters, back, starters[at[met]], known[second][met])
            )
    return tuple(found)


def _positions(people: Rows, others: Rows) -> Rows:
    """Return where each of `others` is in `people`, −1 where it is not; nobody is twice in `people`.

    Pseudonyms are drawn at random: their last bits give almost everybody a place of their own in an array, which is
    read much faster than a hash table; the few who find theirs taken are looked for in one.
    """
    bits = (1 << (4 * len(people)).bit_length()) - 1
    slots, order = people & bits, np.arange(len(people))
    taken = np.full(bits + 1, -1, dtype=np.int64)
    taken[slots] = order
    found: Rows = taken[others & bits]
    crowded = np.flatnonzero(taken[slots] != order)
    rest = pd.Index(people[crowded])
    if not rest.is_unique or (people[taken[slots[crowded]]] == people[crowded]).any():
        raise ValueError("somebody answered twice at a wave")
    known = found >= 0
    known[known] = people[found[known]] == others[known]
    found[~known] = -1
    if len(crowded):
        unseen = np.flatnonzero(~known)
        at = rest.get_indexer(pd.Index(others[unseen]))
        found[unseen[at >= 0]] = crowded[at[at >= 0]]
    return found
