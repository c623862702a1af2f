"""What earlier final versions told of visits, so that the months told now cannot be subtracted from them, nor they from now.

Who came is kept without persons: how many people, in each place, came how often every month. Where that is the same today,
all that the earlier version told is a sum of today's visits, and is searched with them. Where it is not, nobody knows
whose visits changed: no month is told any more, for the months that hide another are no longer the same.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from indicators.confidentiality.earlier import Earlier, Kept, kept_of
from indicators.confidentiality.places import Place
from indicators.confidentiality.suppression import Bools
from indicators.confidentiality.visit_pieces import Visits
from indicators.counting.tallies import Cell
from indicators.counting.visitors import ATTENDANCE
from indicators.figures.told_to_hosts import host_of


class VisitsBefore:
    """What readers hold already: `rows`, as sets of today's pieces; `periods`, those that were told and are the same.

    `changed` says that an earlier version counted other visits than today in the months that it knew.
    """

    def __init__(self, visits: Visits, earlier: Sequence[Earlier]) -> None:
        self.changed = False
        self.rows: list[Bools] = []
        self.periods: set[tuple[Cell, str]] = set()
        today = kept_of(visits.tally)
        for told in filter(None, (list(_of_visits(one)) for one in earlier)):
            months = {month for often in _often(told[0]) for month in _months(often)}
            if _people(told[0], months) != _people(today, months):
                self.changed = True
                continue
            then = np.array([month in months for month in visits.month], dtype=bool)
            for kept in told:
                self.rows += [visits.row(cell) & then for cell in kept.shown if host_of(cell) is None]
                self._remember(visits, kept.periods, then)

    def _remember(self, visits: Visits, periods: Iterable[tuple[Cell, str]], then: Bools) -> None:
        for cell, period in periods:
            row = visits.row(cell, period)
            self.rows.append(row & then)
            if period and not (row & ~then).any():
                self.periods.add((cell, period))


def _of_visits(one: Earlier) -> Iterator[Kept]:
    """Yield what an earlier version told somebody of visits."""
    for name, kept in one.needs.items():
        if name.partition(" ")[0] in ATTENDANCE and (kept.shown or kept.periods):
            yield kept


def _often(kept: Kept) -> Iterator[str]:
    return (often for counts in kept.counts.values() for often in counts)


def _months(often: str) -> dict[str, str]:
    """Read « 2014-10=3,2014-11=1 » back: how often in each month."""
    return dict(month.split("=") for month in often.split(",")) if often else {}


def _people(kept: Kept, months: Collection[str]) -> Counter[tuple[Place, frozenset[tuple[str, str]]]]:
    """Count the people of each place by how often they came in these months; those who did not come then are left out."""
    found: Counter[tuple[Place, frozenset[tuple[str, str]]]] = Counter()
    for place, counts in kept.counts.items():
        for often, people in counts.items():
            came = frozenset(pair for pair in _months(often).items() if pair[0] in months)
            found[place, came] += people if came else 0
    return +found
