"""Those who left between two waves beside those who stayed."""

import numpy as np
import pytest
from scipy import stats

from tests.indicators.measures.waves import Person, figures

PAIR = "debut>fin"
RANDOM = np.random.default_rng(60)
STAYED, LEFT = RANDOM.integers(2, 11, 45), RANDOM.integers(0, 9, 33)


def _people() -> list[Person]:
    stayed = [{"wave": "debut", "person": str(rank), "note": str(note)} for rank, note in enumerate(STAYED)]
    again = [{"wave": "fin", "person": str(rank), "note": None} for rank in range(len(STAYED))]
    left = [{"wave": "debut", "person": str(1000 + rank), "note": str(note)} for rank, note in enumerate(LEFT)]
    return [*stayed, *again, *left, {"wave": "fin", "person": "9999", "note": "10"}]


def test_the_gap_at_the_earlier_wave_is_welch_s() -> None:
    made = figures(_people(), depart={"leavers": "note"})
    main = made["depart", "", PAIR]
    known = stats.ttest_ind(STAYED, LEFT, equal_var=False)
    bounds = known.confidence_interval()
    assert main.value == pytest.approx(STAYED.mean() - LEFT.mean())
    assert main.n == 78
    assert (main.low, main.high, main.p) == pytest.approx((bounds.low, bounds.high, known.pvalue))
    assert (made["depart", "restes", PAIR].n, made["depart", "partis", PAIR].n) == (45, 33)
    assert main.cell.population == "tous"


def test_no_test_when_few_left() -> None:
    people = [one for one in _people() if int(one["person"] or 0) < 1020]
    made = figures(people, depart={"leavers": "note"})
    assert made["depart", "", PAIR].p is None
    assert made["depart", "", PAIR].low is not None


def test_a_gap_keeps_its_interval_and_its_test_where_everybody_asked_answered() -> None:
    asked = {("seniors", "debut"): 78, ("seniors", "fin"): 500}
    known, endless = (figures(_people(), populations=one, depart={"leavers": "note"}) for one in (asked, {}))
    assert known["depart", "", PAIR] == endless["depart", "", PAIR]
    assert known["depart", "", PAIR].p is not None


def test_few_on_one_side_are_signalled_however_many_stayed() -> None:
    people = [one for one in _people() if int(one["person"] or 0) < 1009]
    assert figures(people, depart={"leavers": "note"})["depart", "", PAIR].flags[0] == "comptes_seulement"


def test_nobody_left_leaves_no_gap_and_no_zero() -> None:
    people = [one for one in _people() if int(one["person"] or 0) < 1000]
    made = figures(people, depart={"leavers": "note"})
    assert (made["depart", "", PAIR].value, made["depart", "partis", PAIR].value) == (None, None)
    assert made["depart", "partis", PAIR].n == 0
