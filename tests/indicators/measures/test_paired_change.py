"""The same people at two waves: mean change, its test, and what the annex adds."""

import numpy as np
import pytest
from scipy import stats

from tests.indicators.measures.waves import ITEMS, Person, figures, seen_twice

PAIR = "debut>fin"
RANDOM = np.random.default_rng(2014)
PAIRS = [
    (int(a), int(np.clip(a + d, 1, 4)))
    for a, d in zip(RANDOM.integers(1, 5, 40), RANDOM.integers(-1, 3, 40), strict=True)
]
LEVELS = [(str(before), str(after)) for before, after in PAIRS]
CHANGES = np.array([after - before for before, after in PAIRS])


def test_forty_people_get_the_test_and_the_sizes_that_scipy_finds() -> None:
    made = figures(seen_twice("niveau", LEVELS), evolution={"paired_change": "niveau"})
    main, ranks = made["evolution", "", PAIR], made["evolution", "wilcoxon", PAIR]
    assert main.value == pytest.approx(CHANGES.mean())
    assert main.n == 40
    student = stats.ttest_1samp(CHANGES, 0)
    bounds = student.confidence_interval(0.95)
    assert main.test == "test de Student apparié"
    assert (main.low, main.high, main.p) == pytest.approx((bounds.low, bounds.high, student.pvalue))
    assert ranks.test == "test des rangs signés de Wilcoxon, exact jusqu’à 200 paires, zéros selon Pratt"
    everyway = stats.permutation_test(
        (CHANGES,),
        lambda change: np.sum(stats.rankdata(np.abs(change)) * np.sign(change)),
        permutation_type="samples",
        n_resamples=20000,
        rng=1,
    )
    assert ranks.p == pytest.approx(everyway.pvalue, abs=0.01)
    assert ranks.low is None
    typical = made["evolution", "typique", PAIR]
    walsh = [(a + b) / 2 for i, a in enumerate(CHANGES) for b in CHANGES[i:]]
    assert typical.value == pytest.approx(np.median(walsh))
    assert typical.low is not None and typical.high is not None and typical.low <= np.median(walsh) <= typical.high
    before, after = (np.array(moment) for moment in zip(*PAIRS, strict=True))
    spread = np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2)
    bias = 1 - 3 / (4 * 39 - 1)
    assert made["evolution", "g_av", PAIR].value == pytest.approx(bias * CHANGES.mean() / spread, rel=1e-3)
    held = stats.rankdata(np.abs(CHANGES))
    rises, falls = held[CHANGES > 0].sum(), held[CHANGES < 0].sum()
    assert made["evolution", "rangs", PAIR].value == pytest.approx((rises - falls) / (rises + falls))


def test_the_annex_holds_what_statisticians_ask_and_nothing_else_is_there() -> None:
    made = figures(seen_twice("niveau", LEVELS), evolution={"paired_change": "niveau"})
    assert {part for _, part, _ in made if made["evolution", part, PAIR].annex} == {
        "wilcoxon",
        "typique",
        "g_av",
        "rangs",
    }
    assert made["evolution", "g_av", PAIR].unit == "ratio"
    assert made["evolution", "hausse", PAIR].unit == "part"


@pytest.mark.parametrize(("people", "tested", "sized"), [(30, True, True), (29, False, True), (9, False, False)])
def test_no_test_under_thirty_people_and_no_size_under_ten(people: int, tested: bool, sized: bool) -> None:
    made = figures(seen_twice("niveau", LEVELS[:people]), evolution={"paired_change": "niveau"})
    assert (made["evolution", "", PAIR].p is not None) == tested
    assert (made["evolution", "wilcoxon", PAIR].p is not None) == tested
    assert (made["evolution", "typique", PAIR].value is not None) == sized
    assert made["evolution", "", PAIR].value is not None


INFER = ("", "hausse", "stable", "baisse", "wilcoxon", "typique", "g_av", "rangs")
"""Parts that tell of the change; the two others are levels."""


@pytest.mark.parametrize("counted", [40, 41, 90])
def test_no_counted_population_narrows_a_change_and_a_census_leaves_its_interval_and_test(counted: int) -> None:
    asked, endless = (
        figures(seen_twice("niveau", LEVELS), populations=known, evolution={"paired_change": "niveau"})
        for known in ({("seniors", "fin"): counted}, {})
    )
    for part in INFER:
        one, other = asked["evolution", part, PAIR], endless["evolution", part, PAIR]
        assert one == other
        assert "recensement" not in one.flags and "population finie" not in one.method


def test_a_level_of_the_same_people_has_no_interval_where_everybody_answered() -> None:
    made = figures(
        seen_twice("niveau", LEVELS), populations={("seniors", "fin"): 40}, evolution={"paired_change": "niveau"}
    )
    for part in ("avant", "apres"):
        level = made["evolution", part, PAIR]
        assert "recensement" in level.flags
        assert (level.low, level.high) == (None, None)


def test_all_change_by_the_same_and_nothing_is_left_to_judge_by() -> None:
    main = figures(seen_twice("niveau", [("1", "2")] * 35), evolution={"paired_change": "niveau"})[
        "evolution", "", PAIR
    ]
    assert (main.value, main.low, main.high, main.p) == (1.0, None, None, None)


def test_a_score_changes_by_its_items_times_four_with_reversed_ones() -> None:
    people: list[Person] = [
        {"wave": "debut", "person": "1", "item_1": "1", "item_2": "5", "item_3": "0"},
        {"wave": "fin", "person": "1", "item_1": "3", "item_2": "4", "item_3": "0"},
        {"wave": "debut", "person": "2", "item_1": "1", "item_2": "1", "item_3": "1"},
        {"wave": "fin", "person": "2", "item_1": "1", "item_2": None, "item_3": "1"},
    ]
    measure = {"paired_change": ITEMS, "reversed": ["item_2"], "times": 4}
    made = figures(people, evolution=measure)
    main = made["evolution", "", PAIR]
    assert (main.value, main.n, main.missing) == (12.0, 1, 1)
    assert (made["evolution", "avant", PAIR].value, made["evolution", "apres", PAIR].value) == (4.0, 16.0)
