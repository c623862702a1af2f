"""A score of several items at one wave, and whether its items hang together."""

import numpy as np
import pytest

from initiatives.arrays import Integers
from tests.indicators.measures.waves import ITEMS, Person, figures

RANDOM = np.random.default_rng(5)
ANSWERS = np.clip(RANDOM.integers(0, 6, (50, 1)) + RANDOM.integers(-1, 2, (50, 3)), 0, 5)


def _people(answers: Integers) -> list[Person]:
    return [dict(zip(ITEMS, map(str, row), strict=True)) for row in answers]


def test_the_mean_and_alpha_are_those_of_the_definition() -> None:
    made = figures(_people(ANSWERS), score={"score": ITEMS, "times": 4})
    main, alpha = made["score", "", "fin"], made["score", "alpha", "fin"]
    assert main.value == pytest.approx(4 * ANSWERS.sum(axis=1).mean())
    assert main.n == 50
    expected = 3 / 2 * (1 - ANSWERS.var(axis=0, ddof=1).sum() / ANSWERS.sum(axis=1).var(ddof=1))
    assert alpha.value == pytest.approx(expected)
    assert (alpha.unit, alpha.annex) == ("ratio", True)
    assert alpha.low is not None and alpha.high is not None and alpha.low < expected < alpha.high


def test_a_reversed_item_is_turned_round_in_the_score_and_in_alpha() -> None:
    turned = ANSWERS.copy()
    turned[:, 1] = 5 - turned[:, 1]
    straight = figures(_people(ANSWERS), score={"score": ITEMS})
    back = figures(_people(turned), score={"score": ITEMS, "reversed": ["item_2"]})
    for part in ("", "alpha"):
        assert back["score", part, "fin"].value == pytest.approx(straight["score", part, "fin"].value)
    contrary = figures(_people(turned), score={"score": ITEMS})["score", "alpha", "fin"].value
    assert contrary is not None and contrary < 0.5


def test_an_item_without_answer_leaves_no_score_and_is_counted_as_missing() -> None:
    lacking: list[Person] = [
        {"item_1": "5", "item_2": None, "item_3": "5"},
        {"item_1": "5", "item_2": "ne_sait_pas", "item_3": "5"},
    ]
    made = figures([*_people(ANSWERS), *lacking], score={"score": ITEMS})
    whole = figures(_people(ANSWERS), score={"score": ITEMS})
    assert (made["score", "", "fin"].n, made["score", "", "fin"].missing) == (50, 2)
    for part in ("", "alpha"):
        assert made["score", part, "fin"].value == whole["score", part, "fin"].value


def test_no_alpha_under_thirty_people() -> None:
    made = figures(_people(ANSWERS[:29]), score={"score": ITEMS})
    assert (made["score", "alpha", "fin"].value, made["score", "alpha", "fin"].n) == (None, 29)
    assert made["score", "", "fin"].value is not None
