"""Intervals and tests of shares agree with R, with statsmodels and with published examples."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import optimize, stats
from scipy.special import xlog1py, xlogy
from statsmodels.stats import proportion
from statsmodels.stats.contingency_tables import Table2x2, mcnemar

from indicators.statistics.clopper_pearson import clopper_pearson_interval
from indicators.statistics.hypergeometric import hypergeometric_interval
from indicators.statistics.mcnemar import mcnemar_exact, mcnemar_mid_p
from indicators.statistics.odds import odds_ratio, risk_ratio
from indicators.statistics.paired_shares import change_of_a_share
from indicators.statistics.two_shares import difference_of_two_shares
from indicators.statistics.wilson import Z_95
from initiatives.arrays import Integers
from tests.indicators.statistics.tables import integers, same

NONE = np.array([0])


def _one(*counts: int) -> tuple[Integers, ...]:
    return tuple(np.array([count]) for count in counts)


def test_clopper_pearson_agrees_with_r_and_statsmodels() -> None:
    k, n = integers("clopper_pearson", "k", "n")
    got = clopper_pearson_interval(k, n)
    same(got, "clopper_pearson", "low", "high", rtol=1e-6)
    np.testing.assert_allclose(got, proportion.proportion_confint(k, n, method="beta"), atol=1e-12)


def test_the_exact_interval_is_defined_at_0_and_100_percent_and_nowhere_without_answers() -> None:
    low, high = clopper_pearson_interval(np.array([0, 10, 0]), np.array([10, 10, 0]))
    assert (low[0], high[1]) == (0, 1)
    # In closed form at both ends: what 10 out of 10 leaves is the tenth root of 2.5 %.
    assert high[0] == pytest.approx(1 - 0.025**0.1)
    assert low[1] == pytest.approx(0.025**0.1)
    assert np.isnan([low[2], high[2]]).all()


def _likeliest(log_likelihood: Callable[[float], float], least: float, most: float) -> float:
    """Find the share that makes what was seen the likeliest, by looking: no formula of the house."""
    tried = np.linspace(least, most, 2001)
    best = int(np.argmax([log_likelihood(one) for one in tried]))
    around = (tried[max(best - 1, 0)], tried[min(best + 1, 2000)])
    found = optimize.minimize_scalar(
        lambda one: -log_likelihood(one), bounds=around, method="bounded", options={"xatol": 1e-13}
    )
    return float(found.x if -found.fun > log_likelihood(tried[best]) else tried[best])


def _refused_beyond(score: Callable[[float], float], seen: float) -> tuple[float, float]:
    ends = (-1.0, 1.0)
    low = optimize.brentq(lambda one: score(one) - Z_95, ends[0] + 1e-9, seen - 1e-9) if seen > ends[0] else ends[0]
    high = optimize.brentq(lambda one: score(one) + Z_95, seen + 1e-9, ends[1] - 1e-9) if seen < ends[1] else ends[1]
    return float(low), float(high)


RANDOM = np.random.default_rng(2015)
TWO_GROUPS = [
    (int(RANDOM.integers(0, n1 + 1)), n1, int(RANDOM.integers(0, n2 + 1)), n2)
    for n1, n2 in RANDOM.integers(1, 60, (25, 2)).tolist()
]
SEEN_TWICE = [tuple(RANDOM.multinomial(n, RANDOM.dirichlet([1, 1, 1])).tolist()) for n in RANDOM.integers(2, 80, 25)]


@pytest.mark.parametrize("counts", TWO_GROUPS)
def test_the_difference_of_two_shares_is_what_a_search_for_the_likeliest_shares_finds(counts: tuple[int, ...]) -> None:
    k1, n1, k2, n2 = counts

    def score(supposed: float) -> float:
        second = _likeliest(
            lambda p: float(
                xlogy(k1, p + supposed) + xlog1py(n1 - k1, -p - supposed) + xlogy(k2, p) + xlog1py(n2 - k2, -p)
            ),
            max(0, -supposed),
            min(1, 1 - supposed),
        )
        first = second + supposed
        variance = (first * (1 - first) / n1 + second * (1 - second) / n2) * (n1 + n2) / (n1 + n2 - 1)
        return float((k1 / n1 - k2 / n2 - supposed) / np.sqrt(max(variance, 1e-300)))

    low, high, p = difference_of_two_shares(*_one(*counts))
    assert (low[0], high[0]) == pytest.approx(_refused_beyond(score, k1 / n1 - k2 / n2), abs=1e-6)
    if 0 < k1 + k2 < n1 + n2:
        tested = proportion.test_proportions_2indep(*counts, method="score", compare="diff", correction=True)
        assert p[0] == pytest.approx(tested.pvalue)


@pytest.mark.parametrize("counts", SEEN_TWICE)
def test_the_change_of_a_share_is_what_a_search_for_the_likeliest_shares_finds(counts: tuple[int, int, int]) -> None:
    gained, lost, alike = counts
    n = sum(counts)

    def score(supposed: float) -> float:
        losing = _likeliest(
            lambda q: float(xlogy(gained, q + supposed) + xlogy(lost, q) + xlog1py(alike, -2 * q - supposed)),
            max(0, -supposed),
            (1 - supposed) / 2,
        )
        variance = n * (2 * losing + supposed * (1 - supposed))
        return float((gained - lost - n * supposed) / np.sqrt(max(variance, 1e-300)))

    low, high, p = change_of_a_share(*_one(gained, lost, n))
    assert (low[0], high[0]) == pytest.approx(_refused_beyond(score, (gained - lost) / n), abs=1e-6)
    if gained + lost:
        assert p[0] == pytest.approx(mcnemar([[0, gained], [lost, 0]], exact=False, correction=False).pvalue)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0528, 0.3382),
        ((9, 10, 3, 10), 0.1700, 0.8406),
        ((6, 7, 2, 7), 0.0342, 0.8534),
        ((5, 56, 0, 29), -0.0326, 0.1933),
    ],
)
def test_the_difference_gives_back_the_published_examples(counts: tuple[int, ...], low: float, high: float) -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 6 (Miettinen and Nurminen).
    got = difference_of_two_shares(*_one(*counts))
    assert (round(got[0][0], 4), round(got[1][0], 4)) == (low, high)


def test_the_change_of_a_share_gives_back_the_published_example() -> None:
    # M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017), chapter 8: airway
    # hyper-responsiveness of 21 children, 7 gaining and 1 losing; Tango's interval, and McNemar's asymptotic p.
    low, high, p = (float(one[0]) for one in change_of_a_share(*_one(1, 7, 21)))
    assert (round(low, 3), round(high, 3), round(p, 3)) == (-0.517, -0.026, 0.034)


def test_nothing_is_known_of_an_empty_group_and_nothing_is_tested_where_nobody_differs() -> None:
    assert np.isnan([one[0] for one in difference_of_two_shares(*_one(0, 0, 3, 10))]).all()
    assert np.isnan([one[0] for one in change_of_a_share(*_one(0, 0, 0))]).all()
    for low, high, p in (difference_of_two_shares(*_one(0, 10, 0, 20)), change_of_a_share(*_one(0, 0, 40))):
        assert low[0] < 0 < high[0]
        assert np.isnan(p[0])


@pytest.mark.parametrize("seed", range(3))
def test_a_draw_gives_the_bounds_that_every_tail_of_scipy_s_law_leaves(seed: int) -> None:
    random = np.random.default_rng(seed)
    for _ in range(60):
        left = int(random.integers(1, 300))
        n = int(random.integers(1, 120))
        k = int(random.integers(0, n + 1))
        every = np.arange(k, k + left + 1)
        tails = np.minimum(stats.hypergeom.sf(k - 1, n + left, every, n), stats.hypergeom.cdf(k, n + left, every, n))
        held = every[tails >= 0.025 - 1e-9] / (n + left)
        low, high = hypergeometric_interval(*_one(k, n, n + left))
        assert (low[0], high[0]) == pytest.approx((held.min(), held.max()))


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
