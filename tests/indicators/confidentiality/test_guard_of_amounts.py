"""Amounts taken from one another: nobody comes close to what one organisation brought."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.confidentiality.exposure import Reader
from indicators.confidentiality.guard_of_amounts import GuardOfAmounts
from indicators.confidentiality.release import NO_SECRET, Release, hide
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell
from tests.indicators.confidentiality.little import Little, changed, contributions, evaluated, indicator, silver_geek

KEYS = list(silver_geek().partners)[:8]
NATURES = ("financier", "materiel", "humain")
ASKED = [
    indicator(f"apports_{rank}", {"sum": "montant", "where": {"nature": list(kept)} if kept else {}}, "contributions")
    for rank, kept in enumerate(((), NATURES[:1], NATURES[:2], NATURES[1:]))
]
BROUGHT = st.tuples(st.sampled_from(KEYS), st.sampled_from(NATURES), st.sampled_from([1, 3, 10, 100, 120, 1000]))


def guard(amounts: list[float]) -> GuardOfAmounts:
    """Each kind is of an organisation of its own."""
    return GuardOfAmounts(np.array(amounts), 2.0, 2.0, "", owners=np.eye(len(amounts), dtype=bool), share=0.85)


def published(rows: list[tuple[str, str, int]]) -> Little:
    return evaluated(changed(shares_with={"contributions": "none"}), ASKED, contributions(rows))


@given(st.lists(BROUGHT, min_size=8, max_size=24))
@settings(max_examples=5)
def test_nothing_that_one_organisation_brought_is_left_of_random_amounts(rows: list[tuple[str, str, int]]) -> None:
    assert not published(rows).audited().found


@pytest.mark.parametrize(
    ("knows", "told"),
    [
        ((), False),  # 40 + 40 + 20: nobody brought most, and whoever is second leaves 40 of 60
        ((1,), False),
        ((1, 2), True),  # two together know all but one
    ],
)
def test_readers_take_away_what_is_theirs(knows: tuple[int, ...], told: bool) -> None:
    own = np.isin(np.arange(3), knows)
    readers = [Reader(np.zeros(3, dtype=bool), 2.0), Reader(own, 2.0)]
    found = list(guard([0.4, 0.4, 0.2]).given_away(np.ones((1, 3), dtype=bool), readers, {}))
    assert bool(found) == told


def test_more_amounts_than_can_be_tried_are_hidden_until_they_can() -> None:
    size = 16
    rows = np.array([np.roll([True] * 3 + [False] * (size - 3), shift) for shift in range(size - 1)])
    keys = tuple(
        ((Need("contributions", where=(("nature", (f"n{rank}",)),)), Cell(), ""),) for rank in range(len(rows))
    )
    release = Release(keys, rows, (guard([1 / size] * size),), np.zeros(len(rows), dtype=bool))
    assert len(hide(release, {})) == len(rows) - 14


def test_amounts_of_a_version_before_from_which_somebody_came_are_out_and_count_among_those_tried() -> None:
    """The sums of before are today's less who came: they stay, and what is told now gives way."""
    size = 16
    before = np.array([np.roll([1] * 3 + [0] * (size - 3), shift) for shift in range(size - 1)], dtype=np.int8)
    now = np.ones((1, size), dtype=np.int8)
    rows = np.hstack([np.vstack([now, before]), np.array([[0], *([-1] for _ in before)], dtype=np.int8)])
    told = ((Need("contributions"), Cell(), ""),)
    fixed = np.arange(len(rows)) > 0
    amounts = GuardOfAmounts(
        np.array([1 / size] * size + [NO_SECRET]), 2.0, 2.0, "", owners=np.eye(size + 1, size, dtype=bool), share=0.85
    )
    assert hide(Release((told, *(() for _ in before)), rows, (amounts,), fixed), {}).keys() == {told[0]}
