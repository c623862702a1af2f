"""The best choice in whole numbers, by HiGHS as SciPy brings it: https://docs.scipy.org/doc/scipy/reference/generated/scipy.optimize.milp.html."""

from collections.abc import Sequence
from typing import NamedTuple

from initiatives.arrays import Bools, Floats

SOLVED, NONE = 0, 2
"""What it answers: the best choice is found; there is no choice at all. Anything else settles nothing."""
Bound = float | Floats
"""One for all, or one for each."""


class Constraint(NamedTuple):
    """What holds of variables together: `rows` @ them lies from `least` to `most`; shape (rules, variables), or one rule."""

    rows: Floats
    least: Bound
    most: Bound


class Choice(NamedTuple):
    """The answer: `status` is SOLVED, NONE or another; `x` the choice, shape (variables,), None where there is none."""

    status: int
    x: Floats | None


def best_choice(
    cost: Floats, whole: Bools, between: tuple[Bound, Bound], rules: Sequence[Constraint], seconds: float
) -> Choice:
    """Return the choice that costs least, within a time.

    Nothing is simplified before the search: that step of this release errs, calls « infeasible » or « optimal » what is not
    (https://github.com/scipy/scipy/issues/24141, /18907) or gives up, and few people would be published for it.

    Args:
        cost: what one of each variable costs, shape (variables,).
        whole: which variables are whole numbers, shape (variables,).
        between: the least and the most that each variable is.
        rules: what holds of them together.
        seconds: after how long it stops.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # imported here: a quarter of a second that few runs need

    answer = milp(
        cost,
        integrality=whole.astype(int),
        bounds=Bounds(*between),
        constraints=[LinearConstraint(*rule) for rule in rules],
        options={"time_limit": seconds, "presolve": False},
    )
    return Choice(answer.status, answer.x)
