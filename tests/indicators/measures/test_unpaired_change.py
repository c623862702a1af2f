"""Two waves whose people are not matched: two samples side by side, and a figure that says so."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import proportion

from indicators.statistics.two_shares import difference_of_two_shares
from tests.indicators.measures.waves import ITEMS, Person, asking, figures

PAIR = "debut>fin"
RANDOM = np.random.default_rng(2015)
BEFORE, AFTER = RANDOM.integers(0, 9, 35), RANDOM.integers(2, 11, 42)


def _notes() -> list[Person]:
    return [{"wave": wave, "note": str(note)} for wave, notes in (("debut", BEFORE), ("fin", AFTER)) for note in notes]


def _shares(before: tuple[int, int], after: tuple[int, int]) -> list[Person]:
    return [
        {"wave": wave, "satisf": "plutot" if rank < k else "plutot_pas"}
        for wave, (k, n) in (("debut", before), ("fin", after))
        for rank in range(n)
    ]


def test_a_difference_of_means_is_welch_s_and_says_that_nobody_is_matched() -> None:
    made = figures([*_notes(), {"wave": "fin", "note": None}], ecart={"unpaired_change": "note"})
    main = made["ecart", "", PAIR]
    known = stats.ttest_ind(AFTER, BEFORE, equal_var=False)
    bounds = known.confidence_interval()
    assert main.value == pytest.approx(AFTER.mean() - BEFORE.mean())
    assert (main.n, main.missing) == (77, 1)
    assert (main.low, main.high, main.p) == pytest.approx((bounds.low, bounds.high, known.pvalue))
    assert "non_apparie" in main.flags
    assert main.method.startswith("comparaison de deux vagues, personnes non appariées")
    assert (made["ecart", "avant", PAIR].n, made["ecart", "apres", PAIR].n) == (35, 42)
    assert made["ecart", "apres", PAIR].missing == 1


def test_a_difference_of_shares_is_in_points_with_the_interval_and_the_test_of_one_score() -> None:
    made = figures(_shares((20, 40), (36, 50)), ecart={"unpaired_change": "satisf", "at_least": "plutot"})
    main = made["ecart", "", PAIR]
    assert main.value == pytest.approx(22.0)
    assert main.unit == "points"
    tested = proportion.test_proportions_2indep(36, 50, 20, 40, method="score", compare="diff", correction=True)
    assert main.p == pytest.approx(tested.pvalue)
    low, high, _ = difference_of_two_shares(*(np.array([one]) for one in (36, 50, 20, 40)))
    assert (main.low, main.high) == pytest.approx((100 * low[0], 100 * high[0]))
    before = made["ecart", "avant", PAIR]
    assert (before.value, before.k, before.n, before.unit) == (0.5, 20, 40, "part")


def test_under_ten_answers_at_a_wave_no_difference_of_percentages() -> None:
    made = figures(_shares((5, 9), (20, 40)), ecart={"unpaired_change": "satisf", "at_least": "plutot"})
    assert (made["ecart", "", PAIR].value, made["ecart", "avant", PAIR].k) == (None, 5)


def test_no_test_when_one_wave_has_fewer_than_thirty_answers() -> None:
    people = [one for one in _notes() if one["wave"] == "fin"] + [{"wave": "debut", "note": "3"}] * 29
    assert figures(people, ecart={"unpaired_change": "note"})["ecart", "", PAIR].p is None


def test_every_pair_of_waves_is_compared_and_others_do_not_weigh() -> None:
    people = [{"wave": wave, "note": note} for wave, note in (("a", "1"), ("b", "4"), ("b", "6"), ("c", "10"))]
    made = figures(people, asking(waves=("a", "b", "c")), ecart={"unpaired_change": "note"})
    assert {wave: one.value for (_, part, wave), one in made.items() if not part} == {
        "a>b": 4.0,
        "a>c": 9.0,
        "b>c": 5.0,
    }


def test_a_score_can_be_compared_without_matching() -> None:
    people = [{"wave": "debut", **dict.fromkeys(ITEMS, "1")}, {"wave": "fin", **dict.fromkeys(ITEMS, "3")}]
    made = figures(people, ecart={"unpaired_change": ITEMS, "times": 2})
    assert made["ecart", "", PAIR].value == 12.0


def test_the_same_people_at_both_waves_are_not_matched_either() -> None:
    people = [{"wave": wave, "person": "1", "note": note} for wave, note in (("debut", "2"), ("fin", "7"))]
    main = figures(people, ecart={"unpaired_change": "note"})["ecart", "", PAIR]
    assert (main.value, main.n, main.cell.population) == (5.0, 2, "tous")
