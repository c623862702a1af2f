"""What is never told, for nobody can say who is behind it: visits, and people present, told apart in more ways than one."""

from indicators.confidentiality import wording
from indicators.confidentiality.guards import counts_present
from indicators.counting.needs import Need
from indicators.counting.tallies import Tallies
from indicators.counting.visitors import ATTENDANCE, is_by_period, is_by_place
from indicators.measures.base import Measure
from indicators.measures.count import Count
from initiatives.declaration.registers import VISITS


def untold(tallies: Tallies, measure: Measure, needs: tuple[Need, ...]) -> str | None:
    """Say why nothing that rests on these needs may be told; None where something may."""
    if any(_visits_apart(tallies, measure, need) for need in needs):
        return wording.SHARED
    return wording.APART if any(_present_apart(tallies, need) for need in needs) else None


def _visits_apart(tallies: Tallies, measure: Measure, need: Need) -> bool:
    """Say whether nobody counted how many different people are behind visits, as a measure tells them apart."""
    if need.table not in ATTENDANCE or is_by_place(need):
        return False
    return not (isinstance(measure, Count) and is_by_period(need) and Need(VISITS) in tallies.by_need)


def _present_apart(tallies: Tallies, need: Need) -> bool:
    """Say whether people present are told apart in another way than the first one asked for, or after another filter.

    The dates and the places of meetings are known: a year less a month, or less a commune, is one meeting.
    """
    if not counts_present(need):
        return False
    every = [one for one in tallies.by_need if counts_present(one)]
    ways = [one.columns for one in every if _is_apart(one)]
    return need.where != every[0].where or (_is_apart(need) and need.columns != ways[0])


def _is_apart(need: Need) -> bool:
    """Say whether a need tells meetings apart otherwise than by how many were there, as a median does."""
    return any(set(one.names()) - {need.amount} for one in need.columns)
