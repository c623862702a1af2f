"""A reading follows the sign of its figure, as it follows its number; and months open a sentence."""

from datetime import date

import pytest

from indicators.definitions.indicator import Indicator
from reports.words import french, reading, telling
from reports.words.number_and_sign import chosen
from tests.reports.words.test_reading import CHANGED, SOCIAL, figure

N = "\u202f"
MOVED = Indicator.model_validate(
    CHANGED.model_dump()
    | {
        "reading": "L’image [+a gagné {amount} [point|points] sur 30|−a perdu {amount} [point|points] sur 30|=n’a pas changé] "
        "({interval})."
    }
)


@pytest.mark.parametrize(
    ("value", "alone", "said"),
    [
        (2.34, "+2,3 points sur 30", "L’image a gagné 2,3 points sur 30 (intervalle à 95 % : de −1,0 à 3,0)."),
        (-1.2, "−1,2 point sur 30", "L’image a perdu 1,2 point sur 30 (intervalle à 95 % : de −1,0 à 3,0)."),
        (0.04, "0,0 point sur 30", "L’image n’a pas changé (intervalle à 95 % : de −1,0 à 3,0)."),
        (-0.04, "0,0 point sur 30", "L’image n’a pas changé (intervalle à 95 % : de −1,0 à 3,0)."),
    ],
)
def test_a_change_is_said_by_its_verb(value: float, alone: str, said: str) -> None:
    known = figure(value, 40, unit="points", bounds=(-1.0, 3.0))
    assert reading.change(MOVED, known) == alone
    assert reading.sentence(MOVED, known, spelled=True) == french.typography(said)
    assert telling.title(MOVED, known) == french.typography(said.partition(" (")[0])


@pytest.mark.parametrize(("amount", "said"), [(3.0, "en hausse"), (-3.0, "en baisse"), (0.0, "en hausse")])
def test_without_a_word_for_no_change_zero_is_said_as_a_rise(amount: float, said: str) -> None:
    assert chosen("en [+hausse|−baisse]", amount) == said


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
