"""How many answers are needed for a share to be known to so many points, in a group of a known size or in a large one."""

from math import ceil

from indicators.statistics.wilson import Z_95

WIDEST = 0.5
"""The share whose margin of error is the largest: what is asked for holds for every other."""


def sample_size(margin: float, population: int | None = None) -> int:
    """Return how many answers of a simple random sample give a share at 95 % within `margin`, whatever the share.

    Args:
        margin: half the width of the interval, as a share (0.05 for « à 5 points près »), above 0.
        population: how many are concerned; None where they are too many to count.

    n0 = z² p (1 − p) / margin² with p = 0.5, then n = n0 / (1 + (n0 − 1) / N): Cochran, « Sampling Techniques », 3rd edition
    (1977), formulas 4.1 and 4.2. With 5 points, the table of Krejcie and Morgan, « Determining Sample Size for Research
    Activities » (Educational and Psychological Measurement, 30, 1970).
    """
    large = Z_95**2 * WIDEST * (1 - WIDEST) / margin**2
    return ceil(large if population is None else large / (1 + (large - 1) / population))


def to_ask(answers: int, answering: float, lost: float) -> int:
    """Return how many to ask so that so many answer and are found again: `answering` and `lost` are expected shares."""
    return ceil(answers / (answering * (1 - lost)))
