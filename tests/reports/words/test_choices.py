"""A reading follows the sign of its figure, as it follows its number; and months open a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.definitions.indicator import Indicator
from reports.words import french, reading, telling
from tests.reports.words.test_reading import CHANGED, SOCIAL, figure

N = "\u202f"
MOVED = Indicator.model_validate(
    CHANGED.model_dump()
    | {
        "reading": "L’image [+a gagné {amount} [point|points] sur 30|−a perdu {amount} [point|points] sur 30|=n’a pas nettement "
        "changé] "
        "({interval})."
    }
)


@pytest.mark.parametrize(
    ("value", "bounds", "alone", "said"),
    [
        (
            2.34,
            (1.0, 3.7),
            "+2,3 points sur 30",
            "L’image a gagné 2,3 points sur 30 (intervalle à 95 % : de 1,0 à 3,7).",
        ),
        (
            -1.2,
            (-2.0, -0.4),
            "−1,2 point sur 30",
            "L’image a perdu 1,2 point sur 30 (intervalle à 95 % : de −2,0 à −0,4).",
        ),
        (
            0.2,
            (-0.04, 0.4),
            "+0,2 point sur 30",
            "L’image n’a pas nettement changé (intervalle à 95 % : de −0,04 à 0,40).",
        ),
        (
            -2.0,
            (-4.5, 0.5),
            "−2,0 points sur 30",
            "L’image n’a pas nettement changé (intervalle à 95 % : de −4,5 à 0,5).",
        ),
        (
            0.04,
            (0.01, 0.07),
            "0,0 point sur 30",
            "L’image n’a pas nettement changé (intervalle à 95 % : de 0,01 à 0,07).",
        ),
        (17.0, (3.0, 31.0), "+17 points sur 30", "L’image a gagné 17 points sur 30 (intervalle à 95 % : de 3 à 31)."),
    ],
)
def test_a_change_is_said_by_a_verb_that_follows_its_interval(
    value: float, bounds: tuple[float, float], alone: str, said: str
) -> None:
    known = figure(value, 40, unit="points", bounds=bounds)
    assert reading.change(MOVED, known) == alone
    assert reading.sentence(MOVED, known, spelled=True) == french.typography(said)
    assert telling.title(MOVED, known) == french.typography(said.partition(" (")[0])


@given(st.floats(-5, 5), st.floats(0.01, 4), st.floats(0.01, 4))
def test_a_verb_of_change_and_an_interval_that_holds_zero_never_meet(value: float, below: float, above: float) -> None:
    known = figure(value, 40, unit="points", bounds=(value - below, value + above))
    said = reading.sentence(MOVED, known)
    moves = "a gagné" in said or "a perdu" in said
    assert moves == ((value - below > 0 or value + above < 0) and round(value, 1) != 0)
    assert not moves or ("a gagné" in said) == (value > 0)


def test_a_change_without_interval_is_said_by_its_sign() -> None:
    assert reading.sentence(MOVED, figure(2.34, 40, unit="points")) == "L’image a gagné 2,3 points sur 30."


def test_a_reading_that_follows_the_sign_has_a_word_for_neither() -> None:
    with pytest.raises(ValueError, match="ni hausse ni baisse"):
        Indicator.model_validate(CHANGED.model_dump() | {"reading": "L’image [+a gagné {amount}|−a perdu {amount}]."})


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_no_bound_beside_zero_is_written_zero(low: float, high: float) -> None:
    for end, written in zip((low, high), french.number_range(low, high).split(" à "), strict=True):
        digits = written.replace(french.MINUS, "").replace(",", "").strip("0")
        assert bool(digits) == (round(end, french.MOST_DECIMALS) != 0)


def test_a_range_says_how_far_it_goes() -> None:
    known = figure(4 / 11, 11, 4, flags=("fourchette",), bounds=(4 / 11, 10 / 11))
    assert reading.bounds(known) == "jusqu’à 10 en comptant les réponses intermédiaires"
    many = figure(0.4, 100, 40, flags=("fourchette",), bounds=(0.4, 0.9))
    assert reading.bounds(many) == f"jusqu’à 90{N}% en comptant les réponses intermédiaires"


MARCH, APRIL = (date(2015, 3, 2), date(2015, 3, 6)), (date(2015, 4, 7), date(2015, 4, 10))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (MARCH, APRIL, "Entre mars et avril 2015"),
        (
            (date(2014, 10, 1), date(2014, 10, 31)),
            (date(2015, 4, 1), date(2015, 5, 31)),
            "Entre octobre 2014 et avril-mai 2015",
        ),
        (MARCH, (date(2015, 3, 20), date(2015, 3, 27)), "En mars 2015, d’une enquête à l’autre"),
    ],
)
def test_two_waves_open_a_sentence(first: tuple[date, date], last: tuple[date, date], said: str) -> None:
    assert french.between(first, last) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (*MARCH, "En mars 2015"),
        (date(2015, 4, 1), date(2015, 5, 31), "En avril-mai 2015"),
        (date(2014, 10, 1), date(2015, 5, 31), "D’octobre 2014 à mai 2015"),
        (date(2014, 11, 1), date(2015, 1, 31), "De novembre 2014 à janvier 2015"),
    ],
)
def test_a_wave_opens_a_sentence(start: date, end: date, said: str) -> None:
    assert french.during(start, end) == said


def test_the_reading_of_a_share_has_no_sign_to_follow() -> None:
    assert reading.sentence(SOCIAL, figure(0.75, 120, 90)).startswith(f"75{N}% des 120")
