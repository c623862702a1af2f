"""Intervals and tests of shares agree with R, with statsmodels and with published examples."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import Table2x2, mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from indicators.statistics.clopper_pearson import clopper_pearson_interval
from indicators.statistics.mcnemar import mcnemar_exact, mcnemar_mid_p
from indicators.statistics.newcombe import newcombe_difference, newcombe_paired
from indicators.statistics.odds import odds_ratio, risk_ratio
from initiatives.arrays import Integers
from tests.indicators.statistics.tables import integers, same

NONE = np.array([0])


def _one(*counts: int) -> tuple[Integers, ...]:
    return tuple(np.array([count]) for count in counts)


def test_clopper_pearson_agrees_with_r_and_statsmodels() -> None:
    k, n = integers("clopper_pearson", "k", "n")
    got = clopper_pearson_interval(k, n)
    same(got, "clopper_pearson", "low", "high", rtol=1e-6)
    np.testing.assert_allclose(got, proportion_confint(k, n, method="beta"), atol=1e-12)


def test_the_exact_interval_is_defined_at_0_and_100_percent_and_nowhere_without_answers() -> None:
    low, high = clopper_pearson_interval(np.array([0, 10, 0]), np.array([10, 10, 0]))
    assert (low[0], high[1]) == (0, 1)
    # In closed form at both ends: what 10 out of 10 leaves is the tenth root of 2.5 %.
    assert high[0] == pytest.approx(1 - 0.025**0.1)
    assert low[1] == pytest.approx(0.025**0.1)
    assert np.isnan([low[2], high[2]]).all()


def test_the_difference_of_two_shares_agrees_with_r_and_statsmodels() -> None:
    k1, n1, k2, n2 = integers("newcombe", "k1", "n1", "k2", "n2")
    got = newcombe_difference(k1, n1, k2, n2)
    same(got, "newcombe", "low", "high")
    expected = [confint_proportions_2indep(*case, method="newcomb") for case in zip(k1, n1, k2, n2, strict=True)]
    np.testing.assert_allclose(np.transpose(got), expected, atol=1e-9)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
    ],
)
def test_the_difference_gives_back_the_published_examples(counts: tuple[int, ...], low: float, high: float) -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
    got = newcombe_difference(*_one(*counts))
    assert (round(got[0][0], 4), round(got[1][0], 4)) == (low, high)


def test_the_difference_of_paired_shares_agrees_with_r() -> None:
    counts = integers("newcombe_paired", "both", "first_only", "second_only", "neither")
    same(newcombe_paired(*counts), "newcombe_paired", "low", "high", atol=1e-9)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [((1, 1, 7, 12), -0.5069, -0.0256), ((59, 6, 16, 80), -0.1186, -0.0046)],
)
def test_the_paired_difference_gives_back_the_published_examples(
    counts: tuple[int, ...], low: float, high: float
) -> None:
    # M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017), chapter 8 (square-and-add).
    got = newcombe_paired(*_one(*counts))
    assert (round(got[0][0], 4), round(got[1][0], 4)) == (low, high)


def test_mcnemar_agrees_with_r_and_statsmodels() -> None:
    changed = integers("mcnemar", "first_only", "second_only")
    exact = mcnemar_exact(*changed)
    same(exact, "mcnemar", "exact")
    same(mcnemar_mid_p(*changed), "mcnemar", "mid", rtol=1e-9)
    for first, second, p in zip(*changed, exact, strict=True):
        if first + second:
            assert p == pytest.approx(mcnemar([[0, first], [second, 0]], exact=True).pvalue)


def test_mid_p_gives_back_the_published_example() -> None:
    # M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical Research Methodology 13 (2013), 91: 1 and 7 changes.
    assert round(float(mcnemar_exact(*_one(1, 7))[0]), 3) == 0.070
    assert round(float(mcnemar_mid_p(*_one(1, 7))[0]), 3) == 0.039


def test_nothing_is_tested_where_nobody_changed() -> None:
    assert np.isnan(mcnemar_exact(NONE, NONE)).all()
    assert np.isnan(mcnemar_mid_p(NONE, NONE)).all()


def test_ratios_agree_with_regressions_in_r() -> None:
    counts = integers("ratios", "a", "b", "c", "d")
    same(odds_ratio(*counts), "ratios", "odds", "odds_low", "odds_high", rtol=1e-6)
    same(risk_ratio(*counts), "ratios", "risk", "risk_low", "risk_high", rtol=1e-6)


def test_ratios_agree_with_statsmodels_and_scipy() -> None:
    counts = [case for case in zip(*integers("ratios", "a", "b", "c", "d"), strict=True) if min(case) > 0]
    assert len(counts) > 30
    for case in counts:
        table = Table2x2(np.reshape(case, (2, 2)))
        value, *bounds = (float(one[0]) for one in odds_ratio(*_one(*case)))
        assert (value, *bounds) == pytest.approx((table.oddsratio, *table.oddsratio_confint()))
        value, *bounds = (float(one[0]) for one in risk_ratio(*_one(*case)))
        katz = stats.contingency.relative_risk(case[0], case[0] + case[1], case[2], case[2] + case[3])
        assert (value, *bounds) == pytest.approx((katz.relative_risk, *katz.confidence_interval(0.95)))


def test_a_ratio_is_undefined_where_a_group_is_empty_or_nobody_says_yes() -> None:
    empty, nobody = (0, 0, 5, 5), (0, 10, 0, 10)
    for counts in (empty, nobody):
        assert np.isnan([*odds_ratio(*_one(*counts)), *risk_ratio(*_one(*counts))]).all()
    value, low, high = risk_ratio(*_one(10, 0, 20, 0))
    assert value[0] == 1
    assert np.isnan([low[0], high[0]]).all()
