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
    main, student = made["evolution", "", PAIR], made["evolution", "student", PAIR]
    assert main.value == pytest.approx(CHANGES.mean())
    assert main.n == 40
    assert main.test == "test des rangs signés de Wilcoxon, exact jusqu’à 200 paires, zéros selon Pratt"
    everyway = stats.permutation_test(
        (CHANGES,),
        lambda change: np.sum(stats.rankdata(np.abs(change)) * np.sign(change)),
        permutation_type="samples",
        n_resamples=20000,
        rng=1,
    )
    assert main.p == pytest.approx(everyway.pvalue, abs=0.01)
    assert student.p == pytest.approx(stats.ttest_1samp(CHANGES, 0).pvalue)
    typical = made["evolution", "typique", PAIR]
    walsh = [(a + b) / 2 for i, a in enumerate(CHANGES) for b in CHANGES[i:]]
    assert typical.value == pytest.approx(np.median(walsh))
    assert typical.low is not None and typical.high is not None and typical.low <= np.median(walsh) <= typical.high
    before, after = (np.array(moment) for moment in zip(*PAIRS, strict=True))
    spread = np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2)
    bias = 1 - 3 / (4 * 39 - 1)
    assert made["evolution", "g_av", PAIR].value == pytest.approx(bias * CHANGES.mean() / spread, rel=1e-3)
    ranks = stats.rankdata(np.abs(CHANGES))
    rises, falls = ranks[CHANGES > 0].sum(), ranks[CHANGES < 0].sum()
    assert made["evolution", "rangs", PAIR].value == pytest.approx((rises - falls) / (rises + falls))


def test_the_annex_holds_what_statisticians_ask_and_nothing_else_is_there() -> None:
    made = figures(seen_twice("niveau", LEVELS), evolution={"paired_change": "niveau"})
    assert {part for _, part, _ in made if made["evolution", part, PAIR].annex} == {
        "student",
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
    assert (made["evolution", "student", PAIR].p is not None) == tested
    assert (made["evolution", "typique", PAIR].value is not None) == sized
    assert made["evolution", "", PAIR].value is not None


def test_a_census_has_neither_test_nor_interval() -> None:
    made = figures(
        seen_twice("niveau", LEVELS), populations={("seniors", "fin"): 40}, evolution={"paired_change": "niveau"}
    )
    main, size = made["evolution", "", PAIR], made["evolution", "g_av", PAIR]
    assert "recensement" in main.flags
    assert (main.p, main.test, main.low) == (None, None, None)
    assert size.value is not None
    assert (size.low, size.high) == (None, None)


def test_only_intervals_that_use_the_counted_population_say_so() -> None:
    made = figures(
        seen_twice("niveau", LEVELS), populations={("seniors", "fin"): 90}, evolution={"paired_change": "niveau"}
    )
    assert made["evolution", "", PAIR].method.endswith("population finie")
    assert made["evolution", "typique", PAIR].method.endswith("Hodges et Lehmann à 95\u202f%")


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
