"""How long a scale is: the bar of a long one shows its two halves and its middle."""

from dataclasses import replace

import pytest

from initiatives.declaration.scales import SCALES


@pytest.mark.parametrize(("count", "long"), [(7, False), (8, True)])
def test_a_scale_of_more_than_seven_levels_is_long(count: int, long: bool) -> None:
    assert replace(SCALES["note10"], levels={str(rank): str(rank) for rank in range(count)}).long == long


def test_of_those_of_the_house_the_notes_on_ten_are() -> None:
    assert {name for name, one in SCALES.items() if one.long} == {"note10", "note10_demi"}
