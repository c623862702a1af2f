"""Amounts whose squares no integer of 64 bits holds: their mean keeps its interval, whole or added from parts."""

import numpy as np
import pytest
from scipy import stats

from indicators.counting.adding import add
from indicators.counting.needs import Need
from indicators.counting.splitting import split
from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from initiatives.validation.dataset import Dataset
from tests.indicators.small import chosen, dataset, initiative, rows_of

TENTHS = np.array([0, 1, 1, 5, 8, 30])
MEASURES = chosen(moyenne={"mean": "age"}, nombre={"count": "seniors"})


def _people(base: int) -> Dataset:
    """Return people whose amounts are `base` and some tenths."""
    amounts = (f"{base + tenths // 10}.{tenths % 10}" for tenths in TENTHS.tolist())
    return dataset(rows=rows_of([{"wave": "fin", "person": str(rank), "age": one} for rank, one in enumerate(amounts)]))


def test_the_interval_of_a_mean_of_billions_tells_tenths_apart() -> None:
    made = estimate(initiative(), MEASURES, tally(initiative(), MEASURES, _people(3_000_000_000))).figures
    (mean,) = (one for one in made if one.indicator == "moyenne" and one.cell == Cell("territoire", "fin"))
    low, high = stats.t.interval(0.95, 5, TENTHS.mean() / 10, stats.sem(TENTHS) / 10)
    assert mean.value is not None and mean.low is not None and mean.high is not None
    assert (mean.value - 3_000_000_000, mean.low - 3_000_000_000, mean.high - 3_000_000_000) == pytest.approx(
        (TENTHS.mean() / 10, low, high), abs=1e-5
    )


@pytest.mark.parametrize("base", [3_000_000_000, 120_000_000])
def test_parts_add_up_to_the_whole_whether_or_not_each_holds_its_squares_in_64_bits(base: int) -> None:
    need, whole = Need("seniors", amount="age"), _people(base)
    apart = [tally(initiative(), MEASURES, part) for part in split(whole, 3)]
    kinds = {one.by_need[need].squares.dtype for one in apart}  # type: ignore[union-attr]
    assert kinds == {np.dtype(object if base == 3_000_000_000 else np.int64)}
    expected, added = tally(initiative(), MEASURES, whole).by_need[need].squares, add(apart).by_need[need].squares
    assert added is not None and expected is not None
    assert added.dtype == expected.dtype == object
    assert added.tolist() == expected.tolist()
    assert sum(expected.ravel().tolist()) == sum((10 * base + tenths) ** 2 for tenths in TENTHS.tolist())
