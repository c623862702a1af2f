"""Final versions of visits, one after another: no month that one masks is given back by another, nor the visits of few."""

from collections.abc import Sequence

import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.earlier import Earlier, record_of
from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from initiatives.validation.dataset import Dataset
from tests.indicators.confidentiality.little import Little, silver_geek
from tests.indicators.confidentiality.test_visits import COUNTS, Row, attendance, came, months
from tests.indicators.confidentiality.visited import MONTHS, VISITS

CHOSEN = {one.id: one for one in COUNTS[:2]}
FIRST = came("abcdefgh", 9) + came("abc", 10, 2) + came("abcdefg", 11) + came("abcdefghij", 12)
"""October is three people's: it is masked, and November with it."""


def final(rows: Sequence[Row], earlier: Sequence[Earlier] = ()) -> tuple[Little, Earlier]:
    """Publish a final run after others, and give what its owner keeps of it."""
    counted = tally(silver_geek(), CHOSEN, Dataset(attendance(rows), (), ()))
    figures = estimate(silver_geek(), CHOSEN, counted)
    results = protect(silver_geek(), counted, figures, (), "essai", tuple(earlier))
    return Little(silver_geek(), counted, figures, results), record_of(counted, results)


def status(little: Little, key: str) -> str:
    figure = little.figure("comite", key)
    assert figure is not None
    return figure.status


def shown(little: Little) -> set[str]:
    return {month for month, value in months(little).items() if isinstance(value, float)}


def test_a_sheet_found_later_does_not_give_a_masked_month_back() -> None:
    """Three more in November: September would hide October in its place, and the first version told of September."""
    first, kept = final(FIRST)
    assert shown(first) == {"2014-09", "2014-12"}
    second, _ = final(FIRST + came("hij", 11), [kept])
    assert not shown(second)


def test_the_same_people_coming_once_more_are_few_who_changed() -> None:
    """Nobody is new, so the participants are as many: the visits of two would be the difference of two totals."""
    rows = came("abcdefgh", 9) + came("abcdefgh", 10)
    _, kept = final(rows)
    second, _ = final(rows + came("ab", 10), [kept])
    assert status(second, VISITS) == status(second, MONTHS) == "masque"
    assert not shown(second)


def test_many_people_coming_once_more_are_told_of_in_whole_and_no_more_by_month() -> None:
    rows = came("abcdefgh", 9) + came("abcdefgh", 10)
    _, kept = final(rows)
    second, _ = final(rows + came("abcdef", 10), [kept])
    assert status(second, VISITS) == "publie"
    assert set(months(second).values()) == {wording.too_close(5)}


def test_the_same_attendance_tells_the_same_months_again() -> None:
    first, kept = final(FIRST)
    second, again = final(FIRST, [kept])
    assert months(second) == months(first)
    assert again == kept


def test_new_months_are_told_beside_those_that_did_not_change() -> None:
    rows = came("abcdefgh", 9) + came("abcdefgh", 10)
    _, kept = final(rows)
    second, _ = final(rows + came("abcdefgh", 11) + came("abcdef", 12), [kept])
    assert shown(second) == {"2014-09", "2014-10", "2014-11", "2014-12"}


def test_a_new_month_of_few_is_hidden_with_another_that_is_new() -> None:
    """September and October are known, whatever is hidden now; so is their total."""
    rows = came("abcdefgh", 9) + came("abcdefgh", 10)
    _, kept = final(rows)
    second, _ = final(rows + came("abc", 11) + came("abcdefgh", 12), [kept])
    assert shown(second) == {"2014-09", "2014-10"}
    alone, _ = final(rows + came("abc", 11) + came("abcdefgh", 12))
    assert shown(alone) != shown(second)


def test_a_total_told_before_months_were_is_no_less_known() -> None:
    """The first version told the total only, September and October; November less December would be three people's."""
    rows = came("abcdef", 9) + came("abcdefgh", 10)
    _, kept = final(rows)
    kept = Earlier({name: one for name, one in kept.needs.items() if "mois" not in name})
    second, _ = final(rows + came("abc", 11) + came("abcdefghij", 12), [kept])
    assert "2014-12" not in shown(second)


@pytest.mark.parametrize("more", [came("hij", 11), came("abcdefghij", 11), came("klmnopq", 9, 2)])
def test_two_versions_together_never_tell_a_month_twice(more: list[Row]) -> None:
    first, kept = final(FIRST)
    second, _ = final(FIRST + more, [kept])
    assert shown(first)
    assert not shown(second)
