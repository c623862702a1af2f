"""What a new report tells, beside an earlier one, of few who were there then: of those who stayed where others came.

Twenty were told of then, among whom are sixteen that are told of today: whoever subtracts them is left with the four others
of then. More came beside those four: they are some of today's people, less who came. Who came to whom is not known, so
those who came are supposed to be beside few wherever what was answered, then and now, allows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.confidentiality.exposure import Found, GivenAway, Memory, Quiet, Reader, name_of_system, reduced
from indicators.confidentiality.release import Guard
from indicators.confidentiality.whole_numbers import NONE, SOLVED, Choice, Constraint, best_choice
from initiatives.arrays import Bools, Floats

_SECONDS = 5.0
_TOLERANCE, _NEARLY, _HALF = 1e-7, 1e-4, 0.5


@dataclass(frozen=True, kw_only=True)
class GuardOfThoseWhoStayed(Guard):
    """Guards few people of an earlier version: those of some kinds today, less those who came since.

    `came` says which columns are of those who came, bool, shape (columns,): rows hold −1 there. People are those of then
    only where, of each answer, some gave it whom those who came do not outnumber: `answered`, shape (answers, columns), @ the
    group (−1 where somebody came) is not below 0.
    """

    came: Bools
    answered: Floats

    def given_away(self, rows: Bools, readers: Sequence[Reader], memory: Memory) -> Iterator[GivenAway]:
        """Yield a group that these rows give away to whoever has no people of its own, with −1 for those who came since."""
        reader = readers[0]
        live = np.flatnonzero((self.weights > 0) & ~reader.knows & rows.any(axis=0))
        if not self.came[live].any():
            return
        held = rows[:, live].astype(np.float64), self.weights[live], self.came[live], self.answered[:, live]
        name = name_of_system(*held), b"stayed", reader.limit
        if name not in memory:
            memory[name] = _few(*held, reader.limit)
        found = memory[name]
        if found is not None:
            group = np.zeros(len(self.weights), dtype=np.int8)
            group[live] = np.where(self.came[live], -1, 1) * found.taken
            yield GivenAway(group, 0, found.settled)


def _few(rows: Floats, weights: Floats, came: Bools, answered: Floats, limit: float) -> Found | None:
    """Find a group that holds some of those who came, less whom it weighs above 0 and below the limit."""
    side = np.where(came, -1.0, 1.0)  # whoever holds people less others takes each once or not at all
    held, weighs = rows * side, weights * side
    heavy = weighs >= limit + weights[came].sum() - _TOLERANCE
    sums = Quiet(held, heavy).sums(np.zeros_like(heavy)) @ held
    if np.abs(sums[:, came]).max(initial=0.0) < _TOLERANCE:
        return None
    basis, _ = reduced(np.where(np.abs(sums) < _TOLERANCE, 0.0, sums))
    answer = _fewest(basis, weighs, came, answered * side, limit)
    if answer.status == NONE:
        return None
    taken: Bools = np.abs(basis).max(axis=0) > _TOLERANCE if answer.x is None else answer.x[len(basis) :] > _HALF
    return Found(taken, settled=answer.status == SOLVED)


def _fewest(basis: Floats, weighs: Floats, came: Bools, answered: Floats, limit: float) -> Choice:
    """Choose how often each row of the basis is taken, 0 or 1 time, so that every column is (SciPy's HiGHS)."""
    count, columns = basis.shape
    none = np.zeros((len(answered), count))
    return best_choice(
        np.concatenate([np.zeros(count), weighs]),
        np.ones(count + columns, dtype=bool),
        (0, 1),
        [
            Constraint(np.hstack([basis.T, -np.eye(columns)]), 0, 0),
            Constraint(np.concatenate([np.zeros(count), weighs]), _NEARLY, limit - _NEARLY),
            Constraint(np.concatenate([np.zeros(count), came.astype(np.float64)]), 1, np.inf),
            Constraint(np.hstack([none, answered]), 0, np.inf),
        ],
        _SECONDS,
    )
