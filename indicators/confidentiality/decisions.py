"""What is masked for everybody, indicator by indicator, before each reader's edition is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.dominance import dominated_rows
from indicators.confidentiality.given_out import GivenOut, beside_given, told_anew
from indicators.confidentiality.guards import Counting, Saying, guards_about_health
from indicators.confidentiality.level_counts import level_counts
from indicators.confidentiality.one_thread import on_one_thread
from indicators.confidentiality.readers import REACHES, Reach, agreed_ties, names_relations, reach_of
from indicators.confidentiality.release import Key, Masks, Release, hide
from indicators.confidentiality.told_together import FigureId, Telling
from indicators.confidentiality.untold import together_only, untold_cells
from indicators.counting.columns import Columns, columns_of
from indicators.counting.needs import Need
from indicators.counting.rows_of_files import rows_of
from indicators.counting.tallies import TERRITORY, Cell, Places, Tallies, Told
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import per_atom
from indicators.figures.results import Estimates, LevelCount
from indicators.figures.told_to_hosts import HOST, host_of
from indicators.figures.weighing import are_weighed
from indicators.measures.base import DerivedMeasure
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.hosts import written_to

ALL_PARTS = "*"
"""Stands for every part of a cell but the main figure."""
_KIND = "type_structure"
"""Kind of scope: of what all read, a host structure reads the territory and its own kind of structure."""


@dataclass(frozen=True)
class Withheld:
    """A figure that everybody reads but one host structure, which would learn of few others beside its own people."""

    indicator: str
    cell: Cell
    host: str


class Decisions:
    """Which figures are masked and why (`reason`), how far each cell may go (`reach`), what lies behind (`counts`).

    Rounds, each beside what those before it leave: what is small or tells by itself; what all read, partners included;
    versions given out before; parts about health; host structures, whose figures alone give way.
    """

    @on_one_thread
    def __init__(
        self, initiative: Initiative, tallies: Tallies, estimates: Estimates, given_out: tuple[GivenOut, ...]
    ) -> None:
        self.initiative, self._tallies = initiative, tallies
        self._columns: Columns = columns_of(initiative)
        self._needs = {key: one.needs(self._columns) for key, one in estimates.indicators.items()}
        self._needs |= {one.indicator: (one.need,) for one in tallies.rows}
        counted = {key: one for key, one in estimates.indicators.items() if not isinstance(one.measure, DerivedMeasure)}
        self._parts: dict[str, dict[Cell, dict[str, None]]] = {key: {} for key in estimates.indicators}
        for figure in estimates.figures:
            self._parts[figure.indicator].setdefault(figure.cell, {})[figure.part] = None
        self.reach: dict[tuple[str, Cell], Reach] = {
            (key, cell): self._reach(one, cell) for key, one in counted.items() for cell in self._parts[key]
        }
        self.among_partners = frozenset(
            key
            for key, one in counted.items()
            if (needs := self._needs[key]) and all(agreed_ties(initiative, need) for need in needs)
        )
        before = given_out[-1].masked if given_out else frozenset()
        self.telling = Telling(initiative, tallies, counted, self._weighted(counted.values()), before)
        self.masks: Masks = {}
        self._derived: dict[tuple[str, Cell], str] = {}
        self._by_themselves(counted)
        self._of_nobody_knows_whom(estimates)
        wanted = frozenset(self.masks)
        everybody = [
            *self._places(counted, {"commun", "partenaire"}),
            *self._of_one_person(counted, estimates),
            *self._rows(),
        ]
        self._round(everybody, wanted)
        self._beside(given_out, everybody, lambda cell: host_of(cell) is None)
        self._parts_about_health(counted)
        self._round_of_hosts(counted, everybody, given_out)
        # What versions told single structures may tell of few beside what all read, even where theirs of today are masked.
        self._beside(given_out, [*everybody, *self._of_hosts(counted)], lambda _: True)
        self.withheld = frozenset(self._withheld(counted, given_out)) if written_to(initiative) else frozenset()
        for key in after_ingredients(estimates.indicators):
            self._follow(estimates.indicators[key])
        self.counts = self._counts(counted)

    def reason(self, indicator: str, cell: Cell, part: str) -> str | None:
        """Say why a figure is masked for everybody, or None when it is not: for its owner alone."""
        if (indicator, cell) in self._derived:
            return self._derived[indicator, cell]
        if (told := self.telling.told(indicator, part)) is not None:
            for need in self._needs[indicator]:
                why = self.masks.get((need, cell, ""))
                if why is not None and (why != wording.ALIKE or self.telling.tells_answers(indicator)):
                    return why
            own = self.masks.get(self.telling.key(indicator, told.part, cell))
            if own is not None:
                return own
        return (
            self.masks.get((indicator, cell, ""))
            or self.masks.get((indicator, cell, part))
            or (self.masks.get((indicator, cell, ALL_PARTS)) if part else None)
        )

    def reasons(self) -> Mapping[FigureId, str]:
        """Return why each figure that is masked is, for the owner alone: a reason tells of those whom it protects."""
        return {
            (key, part, cell): why
            for key, cells in self._parts.items()
            for cell, parts in cells.items()
            for part in parts
            if (why := self.reason(key, cell, part)) is not None
        }

    def masks_rows(self, table: str, wave: str) -> bool:
        """Say whether how many rows a table holds, at a wave, is masked for everybody, whatever they say."""
        return self.reason(rows_of(table), Cell(TERRITORY, wave), "") is not None

    def _rows(self) -> Iterator[FigureId]:
        """Yield what tells how many rows the files of each table hold, wave by wave: it may be hidden as a figure."""
        for one in self._tallies.rows:
            waves = self.initiative.waves if one.need.table in self.initiative.groups else ("",)
            yield from ((one.indicator, "", Cell(TERRITORY, wave)) for wave in waves)

    def _reach(self, indicator: Indicator, cell: Cell) -> Reach:
        reaches = (reach_of(self.initiative, need, cell) for need in self._needs[indicator.id])
        return max(reaches, key=REACHES.index, default="commun")

    def _weighted(self, indicators: Iterable[Indicator]) -> frozenset[Need]:
        """Find the needs of which some figure is weighted."""
        found: set[Need] = set()
        for one in indicators:
            needs = self._needs[one.id]
            plan = self.initiative.sampling.get(needs[0].table) if needs else None
            if plan is not None and plan.margins:
                parts = per_atom(self._tallies, self._columns, one)
                found |= {part.need for part, here in zip(parts, are_weighed(plan, parts), strict=True) if here}
        return frozenset(found)

    def _places(self, indicators: Iterable[str], reaches: set[Reach]) -> Iterator[FigureId]:
        for key in indicators:
            for cell, parts in self._parts[key].items():
                if self.reach[key, cell] in reaches:
                    yield from ((key, part, cell) for part in parts)

    def _of_hosts(self, indicators: Iterable[str]) -> Iterator[FigureId]:
        return self._places(indicators, {"structure"})

    def _of_one_person(self, indicators: Iterable[str], estimates: Estimates) -> Iterator[FigureId]:
        """Yield the figures of a structure that one person answered: masked anyway, and each mask says that somebody did."""
        counted = {(one.indicator, one.part, one.cell): one.n for one in estimates.figures}
        yield from (place for place in self._of_hosts(indicators) if counted[place] == 1)

    def _by_themselves(self, indicators: Mapping[str, Indicator]) -> None:
        """Mask what tells by itself what each one inside answered or brought, or what nobody can say who is behind of."""
        for key, indicator in indicators.items():
            needs = self._needs[key]
            if not needs or not self.telling.is_protected(needs[0]):
                continue
            cells = tuple(cell for cell in self._parts[key] if self.reach[key, cell] != "propre")
            for (cell, part), why in self._telling_cells(indicator, needs, cells).items():
                heads: tuple[object, ...] = (key,) if part else needs
                self.masks |= {(head, cell, part): why for head in heads}

    def _of_nobody_knows_whom(self, estimates: Estimates) -> None:
        """Mask a figure that counts other people than its indicator does where no base of units says which.

        A gap at equal composition leaves out those whose kind holds one side only: how many they are depends on all.
        """
        counted = {(one.indicator, one.part, one.cell): one.n for one in estimates.figures}
        for (key, part, cell), n in counted.items():
            told = self.telling.told(key, part)
            if told is not None and not told.n.any() and n != counted.get((key, "", cell)):
                self.masks[key, cell, part] = wording.SECONDARY

    def _telling_cells(
        self, indicator: Indicator, needs: tuple[Need, ...], cells: tuple[Cell, ...]
    ) -> dict[tuple[Cell, str], str]:
        need = needs[0]
        if is_amount(needs):
            share = self.initiative.confidentiality.dominance
            parts = per_atom(self._tallies, self._columns, indicator)
            dominated = dict.fromkeys(dominated_rows(self._tallies, parts, cells, share), wording.AMOUNT)
            apart = together_only(self._tallies.by_need[need], cells)
            return dominated | dict.fromkeys(((cell, "") for cell in apart), wording.TOGETHER)
        if kind_of(self.initiative, need.table) == "organisations":
            if any(names_relations(self.initiative, one) for one in needs):
                return dict.fromkeys(((cell, "") for cell in cells), wording.TOGETHER)
            apart = together_only(self._tallies.by_need[need], cells)
            return dict.fromkeys(((cell, "") for cell in apart), wording.TOGETHER)
        return {(cell, ""): why for one in needs for cell, why in untold_cells(self._tallies, one, cells).items()}

    def _round(self, places: list[FigureId], wanted: frozenset[Key]) -> None:
        for _, release in self.telling.releases(places):
            self._hide(release, wanted)

    def _hide(self, release: Release, wanted: frozenset[Key] = frozenset(), secondary: str = wording.SECONDARY) -> None:
        """Hide more of a release: a part that has a key of its own is told of no more where its need is masked whole."""
        for key in dict.fromkeys(key for own in release.keys for key in own if isinstance(key[0], str)):
            why = None if key in self.masks else self.reason(str(key[0]), key[1], key[2])
            if why is not None:
                self.masks[key] = why
        self.masks |= hide(release, self.masks, wanted, secondary)

    def _beside(self, given_out: tuple[GivenOut, ...], places: list[FigureId], reads: Callable[[Cell], bool]) -> None:
        """Hide what, beside the versions given out before, would tell of few: of those who changed since, above all."""
        for counting, release in self.telling.releases(places) if given_out else ():
            self._beside_versions(given_out, counting, release, reads)

    def _beside_versions(
        self,
        given_out: tuple[GivenOut, ...],
        counting: Counting,
        release: Release,
        reads: Callable[[Cell], bool],
    ) -> None:
        reason = wording.too_close(counting.limit)
        self.masks = dict.fromkeys(told_anew(given_out, counting, release), reason) | self.masks
        beside = beside_given(given_out, counting, release, reads)
        if beside is not None:
            self._hide(beside, secondary=reason)

    def _round_of_hosts(
        self, indicators: Iterable[str], everybody: list[FigureId], given_out: tuple[GivenOut, ...]
    ) -> None:
        """Decide the figures of host structures beside all the others, which stay as they are."""
        own = list(self._of_hosts(indicators))
        if not own:
            return
        about = {self.telling.key(*place)[0] for place in own if self.telling.protects(place[0], place[1])}
        known = [place for place in everybody if self.telling.protects(place[0], place[1])]
        shown = [place for place in known if self.reason(place[0], place[2], place[1]) is None]
        for counting, release in self.telling.releases(own, fixed=shown, readers="structure"):
            if not any(key[0] in about for keys in release.keys for key in keys):
                continue
            self._hide(release)
            self._beside_versions(given_out, counting, release, lambda _: True)

    def _parts_about_health(self, indicators: Iterable[str]) -> None:
        """Hide parts of which too few said it, or did not, then what would give those away: all that count one answer at once.

        Levels of one question add up to its base: one that is hidden alone would be worked out from the others, so all
        are. Options of a question with several answers are counted one by one, and hidden one by one.
        """
        counting_one_answer: dict[object, list[Told]] = {}
        hidden: dict[tuple[str, str], str] = {}
        for key in indicators:
            parts = {part for parts in self._parts[key].values() for part in parts if part}
            said = [one for part in sorted(parts) if (one := self.telling.told(key, part)) is not None]
            needs = [one.need for one in said]
            for one in said:
                if one.k is not None and self.telling.is_sensitive(one.need):
                    hidden[key, one.part] = ALL_PARTS if needs.count(one.need) > 1 else one.part
                    counted = (replace(one.need, where=()), one.n.tobytes(), one.k.tobytes())
                    counting_one_answer.setdefault(counted, []).append(one)
        for told in counting_one_answer.values():
            self._part_about_health(told, hidden)

    def _part_about_health(self, told: Sequence[Told], hidden: Mapping[tuple[str, str], str]) -> None:
        """Hide figures that count one answer, each under the key that `hidden` gives."""
        places = [
            (one.indicator, one.part, cell)
            for one in told
            for cell, parts in self._parts[one.indicator].items()
            if one.part in parts
        ]
        under: dict[Key, dict[Key, None]] = {}
        for key, part, cell in places:
            under.setdefault(self.telling.key(key, part, cell), {})[key, cell, hidden[key, part]] = None
        given: Masks = {
            (key, cell, hidden[key, part]): wording.SECONDARY
            for key, part, cell in places
            if self.reason(key, cell, part) is not None
        }
        for counting, release in self.telling.releases(places):
            behind = counting.behind
            said = [
                Saying(
                    one, one.indicator, question, behind.bases[base], behind.said[one.indicator, one.part, wave], wave
                )
                for one in told
                for wave in dict.fromkeys(cell.wave for key, _, cell in places if key == one.indicator)
                for question, base in self.telling.bases(one, wave)
                if question == behind.question and (one.indicator, one.part, wave) in behind.said
            ]
            own = replace(
                release,
                keys=tuple(tuple({new: None for key in keys for new in under[key]}) for keys in release.keys),
                guards=tuple(guards_about_health(counting, said, np.asarray(release.rows.any(axis=0)))),
            )
            self.masks |= hide(own, given)

    def _withheld(self, indicators: Iterable[str], given_out: tuple[GivenOut, ...]) -> Iterator[Withheld]:
        """Yield the ensembles that would tell a structure of few others: the territory, and its own kind of structure.

        Of what it reads, now and in versions given out before, it knows its own people: the least important figure of each
        sum that then tells is withheld.
        """
        under: dict[object, list[str]] = {}
        for key in (*indicators, *(one.indicator for one in self._tallies.rows)):
            for head in (key, *self._needs[key]):
                under.setdefault(head, []).append(key)
        shown = [
            (key, part, cell)
            for key, part, cell in (*self._places(indicators, {"commun"}), *self._rows())
            if cell.scope.kind in (TERRITORY, _KIND) and self.reason(key, cell, part) is None
        ]
        together: dict[int, list[tuple[str, list[str]]]] = {}
        for counting, release in self.telling.releases(shown, closely=True):
            places = counting.behind.places
            if counting.organisations or HOST not in places.table:
                continue
            if id(places) not in together:
                together[id(places)] = _hosts_by_kind(places)
            for kind, hosts in together[id(places)]:
                read = release.read_in({TERRITORY, Scope.of(_KIND, kind)})
                own = {host: places.holding(HOST, host)[counting.behind.place] for host in hosts}
                # Seldom does any of them learn anything: they are looked at together first.
                if hide(replace(read, partners=tuple(own.values())), {}):
                    for host, people in own.items():
                        for head, cell, _ in hide(replace(read, partners=(people,)), {}):
                            yield from (Withheld(key, cell, host) for key in under[head])
                for host, people in own.items() if given_out else ():
                    reads = partial(_read_by, (TERRITORY, Scope.of(_KIND, kind), Scope.of(HOST, host)))
                    beside = beside_given(given_out, counting, replace(read, partners=(people,)), reads)
                    for head, cell, _ in hide(beside, {}) if beside is not None else ():
                        yield from (Withheld(key, cell, host) for key in under[head])

    def _follow(self, indicator: Indicator) -> None:
        """Mask a figure made of others wherever one of them is, and let it go no further than they do."""
        assert isinstance(indicator.measure, DerivedMeasure)
        made_of = [key for key in indicator.measure.made_of() if key in self._parts]
        for cell in self._parts[indicator.id]:
            if any(self.reason(key, cell, "") is not None for key in made_of):
                self._derived[indicator.id, cell] = wording.DERIVED
            reaches = [self.reach[key, cell] for key in made_of if (key, cell) in self.reach]
            self.reach[indicator.id, cell] = max(reaches, key=REACHES.index, default="commun")
        self.withheld |= frozenset(self._made_of_withheld(indicator.id, made_of))

    def _made_of_withheld(self, indicator: str, made_of: Sequence[str]) -> Iterator[Withheld]:
        """Yield what is made of a figure that a structure does not read: with the other one, it would give that figure back."""
        for one in self.withheld:
            if one.indicator in made_of and one.cell in self._parts[indicator]:
                yield Withheld(indicator, one.cell, one.host)

    def _counts(self, indicators: Iterable[str]) -> Mapping[tuple[str, Cell], tuple[LevelCount, ...]]:
        """Count the answers behind each figure, where no figure that counts the same is masked."""
        masked = {
            (told.need, cell)
            for key in indicators
            for cell, parts in self._parts[key].items()
            for part in parts
            if (told := self.telling.told(key, part)) is not None and self.reason(key, cell, part) is not None
        }
        found: dict[tuple[str, Cell], tuple[LevelCount, ...]] = {}
        for key in indicators:
            needs = self._needs[key]
            if not self.telling.tells_answers(key) or any(self.telling.is_sensitive(need) for need in needs):
                continue
            cells = [cell for cell in self._parts[key] if not any((need, cell) in masked for need in needs)]
            found |= {
                (key, cell): counts
                for cell, counts in level_counts(self.initiative, self._tallies, self._columns, needs, cells).items()
            }
        return found


def _read_by(scopes: tuple[Scope, ...], cell: Cell) -> bool:
    return cell.scope in scopes


def _hosts_by_kind(places: Places) -> list[tuple[str, list[str]]]:
    """Return the host structures of some people, kind by kind: those of one kind read the same ensembles."""
    table = places.table[[HOST, _KIND]] if _KIND in places.table else places.table[[HOST]].assign(**{_KIND: ""})
    found = table.astype(object).dropna().drop_duplicates().sort_values([_KIND, HOST])
    return [(str(kind), list(map(str, one[HOST]))) for kind, one in found.groupby(_KIND)]


def is_amount(needs: tuple[Need, ...]) -> bool:
    """Say whether these are sums that each partner brings a share of, so that one may dominate."""
    return needs[0].table == "contributions" and needs[0].amount is not None


def after_ingredients(indicators: Mapping[str, Indicator]) -> list[str]:
    """Order the indicators made of others so that each comes after those it is made of.

    Those of a cycle have no figure (stage 5 makes none): they come last.
    """
    ordered: list[str] = []
    left = {key: one.measure.made_of() for key, one in indicators.items() if isinstance(one.measure, DerivedMeasure)}
    while ready := [key for key, made_of in left.items() if not any(other in left for other in made_of)]:
        ordered += ready
        left = {key: made_of for key, made_of in left.items() if key not in ready}
    return [*ordered, *left]
