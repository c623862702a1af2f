"""What subtraction leaves of amounts: nobody may come close to what one organisation brought, be it by several of them.

Whoever takes published amounts from one another, and its own from what is left, must not find what one other brought nearly
alone. Source: INSEE, Manuel de protection des données tabulées (rule of dominance, and secondary secrecy).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.confidentiality.exposure import GivenAway, Memory, Reader, reduced
from indicators.confidentiality.release import Guard
from initiatives.arrays import Bools, Floats

_TRIED = 14
"""Up to how many amounts that do not follow from one another all sums are tried; with more, the least important is hidden."""
_TOLERANCE, _HALF = 1e-7, 0.5
DOMINATED, SHARED = 1.0, 2.0
"""What a set of contributions counts for, beside the limit of 2."""


@dataclass(frozen=True)
class GuardOfAmounts(Guard):
    """Guards a question to which contributions answer by an amount: `weights` are the amounts, shape (kinds,).

    `owners` says which organisation brought which kinds. `share` is what none may bring more of.
    """

    share: float = 1.0

    def counts(self, rows: Bools) -> Floats:
        """Say of each set whether one organisation dominates it for one of the others, shape (rows,); 0: it holds nothing."""
        return self._shared(rows, known=False)

    def given_away(self, rows: Bools, readers: Sequence[Reader], memory: Memory) -> Iterator[GivenAway]:
        """Yield, for each reader, a set of contributions that rows give away to it, which one other brought nearly alone."""
        live = (self.weights > 0) & rows.any(axis=0)
        left = rows[:, live & ~readers[0].knows]
        if left.any() and np.linalg.matrix_rank(left.astype(np.float64)) > _TRIED:
            yield GivenAway(np.asarray(rows[np.flatnonzero(left.any(axis=1))[-1]] != 0), 0, settled=False)
            return
        told = np.unique(rows[:, live], axis=1).shape[1]
        for rank, reader in enumerate(readers):
            known = int(self._holders[reader.knows & live].any(axis=0).sum())
            unknown = live & ~reader.knows
            blocks, block = np.unique(rows[:, unknown], axis=1, return_inverse=True)
            # Whoever tells apart no more than all do learns by taking its own away: it is the second of `counts`.
            if blocks.size and not (known == 1 and blocks.shape[1] == told):
                sums = _sums(blocks)
                groups = np.zeros((len(sums), len(unknown)), dtype=bool)
                groups[:, unknown] = sums[:, block.ravel()]
                dominated = self._shared(groups, known=known > 0) == DOMINATED
                if dominated.any():
                    yield GivenAway(groups[int(np.argmax(dominated))], rank)

    @property
    def _holders(self) -> Bools:
        assert self.owners is not None
        return self.owners

    def _shared(self, rows: Bools, *, known: bool) -> Floats:
        """Say of each set, shape (rows,), whether it is shared; `known`: what a reader brought itself is in none of them."""
        brought = rows @ (self._holders * self.weights[:, None])
        ordered = np.sort(np.hstack([brought, np.zeros((len(brought), 2))]), axis=1)
        first, second = ordered[:, -1], np.where(known, 0.0, ordered[:, -2])
        total = rows @ self.weights
        return np.where(total > 0, np.where(first > self.share * (total - second), DOMINATED, SHARED), 0.0)


def _sums(blocks: Bools) -> Bools:
    """Return the sets that sums of rows make, bool, shape (sets, blocks): `blocks` has shape (rows, blocks)."""
    basis, pivots = reduced(blocks.astype(np.float64))
    choices = (np.arange(1, 2 ** len(pivots))[:, None] >> np.arange(len(pivots))) & 1
    sums = choices.astype(np.float64) @ basis
    whole = ((np.abs(sums) < _TOLERANCE) | (np.abs(sums - 1) < _TOLERANCE)).all(axis=1)
    return np.asarray(sums[whole] > _HALF)
