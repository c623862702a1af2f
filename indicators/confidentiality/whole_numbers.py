"""The best choice in whole numbers, by HiGHS as SciPy brings it: https://docs.scipy.org/doc/scipy/reference/generated/scipy.optimize.milp.html."""

from collections.abc import Sequence

from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from initiatives.arrays import Bools, Floats

SOLVED, NONE = 0, 2
"""What it answers: the best choice is found; there is no choice at all. Anything else settles nothing."""


def best_choice(
    cost: Floats, whole: Bools, bounds: Bounds, constraints: Sequence[LinearConstraint], seconds: float
) -> OptimizeResult:
    """Return the choice that costs least, within a time.

    Nothing is simplified before the search: that step of this release errs, calls « infeasible » or « optimal » what is not
    (https://github.com/scipy/scipy/issues/24141, /18907) or gives up, and few people would be published for it.

    Args:
        cost: what one of each variable costs, shape (variables,).
        whole: which variables are whole numbers, shape (variables,).
        bounds: between what each variable is.
        constraints: what holds of them together.
        seconds: after how long it stops.

    Returns:
        SciPy's answer: `status` is SOLVED, NONE or another; `x` the choice, None where there is none.
    """
    return milp(
        cost,
        integrality=whole.astype(int),
        bounds=bounds,
        constraints=constraints,
        options={"time_limit": seconds, "presolve": False},
    )
