"""Means, their differences and their bootstrap agree with R and SciPy."""

import numpy as np
import pytest
from scipy import stats

from indicators.statistics.bootstrap import bca_interval
from indicators.statistics.mean import mean_and_interval
from indicators.statistics.paired_t import paired_t
from indicators.statistics.welch import moments, welch_difference
from tests.indicators.statistics.tables import cases, column, counts, same, values


def test_welch_agrees_with_r() -> None:
    got = [
        welch_difference(
            *moments(values(case), counts(case, "counts1")), *moments(values(case), counts(case, "counts2"))
        )
        for case in cases("two_samples")
    ]
    same(tuple(np.concatenate(got, axis=1)), "two_samples", "difference", "low", "high", "p")


def test_welch_agrees_with_scipy() -> None:
    numbers, one, two = np.arange(1.0, 6), np.array([[4, 0, 3, 2, 1]]), np.array([[0, 2, 5, 9, 3]])
    test = stats.ttest_ind(np.repeat(numbers, one[0]), np.repeat(numbers, two[0]), equal_var=False)
    _, low, high, p = welch_difference(*moments(numbers, one), *moments(numbers, two))
    expected = test.confidence_interval(0.95)
    assert (low[0], high[0], p[0]) == pytest.approx((expected.low, expected.high, test.pvalue))


@pytest.mark.parametrize(
    ("n", "deviations", "population", "bounded"),
    [(2, 2.0, 0, True), (1, 2.0, 0, False), (9, 0.0, 0, False), (9, 2.0, 9, False), (9, 2.0, 10, True), (0, 0.0, 0, False)],
)  # fmt: skip
def test_a_mean_has_an_interval_where_two_differ_and_not_everybody_answered(
    n: int, deviations: float, population: int, bounded: bool
) -> None:
    mean, low, high = mean_and_interval(
        np.array([n]), np.array([4.0 * n]), np.array([deviations]), np.array([population])
    )
    assert np.isnan(mean[0]) == (n == 0) and (n == 0 or mean[0] == 4.0)
    assert [np.isfinite(one[0]) for one in (low, high)] == [bounded, bounded]
    assert not bounded or low[0] < 4.0 < high[0]


def test_variance_far_from_0_keeps_its_digits() -> None:
    numbers = 1e9 + np.array([1.0, 2.0, 3.0])
    n, mean, variance = moments(numbers, np.array([[1, 1, 1], [0, 7, 0], [0, 1, 0], [0, 0, 0]]))
    assert n.tolist() == [3, 7, 1, 0]
    assert mean[:3].tolist() == [1e9 + 2, 1e9 + 2, 1e9 + 2]
    assert np.isnan(mean[3])
    assert variance[:2].tolist() == [1, 0]
    assert np.isnan(variance[2:]).all()


def test_paired_t_agrees_with_r() -> None:
    got = [paired_t(values(case), counts(case)) for case in cases("paired")]
    same(tuple(np.concatenate(got, axis=1)), "paired", "mean", "t_low", "t_high", "t_p")


def test_paired_t_gives_back_the_example_of_student() -> None:
    # Hours of sleep gained with two drugs (Biometrika 6, 1908): mean 1.58; p = 0.00283 with 9 degrees of freedom.
    hours = np.array([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])
    mean, low, high, p = paired_t(hours, np.ones((1, 10), dtype=np.int64))
    assert mean[0] == pytest.approx(1.58)
    assert (round(float(low[0]), 4), round(float(high[0]), 4), round(float(p[0]), 5)) == (0.7001, 2.4599, 0.00283)


def test_bca_agrees_with_r() -> None:
    for case, low, high in zip(cases("bca"), column("bca", "low"), column("bca", "high"), strict=True):
        n, _, variance = moments(values(case), counts(case))
        # R goes through every way of redrawing up to 6 people. Beyond, its 200,000 draws stray by a hundredth of the
        # standard error of the mean, or by a step: a mean of few answers moves by steps.
        stray = 1e-9
        if n[0] > 6:
            stray += max(0.01 * np.sqrt(variance[0] / n[0]), np.diff(values(case)).min() / n[0])
        got = bca_interval(values(case), counts(case))
        np.testing.assert_allclose(np.ravel(got), [low, high], rtol=0, atol=stray)


def test_bca_agrees_with_scipy() -> None:
    numbers = np.random.default_rng(3).lognormal(3, 0.5, size=45)
    rng = np.random.default_rng(5)
    drawn = stats.bootstrap([numbers], np.mean, n_resamples=100_000, batch=10_000, method="BCa", rng=rng)
    expected = drawn.confidence_interval
    low, high = bca_interval(numbers, np.ones((1, 45), dtype=np.int64))
    # 100,000 draws stray by about a fiftieth of the standard error, four times as much is allowed.
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=0.08 * stats.sem(numbers))


def test_bca_of_values_too_fine_to_be_followed_one_by_one() -> None:
    raw = np.random.default_rng(4).lognormal(3, 1, size=400)
    each = np.ones((1, 400), dtype=np.int64)
    np.testing.assert_allclose(bca_interval(raw, each), bca_interval(np.round(raw, 2), each), rtol=1e-3)


def test_bca_of_many_answers_is_nearly_that_of_student() -> None:
    levels, held = np.arange(1.0, 6), np.array([[60_000, 70_000, 300_000, 400_000, 170_000]])
    _, low, high, _ = paired_t(levels, held)
    np.testing.assert_allclose(np.ravel(bca_interval(levels, held)), [low[0], high[0]], atol=1e-5)


def test_bca_of_a_cell_depends_on_nothing_but_its_counts() -> None:
    numbers = np.arange(1.0, 6)
    cells = np.array([[3, 2, 0, 4, 1], [0, 0, 0, 0, 0], [9, 1, 1, 0, 0]])
    low, high = bca_interval(numbers, cells)
    turned = bca_interval(numbers[::-1], cells[::-1, ::-1])
    np.testing.assert_array_equal(low, turned[0][::-1])
    np.testing.assert_array_equal(high, turned[1][::-1])
    without = bca_interval(np.array([1.0, 2.0, 3.0]), np.array([[9, 1, 1]]))
    assert (low[2], high[2]) == (without[0][0], without[1][0])
