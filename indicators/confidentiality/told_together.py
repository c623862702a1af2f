"""Which figures tell of which people: every published base of a question beside all the others, as one release."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from indicators.confidentiality.exposure import Memory
from indicators.confidentiality.guards import (
    Counting,
    Saying,
    guard_of_amounts,
    guard_of_few,
    guard_of_single_people,
    guard_of_those_who_came_once,
    guards_about_health,
    guards_of_the_alike,
    is_an_answer,
)
from indicators.confidentiality.naming import name_of
from indicators.confidentiality.readers import agreed_ties, is_shared
from indicators.confidentiality.release import Guard, Key, Release
from indicators.counting.atoms import WEIGHTING
from indicators.counting.behind import bases_of
from indicators.counting.needs import Derived, Need, counts_present
from indicators.counting.tallies import BLANK, AskedAt, Base, Behind, Cell, Tallies, Told
from indicators.counting.visitors import ATTENDANCE
from indicators.counting.whom_and_when import Waves
from indicators.definitions.indicator import Indicator
from indicators.measures.base import KEPT_APART
from initiatives.arrays import Bools
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of

FigureId = tuple[str, str, Cell]
"""An indicator, one of its parts, a cell: where there is a figure."""


@dataclass
class _Rows:
    """What is told of one question: a set of people → the keys that tell it."""

    behind: Behind
    keys: dict[bytes, dict[Key, None]] = field(default_factory=dict)
    sets: dict[bytes, Bools] = field(default_factory=dict)
    fixed: set[bytes] = field(default_factory=set)
    bases: set[Base] = field(default_factory=set)

    def add(self, members: Bools, key: Key | None) -> None:
        """Add a set of people and what tells it: None when it is out already."""
        name = members.tobytes()
        self.sets[name] = members
        held = self.keys.setdefault(name, {})
        if key is None:
            self.fixed.add(name)
        else:
            held[key] = None


class Telling:
    """What the figures of an evaluation tell of people, and under which keys they are hidden."""

    def __init__(
        self,
        initiative: Initiative,
        tallies: Tallies,
        indicators: Mapping[str, Indicator],
        weighted: frozenset[Need] = frozenset(),
        masked_before: frozenset[tuple[str, Cell]] = frozenset(),
    ) -> None:
        self._initiative, self._weighted, self._masked_before = initiative, weighted, masked_before
        self._told = {
            (one.indicator, one.part): one for one in (*tallies.told, *tallies.rows) if self.is_protected(one.need)
        }
        self._rows_alone = {one.need for one in tallies.rows} - {one.need for one in tallies.told}
        self.behind: dict[AskedAt, Behind] = {one.question: one for one in tallies.behind}
        self._bases: dict[tuple[str, str, str], tuple[tuple[AskedAt, Base], ...]] = {}
        self._counted: dict[tuple[str, str, str], tuple[tuple[Behind, Base, Bools], ...]] = {}
        self._apart = self._told_apart()
        self.sensitive: frozenset[tuple[str, Derived | str | None]] = frozenset(
            (one.need.table, one.need.columns[-1])
            for one in self._told.values()
            if one.need.columns and indicators[one.indicator].sensitivity == "sante"
        )
        self._answering = {one.indicator for one in self._told.values() if tells_answers(one)}
        self._partners = tuple(initiative.partners)
        self._kinds: dict[tuple[AskedAt, Base], Bools] = {}
        self._memory: Memory = {}
        self._weighed: dict[AskedAt, tuple[Bools, ...]] = {}
        self._countings: dict[AskedAt, Counting] = {}
        # What a figure masked since says that people answered is told all the same where the levels that others show say it.
        self._said: dict[AskedAt, dict[tuple[str, str, Waves], tuple[Told, Base]]] = {}
        self._sayings: dict[tuple[AskedAt, str, str, str], Saying] = {}

    def is_protected(self, need: Need) -> bool:
        """Say whether what a need counts is anybody's business: neither public, nor shared by those it is about."""
        if counts_present(need):
            return True
        public = kind_of(self._initiative, need.table) == "public"
        return not (public or is_shared(self._initiative, need.table) or agreed_ties(self._initiative, need))

    def is_sensitive(self, need: Need) -> bool:
        """Say whether what was answered is about health, whichever indicator counts it."""
        return bool(need.columns) and (need.table, need.columns[-1]) in self.sensitive

    def protects(self, indicator: str, part: str = "") -> bool:
        """Say whether a figure tells of people or organisations that are protected."""
        return (indicator, part) in self._told

    def tells_answers(self, indicator: str) -> bool:
        """Say whether an indicator tells what was answered, not only who answered or left a blank."""
        return indicator in self._answering

    def told(self, indicator: str, part: str) -> Told | None:
        """Return what a figure counts; None where it is public, or made of others."""
        return self._told.get((indicator, part))

    def key(self, indicator: str, part: str, cell: Cell) -> Key:
        """Return under which key a figure is hidden: with all that is made of its need there, or alone."""
        told = self._told[indicator, part]
        return (indicator, cell, part) if (indicator, part) in self._apart else (told.need, cell, "")

    def bases(self, told: Told, wave: Waves) -> tuple[tuple[AskedAt, Base], ...]:
        """Return the questions that a figure tells of at a wave, and whom it then speaks of."""
        place = (told.indicator, told.part, wave)
        if place not in self._bases:
            self._bases[place] = tuple(dict.fromkeys(bases_of(told, wave)))
        return self._bases[place]

    def releases(
        self,
        figures: Iterable[FigureId],
        fixed: Iterable[FigureId] = (),
        readers: str | None = None,
        *,
        closely: bool = False,
    ) -> Iterator[tuple[Counting, Release]]:
        """Yield what these figures tell together, question by question; first what they answered, then who was asked.

        `fixed` figures are out already; `readers` names a column of places (« structure ») of which each value is a reader
        who knows its own people. `closely` looks at each part of a figure about health, not only at the main one.
        """
        rows: dict[int, _Rows] = {}
        for places, out in ((figures, False), (fixed, True)):
            for indicator, part, cell in places:
                if (told := self._told.get((indicator, part))) is not None:
                    self._add(rows, told, cell, out=out)
        for one in sorted(rows.values(), key=_rank):
            if not self._is_counted_elsewhere(one.behind.question, one):
                yield self._release(one, readers, closely=closely)

    def _add(self, rows: dict[int, _Rows], told: Told, cell: Cell, *, out: bool) -> None:
        key = None if out else self.key(told.indicator, told.part, cell)
        said = (told.indicator, told.part, cell.wave)
        for behind, base, among in self._counted_by(told, cell.wave):
            members = among & behind.places.of(base.wave, cell)[behind.place]
            if members.any():
                of_question = rows.setdefault(id(behind), _Rows(behind))
                for part in (members, *(members & one for one in self._weighed_apart(behind, told.need))):
                    if part.any():
                        of_question.add(part, key)
                of_question.bases.add(base)
                self._said.setdefault(behind.question, {}).setdefault(said, (told, base))

    def _counted_by(self, told: Told, wave: Waves) -> tuple[tuple[Behind, Base, Bools], ...]:
        """Return who stands behind each question that a figure tells of, whom it speaks of, and which kinds those are."""
        place = (told.indicator, told.part, wave)
        if place not in self._counted:
            # Organisations are named: how many are behind each answer is no secret, what each of them answered is.
            together = told.part and kind_of(self._initiative, told.need.table) == "organisations"
            together = together and (told.indicator, told.part) not in self._apart
            self._counted[place] = tuple(
                (behind, base, self._among(behind, base))
                for question, base in self.bases(told, wave)
                if (behind := self.behind.get(question)) is not None
                and base in behind.bases
                and self.matters(question, told)
                and not (together and base.among)
            )
        return self._counted[place]

    def _weighed_apart(self, behind: Behind, need: Need) -> tuple[Bools, ...]:
        """Return the kinds of each answer to each margin's question, where a figure is weighted on it: shape (kinds,).

        Beside n and k, a weighted share tells what those who weigh more answered, as a figure of theirs would.
        """
        if need not in self._weighted or not is_an_answer(self._counting(behind)):
            return ()
        if behind.question not in self._weighed:
            margins = self._initiative.sampling[behind.question.table].margins
            self._weighed[behind.question] = tuple(
                (column == level).to_numpy(dtype=bool)[behind.place]
                for name in margins
                for column in [behind.places.table[f"{WEIGHTING}{name}"].astype(object).fillna(BLANK)]
                for level in sorted(set(column))
            )
        return self._weighed[behind.question]

    def _among(self, behind: Behind, base: Base) -> Bools:
        """Return the kinds of people whom a base counts, once for all the figures that speak of them."""
        place = (behind.question, base)
        if place not in self._kinds:
            self._kinds[place] = behind.bases[base] & (behind.people > 0)
        return self._kinds[place]

    def _is_counted_elsewhere(self, question: AskedAt, rows: _Rows) -> bool:
        """Say whether all who were asked are told in one way only: how many there are is looked at without the question."""
        alone = len({base.need for base in rows.bases}) == 1 and not any(base.among for base in rows.bases)
        return question.everybody and alone and (question.table, question.asked) not in self.sensitive

    def matters(self, question: AskedAt, told: Told) -> bool:
        """Leave out who left a question blank where nobody answers (registers)."""
        if counts_present(told.need):
            return question.asked is not None and not question.everybody
        return question.table in self._initiative.groups or not question.everybody

    def _release(self, rows: _Rows, readers: str | None, *, closely: bool) -> tuple[Counting, Release]:
        behind, counting = rows.behind, self._counting(rows.behind)
        names = list(rows.sets)
        keys = tuple(tuple(rows.keys[name]) for name in names)
        guards = tuple(self._guards(counting, rows, closely=closely))
        known = counting.known_to(self._partners)
        together = self._initiative.confidentiality.coalitions
        known += tuple(
            np.logical_or.reduce(team) for size in range(2, together + 1) for team in combinations(known, size)
        )
        if readers is not None and not counting.organisations:
            known += _each(behind, readers)
        return counting, Release(
            keys=keys,
            rows=np.array([rows.sets[name] for name in names]),
            guards=guards,
            fixed=np.array([name in rows.fixed for name in names]),
            partners=known,
            worth={key: self._worth(key[0]) for own in keys for key in own},
            masked_before=frozenset(key for own in keys for key in own if self._was_masked(key)),
            memory=self._memory,
        )

    def _worth(self, head: object) -> int:
        """Keep the change of the same people first, then what everyone says, comparisons, single parts, rows of files last."""
        if not isinstance(head, Need):
            return -2
        if head in self._rows_alone:
            return -3
        crossed = len(head.columns) > 1 and not head.paired
        return -1 if head.followed or head.compared or crossed else int(head.paired)

    def _counting(self, behind: Behind) -> Counting:
        question = behind.question
        if question not in self._countings:
            sensitive = (question.table, question.asked) in self.sensitive
            self._countings[question] = Counting(self._initiative, behind, sensitive)
        return self._countings[question]

    def _saying(self, behind: Behind, told: Told, base: Base, wave: Waves) -> Saying:
        name = (behind.question, told.indicator, told.part, wave)
        if name not in self._sayings:
            said = behind.said.get((told.indicator, told.part, wave))
            self._sayings[name] = Saying(told, self._head(told), behind.question, behind.bases[base], said, base.wave)
        return self._sayings[name]

    def _was_masked(self, key: Key) -> bool:
        head, cell, _ = key
        return bool(self._masked_before) and isinstance(head, Need) and (name_of(head), cell) in self._masked_before

    def _guards(self, counting: Counting, rows: _Rows, *, closely: bool) -> Iterator[Guard]:
        every = np.array(list(rows.sets.values()))
        told_of = np.asarray(every.any(axis=0))
        yield guard_of_few(counting)
        if not counting.organisations:
            yield guard_of_single_people(counting, every)
        if counting.behind.levels and any(base.need.table in ATTENDANCE for base in rows.bases):
            yield guard_of_those_who_came_once(counting)
        if counting.behind.question.table == "contributions" and isinstance(counting.behind.question.asked, str):
            yield guard_of_amounts(counting)
        if not is_an_answer(counting):
            return
        said = [
            self._saying(counting.behind, told, base, place[-1])
            for place, (told, base) in self._said.get(counting.behind.question, {}).items()
            if told.need.table not in ATTENDANCE
        ]
        answering = [one for one in said if tells_answers(one.told)]
        if counting.sensitive and not counting.organisations:
            yield from guards_about_health(
                counting, [one for one in answering if closely or not one.told.part], told_of
            )
        if counting.organisations or counting.behind.question.table in self._initiative.groups:
            yield from guards_of_the_alike(counting, answering)

    def _head(self, told: Told) -> object:
        return told.indicator if (told.indicator, told.part) in self._apart else told.need

    def _told_apart(self) -> frozenset[tuple[str, str]]:
        """Find the parts that are hidden one by one: they split the units among them, as sessions by kind do.

        Where two kinds of people, or two waves, are compared, nothing of the comparison is told without the others.
        """
        parts: dict[tuple[str, Need], list[Told]] = {}
        for one in self._told.values():
            if one.part and not one.annex and one.need.table not in ATTENDANCE:
                parts.setdefault((one.indicator, one.need), []).append(one)
        found = set()
        for (indicator, need), among in parts.items():
            compared = need.followed or need.compared or (len(need.columns) > 1 and not need.paired)
            if compared and kind_of(self._initiative, need.table) == "personnes":
                continue
            if len(among) > 1 and (np.add.reduce([one.n.astype(np.int64) for one in among]) <= 1).all():
                found |= {(indicator, one.part) for one in among}
        return frozenset(found)


def tells_answers(told: Told) -> bool:
    """Say whether a figure tells what was answered, not only who answered or left a blank."""
    valid = tuple(slice(None, -KEPT_APART) for _ in told.levels)
    return bool(told.levels) and bool(told.n[valid].any()) and (told.k is None or bool(told.k[valid].any()))


def _rank(rows: _Rows) -> tuple[bool, bool]:
    """Look at what people answered first, then at who was asked."""
    return rows.behind.question.asked is None, rows.behind.question.everybody


def _each(behind: Behind, column: str) -> tuple[Bools, ...]:
    if column not in behind.places.table:
        return ()
    names = sorted({str(one) for one in behind.places.table[column].dropna().unique()})
    return tuple(behind.places.holding(column, name)[behind.place] for name in names)
