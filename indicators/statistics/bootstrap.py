"""Between which bounds a mean probably lies when answers are few or lopsided (bootstrap), from counts alone."""

import numpy as np

from initiatives.arrays import Floats, Integers

REACH = 30
"""How many standard errors from the mean the redrawn means are followed: what lies beyond has no chance to speak of."""

STEPS = 2**19
"""On how many steps on each side, at most: beyond, values are rounded to a step (a share of a per mil of the error)."""


def bca_interval(values: Floats, counts: Integers) -> tuple[Floats, Floats]:
    """Return the 95 % bias-corrected and accelerated bootstrap interval of the mean.

    `values` has shape (values,), in any order, `counts` (cells, values). NaN where fewer than two people answered, or
    where all gave the same answer.

    Nothing is drawn at random: people redrawn with replacement add up to a sum whose chances are those of one answer,
    convolved n times. It is what ever more draws tend to, the same from run to run and whatever the order of cells.

    Source: B. Efron, « Better bootstrap confidence intervals », JASA 82 (1987), 171-185.
    """
    order = np.argsort(values)
    bounds = [_bounds(values[order], cell) for cell in counts[:, order]]
    low, high = np.array(bounds, dtype=np.float64).reshape(-1, 2).T
    return low, high


def _bounds(values: Floats, counts: Integers) -> tuple[float, float]:
    from scipy.special import ndtr, ndtri

    values, counts = values[counts > 0], counts[counts > 0]
    if not len(values) or values[0] == values[-1]:
        return np.nan, np.nan
    n = counts.sum()
    mean = counts @ values / n
    distances = values - mean
    squares = counts @ distances**2
    step = _step(values, REACH * np.sqrt(squares) / STEPS)
    chances = _sums(np.round((values - values[0]) / step).astype(np.int64), counts, REACH * np.sqrt(squares) / step)
    middle = len(chances) // 2
    reached = np.cumsum(chances)
    # Means come in steps: those equal to the mean count half on each side.
    bias = ndtri(reached[middle] - chances[middle] / 2)
    acceleration = counts @ distances**3 / (6 * squares**1.5)
    shifted = bias + ndtri(np.array([0.025, 0.975]))
    low, high = np.searchsorted(reached, ndtr(bias + shifted / (1 - acceleration * shifted))) - middle
    return float(mean + low * step / n), float(mean + high * step / n)


def _step(values: Floats, finest: float) -> float:
    """Return the largest step (whole millionths) that leads from the lowest value to all others, or the finest one."""
    millionths = (values - values[0]) * 1e6
    whole = np.round(millionths)
    if np.abs(millionths - whole).max() > 1e-3 or whole[-1] >= 2**53:
        return finest
    return max(float(np.gcd.reduce(whole.astype(np.int64))) / 1e6, finest)


def _sums(places: Integers, counts: Integers, reach: float) -> Floats:
    """Return the chances that n answers, redrawn, add up to each sum around the sum seen, which is in the middle."""
    from scipy.fft import irfft, next_fast_len, rfft

    n, seen = counts.sum(), int(counts @ places)
    half = min(int(reach), int(n * places[-1])) + 1
    length = next_fast_len(2 * half + 1, real=True)
    # Sums are reckoned around a circle wide enough for both ends not to meet.
    one = np.bincount(places % length, weights=counts / n, minlength=length)
    around = np.maximum(irfft(rfft(one) ** n, n=length), 0)
    return np.asarray(around[np.arange(seen - half, seen + half + 1) % length], dtype=np.float64)
