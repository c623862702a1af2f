"""How sure a figure is when answers come from strata and from drawn clusters, each with its weight."""

from dataclasses import dataclass

import numpy as np

from initiatives.arrays import Floats, Integers


@dataclass(frozen=True)
class Linearised:
    """Ratios Σy/Σx with their standard error and its degrees of freedom (primary units − strata), shape (cells,).

    `error` is NaN for nobody and for one primary unit; with one unit per stratum everywhere there are no degrees of freedom,
    so that no interval can be made of it.
    """

    value: Floats
    error: Floats
    degrees: Floats


def ratio(y: Floats, x: Floats, strata: Integers) -> Linearised:
    """Return Σy/Σx and its design-based error from weighted totals per primary unit.

    `y` and `x` have shape (cells, units): Σw·y and Σw over the answers of each primary unit (cluster, or answer where none was
    drawn) in each cell; `strata`, shape (units,), numbers the stratum of each unit. A unit with x = 0 has nobody in the cell:
    the cell is treated as a design of its own, without that unit. Units are taken as drawn with replacement, and a mean is a
    ratio whose denominator is the weight of its answers.

    Source: R. S. Woodruff, « A Simple Method for Approximating the Variance of a Complicated Estimate », JASA 66 (1971),
    411-414; W. G. Cochran, Sampling Techniques (3rd ed., 1977), § 11.9-11.10. Same results as `svyratio` and `svymean`
    of R's package survey.
    """
    whole = x.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = y.sum(axis=1, keepdims=True) / whole
        residual = np.nan_to_num((y - value * x) / whole)
    kinds = np.unique(strata)
    present = x > 0
    units, sums, squares = (
        np.stack([what[:, strata == kind].sum(axis=1) for kind in kinds], axis=1)
        for what in (present.astype(np.int64), residual, residual**2)
    )
    error, degrees = error_of(units, sums, squares)
    return Linearised(value[:, 0], error, degrees)


def error_of(units: Integers, sums: Floats, squares: Floats) -> tuple[Floats, Floats]:
    """Return standard error and degrees of freedom from the residuals of each stratum, shape (cells,).

    All have shape (cells, strata): number of primary units, Σu and Σu² of their linearised residuals u, whose sum over the
    whole cell is 0. Variance: Σ over strata of m/(m−1)·Σ(u − ū)². The only unit of a stratum is compared with the mean of
    all units, which is 0: its u² is added (R's `survey.lonely.psu = "adjust"`), prudent where strata differ.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        within = np.maximum(squares - sums**2 / units, 0) * units / (units - 1)
    variance = np.where(units > 1, within, np.where(units == 1, squares, 0.0)).sum(axis=1)
    degrees = (units.sum(axis=1) - (units > 0).sum(axis=1)).astype(np.float64)
    return np.where(units.sum(axis=1) > 1, np.sqrt(variance), np.nan), degrees
