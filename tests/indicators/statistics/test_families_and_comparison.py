"""Adjusted p-values, differences in differences, alpha and response rates agree with R, statsmodels or the published text."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from indicators.statistics.cronbach import cronbach_alpha
from indicators.statistics.differences import Difference, difference_of_means
from indicators.statistics.multiplicity import benjamini_hochberg, holm
from indicators.statistics.response_rates import Dispositions, eligible_part, response_rates
from initiatives.arrays import Floats
from tests.indicators.statistics.golden import R, column


def test_adjusted_p_values_are_those_of_r_and_statsmodels() -> None:
    p = np.array(R["tests"]["p"], dtype=float)
    np.testing.assert_allclose(holm(p), R["tests"]["holm"])
    np.testing.assert_allclose(benjamini_hochberg(p), R["tests"]["benjamini_hochberg"])
    np.testing.assert_allclose(holm(p), multipletests(p, method="holm")[1])
    np.testing.assert_allclose(benjamini_hochberg(p), multipletests(p, method="fdr_bh")[1])


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_what_is_no_test_does_not_count_in_the_family(adjust: object) -> None:
    assert callable(adjust)
    with_gap = adjust(np.array([0.01, np.nan, 0.04]))
    np.testing.assert_allclose(with_gap[[0, 2]], adjust(np.array([0.01, 0.04])))
    assert np.isnan(with_gap[1])
    assert len(adjust(np.array([]))) == 0


def _difference(first: Floats, second: Floats) -> Difference:
    of = [(np.array([one.mean()]), np.array([stats.sem(one)]), np.array([len(one) - 1.0])) for one in (first, second)]
    return difference_of_means(*of[0], *of[1])


def test_a_difference_of_mean_changes_is_that_of_welch() -> None:
    first, second = (column(R["compared"], name).astype(float) for name in ("first", "second"))
    made = _difference(first, second)
    assert (made.low[0], made.high[0]) == pytest.approx(tuple(R["compared"]["interval"]))
    assert made.p[0] == pytest.approx(R["compared"]["p"])
    assert made.p[0] == pytest.approx(stats.ttest_ind(first, second, equal_var=False).pvalue)


def test_two_groups_in_which_everyone_changed_alike_have_no_interval() -> None:
    made = _difference(np.array([1.0, 1.0]), np.array([0.0, 0.0]))
    assert made.value[0] == 1
    assert np.isnan([made.low[0], made.high[0], made.p[0]]).all()


def test_alpha_and_its_interval_are_those_of_psych() -> None:
    items = np.stack([column(R["alpha"]["rows"], name) for name in "abc"])
    between = np.array([items.sum(axis=0).var(ddof=1)])
    alpha, low, high = cronbach_alpha(3, np.array([items.var(axis=1, ddof=1).sum()]), between, np.array([60]))
    assert alpha[0] == pytest.approx(R["alpha"]["alpha"])
    assert (low[0], high[0]) == pytest.approx(tuple(R["alpha"]["interval"]))


def test_there_is_no_alpha_of_one_item_nor_of_a_score_that_does_not_vary() -> None:
    assert np.isnan(cronbach_alpha(1, np.array([2.0]), np.array([2.0]), np.array([9]))).all()
    assert np.isnan(cronbach_alpha(3, np.array([0.0]), np.array([0.0]), np.array([9]))).all()


def test_the_six_response_rates_follow_the_definitions() -> None:
    counts = Dispositions(*(np.array([n, 0]) for n in (400, 50, 150, 100, 20, 200, 80)))
    part = 720 / 800
    assert eligible_part(counts)[0] == pytest.approx(part)
    rates = response_rates(counts)
    assert rates["RR1"][0] == pytest.approx(400 / 920)
    assert rates["RR2"][0] == pytest.approx(450 / 920)
    assert rates["RR3"][0] == pytest.approx(400 / (720 + part * 200))
    assert rates["RR4"][0] == pytest.approx(450 / (720 + part * 200))
    assert rates["RR5"][0] == pytest.approx(400 / 720)
    assert rates["RR6"][0] == pytest.approx(450 / 720)
    assert all(np.isnan(rate[1]) for rate in rates.values())


def test_without_unknown_eligibility_the_three_denominators_are_the_same() -> None:
    rates = response_rates(Dispositions(*(np.array([n]) for n in (40, 5, 15, 10, 2, 0, 0))))
    assert rates["RR1"] == rates["RR3"] == rates["RR5"] == pytest.approx(40 / 72)
