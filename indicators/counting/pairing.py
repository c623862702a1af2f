"""The same people at two waves, row against row, and the few journeys they made: what before × after tables are made of."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.counting.atoms import Atoms, Rows, numbered
from indicators.counting.coding import as_codes
from indicators.counting.whom_and_when import Waves
from initiatives.declaration.vocabulary import PERSON, WAVE

BITS = 63
"""Random bits of a pseudonym."""


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
            met = np.flatnonzero(at >= 0)
            returned = at[met]
            back = np.zeros(len(starters), dtype=bool)
            back[returned] = True
            found.append(
                Meeting(Waves.pair(before, waves[second]), starters, back, starters[returned], known[second][met])
            )
    return tuple(found)


def _positions(people: Rows, others: Rows, shift: int = 0) -> Rows:
    """Return where each of `others` is in `people`, −1 where it is not; nobody is twice in `people`.

    Pseudonyms are drawn at random: a few of their bits, from `shift` on, give most people a place of their own in an
    array, which is read much faster than a hash table. Those who find theirs taken are looked for by the next bits, and
    by a hash table when none is left.
    """
    if shift >= BITS or not len(people):
        rest = pd.Index(people)
        if not rest.is_unique:
            raise ValueError("somebody answered twice at a wave")
        last: Rows = rest.get_indexer(pd.Index(others))
        return last
    size = (2 * len(people)).bit_length()
    slots, asked = (people >> shift) & ((1 << size) - 1), (others >> shift) & ((1 << size) - 1)
    # Numbers as narrow as they may be: the more of the array stays in a processor's cache, the faster it is read.
    order = np.arange(len(people), dtype=np.min_scalar_type(-len(people)))
    taken = np.full(1 << size, -1, dtype=order.dtype)
    taken[slots] = order
    owners = taken[slots]
    crowded = np.flatnonzero(owners != order)
    if (people[owners[crowded]] == people[crowded]).any():
        raise ValueError("somebody answered twice at a wave")
    at = taken[asked]
    known = (people[at] == others) & (at >= 0)
    found: Rows = np.where(known, at, -1).astype(np.int64)
    if len(crowded):
        unseen = np.flatnonzero(~known)
        later = _positions(people[crowded], others[unseen], shift + size)
        met = later >= 0
        found[unseen[met]] = crowded[later[met]]
    return found


@dataclass(frozen=True)
class Journeys:
    """Pairs of rows by the atom of the earlier one and that of the later one.

    `atoms.of_row[i]` is the journey of pair i; journey j goes from atom `begins[j]` to atom `ends[j]`, and pair
    `example[j]` made it.
    """

    atoms: Atoms
    begins: Rows
    ends: Rows
    example: Rows


def journeys(alone: Atoms, before: Rows, after: Rows) -> Journeys:
    """Find the journeys of pairs of rows, of which `alone` tells the atoms."""
    # Atoms of one wave only are few among all: numbered apart, their journeys are looked for in a smaller place.
    (first, begins), (last, ends) = (numbered(alone.of_row[rows], len(alone.table)) for rows in (before, after))
    of_pair, example = numbered(first * len(ends) + last, len(begins) * len(ends))
    begins, ends = (alone.of_row[rows[example]] for rows in (before, after))
    return Journeys(Atoms(pd.DataFrame(index=range(len(example))), of_pair), begins, ends, example)
