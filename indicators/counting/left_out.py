"""Rows that a filter leaves out because what it looks at could not be read: they might have been counted."""

from collections.abc import Iterable

from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import Counts
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ILLEGIBLE
from initiatives.declaration.who_is_counted import kind_of


def columns_filtered_by(initiative: Initiative, need: Need) -> Need | None:
    """Return what to count to know how many rows a filter leaves out; None without filter.

    Of what is public only: of people or organisations, how many are in no group would tell how many are in a masked one.
    """
    if not need.where or need.of_two_waves or kind_of(initiative, need.table) != "public":
        return None
    return Need(need.table, tuple(Coded(column) for column, _ in need.where))


def filters_of(initiative: Initiative, needs: Iterable[Need]) -> tuple[Need, ...]:
    """Ask for the columns that these needs filter by, beside them."""
    asked = (columns_filtered_by(initiative, need) for need in needs)
    return tuple(one for one in asked if one is not None)


def left_out(need: Need, levels: tuple[tuple[str, ...], ...], counts: Counts) -> Counts:
    """Return how many rows lack only a readable cell to be kept by a filter, shape (cells,).

    `counts` has shape (cells, *levels): the columns that the need filters by, counted jointly.
    """
    kept, possible = counts, counts
    for axis, ((_, values), own) in enumerate(zip(need.where, levels, strict=True), start=1):
        wanted = [place for place, level in enumerate(own) if level in values]
        kept = kept.take(wanted, axis=axis)
        possible = possible.take([*wanted, own.index(ILLEGIBLE)], axis=axis)
    found: Counts = possible.reshape(len(counts), -1).sum(axis=1) - kept.reshape(len(counts), -1).sum(axis=1)
    return found
