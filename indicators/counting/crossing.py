"""A question asked of the same people at two waves: counted once, person by person, it gives the counts of each wave too.

The margins of a before × after table are the counts of matched people at either wave; only the others are left to count.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from indicators.counting.atoms import Atoms, Rows
from indicators.counting.coding import CodedColumn
from indicators.counting.joint_counts import TOGETHER, in_order, joint
from indicators.counting.layouts import Layout
from indicators.counting.pairing import Journeys
from indicators.counting.tallies import Counts


@dataclass(frozen=True)
class Crossing:
    """The rows of a table (`alone`): some are the same people at two waves (`pairs`, `journeys`), the others are `rest`.

    No row may be in two pairs: there is one earlier and one later wave.
    """

    alone: Atoms
    pairs: Layout
    journeys: Journeys
    rest: Layout
    sides: tuple[Rows | slice, ...]

    def worth(self, column: CodedColumn) -> bool:
        """Tell whether going over the cells of journeys costs less than going over people once more."""
        return len(self.journeys.begins) * column.size**2 <= max(TOGETHER, len(self.journeys.atoms.of_row))

    def count(self, column: CodedColumn) -> tuple[Counts, Counts]:
        """Return what `counting.count` would: the column over all rows, and before × after over pairs."""
        both = joint(self.journeys.atoms, [column.at(side) for side in self.sides])
        begins, ends, homes = self._where
        alone = joint(self.rest.atoms, self.rest.laid_out([column]))
        alone = alone + begins @ both.sum(axis=2) + ends @ both.sum(axis=1)
        crossed = (homes @ both.reshape(len(both), column.size**2)).reshape(homes.shape[0], *both.shape[1:])
        return in_order(alone, [column]), in_order(crossed, [column, column])

    @cached_property
    def _where(self) -> tuple[csr_array, csr_array, csr_array]:
        """Matrices that add journeys up by the atom where they begin, by that where they end, by that of their pairs."""
        made, pairs = self.journeys, self.pairs.atoms
        return (
            _adding(made.begins, len(self.alone.table)),
            _adding(made.ends, len(self.alone.table)),
            _adding(pairs.of_row[made.example], len(pairs.table)),
        )


def crossing(alone: Layout, pairs: Layout, journeys: Journeys) -> Crossing:
    """Prepare the rows of a table, and its pairs, to be counted together."""
    single = np.ones(len(alone.atoms.of_row), dtype=bool)
    for rows in pairs.sides:
        single[rows] = False
    return Crossing(alone.atoms, pairs, journeys, alone.only(single), tuple(map(_in_place, pairs.sides)))


def _in_place(rows: Rows) -> Rows | slice:
    """Return rows that follow one another as a slice, which needs no copy."""
    follow = len(rows) > 0 and rows[-1] - rows[0] == len(rows) - 1 and bool((np.diff(rows) == 1).all())
    return slice(int(rows[0]), int(rows[-1]) + 1) if follow else rows


def _adding(homes: Rows, size: int) -> csr_array:
    """Return the matrix of integers that adds up rows of counts by their homes; several may have the same."""
    one = np.ones(len(homes), dtype=np.int64)
    return csr_array((one, (homes, np.arange(len(homes)))), shape=(size, len(homes)))
