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
from tests.reports.words.test_reading import figure


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


@pytest.mark.parametrize("write", [reading.value, lambda one: str(reading.precision(one))])
def test_a_figure_that_stands_alone_keeps_its_decimals(write: Callable[[Figure], str]) -> None:
    assert write(_points(2.347799, 166)) in ("2,3", "1")
