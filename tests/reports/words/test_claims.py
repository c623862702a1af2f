from datetime import date

import pytest

from reports.words.claims import claimable


@pytest.mark.parametrize(
    ("evaluated", "months", "ready"),
    [
        (date(2015, 6, 30), 8, []),
        (date(2016, 3, 31), 17, []),
        (date(2016, 4, 1), 18, ["performance"]),
        (date(2021, 10, 1), 84, ["performance", "innovation"]),
        (date(2042, 10, 1), 336, ["performance", "innovation", "confiance"]),
    ],
)
def test_nothing_is_claimed_before_its_time(evaluated: date, months: int, ready: list[str]) -> None:
    age, allowed = claimable(date(2014, 10, 1), evaluated)
    assert age == months
    assert [axis for axis, may in allowed.items() if may] == ready
