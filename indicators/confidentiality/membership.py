"""Which atoms make up each cell, and which a partner knows by itself: found once per table."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.confidentiality.contributors import known_to
from indicators.counting.tallies import Cell, Tally

Bools = NDArray[np.bool_]


class Memberships:
    """Remembers what is asked of the atoms of a table: needs of one table share them, and figures share cells."""

    def __init__(self, partners: tuple[str, ...]) -> None:
        self._partners = partners
        self._cells: dict[tuple[int, Cell], Bools] = {}
        self._insiders: dict[int, tuple[Bools, ...]] = {}
        # Kept alive, so that no other frame may take the same id.
        self._frames: dict[int, pd.DataFrame] = {}

    def of(self, tally: Tally, cells: tuple[Cell, ...]) -> Bools:
        """Return the atoms of each cell: bool, shape (cells, atoms)."""
        frame = self._frame(tally)
        for cell in cells:
            if (frame, cell) not in self._cells:
                self._cells[frame, cell] = tally.members(cell)
        return np.array([self._cells[frame, cell] for cell in cells], dtype=bool).reshape(len(cells), len(tally.atoms))

    def insiders(self, tally: Tally) -> tuple[Bools, ...]:
        """Return the atoms that each partner knows by itself, leaving out partners who know none: bool, (atoms,)."""
        frame = self._frame(tally)
        if frame not in self._insiders:
            known = (known_to(tally, partner) for partner in self._partners)
            self._insiders[frame] = tuple(atoms for atoms in known if atoms.any())
        return self._insiders[frame]

    def _frame(self, tally: Tally) -> int:
        self._frames[id(tally.atoms)] = tally.atoms
        return id(tally.atoms)
