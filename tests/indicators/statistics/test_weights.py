"""Weights are those of R's rake and postStratify; what makes them impossible is told apart."""

import numpy as np
import pytest

from indicators.statistics.calibration import CannotWeigh, Obstacle
from indicators.statistics.post_stratification import post_stratify
from indicators.statistics.raking import rake
from initiatives.arrays import Integers
from tests.indicators.statistics.golden import R, column

MARGINS = {name: np.array(known, dtype=float) for name, known in R["calibrated"]["margins"].items()}


def _crossed(*names: str) -> tuple[Integers, Integers, Integers]:
    """Return the respondents of each cell, the levels of each cell by margin, and the cell of each respondent."""
    asked = np.stack([column(R["people"], name) for name in names])
    cells, of_person, counts = np.unique(asked, axis=1, return_inverse=True, return_counts=True)
    return counts, cells, of_person.ravel()


@pytest.mark.parametrize("names", [("sex", "age"), ("sex", "age", "place")])
def test_raked_weights_are_those_of_r(names: tuple[str, ...]) -> None:
    counts, levels, of_person = _crossed(*names)
    weights = rake(counts, list(levels), [MARGINS[name] for name in names])
    expected = R["calibrated"][f"raked_{len(names)}"]["weights"]
    np.testing.assert_allclose(weights[of_person], expected, rtol=1e-7)


def test_post_stratified_weights_are_those_of_r() -> None:
    counts, cells, of_person = _crossed("sex", "age")
    joint = R["calibrated"]["joint"]
    known = {(sex, age): n for sex, age, n in zip(joint["sex"], joint["age"], joint["Freq"], strict=True)}
    weights = post_stratify(counts, np.array([float(known[sex, age]) for sex, age in cells.T]))
    np.testing.assert_allclose(weights[of_person], R["calibrated"]["post"]["weights"])


def test_one_respondent_stands_for_its_cell_and_an_empty_cell_weighs_nothing() -> None:
    weights = post_stratify(np.array([1, 3, 0]), np.array([20.0, 20.0, 0.0]))
    assert weights.tolist() == pytest.approx([2.0, 2 / 3, 0.0])


def test_a_level_known_in_the_population_needs_a_respondent_and_the_other_way_round() -> None:
    with pytest.raises(CannotWeigh) as told:
        post_stratify(np.array([3, 0, 2]), np.array([10.0, 5.0, 0.0]))
    assert told.value.obstacles == (Obstacle("nobody_in_level", 0, 1), Obstacle("level_outside_margin", 0, 2))


def test_totals_that_differ_by_more_than_one_part_in_a_hundred_contradict_one_another() -> None:
    counts, levels = np.array([4, 6]), [np.array([0, 1]), np.array([0, 1])]
    assert rake(counts, levels, [np.array([50.0, 50.0]), np.array([50.4, 50.4])]).tolist() == [1.25, 5 / 6]
    with pytest.raises(CannotWeigh) as told:
        rake(counts, levels, [np.array([50.0, 50.0]), np.array([52.0, 50.0])])
    assert told.value.obstacles == (Obstacle("totals_differ", 1),)


def test_every_obstacle_of_raking_is_told_at_once() -> None:
    with pytest.raises(CannotWeigh) as told:
        rake(
            np.array([4, 6]),
            [np.array([0, 2]), np.array([0, 1])],
            [np.array([50.0, 40.0, 10.0]), np.array([100.0, 0.0])],
        )
    assert told.value.obstacles == (Obstacle("nobody_in_level", 0, 1), Obstacle("level_outside_margin", 1, 1))


def test_margins_that_no_weights_can_meet_do_not_converge() -> None:
    # Whoever is at level 0 of the first margin is at level 0 of the second: 50 and 60 cannot both hold.
    same = np.array([0, 1])
    with pytest.raises(CannotWeigh) as told:
        rake(np.array([5, 5]), [same, same], [np.array([50.0, 50.0]), np.array([60.0, 40.0])])
    assert told.value.obstacles == (Obstacle("no_convergence"),)
