"""Where matched people were and where they are: people are many, the journeys they made are few."""

from dataclasses import dataclass

import pandas as pd

from indicators.counting.atoms import Atoms, Rows, numbered


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
