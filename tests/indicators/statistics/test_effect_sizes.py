"""Effect sizes agree with R row by row, and their intervals hold the truth as often as they say."""

import numpy as np
import pytest
from scipy import stats

from indicators.statistics.effect_sizes import cliffs_delta, hedges_g
from indicators.statistics.paired_effect_sizes import hedges_g_av, rank_biserial_paired
from tests.indicators.statistics.tables import cases, counts, same, values

NONCENTRAL = 1e-5
"""How near SciPy's and R's noncentral t are to each other when they are inverted."""


def test_effect_sizes_of_two_groups_agree_with_r() -> None:
    found = {
        size: [size(values(case), counts(case, "counts1"), counts(case, "counts2")) for case in cases("two_samples")]
        for size in (hedges_g, cliffs_delta)
    }
    g = tuple(np.concatenate(found[hedges_g], axis=1))
    same(g, "two_samples", "g", "g_low", "g_high", rtol=NONCENTRAL)
    delta = tuple(np.concatenate(found[cliffs_delta], axis=1))
    same(delta, "two_samples", "delta", "delta_low", "delta_high", atol=1e-9)


def test_paired_effect_sizes_agree_with_r() -> None:
    g = [
        hedges_g_av(values(case), counts(case).reshape(1, len(values(case)), len(values(case))))
        for case in cases("g_av")
    ]
    same(tuple(np.concatenate(g, axis=1)), "g_av", "g", "low", "high", rtol=NONCENTRAL)
    r = [rank_biserial_paired(values(case), counts(case)) for case in cases("paired")]
    same(tuple(np.concatenate(r, axis=1)), "paired", "r", "r_low", "r_high", atol=1e-9)


def test_the_delta_is_that_of_the_rank_sum_of_scipy() -> None:
    levels, one, two = np.arange(1.0, 6), np.array([[4, 0, 3, 2, 1]]), np.array([[0, 2, 5, 9, 3]])
    u = stats.mannwhitneyu(np.repeat(levels, one[0]), np.repeat(levels, two[0])).statistic
    assert cliffs_delta(levels, one, two)[0][0] == pytest.approx(2 * u / (10 * 19) - 1)


def test_the_delta_of_the_published_example() -> None:
    # K. Y. Hogarty, J. D. Kromrey, « Using SAS to calculate tests of Cliff's delta », SUGI 24 (1999): delta = −0.25.
    levels = np.array([10.0, 20.0, 30.0, 40.0, 50.0])
    delta, low, high = cliffs_delta(levels, np.array([[2, 3, 3, 1, 1]]), np.array([[1, 1, 1, 2, 1]]))
    assert delta[0] == pytest.approx(-0.25)
    assert low[0] < -0.25 < high[0]


def test_groups_that_never_meet_have_a_delta_without_interval() -> None:
    delta, low, high = cliffs_delta(np.array([1.0, 2.0]), np.array([[5, 0]]), np.array([[0, 5]]))
    assert delta[0] == -1
    assert np.isnan([low[0], high[0]]).all()


def test_the_interval_of_g_is_where_a_noncentral_t_leaves_2_5_percent_on_each_side() -> None:
    levels, one, two = np.arange(1.0, 6), np.array([[4, 0, 3, 2, 1]]), np.array([[0, 2, 5, 9, 3]])
    _, low, high = hedges_g(levels, one, two)
    t = stats.ttest_ind(np.repeat(levels, one[0]), np.repeat(levels, two[0])).statistic
    scale = np.sqrt(1 / 10 + 1 / 19)
    assert stats.nct.sf(t, 27, low[0] / scale) == pytest.approx(0.025, rel=1e-5)
    assert stats.nct.cdf(t, 27, high[0] / scale) == pytest.approx(0.025, rel=1e-5)


@pytest.mark.parametrize("chances", [(0.05, 0.1, 0.3, 0.35, 0.2), (0.02, 0.03, 0.15, 0.4, 0.4)])
def test_the_interval_of_the_rank_biserial_holds_the_truth_often_enough(chances: tuple[float, ...]) -> None:
    levels = np.arange(-2.0, 3)
    truth, _, _ = rank_biserial_paired(levels, (np.array([chances]) * 1_000_000).round().astype(np.int64))
    drawn = np.random.default_rng(1).multinomial(30, chances, size=2_000)
    r, low, high = rank_biserial_paired(levels, drawn)
    judged = np.abs(r) < 1
    assert np.mean((low <= truth) & (truth <= high), where=judged) > 0.93
