"""Statistics agree with independent implementations and with published values, also at 0, n and N."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from indicators.statistics.margin import margin_of_error
from indicators.statistics.mean import mean_and_interval, squared_deviations
from indicators.statistics.wilson import wilson_interval
from initiatives.arrays import Integers

NOBODY_COUNTED = np.array([0])


def _grid() -> tuple[Integers, Integers]:
    n = np.repeat(np.arange(1, 40), 41)
    k = np.tile(np.arange(41), 39)
    return k[k <= n], n[k <= n]


def test_wilson_agrees_with_statsmodels_for_every_count_up_to_40() -> None:
    k, n = _grid()
    low, high = wilson_interval(k, n)
    expected_low, expected_high = proportion_confint(k, n, method="wilson")
    np.testing.assert_allclose(low, np.clip(expected_low, 0, 1), atol=1e-12)
    np.testing.assert_allclose(high, np.clip(expected_high, 0, 1), atol=1e-12)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_back_the_published_examples(k: int, n: int, low: float, high: float) -> None:
    # R. G. Newcombe, « Two-sided confidence intervals for the single proportion », Statistics in Medicine 17 (1998),
    # 857-872, table I, method 3.
    got_low, got_high = wilson_interval(np.array([k]), np.array([n]))
    assert (round(got_low[0], 4), round(got_high[0], 4)) == (low, high)


def test_there_is_no_interval_without_answers() -> None:
    low, high = wilson_interval(np.array([0]), np.array([0]))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


@pytest.mark.parametrize(("n", "margin"), [(247, 3.99), (77, 10.1)])
def test_the_margin_of_error_gives_back_the_published_examples(n: int, margin: float) -> None:
    assert margin_of_error(np.array([n]), np.array([417]))[0] == pytest.approx(margin, abs=0.01)


def test_the_margin_of_error_is_zero_for_a_census_and_unknown_without_answers() -> None:
    margin = margin_of_error(np.array([20, 0, 21, 1]), np.array([20, 20, 20, 1]))
    assert margin[0] == 0
    assert np.isnan(margin[1:3]).all()
    assert margin[3] == 0


def test_the_interval_of_a_mean_agrees_with_scipy_and_statsmodels() -> None:
    values = np.random.default_rng(7).normal(5, 2, size=23)
    mean, low, high = mean_and_interval(
        np.array([23]), np.array([values.sum()]), np.array([((values - values.mean()) ** 2).sum()]), NOBODY_COUNTED
    )
    assert mean[0] == pytest.approx(values.mean())
    assert (low[0], high[0]) == pytest.approx(stats.t.interval(0.95, 22, values.mean(), stats.sem(values)))
    assert (low[0], high[0]) == pytest.approx(DescrStatsW(values).tconfint_mean())


def test_the_interval_of_a_paired_change_agrees_with_scipy() -> None:
    # Student's own example: hours of sleep gained with two drugs (Biometrika 6, 1908), mean 1.58, t = 4.06.
    first = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    second = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    change = second - first
    mean, low, high = mean_and_interval(
        np.array([10]), np.array([change.sum()]), np.array([((change - change.mean()) ** 2).sum()]), NOBODY_COUNTED
    )
    expected = stats.ttest_rel(second, first).confidence_interval(0.95)
    assert mean[0] == pytest.approx(1.58)
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high))


def test_amounts_of_billions_that_differ_by_units_keep_the_digits_that_tell_them_apart() -> None:
    values = [3_000_000_000 + one for one in (0, 1, 1, 5, 8)]
    found = squared_deviations(
        np.array([5, 0]),
        np.array([sum(values), 0]),
        np.array([sum(one**2 for one in values), 0], dtype=object),  # 4.5e19, more than 64 bits hold
    )
    assert found.tolist() == [46.0, 0.0]


def test_a_mean_has_no_interval_for_one_answer_nor_for_a_census() -> None:
    ones = np.array([0.0, 4.0, 12.0])
    mean, low, high = mean_and_interval(np.array([0, 1, 3]), ones, 0 * ones, np.array([9, 9, 3]))
    assert np.isnan(mean[0])
    assert mean[1:].tolist() == [4.0, 4.0]
    assert np.isnan(low).all()
    assert np.isnan(high).all()
