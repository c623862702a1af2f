"""Quantiles, signed ranks and pseudo-medians agree with R and SciPy, with ties and zeros."""

import numpy as np
import pytest
from scipy import stats

from indicators.statistics.hodges_lehmann import hodges_lehmann
from indicators.statistics.quantiles import median_interval, quantile
from indicators.statistics.signed_rank import signed_rank
from initiatives.arrays import Integers
from tests.indicators.statistics.tables import cases, column, counts, same, values


def _each(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Integers:
    return np.ones((1, len(numbers)), dtype=np.int64)


def test_quantiles_agree_with_r_and_numpy() -> None:
    got = [quantile(values(case), counts(case), float(case["probability"])) for case in cases("quantiles")]
    same(np.concatenate(got), "quantiles", "quantile")
    rows = [
        np.quantile(np.repeat(values(case), counts(case)[0]), float(case["probability"])) for case in cases("quantiles")
    ]
    np.testing.assert_allclose(np.concatenate(got), rows)


def test_the_interval_of_the_median_is_what_a_sign_test_in_r_does_not_reject() -> None:
    got = [median_interval(values(case), counts(case)) for case in cases("median")]
    same(tuple(np.concatenate(got, axis=1)), "median", "low", "high", "coverage")


@pytest.mark.parametrize(("n", "low", "coverage"), [(6, 1, 0.96875), (10, 2, 0.978516), (20, 6, 0.958611)])
def test_the_interval_of_the_median_gives_back_the_tables(n: int, low: int, coverage: float) -> None:
    # W. J. Conover, Practical Nonparametric Statistics (3rd ed., 1999), binomial tables: the ranks of both bounds.
    got = median_interval(np.arange(1.0, n + 1), np.ones((1, n), dtype=np.int64))
    assert (got[0][0], got[1][0], round(float(got[2][0]), 6)) == (low, n + 1 - low, coverage)


def test_signed_ranks_agree_with_r_by_every_way_of_giving_signs() -> None:
    got = [signed_rank(values(case), counts(case)) for case in cases("paired")]
    same(tuple(np.concatenate(got, axis=1)), "paired", "plus", "p")


def test_signed_ranks_agree_with_the_exact_p_of_scipy_where_nothing_is_tied() -> None:
    numbers = np.random.default_rng(11).normal(0.3, 1, size=150)
    expected = stats.wilcoxon(numbers, method="exact", alternative="two-sided")
    plus, p = signed_rank(numbers, _each(numbers))
    assert min(plus[0], 150 * 151 / 2 - plus[0]) == expected.statistic
    assert p[0] == pytest.approx(expected.pvalue, rel=1e-9)


def test_signed_ranks_agree_with_the_approximation_of_scipy_with_ties_and_zeros() -> None:
    levels, held = np.arange(-2.0, 3), np.array([[40, 60, 90, 80, 50]])
    rows = np.repeat(levels, held[0])
    expected = stats.wilcoxon(rows, zero_method="pratt", correction=True, method="approx")
    assert signed_rank(levels, held)[1][0] == pytest.approx(expected.pvalue, rel=1e-9)


def test_the_exact_p_and_its_approximation_meet_at_200_pairs() -> None:
    levels = np.arange(-2.0, 3)
    at, beyond = np.array([[25, 40, 45, 55, 35]]), np.array([[25, 40, 46, 55, 35]])
    assert signed_rank(levels, at)[1][0] == pytest.approx(signed_rank(levels, beyond)[1][0], rel=0.03)


def test_differences_that_should_be_tied_are() -> None:
    raw = np.array([0.3 - 0.2, 0.2 - 0.1, 0.1 - 0.2, 0.5])
    clean = signed_rank(np.array([0.1, -0.1, 0.5]), np.array([[2, 1, 1]]))
    assert signed_rank(raw, _each(raw))[0][0] == clean[0][0] == 2 + 2 + 4
    assert signed_rank(raw, _each(raw))[1][0] == clean[1][0]


def test_nothing_is_tested_where_nobody_changed() -> None:
    statistic, p = signed_rank(np.array([-1.0, 0.0, 1.0]), np.array([[0, 9, 0], [0, 0, 0]]))
    assert np.isnan([*statistic, *p]).all()


def test_pseudo_medians_agree_with_r() -> None:
    got = [hodges_lehmann(values(case), counts(case)) for case in cases("paired")]
    same(tuple(np.concatenate(got, axis=1)), "paired", "pseudo_median", "low", "high")


def test_golden_cases_hold_ties_zeros_and_small_and_large_cells() -> None:
    sizes = np.array([counts(case).sum() for case in cases("paired")])
    assert {1, 2, 3} <= set(sizes.tolist())
    assert sizes.max() > 500
    assert np.isnan(column("paired", "p")).any()
    assert any((values(case) == 0).any() and counts(case).max() > 1 for case in cases("paired"))
