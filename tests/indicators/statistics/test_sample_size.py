"""How many answers are needed: Krejcie and Morgan's published table, and what must hold whatever is asked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.margin import margin_of_error
from indicators.statistics.sample_size import sample_size, to_ask

# Krejcie and Morgan (1970), table 1: population → sample, within 5 points at 95 %.
PUBLISHED = {10: 10, 100: 80, 200: 132, 500: 217, 1_000: 278, 2_000: 322, 5_000: 357, 10_000: 370, 75_000: 382}


@pytest.mark.parametrize("population", PUBLISHED)
def test_a_sample_is_as_large_as_was_published(population: int) -> None:
    # The table rounds to the nearest, so that some of its samples miss five points by a hair; here none does.
    assert 0 <= sample_size(0.05, population) - PUBLISHED[population] <= 1


@given(st.integers(1, 400), st.integers(2, 10**6))
def test_the_margin_of_that_many_answers_is_what_was_asked_and_of_one_less_is_not(tenths: int, population: int) -> None:
    points = tenths / 10
    needed = sample_size(points / 100, population)
    kept, short = margin_of_error(np.array([needed, max(needed - 1, 1)]), np.array([population] * 2))
    assert kept <= points + 1e-9
    assert needed == 1 or short > points - 1e-9


def test_of_a_large_population_385_answers_give_five_points() -> None:
    assert sample_size(0.05) == 385


@given(st.floats(0.005, 0.5), st.integers(1, 10**7))
def test_no_more_than_all_are_needed_nor_more_than_of_an_endless_population(margin: float, population: int) -> None:
    assert 1 <= sample_size(margin, population) <= min(population, sample_size(margin))


def test_those_who_will_not_answer_or_be_found_again_are_asked_too() -> None:
    assert to_ask(100, 1, 0) == 100
    assert to_ask(100, 0.4, 0.2) == 313
