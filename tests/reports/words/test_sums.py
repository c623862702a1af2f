"""Totals beside their parts: a reader who adds up what is written finds what is written."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Unit
from reports.words import french, reading
from reports.words.sums import adding_up, off_by_rounding
from tests.reports.words.test_reading import figure

N = french.NARROW


def _added(written: str) -> Decimal:
    """Read « 1 530 h 20 », « 45 min », « 11 984,60 € », « 13,5 t » as a number of its unit."""
    plain = written.replace(french.NARROW, "").replace(",", ".")
    if plain.endswith("min"):
        return Decimal(plain.removesuffix("min")) / 60
    if plain.endswith("kg"):
        return Decimal(plain.removesuffix("kg")) / 1000
    if "h" in plain:
        hours, _, minutes = plain.partition("h")
        return Decimal(hours) + Decimal(minutes or 0) / 60
    return Decimal(plain.rstrip("€t"))


def _figures(amounts: list[float], unit: Unit, total: float | None = None) -> tuple[Figure, list[Figure]]:
    parts = [replace(figure(amount, 5, unit=unit), part=f"p{place}") for place, amount in enumerate(amounts)]
    return figure(sum(amounts) if total is None else total, 5, unit=unit), parts


@given(st.lists(st.integers(0, 9_999_999), min_size=1, max_size=9), st.sampled_from(["heures", "tonnes"]))
def test_written_parts_add_up_to_the_written_total(counted: list[int], unit: Unit) -> None:
    divisor = 60 if unit == "heures" else 100
    whole, parts = _figures([one / divisor for one in counted], unit, sum(counted) / divisor)
    written = adding_up(whole, parts)
    added = french.rounded(sum((_added(written(one)) for one in parts), Decimal()), 6)
    assert french.rounded(added, 0) == french.rounded(whole.value or 0.0, 0)


def test_whole_units_stay_where_they_add_up_and_finer_ones_come_where_they_do_not() -> None:
    whole, parts = _figures([11984.60, 6188.80], "euros")
    assert [adding_up(whole, parts)(one) for one in parts] == [f"11{N}985{N}€", f"6{N}189{N}€"]
    whole, parts = _figures([1530 + 1 / 3, 7120 + 1 / 3, 665 + 1 / 3], "heures")
    assert adding_up(whole, parts)(parts[0]) == f"1{N}530{N}h{N}20"
    whole, parts = _figures([1133.6, 1210.2, 13.5], "tonnes")
    assert [adding_up(whole, parts)(one) for one in parts] == [f"1{N}133,6{N}t", f"1{N}210,2{N}t", f"13,5{N}t"]


def test_parts_that_are_not_all_of_the_total_or_not_all_told_are_written_as_anywhere() -> None:
    whole, parts = _figures([1530.4, 7120.4], "heures")
    assert adding_up(whole, parts[:1])(parts[0]) == reading.value(parts[0])
    hidden = parts[1].masked("Masqué.")
    assert adding_up(whole, [parts[0], hidden])(hidden) == "masqué"


@given(st.lists(st.integers(0, 9_999_999), min_size=1, max_size=9))
def test_euros_that_do_not_add_up_once_whole_are_told_and_those_that_do_are_not(cents: list[int]) -> None:
    amounts = [one / 100 for one in cents]
    added = sum(_added(french.euros(one)) for one in amounts)
    assert off_by_rounding([(sum(amounts), amounts)]) == (added != _added(french.euros(sum(amounts))))
