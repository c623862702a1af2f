"""Laws of weights, designs, adjusted tests and response rates, whatever the data."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.statistics.calibration import CannotWeigh
from indicators.statistics.cronbach import cronbach_alpha
from indicators.statistics.differences import difference_of_means
from indicators.statistics.kish import effective_number
from indicators.statistics.multiplicity import benjamini_hochberg, holm
from indicators.statistics.post_stratification import post_stratify
from indicators.statistics.raking import rake
from indicators.statistics.response_rates import Dispositions, response_rates
from indicators.statistics.survey_design import ratio
from indicators.statistics.weighted_share import design_interval
from initiatives.arrays import Floats

COUNT = st.integers(1, 60)
KNOWN = st.integers(1, 5000)
P = st.lists(st.one_of(st.floats(0, 1), st.just(float("nan"))), max_size=12).map(np.array)
WEIGHTS = st.lists(st.floats(0.05, 20), min_size=2, max_size=30).map(np.array)
ERROR, DEGREES, CHANGE = st.floats(1e-3, 5), st.integers(1, 200), st.floats(-10, 10)


@given(
    st.lists(COUNT, min_size=6, max_size=6),
    st.lists(KNOWN, min_size=2, max_size=2),
    st.lists(KNOWN, min_size=3, max_size=3),
)
def test_raked_margins_are_met_and_everyone_weighs_something(
    rows: list[int], first: list[int], second: list[int]
) -> None:
    counts, levels = np.array(rows), [np.repeat([0, 1], 3), np.tile([0, 1, 2], 2)]
    margins = [np.array(first, dtype=float), np.array(second, dtype=float)]
    margins[1] *= margins[0].sum() / margins[1].sum()
    weights = rake(counts, levels, margins)
    assert (weights > 0).all()
    for level, known in zip(levels, margins, strict=True):
        reached = np.bincount(level, weights=weights * counts)
        np.testing.assert_allclose(reached, known / known.sum() * counts.sum(), rtol=1e-6)


@given(st.lists(st.tuples(COUNT, KNOWN), min_size=1, max_size=8))
def test_post_stratified_cells_weigh_as_in_the_population_and_one_margin_raked_is_the_same(
    cells: list[tuple[int, int]],
) -> None:
    counts, known = np.array([n for n, _ in cells]), np.array([float(n) for _, n in cells])
    weights = post_stratify(counts, known)
    np.testing.assert_allclose(weights * counts, known / known.sum() * counts.sum())
    np.testing.assert_allclose(rake(counts, [np.arange(len(cells))], [known]), weights, rtol=1e-6)


@given(st.lists(COUNT, min_size=2, max_size=6))
def test_respondents_who_are_already_like_the_population_all_weigh_1(rows: list[int]) -> None:
    counts = np.array(rows)
    np.testing.assert_allclose(post_stratify(counts, counts * 7.0), 1.0)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=6))
def test_weights_exist_exactly_where_respondents_and_population_hold_the_same_levels(
    cells: list[tuple[int, int]],
) -> None:
    counts, known = np.array([n for n, _ in cells]), np.array([float(n) for _, n in cells])
    assume(counts.any() or known.any())
    wrong = [level for level, (n, whole) in enumerate(cells) if (n > 0) != (whole > 0)]
    try:
        post_stratify(counts, known)
        told: list[int] = []
    except CannotWeigh as obstacle:
        told = [one.level for one in obstacle.obstacles]
    assert told == wrong


@given(WEIGHTS)
def test_kish_never_exceeds_the_number_of_answers_and_equals_it_for_equal_weights(weights: Floats) -> None:
    worth = effective_number(np.array([weights.sum()]), np.array([(weights**2).sum()]))[0]
    assert 1 - 1e-9 <= worth <= len(weights) + 1e-9
    equal = np.full(len(weights), weights[0])
    alike = effective_number(np.array([equal.sum()]), np.array([(equal**2).sum()]))[0]
    np.testing.assert_allclose(alike, len(weights))


@given(WEIGHTS, st.floats(0.1, 50), st.data())
def test_the_scale_of_weights_changes_nothing(weights: Floats, times: float, data: st.DataObject) -> None:
    values = np.array(
        data.draw(st.lists(st.integers(-9, 9), min_size=len(weights), max_size=len(weights))), dtype=float
    )
    strata = np.array(data.draw(st.lists(st.integers(0, 2), min_size=len(weights), max_size=len(weights))))
    one = ratio((weights * values)[None, :], weights[None, :], strata)
    other = ratio((times * weights * values)[None, :], times * weights[None, :], strata)
    np.testing.assert_allclose(other.value, one.value, atol=1e-9)
    np.testing.assert_allclose(other.error, one.error, rtol=1e-6, atol=1e-9)


@given(st.integers(0, 1000), st.floats(0, 0.5), st.integers(1, 80), st.integers(2, 500), st.floats(0, 1))
def test_the_interval_of_a_weighted_share_holds_it_and_lies_between_0_and_1(
    per_thousand: int, error: float, degrees: int, n: int, worth: float
) -> None:
    assume(degrees < n)
    share = per_thousand / 1000
    kish = np.array([1 + worth * (n - 1)])
    low, high = design_interval(np.array([share]), np.array([error]), np.array([float(degrees)]), np.array([n]), kish)
    assert -1e-12 <= low[0] <= share + 1e-12
    assert share - 1e-12 <= high[0] <= 1 + 1e-12


@given(P)
def test_adjusted_p_values_are_never_smaller_nor_out_of_order(p: Floats) -> None:
    p = p.astype(float)
    for adjusted in (holm(p), benjamini_hochberg(p)):
        assert (np.isnan(adjusted) == np.isnan(p)).all()
        tested = ~np.isnan(p)
        assert (adjusted[tested] >= p[tested]).all()
        assert (adjusted[tested] <= 1).all()
        assert (np.diff(adjusted[tested][np.argsort(p[tested], kind="stable")]) >= 0).all()
    assert (holm(p)[~np.isnan(p)] >= benjamini_hochberg(p)[~np.isnan(p)] - 1e-15).all()


@given(CHANGE, ERROR, DEGREES, CHANGE, ERROR, DEGREES)
def test_a_difference_in_differences_is_significant_exactly_when_its_interval_leaves_out_0(
    first: float, first_error: float, first_df: int, second: float, second_error: float, second_df: int
) -> None:
    given_values = (first, first_error, first_df, second, second_error, second_df)
    made = difference_of_means(*(np.array([float(one)]) for one in given_values))
    assume(abs(made.p[0] - 0.05) > 1e-6)
    assert (made.p[0] < 0.05) == (not made.low[0] <= 0 <= made.high[0])
    turned = difference_of_means(*(np.array([float(one)]) for one in (*given_values[3:], *given_values[:3])))
    np.testing.assert_allclose((turned.low, turned.high, turned.p), (-made.high, -made.low, made.p))


@given(st.lists(st.lists(st.integers(0, 10), min_size=3, max_size=3), min_size=3, max_size=30))
def test_alpha_never_exceeds_1_and_lies_within_its_bounds(answers: list[list[int]]) -> None:
    items = np.array(answers, dtype=float)
    whole = items.sum(axis=1).var(ddof=1)
    assume(whole > 1e-9)
    parts = np.array([items.var(axis=0, ddof=1).sum()])
    alpha, low, high = cronbach_alpha(3, parts, np.array([whole]), np.array([len(items)]))
    assert low[0] <= alpha[0] <= high[0]
    assert high[0] <= 1 + 1e-12


@given(st.lists(st.integers(0, 500), min_size=7, max_size=7))
def test_response_rates_lie_between_0_and_1_and_grow_with_what_is_taken_as_not_eligible(
    dispositions: list[int],
) -> None:
    rates = response_rates(Dispositions(*(np.array([n]) for n in dispositions)))
    given_rates = {name: rate[0] for name, rate in rates.items() if not np.isnan(rate[0])}
    assert all(0 <= rate <= 1 for rate in given_rates.values())
    if len(given_rates) == 6:
        assert given_rates["RR1"] <= given_rates["RR3"] + 1e-12 <= given_rates["RR5"] + 2e-12
        assert given_rates["RR2"] <= given_rates["RR4"] + 1e-12 <= given_rates["RR6"] + 2e-12
        assert given_rates["RR1"] <= given_rates["RR2"]
