"""Which published amounts, taken from one another, leave nearly what one organisation brought? Apart from the search."""

import numpy as np

from indicators.confidentiality.attacker import Budget, WorkedOut, ways
from indicators.confidentiality.whole_numbers import SOLVED, Constraint, best_choice
from initiatives.arrays import Floats, Integers

_HALF = 0.5


def nearly_of_one(moved: Integers, brought: Integers, share: float, budget: Budget) -> WorkedOut | None:
    """Find contributions of which a reader works out the total, and of which one organisation brought more than `share`.

    Args:
        moved: what each way to move contributions that the reader cannot see changes in each block, shape (blocks, ways).
        brought: what each organisation brought in each block, shape (blocks, organisations), in whole units.
        share: what none may bring more of.
        budget: beyond, what could not be excluded counts as found.
    """
    still = ways(moved.T)
    total = brought.sum(axis=1)
    # One that brings more than its share of a sum does so in some part of it.
    suspects = np.flatnonzero((brought > share * total[:, None]).any(axis=0)) if still.any() else ()
    for one in suspects:
        excess = (brought[:, one] - share * total) / max(int(total.sum()), 1)
        answer = None if budget.spent else _most(still, excess, budget)
        if answer is None:
            return WorkedOut(np.asarray(still.any(axis=1)), settled=False)
        group = answer[: len(total)] > _HALF
        # The programme works with decimals: what it says is checked in whole numbers.
        if brought[group, one].sum() > share * total[group].sum():
            return WorkedOut(group, settled=not moved[group].sum(axis=0).any())
    return None


def _most(still: Integers, excess: Floats, budget: Budget) -> Floats | None:
    """Choose blocks that no way changes, each whole or not at all, with the most `excess`; None out of time."""
    blocks, combinations = still.shape
    taken = np.arange(blocks + combinations) < blocks
    answer = best_choice(
        -np.concatenate([excess, np.zeros(combinations)]),
        taken,
        (np.where(taken, 0, -np.inf), np.where(taken, 1, np.inf)),
        [Constraint(np.hstack([np.eye(blocks), -still.astype(np.float64)]), 0, 0)],
        budget.left,
    )
    return answer.x if answer.status == SOLVED else None
