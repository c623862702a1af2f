"""The same people at two waves: who came to fulfil a condition, and who no longer does."""

import pytest
from statsmodels.stats.contingency_tables import mcnemar

from tests.indicators.measures.waves import figures, seen_twice

PAIR = "debut>fin"
YES, NO = "plutot", "pas_du_tout"
MEASURE = {"paired_share": "satisf", "at_least": "plutot"}


def _people(twice: int, lost: int, gained: int, never: int) -> list[tuple[str | None, str | None]]:
    kinds = (((YES, YES), twice), ((YES, NO), lost), ((NO, YES), gained), ((NO, NO), never))
    return [both for both, people in kinds for _ in range(people)]


def test_a_gain_seen_backwards_is_a_loss_of_as_many_points() -> None:
    made = figures(seen_twice("satisf", _people(1, 1, 7, 3)), gain=MEASURE)
    back = figures(seen_twice("satisf", _people(1, 7, 1, 3)), gain=MEASURE)
    main, other = made["gain", "", PAIR], back["gain", "", PAIR]
    assert main.value == pytest.approx(50.0)
    assert (main.unit, main.n) == ("points", 12)
    assert main.low is not None and main.high is not None and 0 < main.low < 50 < main.high < 100
    assert (other.low, other.high) == pytest.approx((-main.high, -main.low))


def test_forty_people_get_the_p_of_mcnemar_and_its_mid_p() -> None:
    made = figures(seen_twice("satisf", _people(15, 4, 14, 7)), gain=MEASURE)
    main, mid = made["gain", "", PAIR], made["gain", "mi_p", PAIR]
    assert main.p == pytest.approx(mcnemar([[15, 4], [14, 7]], exact=False, correction=False).pvalue)
    exact = mcnemar([[15, 4], [14, 7]], exact=True).pvalue
    assert mid.p is not None and main.p is not None and main.p < mid.p < exact
    assert mid.annex and not main.annex
    shares = {part: (made["gain", part, PAIR].k, made["gain", part, PAIR].unit) for part in ("avant", "apres")}
    assert shares == {"avant": (19, "part"), "apres": (29, "part")}
    assert (made["gain", "gagnes", PAIR].k, made["gain", "perdus", PAIR].k) == (14, 4)


def test_blanks_and_doubts_at_either_wave_leave_no_pair() -> None:
    people = [*_people(5, 3, 2, 0), (None, YES), (YES, None), ("ne_sait_pas", NO), ("non_concerne", NO)]
    main = figures(seen_twice("satisf", people), gain=MEASURE)["gain", "", PAIR]
    assert (main.n, main.missing, main.dont_know, main.not_concerned) == (10, 2, 1, 1)
    assert main.value == pytest.approx(-10.0)


def test_under_ten_people_gains_are_counted_and_no_percentage_is_given() -> None:
    made = figures(seen_twice("satisf", _people(3, 1, 4, 1)), gain=MEASURE)
    assert (made["gain", "", PAIR].value, made["gain", "", PAIR].low) == (None, None)
    assert (made["gain", "gagnes", PAIR].k, made["gain", "gagnes", PAIR].n) == (4, 9)


def test_where_everybody_answered_twice_the_levels_are_known_and_the_change_keeps_its_interval() -> None:
    people = seen_twice("satisf", _people(15, 4, 14, 7))
    known, endless = (figures(people, populations=one, gain=MEASURE) for one in ({("seniors", "fin"): 40}, {}))
    for part in ("", "gagnes", "perdus", "mi_p"):
        assert known["gain", part, PAIR] == endless["gain", part, PAIR]
    for part in ("avant", "apres"):
        assert known["gain", part, PAIR].low is None
        assert endless["gain", part, PAIR].low is not None


def test_no_test_under_thirty_people() -> None:
    made = figures(seen_twice("satisf", _people(10, 4, 10, 5)), gain=MEASURE)
    assert (made["gain", "", PAIR].p, made["gain", "mi_p", PAIR].p) == (None, None)
    assert made["gain", "", PAIR].value is not None


def test_an_option_ticked_among_several_is_a_share_too() -> None:
    people = seen_twice("interets", [("lien", "jeu"), ("jeu", "lien"), ("jeu", "lien, jeu")] + [("jeu", "jeu")] * 7)
    made = figures(people, gain={"paired_share": "interets", "equals": "lien"})
    assert made["gain", "", PAIR].value == pytest.approx(10.0)
    assert made["gain", "gagnes", PAIR].k == 2
