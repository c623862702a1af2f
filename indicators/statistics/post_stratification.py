"""How much each respondent must count for cells to weigh as much as in the population."""

from indicators.statistics.calibration import CannotWeigh, obstacles_of
from initiatives.arrays import Floats, Integers


def post_stratify(counts: Integers, population: Floats) -> Floats:
    """Return the weight of the respondents of each cell, so that cells weigh as in the population.

    `counts` and `population` have shape (cells,): respondents, and known members. Weights add up to the number of
    respondents: Σ weight·count = Σ count; an empty cell weighs 0. Raises `CannotWeigh` (margin 0, level = cell) where only one
    of the two is empty.

    Source: D. Holt & T. M. F. Smith, « Post Stratification », Journal of the Royal Statistical Society A 142 (1979), 33-46.
    """
    if obstacles := obstacles_of(0, counts, population):
        raise CannotWeigh(obstacles)
    held = counts > 0
    weights: Floats = population * 0.0
    weights[held] = population[held] / counts[held] * (counts.sum() / population.sum())
    return weights
