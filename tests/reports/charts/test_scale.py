"""The axis of means: whole levels on a closed scale, round numbers from 0 on an open one."""

import pytest

from reports.charts.scale import SHARES, ChartScale, up_to


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
