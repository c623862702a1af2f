"""The axis of means: whole levels on a closed scale, round numbers from 0 on an open one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.scale import SHARES, ChartScale, around, told_whole, up_to


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        (SHARES, ["0", "25", "50", "75", "100\u202f%"]),
        (ChartScale(0, 10, shares=False), ["0", "2", "4", "6", "8", "10"]),
        (ChartScale(1, 4, shares=False), ["1", "2", "3", "4"]),
        (up_to([47, 95, 60]), ["0", "20", "40", "60", "80", "100"]),
        (up_to([0.8]), ["0", "0,2", "0,4", "0,6", "0,8"]),
        (up_to([12_345]), ["0", "5\u202f000", "10\u202f000", "15\u202f000"]),
        (up_to([]), ["0", "0,2", "0,4", "0,6", "0,8", "1"]),
    ],
)
def test_an_axis_is_named_by_few_round_numbers(scale: ChartScale, said: list[str]) -> None:
    assert [written for _, written in scale.ticks()] == said
    assert [place for place, _ in scale.ticks()] == sorted(place for place, _ in scale.ticks())


def test_an_interval_that_leaves_the_scale_is_drawn_up_to_its_end() -> None:
    scale = ChartScale(1, 4, shares=False)
    assert (scale.at(0.8), scale.at(1), scale.at(2.5), scale.at(4), scale.at(4.3)) == (0, 0, 0.5, 1, 1)


@pytest.mark.parametrize(
    ("values", "ends", "shown"),
    [
        ((12.8, 14.9), (0.0, 30.0), (8.0, 20.0)),
        ((1.9, 2.7), (1.0, 4.0), (1.0, 4.0)),
        ((6.0, 7.0), (0.0, 10.0), (0.0, 10.0)),
        ((2.0, 28.0), (0.0, 30.0), (0.0, 30.0)),
        ((0.5, 1.0), (0.0, 30.0), (0.0, 10.0)),
        ((29.0, 29.5), (0.0, 30.0), (20.0, 30.0)),
        ((40.0, 55.0), (0.0, 100.0), (30.0, 70.0)),
        ((12.0, 13.0), (7.0, 35.0), (7.0, 19.0)),
        ((), (0.0, 30.0), (0.0, 30.0)),
    ],
)
def test_of_a_long_scale_a_third_at_least_is_shown_around_the_values(
    values: tuple[float, ...], ends: tuple[float, float], shown: tuple[float, float]
) -> None:
    assert around(values, ends) == shown


@given(values=st.lists(st.floats(0, 1), min_size=1, max_size=8), lowest=st.integers(-20, 20), long=st.integers(1, 120))
def test_what_is_shown_holds_every_value_and_never_magnifies_a_change_more_than_three_times(
    values: list[float], lowest: int, long: int
) -> None:
    ends = (float(lowest), float(lowest + long))
    known = [lowest + value * long for value in values]
    start, stop = around(known, ends)
    assert ends[0] <= start <= min(known) + 1e-6 and max(known) - 1e-6 <= stop <= ends[1]
    assert stop - start >= long / 3 - 1e-6


def test_what_is_not_the_whole_of_a_scale_says_how_far_it_goes() -> None:
    assert told_whole((8.0, 20.0), (0.0, 30.0)) == ("L’échelle va de 0 à 30\u202f; le dessin en montre de 8 à 20.")
    assert told_whole((0.0, 30.0), (0.0, 30.0)) == ""
