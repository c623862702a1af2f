"""What a reader redoes on the page agrees: a difference is that of its terms as they are written, with one decimal more at most."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.results import Figure
from reports.words import french, reading
from reports.words.redone import Subtraction, agreeing
from tests.reports.words.test_reading import CHANGED, figure


def _read(written: str) -> Decimal:
    plain = written.replace(french.MINUS, "-").replace(",", ".").replace("+", "").replace(french.NARROW, "")
    return Decimal(plain.removesuffix("%"))


def _points(value: float, n: int, part: str = "") -> Figure:
    return replace(figure(value, n, unit="points"), part=part)


def _share(value: float, n: int, part: str) -> Figure:
    return replace(figure(value, n, round(value * n)), part=part)


def _written(whole: Figure, first: Figure, second: Figure, decimals: int = 1) -> tuple[Decimal, Decimal, Decimal]:
    made = agreeing([Subtraction(whole, first, second)], decimals)
    end, start = (_read(reading.value(made[one])) for one in (first, second))
    return _read(french.signed(reading.printed(made[whole]), reading.precision(made[whole]))), end, start


MEANS = st.integers(2, 400).flatmap(lambda n: st.tuples(st.integers(0, 10 * n), st.integers(0, 10 * n), st.just(n)))


@given(MEANS)
def test_a_change_is_what_its_two_means_give_once_written(sums: tuple[int, int, int]) -> None:
    before, after, n = sums
    whole = (after - before) / n
    change, end, start = _written(_points(whole, n), _points(after / n, n, "apres"), _points(before / n, n, "avant"))
    assert end - start == change
    assert abs(change - Decimal(whole)) < Decimal("0.1"), "less than a unit of what is read"
    assert all(-one.as_tuple().exponent <= 2 for one in (change, end, start))  # type: ignore[operator]


@given(st.tuples(st.integers(0, 300), st.integers(0, 300)))
def test_points_are_what_two_percentages_give(yes: tuple[int, int]) -> None:
    before, after = yes
    points, end, start = _written(
        _points(100 * (after - before) / 300, 300),
        _share(after / 300, 300, "apres"),
        _share(before / 300, 300, "avant"),
        0,
    )
    assert end - start == points


@pytest.mark.parametrize(
    ("after", "before", "n", "written"),
    [
        (3.481132, 1.133333, 106, ("2.35", "3.48", "1.13")),
        (98 / 18, 86 / 18, 18, ("0.66", "5.44", "4.78")),  # thirds: no number of decimals agrees
        (2.59, 1.80, 186, ("0.8", "2.6", "1.8")),
    ],
)
def test_published_examples(after: float, before: float, n: int, written: tuple[str, ...]) -> None:
    found = _written(_points(after - before, n), _points(after, n, "apres"), _points(before, n, "avant"))
    assert found == tuple(map(Decimal, written))


def test_an_interval_keeps_the_decimals_that_it_is_sure_of_beside_a_difference_that_has_more() -> None:
    gap = replace(_points(3.125, 64), low=-15.2, high=21.6)
    made = agreeing([Subtraction(gap, _share(0.875, 32, "femme"), _share(0.84375, 32, "homme"))], 0)
    assert reading.precision(made[gap]) == 1
    assert reading.interval(made[gap]) == f"{french.MINUS}15 à 22"


@pytest.mark.parametrize("write", [reading.value, lambda one: str(reading.precision(one))])
def test_a_figure_that_stands_alone_keeps_its_decimals(write: Callable[[Figure], str]) -> None:
    assert write(_points(2.347799, 166)) in ("2,3", "1")


@pytest.mark.parametrize(("low", "high", "said"), [(-12.0, 45.0, f"intervalle {french.MINUS}12 à 45"), (3.0, 31.0, "")])
def test_a_difference_in_doubt_has_its_interval_where_no_sentence_goes_with_it(
    low: float, high: float, said: str
) -> None:
    change = CHANGED.model_copy(update={"unit": "points"})
    assert reading.unclear(change, replace(_points(17.0, 53), low=low, high=high)) == said
