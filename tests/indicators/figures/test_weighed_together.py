"""In one indicator either every figure that the body prints is weighted, or none is."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from indicators.counting.tallies import Cell
from indicators.figures.weighing import UNWEIGHTED
from tests.indicators.drawn import FIN, asking, numbers, parts, people

TWO_WAVES = Cell("territoire", "debut>fin", "apparies")


def _twice(*answers: tuple[str, str, str, int]) -> pd.DataFrame:
    """Return people of two waves: gender, answer before, answer after, how many are alike."""
    people = [one[:3] for one in answers for _ in range(one[3])]
    return pd.DataFrame(
        [
            {"wave": wave, "person": str(rank), "genre": genre, "content": answer}
            for rank, (genre, *both) in enumerate(people)
            for wave, answer in zip(("debut", "fin"), both, strict=True)
        ],
        dtype="str",
    )


CHANGED = (
    ("g0", "non", "oui", 20),
    ("g0", "oui", "oui", 20),
    ("g0", "non", "non", 20),
    ("g1", "oui", "non", 6),
    ("g1", "oui", "oui", 7),
    ("g1", "non", "non", 7),
)
"""More women gain than lose, more men lose than gain; men are a quarter of the answers and nine tenths of the population."""


def test_a_change_of_share_has_the_sign_of_its_own_weighted_shares() -> None:
    margins = {"genre": {"g0": 100, "g1": 900}}
    share = {"paired_share": "content", "equals": "oui"}
    raw = parts(asking(), _twice(*CHANGED), TWO_WAVES, share)
    made = parts(asking(margins=margins), _twice(*CHANGED), TWO_WAVES, share)
    value = {part: one.value or 0 for part, one in made.items()}
    assert raw[""].value == pytest.approx(17.5)
    assert value[""] == pytest.approx(100 * (0.1 * 20 / 60 - 0.9 * 6 / 20))
    assert value[""] == pytest.approx(100 * (value["apres"] - value["avant"]))
    assert value[""] == pytest.approx(100 * (value["gagnes"] - value["perdus"]))
    # Residuals of +1, 0 and −1 around the weighted mean, each person weighing what the margin gives; t with 79 degrees.
    weights = np.repeat([0.1 / 60, 0.9 / 20], [60, 20])
    changes = np.repeat([1, 0, 0, -1, 0, 0], [one[3] for one in CHANGED])
    error = 100 * np.sqrt(80 / 79 * np.sum((weights * (changes - value[""] / 100)) ** 2))
    half = stats.t.ppf(0.975, 79) * error
    assert numbers(made[""])[1:] == pytest.approx((value[""] - half, value[""] + half))
    assert all("redresse" in one.flags and one.p is None for one in made.values())
    assert "mi_p" in raw
    assert "mi_p" not in made


def test_nobody_who_changes_leaves_a_weighted_change_without_interval() -> None:
    same = [(genre, answer, answer, people) for genre, answer, _, people in CHANGED]
    main = parts(asking("genre"), _twice(*same), TWO_WAVES, {"paired_share": "content", "equals": "oui"})[""]
    assert (main.value, main.low, main.high) == (0, None, None)


def test_under_ten_people_a_weighted_change_of_share_has_no_percentage_either() -> None:
    few = [(*one[:3], 1) for one in CHANGED]
    main = parts(asking("genre"), _twice(*few), TWO_WAVES, {"paired_share": "content", "equals": "oui"})[""]
    assert (main.n, main.value, main.low) == (6, None, None)


def test_a_weighted_mean_change_stands_beside_no_unweighted_mean() -> None:
    after = people().assign(person=[str(one) for one in range(60)])
    rows = pd.concat([after.assign(wave="debut", note=["5"] * 60), after])
    made = parts(asking("genre"), rows, TWO_WAVES, {"paired_change": "note"})
    assert {part for part, one in made.items() if "redresse" not in one.flags} == {"typique", "g_av", "rangs"}
    assert all(UNWEIGHTED in made[part].method and made[part].annex for part in ("typique", "g_av", "rangs"))
    assert all(one.p is None for one in made.values())


@pytest.mark.parametrize(
    "measure",
    [
        {"difference_of_shares": "content", "equals": "oui", "by": "lieu", "between": ["l2", "l3"]},
        {"difference_of_means": "note", "by": "lieu", "between": ["l2", "l3"]},
        {"counterfactual": "content", "nothing": "non", "partly": ["oui"]},
    ],
)
def test_where_the_main_figure_cannot_be_weighted_none_of_its_parts_is(measure: Mapping[str, object]) -> None:
    raw = parts(asking(), people(), FIN, measure)
    made = parts(asking("genre"), people(), FIN, measure)
    assert {part: numbers(one) for part, one in made.items()} == {part: numbers(one) for part, one in raw.items()}
    assert all("redresse" not in one.flags and UNWEIGHTED in one.method for one in made.values())


def test_weights_that_leave_fewer_than_ten_answers_leave_no_percentage_and_say_so() -> None:
    lopsided = {"genre": {"g0": 1, "g1": 999}}
    people = [("g0", "non", "oui", 52), ("g1", "oui", "non", 4), ("g1", "oui", "oui", 4)]
    made = parts(asking(margins=lopsided), _twice(*people), TWO_WAVES, {"paired_share": "content", "equals": "oui"})
    main = made[""]
    assert (main.n, main.n_effective) == (60, 8)
    assert (main.value, main.low) == (None, None)
    assert "comptes_seulement" in main.flags
    assert "comptes_seulement" in made["avant"].flags
