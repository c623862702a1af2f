"""Laws of statistics: what no counts may break."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.statistics.bootstrap import bca_interval
from indicators.statistics.clopper_pearson import clopper_pearson_interval
from indicators.statistics.effect_sizes import cliffs_delta, hedges_g
from indicators.statistics.hodges_lehmann import hodges_lehmann
from indicators.statistics.mcnemar import mcnemar_exact, mcnemar_mid_p
from indicators.statistics.odds import odds_ratio, risk_ratio
from indicators.statistics.paired_effect_sizes import hedges_g_av, rank_biserial_paired
from indicators.statistics.paired_shares import change_of_a_share
from indicators.statistics.paired_t import paired_t
from indicators.statistics.quantiles import median_interval, quantile
from indicators.statistics.signed_rank import signed_rank
from indicators.statistics.two_shares import difference_of_two_shares
from indicators.statistics.welch import moments, welch_difference
from indicators.statistics.wilson import wilson_interval
from initiatives.arrays import Floats, Integers

HAIR = 1e-9
"""What rounding may do to a bound."""

LEVELS = np.arange(-3.0, 4.0)
CELL = st.lists(st.integers(0, 9), min_size=7, max_size=7).map(lambda held: np.array([held]))
FOUR = st.tuples(*[st.integers(0, 300)] * 4).map(lambda four: tuple(np.array([one]) for one in four))
SHARE = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda two: (np.array([two[0]]), np.array([sum(two)])))

OF_ONE_SAMPLE = {
    "mean": paired_t,
    "bootstrap": lambda levels, held: (moments(levels, held)[1], *bca_interval(levels, held)),
    "median": lambda levels, held: (quantile(levels, held, 0.5), *median_interval(levels, held)[:2]),
    "pseudo-median": hodges_lehmann,
    "rank-biserial": rank_biserial_paired,
}
OF_TWO_SAMPLES = {
    "difference": lambda levels, one, two: welch_difference(*moments(levels, one), *moments(levels, two)),
    "g": hedges_g,
    "delta": cliffs_delta,
}


def _equal(got: object, expected: object) -> None:
    np.testing.assert_allclose(np.array(got), np.array(expected), rtol=1e-9, atol=1e-9)


def _holds(value: Floats, low: Floats, high: Floats) -> None:
    """Bounds are both there or both unknown; where they are there, the value is between them."""
    np.testing.assert_array_equal(np.isnan(low), np.isnan(high))
    known = ~np.isnan(low)
    assert (low[known] <= value[known] + HAIR).all()
    assert (value[known] <= high[known] + HAIR).all()


def _agree(low: Floats, high: Floats, p: Floats) -> None:
    """An interval that leaves 0 out and a p above 5 % never meet, nor the reverse."""
    known = ~np.isnan(p) & (np.abs(p - 0.05) > HAIR)
    np.testing.assert_array_equal((low * high > 0)[known], (p < 0.05)[known])


@given(SHARE)
def test_the_exact_interval_holds_its_share_and_mirrors(share: tuple[Integers, Integers]) -> None:
    k, n = share
    low, high = clopper_pearson_interval(k, n)
    assert np.isnan(low[0]) == (n[0] == 0)
    if n[0]:
        assert 0 <= low[0] <= k[0] / n[0] <= high[0] <= 1
        # It leaves at most 2.5 % on each side, which Wilson's does on average only: never much narrower.
        wilson_low, wilson_high = wilson_interval(k, n)
        assert high[0] - low[0] > 0.9 * (wilson_high[0] - wilson_low[0])
    _equal(clopper_pearson_interval(n - k, n), (1 - high, 1 - low))


@given(SHARE, SHARE)
def test_the_interval_of_a_difference_holds_it_and_mirrors(
    one: tuple[Integers, Integers], two: tuple[Integers, Integers]
) -> None:
    low, high, p = difference_of_two_shares(*one, *two)
    if one[1][0] and two[1][0]:
        _holds(one[0] / one[1] - two[0] / two[1], low, high)
        assert -1 - HAIR <= low[0] <= high[0] <= 1 + HAIR
    else:
        assert np.isnan([low[0], high[0]]).all()
    _agree(low, high, p)
    _equal(difference_of_two_shares(*two, *one), (-high, -low, p))
    # What is counted as a no in place of a yes turns the difference round too.
    turned = difference_of_two_shares(one[1] - one[0], one[1], two[1] - two[0], two[1])
    _equal(turned, (-high, -low, p))


@given(FOUR)
def test_the_interval_of_a_paired_difference_holds_it_and_mirrors(four: tuple[Integers, ...]) -> None:
    both, first, second, neither = four
    n = both + first + second + neither
    low, high, p = change_of_a_share(first, second, n)
    if n[0]:
        _holds((first - second) / n, low, high)
        assert -1 - HAIR <= low[0] <= high[0] <= 1 + HAIR
    else:
        assert np.isnan([low[0], high[0]]).all()
    _agree(low, high, p)
    _equal(change_of_a_share(second, first, n), (-high, -low, p))


@given(FOUR)
def test_the_p_of_mcnemar_are_probabilities_and_mid_p_is_the_smaller(four: tuple[Integers, ...]) -> None:
    _, first, second, _ = four
    exact, mid = mcnemar_exact(first, second), mcnemar_mid_p(first, second)
    if first[0] + second[0]:
        assert 0 <= mid[0] < exact[0] <= 1
        _equal((mcnemar_exact(second, first), mcnemar_mid_p(second, first)), (exact, mid))
    else:
        assert np.isnan([exact[0], mid[0]]).all()


@given(FOUR)
def test_ratios_turn_over_with_the_groups(four: tuple[Integers, ...]) -> None:
    a, b, c, d = four
    for ratio in (odds_ratio, risk_ratio):
        value, low, high = ratio(a, b, c, d)
        _holds(value, low, high)
        _equal(np.array(ratio(c, d, a, b)), np.array((1 / value, 1 / high, 1 / low)))
    _equal(odds_ratio(a, c, b, d), odds_ratio(a, b, c, d))


@pytest.mark.parametrize("name", OF_ONE_SAMPLE)
@settings(deadline=None)
@given(held=CELL)
def test_a_figure_of_one_sample_lies_in_its_interval_and_turns_with_the_sign(name: str, held: Integers) -> None:
    value, low, high, *p = OF_ONE_SAMPLE[name](LEVELS, held)
    _holds(value, low, high)
    assert all(0 <= one[0] <= 1 or np.isnan(one[0]) for one in p)
    turned = OF_ONE_SAMPLE[name](-LEVELS, held)
    # A step of the bootstrap is counted as reached from below: from above, it may be the next one.
    slack = 1 / max(held.sum(), 1) if name == "bootstrap" else 0
    np.testing.assert_allclose(turned[:3], (-value, -high, -low), rtol=0, atol=1e-9 + slack)


@pytest.mark.parametrize("name", OF_ONE_SAMPLE)
@settings(deadline=None, max_examples=30)
@given(held=CELL, other=CELL, order=st.permutations(range(7)))
def test_neither_the_order_of_values_nor_the_other_cells_change_a_figure(
    name: str, held: Integers, other: Integers, order: list[int]
) -> None:
    alone = OF_ONE_SAMPLE[name](LEVELS, held)
    beside = OF_ONE_SAMPLE[name](LEVELS[order], np.concatenate([other, held])[:, order])
    _equal([one[1:] for one in beside], alone)


@pytest.mark.parametrize("name", OF_ONE_SAMPLE)
@settings(deadline=None, max_examples=30)
@given(held=CELL)
def test_counts_say_as_much_as_rows(name: str, held: Integers) -> None:
    rows = np.repeat(LEVELS, held[0])
    _equal(OF_ONE_SAMPLE[name](rows, np.ones((1, len(rows)), dtype=np.int64)), OF_ONE_SAMPLE[name](LEVELS, held))


@pytest.mark.parametrize("name", OF_TWO_SAMPLES)
@settings(deadline=None)
@given(one=CELL, two=CELL, order=st.permutations(range(7)))
def test_a_figure_of_two_samples_lies_in_its_interval_and_turns_with_them(
    name: str, one: Integers, two: Integers, order: list[int]
) -> None:
    value, low, high, *p = OF_TWO_SAMPLES[name](LEVELS, one, two)
    _holds(value, low, high)
    assert all(0 <= each[0] <= 1 or np.isnan(each[0]) for each in p)
    _equal(OF_TWO_SAMPLES[name](LEVELS, two, one)[:3], (-value, -high, -low))
    _equal(OF_TWO_SAMPLES[name](LEVELS[order], one[:, order], two[:, order]), (value, low, high, *p))


@given(CELL, CELL)
def test_the_same_people_change_by_the_same_whichever_time_comes_first(one: Integers, two: Integers) -> None:
    joint = one[:, :, None] * two[:, None, :] // 9
    value, low, high = hedges_g_av(LEVELS, joint)
    _holds(value, low, high)
    _equal(hedges_g_av(LEVELS, joint.transpose(0, 2, 1)), (-value, -high, -low))


@settings(deadline=None)
@given(CELL)
def test_signed_ranks_of_rises_and_falls_share_the_whole_and_the_p(held: Integers) -> None:
    rise, p = signed_rank(LEVELS, held)
    fall, mirrored = signed_rank(-LEVELS, held)
    n, zeros = held.sum(), held[0, 3]
    if n == zeros:
        assert np.isnan([rise[0], fall[0], p[0], mirrored[0]]).all()
    else:
        assert rise[0] + fall[0] == (n * (n + 1) - zeros * (zeros + 1)) / 2
        assert 0 < p[0] <= 1
        _equal(p, mirrored)


@given(CELL, st.floats(0, 1))
def test_quantiles_are_those_of_numpy_and_never_go_down(held: Integers, probability: float) -> None:
    if held.sum():
        rows = np.repeat(LEVELS, held[0])
        got = quantile(LEVELS, held, probability)
        assert got[0] == pytest.approx(float(np.quantile(rows, probability)), abs=1e-9)
        assert got[0] <= quantile(LEVELS, held, (1 + probability) / 2)[0] + HAIR


@settings(deadline=None)
@given(CELL)
def test_the_interval_of_the_median_is_surer_than_95_percent(held: Integers) -> None:
    _, _, coverage = median_interval(LEVELS, held)
    assert np.isnan(coverage[0]) if held.sum() < 6 else 0.95 <= coverage[0] < 1


def test_no_cell_and_no_value_give_no_figure_and_no_error() -> None:
    nothing, no_cell = np.zeros((2, 0), dtype=np.int64), np.zeros((0, 7), dtype=np.int64)
    for of_one in (*OF_ONE_SAMPLE.values(), signed_rank):
        assert np.isnan(of_one(np.array([]), nothing)).all()
        assert np.shape(of_one(LEVELS, no_cell))[1:] == (0,)
    for of_two in OF_TWO_SAMPLES.values():
        assert np.isnan(of_two(np.array([]), nothing, nothing)).all()
        assert np.shape(of_two(LEVELS, no_cell, no_cell))[1:] == (0,)
