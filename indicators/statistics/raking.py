"""How much each respondent must count for several known margins to be met together (« calage sur marges »)."""

from collections.abc import Sequence

import numpy as np

from indicators.statistics.calibration import SAME_TOTAL, CannotWeigh, Obstacle, obstacles_of
from initiatives.arrays import Floats, Integers

TOLERANCE = 1e-9
"""Margins are met when each level weighs its target within this part of the number of respondents."""
ITERATIONS = 1000
"""Most rounds of adjustment: usual margins take about ten; those that still move then contradict one another."""


def rake(counts: Integers, levels: Sequence[Integers], margins: Sequence[Floats]) -> Floats:
    """Return the weight of the respondents of each cell, so that every margin is that of the population.

    `counts` has shape (cells,); `levels[m]`, shape (cells,), says in which level of margin m each cell lies; `margins[m]`
    holds the members of the population at each level. Margins are compared in shares, so that totals may differ by
    `SAME_TOTAL`. Weights add up to the number of respondents: Σ weight·count = Σ count; empty cells weigh 0.
    Raises `CannotWeigh` with every reason found.

    Source: W. E. Deming & F. F. Stephan, « On a Least Squares Adjustment of a Sampled Frequency Table when the Expected
    Marginal Totals are Known », Annals of Mathematical Statistics 11 (1940), 427-444 (iterative proportional fitting);
    J.-C. Deville, C.-E. Särndal & O. Sautory, « Generalized Raking Procedures in Survey Sampling », JASA 88 (1993).
    """
    _refuse(counts, levels, margins)
    respondents = int(counts.sum())
    targets = [known / known.sum() * respondents for known in margins]
    fitted = counts.astype(np.float64)
    for _ in range(ITERATIONS):
        worst = 0.0
        for level, target in zip(levels, targets, strict=True):
            reached = np.bincount(level, weights=fitted, minlength=len(target))
            worst = max(worst, float(np.abs(reached - target).max()))
            with np.errstate(divide="ignore", invalid="ignore"):
                factor = np.where(reached > 0, target / reached, 0.0)
            fitted = fitted * factor[level]
        if worst <= TOLERANCE * respondents:
            return np.divide(fitted, counts, out=np.zeros_like(fitted), where=counts > 0)
    raise CannotWeigh((Obstacle("no_convergence"),))


def _refuse(counts: Integers, levels: Sequence[Integers], margins: Sequence[Floats]) -> None:
    totals = [float(known.sum()) for known in margins]
    obstacles = [
        Obstacle("totals_differ", margin)
        for margin, total in enumerate(totals)
        if abs(total - totals[0]) > SAME_TOTAL * max(total, totals[0])
    ]
    for margin, (level, known) in enumerate(zip(levels, margins, strict=True)):
        present = np.bincount(level, weights=counts, minlength=len(known)).astype(np.int64)
        obstacles += obstacles_of(margin, present, known)
    if obstacles:
        raise CannotWeigh(tuple(obstacles))
