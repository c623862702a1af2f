"""What is masked for everybody, indicator by indicator, before each reader's edition is made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.dominance import by_level, dominated_rows, more_to_hide
from indicators.confidentiality.given_out import GivenOut, beside_given
from indicators.confidentiality.guards import Saying, guards_about_health
from indicators.confidentiality.level_counts import level_counts
from indicators.confidentiality.readers import REACHES, Reach, agreed_ties, names_relations, reach_of
from indicators.confidentiality.release import Key, Masks, hide
from indicators.confidentiality.told_together import FigureId, Telling
from indicators.confidentiality.untold import together_only, untold_cells
from indicators.counting.columns import Columns, columns_of
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Tallies
from indicators.counting.visitors import ATTENDANCE
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import per_atom
from indicators.figures.results import Estimates, LevelCount
from indicators.figures.told_to_hosts import host_of
from indicators.figures.weighing import are_weighed
from indicators.measures.base import CountedMeasure, DerivedMeasure
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of

ALL_PARTS = "*"
"""Stands for every part of a cell but the main figure."""


@dataclass(frozen=True)
class Withheld:
    """A figure that everybody reads but one host structure, which would learn of few others beside its own people."""

    indicator: str
    cell: Cell
    host: str


class Decisions:
    """Which figures are masked and why (`reason`), how far each cell may go (`reach`), what lies behind (`counts`).

    Rounds, each beside what those before it leave: what is small or tells by itself; what all read, partners included;
    versions given out before; parts about health, and amounts; host structures, whose figures alone give way.
    """

    def __init__(
        self, initiative: Initiative, tallies: Tallies, estimates: Estimates, given_out: tuple[GivenOut, ...]
    ) -> None:
        self.initiative, self._tallies = initiative, tallies
        self._columns: Columns = columns_of(initiative)
        self._indicators = estimates.indicators
        self._needs = {key: one.needs(self._columns) for key, one in estimates.indicators.items()}
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
        everybody = list(self._places(counted, {"commun", "partenaire"}))
        self._round(everybody, wanted)
        for given in given_out:
            self._beside(given, everybody)
        for key in counted:
            self._parts_about_health(key)
            self._rest_of_amounts(key)
        self._round_of_hosts(counted, everybody, given_out)
        self._same_counts(counted)
        self.withheld = frozenset(self._withheld(counted)) if any(self._of_hosts(counted)) else frozenset()
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
        return (Need(table), Cell(TERRITORY, wave), "") in self.masks

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
            apart = () if indicator.id in self.among_partners else together_only(self._tallies.by_need[need], cells)
            return dict.fromkeys(((cell, "") for cell in apart), wording.TOGETHER)
        if need.table in self.initiative.groups:
            return {}
        return {(cell, ""): why for one in needs for cell, why in untold_cells(self._tallies, one, cells).items()}

    def _round(self, places: list[FigureId], wanted: frozenset[Key]) -> None:
        for _, release in self.telling.releases(places):
            self.masks |= hide(release, self.masks, wanted)

    def _beside(self, given: GivenOut, places: list[FigureId]) -> None:
        """Hide what, beside a version given out before, would tell of the few who changed since."""
        for counting, release in self.telling.releases(places):
            beside = beside_given(given, counting, release, self.telling, hosts=False)
            if beside is not None:
                self.masks |= hide(beside, self.masks, secondary=wording.too_close(counting.limit))

    def _round_of_hosts(
        self, indicators: Iterable[str], everybody: list[FigureId], given_out: tuple[GivenOut, ...]
    ) -> None:
        """Decide the figures of host structures beside all the others, which stay as they are."""
        own = list(self._of_hosts(indicators))
        if not own:
            return
        about = {self.telling.key(*place)[0] for place in own if self.telling.protects(place[0], place[1])}
        shown = [
            place for place in everybody
            if self.telling.protects(place[0], place[1]) and self.reason(place[0], place[2], place[1]) is None
        ]  # fmt: skip
        for counting, release in self.telling.releases(own, fixed=shown, readers="structure"):
            if not any(key[0] in about for keys in release.keys for key in keys):
                continue
            self.masks |= hide(release, self.masks)
            for given in given_out:
                beside = beside_given(given, counting, release, self.telling, hosts=True)
                if beside is not None:
                    self.masks |= hide(beside, self.masks, secondary=wording.too_close(counting.limit))

    def _parts_about_health(self, key: str) -> None:
        """Hide parts of which too few said it, or did not, then what would give those away.

        Levels of one question add up to its base: one that is hidden alone would be worked out from the others, so all
        are. Options of a question with several answers are counted one by one, and hidden one by one.
        """
        if self._indicators[key].sensitivity != "sante":
            return
        parts = {part for parts in self._parts[key].values() for part in parts if part}
        needs = [told.need for part in parts if (told := self.telling.told(key, part)) is not None]
        for part in sorted(parts):
            told = self.telling.told(key, part)
            if told is None or told.k is None:
                continue
            hidden = ALL_PARTS if needs.count(told.need) > 1 else part
            places = [(key, part, cell) for cell, own in self._parts[key].items() if part in own]
            for counting, release in self.telling.releases(places):
                said = [
                    Saying(told, key, counting.behind.bases[base], counting.behind.said[key, part, wave])
                    for wave in {cell.wave for _, _, cell in places}
                    for question, base in self.telling.bases(told, wave)
                    if question == counting.behind.question and (key, part, wave) in counting.behind.said
                ]
                own = replace(
                    release,
                    keys=tuple(tuple({(key, one[1], hidden): None for one in keys}) for keys in release.keys),
                    guards=tuple(guards_about_health(counting, said)),
                )
                given: Masks = {
                    (key, cell, hidden): wording.SECONDARY
                    for _, _, cell in places
                    if self.reason(key, cell, part) is not None
                }
                self.masks |= hide(own, given)

    def _rest_of_amounts(self, key: str) -> None:
        """Hide more parts of an amount where the total, less those shown, would still be one organisation's."""
        needs = self._needs[key]
        if not needs or not is_amount(needs) or not self.telling.is_protected(needs[0]) or needs[0].amount is None:
            return
        tally = self._tallies.by_need[needs[0]]
        share = self.initiative.confidentiality.dominance
        levels = by_level(tally).keys() - {""}
        for cell, parts in self._parts[key].items():
            if self.reach[key, cell] == "propre" or self.reason(key, cell, "") is not None:
                continue
            own = parts.keys() & levels
            hidden = {part for part in own if self.reason(key, cell, part) is not None}
            for part in more_to_hide(tally, hidden, own - hidden, tally.members(cell), share):
                self.masks[key, cell, part] = wording.SECONDARY

    def _same_counts(self, indicators: Iterable[str]) -> None:
        """Mask a count wherever one that counts the same, or the rest, is masked: masks go with what is counted.

        What is left of a base, once a part of it is told, is told too.
        """
        masked: dict[object, str] = {}
        places = list(self._places(indicators, {"commun", "partenaire", "structure"}))
        for key, part, cell in places:
            told = self.telling.told(key, part)
            why = None if told is None else self.reason(key, cell, part)
            if told is not None and why is not None and told.k is not None:
                masked.setdefault((told.need, cell, told.n.tobytes(), told.k.tobytes()), why)
                masked.setdefault((told.need, cell, told.n.tobytes(), (told.n & ~told.k).tobytes()), why)
        for key, part, cell in places:
            told = self.telling.told(key, part)
            if told is None or told.k is None or self.reason(key, cell, part) is not None:
                continue
            why = masked.get((told.need, cell, told.n.tobytes(), told.k.tobytes()))
            if why is not None and why != wording.ALIKE:
                self.masks[key, cell, part] = why

    def _withheld(self, indicators: Iterable[str]) -> Iterator[Withheld]:
        """Yield the ensembles that would tell a structure of few others: the territory, and its own kind of structure."""
        under: dict[object, list[str]] = {}
        for key in indicators:
            for head in (key, *self._needs[key]):
                under.setdefault(head, []).append(key)
        for counting, release in self.telling.releases(
            place for place in self._places(indicators, {"commun"}) if _is_read_by_hosts(place[2])
        ):
            if counting.organisations or "structure" not in counting.behind.places.table:
                continue
            names = counting.behind.places.table["structure"].dropna().unique()
            owned = np.array(
                [counting.behind.places.holding("structure", name)[counting.behind.place] for name in names], dtype=bool
            )
            theirs = (release.rows @ owned.T.astype(np.int64)) > 0
            for guard in release.guards:
                left = release.rows.astype(np.float64) @ (guard.weights[:, None] * ~owned.T)
                for row, host in np.argwhere(theirs & (left > 0) & (left < guard.limit)).tolist():
                    for head, cell, _ in release.keys[row]:
                        yield from (Withheld(key, cell, str(names[host])) for key in under[head])

    def _follow(self, indicator: Indicator) -> None:
        """Mask a figure made of others wherever one of them is, and let it go no further than they do."""
        assert isinstance(indicator.measure, DerivedMeasure)
        made_of = [key for key in indicator.measure.made_of() if key in self._parts]
        for cell in self._parts[indicator.id]:
            if any(self.reason(key, cell, "") is not None for key in made_of):
                self._derived[indicator.id, cell] = wording.DERIVED
            reaches = [self.reach[key, cell] for key in made_of if (key, cell) in self.reach]
            self.reach[indicator.id, cell] = max(reaches, key=REACHES.index, default="commun")

    def _counts(self, indicators: Iterable[str]) -> Mapping[tuple[str, Cell], tuple[LevelCount, ...]]:
        """Count the answers behind each figure, where no figure that counts the same is masked."""
        masked = {
            (self.telling.told(key, part).need, cell)  # type: ignore[union-attr]
            for key in indicators
            for cell, parts in self._parts[key].items()
            for part in parts
            if self.telling.protects(key, part) and self.reason(key, cell, part) is not None
        }
        found: dict[tuple[str, Cell], tuple[LevelCount, ...]] = {}
        for key in indicators:
            indicator = self._indicators[key]
            needs = self._needs[key]
            if not needs or not isinstance(indicator.measure, CountedMeasure) or not self.telling.tells_answers(key):
                continue
            if any(self.telling.is_sensitive(need) or need.table in ATTENDANCE for need in needs):
                continue
            cells = [cell for cell in self._parts[key] if not any((need, cell) in masked for need in needs)]
            found |= {
                (key, cell): counts
                for cell, counts in level_counts(self.initiative, self._tallies, self._columns, needs, cells).items()
            }
        return found


def is_amount(needs: tuple[Need, ...]) -> bool:
    """Say whether these are sums that each partner brings a share of, so that one may dominate."""
    return needs[0].table == "contributions" and any(need.amount is not None for need in needs)


def _is_read_by_hosts(cell: Cell) -> bool:
    return cell.scope.kind in (TERRITORY, "type_structure") and host_of(cell) is None


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
