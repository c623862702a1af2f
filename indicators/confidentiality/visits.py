"""Which months, or years, of visits are hidden, beside all the visits published for whole places, which never change.

A number of visits adds up what each participant did: few people may be behind it, or one very assiduous person may make
most of it; and the same people come several months, so that nobody may add up contributors from month to month. Months
are decided last and give way alone. The reader is supposed to know where and when there were sessions, which is public.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.contributors import hosts_of, known_to
from indicators.confidentiality.earlier import Earlier
from indicators.confidentiality.few_behind import few_behind
from indicators.confidentiality.importance import importance
from indicators.confidentiality.linked import Base
from indicators.confidentiality.suppression import Bools, Row
from indicators.confidentiality.visit_pieces import Visits
from indicators.confidentiality.visits_before import VisitsBefore
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Tallies
from indicators.counting.visitors import ATTENDANCE, is_by_period
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import VISITS

Period = tuple[Need, Cell, str]
"""Visits counted by month or by year: the need, the cell, and the month or the year; "" for all that the cell tells."""


class HiddenVisits:
    """Decides which periods are hidden (`masks`), and from which host structures the rest is withheld (`withheld`).

    `periods` are the cells of each need that counts visits by month or by year; `wholes`, those where visits are
    published for the whole time; `before`, what earlier final versions told, which is known whatever is hidden now.
    """

    def __init__(
        self,
        visits: Visits,
        periods: Mapping[Need, Sequence[Cell]],
        wholes: Sequence[Cell],
        before: VisitsBefore,
        partners: Sequence[str],
        limit: int,
        share: float,
    ) -> None:
        self._visits, self._limit, self._share = visits, limit, share
        own = [known_to(visits.tally, partner) for partner in partners]
        nothing = np.zeros(len(visits.person), dtype=bool)
        self._readers = [nothing, *(visits.known(one) for one in own if one.any())]
        self._before = before
        self._fixed = [*(visits.row(cell) for cell in dict.fromkeys(wholes)), *before.rows]
        self._shown: dict[Period, Bools] = {}
        self.masks: dict[Period, str] = {}
        if before.changed:
            self.masks = {
                (need, cell, ""): wording.too_close(limit) for need, cells in periods.items() for cell in cells
            }
            return
        self._primary(periods)
        left = -1
        while left != len(self._shown):  # what is hidden for one reader may leave more of one person's to another
            left = len(self._shown)
            for known in self._readers:
                self._by_counting(known)
                self._by_size(known)

    def rows(self, needs: Sequence[Need], cells: Sequence[Cell]) -> dict[Row, str]:
        """Return what is hidden of an indicator, by cell and part, and why."""
        return {
            (cell, level): why for (need, cell, level), why in self.masks.items() if need in needs and cell in cells
        }

    def withheld(self) -> Iterator[tuple[Period, str]]:
        """Yield what a host structure, which knows its own visits, may not read: the period, the structure."""
        hosts = hosts_of(self._visits.tally)
        for host in sorted({host for host in hosts if host is not None}):
            known = self._visits.known(np.array([one == host for one in hosts], dtype=bool))
            if self._given_away(known) is not None or any(self._tells(row & ~known) for row in self._rests()):
                yield from ((period, host) for period in self._shown)

    def _primary(self, periods: Mapping[Need, Sequence[Cell]]) -> None:
        """Hide what is small itself; where few visits have no date, which is told beside, hide every month."""
        for need, cells in periods.items():
            levels = [level for level in self._visits.levels(need) if level]
            for cell in cells:
                undated = self._visits.row(cell, "")
                if any(self._tells(undated & ~known) for known in self._readers):
                    self.masks[need, cell, ""] = wording.few_people(self._limit, answering=False)
                    continue
                self._fixed += [undated] if undated.any() else []
                for level in levels:
                    row = self._visits.row(cell, level)
                    if self._visits.few(row, self._limit):
                        self.masks[need, cell, level] = wording.few_people(self._limit, answering=False)
                    elif self._visits.dominated(row, self._share):
                        self.masks[need, cell, level] = wording.ASSIDUOUS
                    elif row.any():
                        self._shown[need, cell, level] = row

    def _by_counting(self, known: Bools) -> None:
        """Hide more periods until few people's visits are given back by no sum; this reader knows some already."""
        while (used := self._given_away(known)) is not None and (free := self._free(self._shown)):
            # What whole places tell to a reader who is supposed to know more than it does: no month is added to it.
            for period in [self._least(used)] if (used := self._free(used)) else free:
                self._hide(period)

    def _by_size(self, known: Bools) -> None:
        """Hide more periods until none, nor what is left of a whole without those shown, is mostly one person's."""
        while (free := self._free(self._shown)) and (
            found := next((row for row in self._rests() if self._tells(row & ~known)), None)
        ) is not None:
            touching = [one for one in free if (self._shown[one] & found).any()] or free
            self._hide(self._least(touching))

    def _free(self, periods: Iterable[Period]) -> list[Period]:
        """Return the periods that may still be hidden: an earlier version told the others, and they have not changed."""
        return [one for one in periods if one[1:] not in self._before.periods]

    def _given_away(self, known: Bools) -> list[Period] | None:
        rows = [*self._shown.values(), *self._fixed]
        if not self._shown or known.all():
            return None
        used = few_behind(np.array(rows)[:, ~known], self._visits.person[~known], self._visits.people, self._limit)
        return None if used is None else [[*self._shown][row] for row in used if row < len(self._shown)]

    def _rests(self) -> Iterator[Bools]:
        """Yield each period shown, and what is left of each sum once the periods shown that lie in it are taken away."""
        shown = list(self._shown.values())
        yield from shown
        for whole in (*shown, *self._fixed) if shown else ():
            inside = [one for one in shown if not (one & ~whole).any() and (whole & ~one).any()]
            rest = whole & ~np.logical_or.reduce([np.zeros(len(whole), dtype=bool), *inside])
            if inside and rest.any():
                yield rest

    def _tells(self, pieces: Bools) -> bool:
        return self._visits.few(pieces, self._limit) or self._visits.dominated(pieces, self._share)

    def _least(self, periods: Sequence[Period]) -> Period:
        def rank(period: Period) -> tuple[object, ...]:
            _, cell, level = period
            people = self._visits.people[np.unique(self._visits.person[self._shown[period]])].sum()
            return importance(cell, level, 0, float(people))

        return min(periods, key=rank)

    def _hide(self, period: Period) -> None:
        del self._shown[period]
        self.masks[period] = wording.SECONDARY


def hidden_visits(
    initiative: Initiative,
    tallies: Tallies,
    bases: Mapping[Need, Base],
    hidden: Mapping[Need, Mapping[Cell, str]],
    earlier: Sequence[Earlier],
) -> HiddenVisits | None:
    """Decide the months and years of visits, beside what is shown of whole places; None where none is counted."""
    visitors = tallies.by_need.get(Need(VISITS))
    shown = {
        need: tuple(cell for cell in base.cells if cell not in hidden[need])
        for need, base in bases.items()
        if need.table in ATTENDANCE
    }
    periods = {need: cells for need, cells in shown.items() if is_by_period(need)}
    if visitors is None or not periods:
        return None
    visits = Visits.of(visitors)
    return HiddenVisits(
        visits,
        periods,
        [cell for cells in shown.values() for cell in cells],
        VisitsBefore(visits, earlier),
        tuple(initiative.partners),
        max(bases[need].guards[0].limit for need in periods),
        initiative.confidentiality.dominance,
    )
