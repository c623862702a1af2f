"""What is masked for everybody, indicator by indicator, before each reader's edition is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indicators.confidentiality import wording
from indicators.confidentiality.alike import Alike, tells_answers
from indicators.confidentiality.bases import Bases, CellMasks
from indicators.confidentiality.derived import after_ingredients
from indicators.confidentiality.dominance import by_level, dominated_rows, more_to_hide
from indicators.confidentiality.earlier import Earlier, traced_in
from indicators.confidentiality.families import cells_together, parts_together
from indicators.confidentiality.guards import (
    ALL_PARTS,
    Guard,
    behind,
    group_guards,
    guards_of,
    health_guards,
    is_amount,
)
from indicators.confidentiality.host_cells import Rules, hidden_hosts
from indicators.confidentiality.level_counts import level_counts
from indicators.confidentiality.linked import Base
from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.own_answers import told_of_few
from indicators.confidentiality.readers import REACHES, Reach, agreed_ties, is_shared, names_relations, reach_of
from indicators.confidentiality.suppression import Row, to_hide, too_small
from indicators.confidentiality.unanimity import broken_down, unanimous
from indicators.confidentiality.untold import untold
from indicators.confidentiality.visits import hidden_visits
from indicators.confidentiality.visits_held import untold_cells
from indicators.confidentiality.weighting import weighting_guards
from indicators.counting.columns import Columns, columns_of
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Tallies
from indicators.counting.visitors import ATTENDANCE
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import per_atom, splits
from indicators.figures.results import Estimates, LevelCount
from indicators.measures.base import CountedMeasure, DerivedMeasure
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of

Masks = dict[Row, str]
"""(cell, part) → why it is hidden, in French; the part "" stands for everything about the cell."""


class Decisions:
    """Which figures are masked and why (`masks`), how far each cell may go (`reach`), what lies behind (`counts`).

    `withheld`: indicator → the cells that everybody reads but one host structure, which would learn of few others;
    `among_partners`: indicators that name partners who agreed to show one another, and nobody else, what they tell.
    """

    def __init__(
        self, initiative: Initiative, tallies: Tallies, estimates: Estimates, earlier: tuple[Earlier, ...]
    ) -> None:
        self._initiative, self._tallies = initiative, tallies
        self._columns: Columns = columns_of(initiative)
        self._memberships = Memberships(tuple(initiative.partners))
        self.masks: dict[str, Masks] = {}
        self.reach: dict[tuple[str, Cell], Reach] = {}
        self.counts: dict[tuple[str, Cell], tuple[LevelCount, ...]] = {}
        cells: dict[str, dict[Cell, None]] = {key: {} for key in estimates.indicators}
        for figure in estimates.figures:
            cells[figure.indicator][figure.cell] = None
        counted = [one for one in estimates.indicators.values() if not isinstance(one.measure, DerivedMeasure)]
        for indicator in counted:
            for cell in cells[indicator.id]:
                self.reach[indicator.id, cell] = self._reach(indicator, cell)
        self.among_partners = frozenset(
            one.id
            for one in counted
            if (needs := self._needs(one)) and all(agreed_ties(initiative, need) for need in needs)
        )
        shown = {
            one.id: tuple(cell for cell in cells[one.id] if self.reach[one.id, cell] in ("commun", "partenaire"))
            for one in counted
        }
        of_hosts = {
            one.id: tuple(cell for cell in cells[one.id] if self.reach[one.id, cell] == "structure") for one in counted
        }
        self._amounts = {one.id: self._dominated(one, shown[one.id]) for one in counted}
        bases = self._bases(counted, shown)
        hidden = self._hidden = Bases(bases.values(), self._memberships, tuple(initiative.partners), earlier).masks
        self._visits = hidden_visits(initiative, tallies, bases, hidden, earlier)
        hidden_of_hosts = self._of_hosts(counted, bases, of_hosts, hidden, earlier)
        for indicator in counted:
            self._decide(indicator, tuple(cells[indicator.id]), shown[indicator.id], bases, hidden)
            for need in self._needs(indicator):
                whys = hidden_of_hosts.get(need, {})
                self.masks[indicator.id] |= {(cell, ""): whys[cell] for cell in of_hosts[indicator.id] if cell in whys}
        self.withheld = self._withheld(bases, self._users(counted)) if any(of_hosts.values()) else {}
        for key in after_ingredients(estimates.indicators):
            self._follow(estimates.indicators[key], tuple(cells[key]))

    def reason(self, indicator: str, cell: Cell, part: str) -> str | None:
        """Say why a figure is masked for everybody, or None when it is not."""
        masks = self.masks[indicator]
        return masks.get((cell, "")) or masks.get((cell, part)) or (masks.get((cell, ALL_PARTS)) if part else None)

    def masks_rows(self, table: str, wave: str) -> bool:
        """Say whether how many rows a table holds, at a wave, is masked for everybody, whatever they say."""
        return Cell(TERRITORY, wave) in self._hidden.get(Need(table), {})

    def _bases(self, indicators: Iterable[Indicator], shown: Mapping[str, tuple[Cell, ...]]) -> dict[Need, Base]:
        """Gather what each need is used for: by which indicators, in which cells, under which guards."""
        users = self._users(indicators)
        sensitive = {
            (need.table, need.columns) for need, by in users.items() if {one.sensitivity for one in by} & {"sante"}
        }
        inside: dict[Need, list[Guard]] = {}
        for indicator in indicators:
            about_health = any((need.table, need.columns) in sensitive for need in self._needs(indicator))
            here = (self._initiative, self._tallies, self._columns, indicator)
            beside = (*group_guards(*here, sensitive=about_health), *weighting_guards(*here, sensitive=about_health))
            for need, guard in (*health_guards(*here), *beside):
                if not guard.masks:
                    inside.setdefault(need, []).append(guard)
        told = {one.id: self._telling(one, shown[one.id]) for one in indicators if self._needs(one)}
        found: dict[Need, Base] = {}
        for need, by in users.items():
            about_health = (need.table, need.columns) in sensitive
            guards = guards_of(self._initiative, self._tallies, need, sensitive=about_health)
            cells = tuple(dict.fromkeys(cell for one in by for cell in shown[one.id]))
            telling = {cell: why for one in by for cell, why in told[one.id].items()}
            if guards:
                traced, within = traced_in(self._tallies, need), tuple(inside.get(need, ()))
                found[need] = Base(need, cells, guards, telling, traced, within)
        return found

    def _of_hosts(
        self,
        indicators: Iterable[Indicator],
        bases: Mapping[Need, Base],
        cells: Mapping[str, tuple[Cell, ...]],
        hidden: Mapping[Need, CellMasks],
        earlier: tuple[Earlier, ...],
    ) -> Mapping[Need, CellMasks]:
        """Decide the figures of host structures, beside all the others, which are decided."""
        wanted: dict[Need, dict[Cell, None]] = {}
        beside = dict(bases)
        for indicator in indicators:
            for need in (need for need in self._needs(indicator) if need in bases and cells[indicator.id]):
                wanted.setdefault(need, {}).update(dict.fromkeys(cells[indicator.id]))
                telling = self._telling(indicator, (*bases[need].cells, *cells[indicator.id]))
                beside[need] = replace(beside[need], telling={**telling, **beside[need].telling})
        if not wanted:
            return {}
        rules = Rules(self._memberships, tuple(self._initiative.partners), earlier)
        return hidden_hosts(beside, {need: tuple(found) for need, found in wanted.items()}, hidden, rules)

    def _withheld(
        self, bases: Mapping[Need, Base], users: Mapping[Need, Sequence[Indicator]]
    ) -> dict[str, set[tuple[Cell, str]]]:
        told = [(base.need, cell, host) for base, cell, host in told_of_few(bases.values(), self._memberships)]
        if self._visits:
            told += [(need, cell, host) for (need, cell, _), host in self._visits.withheld()]
        found: dict[str, set[tuple[Cell, str]]] = {}
        for need, cell, host in told:
            for indicator in users[need]:
                found.setdefault(indicator.id, set()).add((cell, host))
        return found

    def _users(self, indicators: Iterable[Indicator]) -> dict[Need, list[Indicator]]:
        users: dict[Need, list[Indicator]] = {}
        for indicator in indicators:
            for need in self._needs(indicator):
                users.setdefault(need, []).append(indicator)
        return users

    def _needs(self, indicator: Indicator) -> tuple[Need, ...]:
        measure = indicator.measure
        return measure.needs(indicator.group, self._columns) if isinstance(measure, CountedMeasure) else ()

    def _decide(
        self,
        indicator: Indicator,
        cells: tuple[Cell, ...],
        shown: tuple[Cell, ...],
        bases: Mapping[Need, Base],
        hidden: Mapping[Need, CellMasks],
    ) -> None:
        needs = [need for need in self._needs(indicator) if need in bases]
        own = frozenset(shown)
        masks = self.masks[indicator.id] = dict.fromkeys(self._amounts[indicator.id] if needs else (), wording.AMOUNT)
        for need in needs:
            told = {cell: why for cell, why in hidden[need].items() if why != wording.ALIKE or tells_answers(indicator)}
            masks |= {(cell, ""): why for cell, why in told.items() if cell in own and (cell, "") not in masks}
        if needs:
            targets = frozenset(masks)
            self._mask_health(masks, indicator, shown)
            self._mask_splits(masks, indicator, bases, shown, targets)
            if self._visits:
                masks |= self._visits.rows(needs, shown)
            if alike := self._alike(indicator):
                masks |= alike.rows(shown, masks)
            self._mask_rest(masks, indicator, needs[0], shown)
        counted = level_counts(self._initiative, self._tallies, self._columns, indicator, cells, self._memberships)
        self.counts |= {(indicator.id, cell): counts for cell, counts in counted.items()}

    def _mask_health(self, masks: Masks, indicator: Indicator, cells: tuple[Cell, ...]) -> None:
        """Hide parts of which too few said it, or did not, then what would give those away."""
        guards = [one for _, one in health_guards(self._initiative, self._tallies, self._columns, indicator)]
        for masked in sorted({guard.masks for guard in guards if guard.masks}):
            whole: Masks = {row: reason for row, reason in masks.items() if not row[1]}
            published = [
                (guard, cells_together(guard, cells, self._memberships)) for guard in guards if guard.masks == masked
            ]
            for guard, one in published:
                whole |= {row: guard.reason for row in too_small(one) if row not in whole}
            for _, one in published:
                whole |= dict.fromkeys(to_hide(one, frozenset(whole) & frozenset(one.rows)), wording.SECONDARY)
            masks |= {(cell, masked): reason for (cell, _), reason in whole.items() if (cell, "") not in masks}

    def _mask_splits(
        self,
        masks: Masks,
        indicator: Indicator,
        bases: Mapping[Need, Base],
        cells: tuple[Cell, ...],
        targets: frozenset[Row],
    ) -> None:
        """Guard each part as a cell of its own where parts split the units (sessions by kind, notes by kind of actor)."""
        left = tuple(cell for cell in cells if (cell, "") not in masks)
        for need, split in splits(self._tallies, per_atom(self._tallies, self._columns, indicator)).items():
            if need not in bases or need.table in ATTENDANCE:
                continue  # visits: `_visits` hides their months, where nobody may be counted twice
            guard = bases[need].guards[0]
            one = parts_together(guard, behind(self._tallies.by_need[need], split), left, self._memberships)
            masks |= {row: guard.reason for row in too_small(one) if row not in masks}
            masks |= dict.fromkeys(to_hide(one, frozenset(masks) & frozenset(one.rows), targets), wording.SECONDARY)

    def _mask_rest(self, masks: Masks, indicator: Indicator, need: Need, cells: tuple[Cell, ...]) -> None:
        """Hide more parts of an amount where the total, less those shown, would still be one organisation's."""
        tally = self._tallies.by_need[need]
        if need.amount is None or not is_amount((need,)):
            return
        parts = {part.id for part in per_atom(self._tallies, self._columns, indicator)} & by_level(tally).keys() - {""}
        share = self._initiative.confidentiality.dominance
        for cell, members in zip(cells, self._memberships.of(tally, cells), strict=True):
            if (cell, "") not in masks:
                hidden = {part for part in parts if (cell, part) in masks}
                for part in more_to_hide(tally, hidden, parts - hidden, members, share):
                    masks[cell, part] = wording.SECONDARY

    def _dominated(self, indicator: Indicator, cells: tuple[Cell, ...]) -> frozenset[Row]:
        needs = self._needs(indicator)
        if not needs or not is_amount(needs) or is_shared(self._initiative, needs[0].table):
            return frozenset()
        parts = per_atom(self._tallies, self._columns, indicator)
        share = self._initiative.confidentiality.dominance
        return dominated_rows(self._tallies, parts, cells, self._memberships, share)

    def _telling(self, indicator: Indicator, cells: tuple[Cell, ...]) -> CellMasks:
        """Mask the cells that would say what each one inside answered, or brought."""
        (need, *_) = self._needs(indicator)
        told = {cell: wording.AMOUNT for cell, part in self._amounts[indicator.id] if not part}
        if kind_of(self._initiative, need.table) == "organisations":
            if any(names_relations(self._initiative, one) for one in self._needs(indicator)):
                return dict.fromkeys(cells, wording.TOGETHER)
            if indicator.id in self.among_partners:
                return {}
            together = broken_down(self._tallies.by_need[need], cells, self._memberships)
            looked = self._alike(indicator)
            return (looked.cells(cells) if looked else {}) | {cell: wording.TOGETHER for cell, _ in together} | told
        if need.table not in self._initiative.groups:
            if why := untold(self._tallies, indicator.measure, self._needs(indicator)):
                return dict.fromkeys(cells, why)
            return untold_cells(self._tallies, need, cells, self._initiative.confidentiality.persons)
        few = 2 * self._initiative.confidentiality.persons
        parts = per_atom(self._tallies, self._columns, indicator)
        alike = unanimous(self._tallies, parts, cells, self._memberships, few)
        return {cell: wording.UNANIMOUS for cell, _ in alike}

    def _alike(self, indicator: Indicator) -> Alike | None:
        """Return what looks for organisations that answered alike; amounts obey the rule of dominance instead."""
        needs = self._needs(indicator)
        if kind_of(self._initiative, needs[0].table) != "organisations" or is_amount(needs):
            return None
        parts = per_atom(self._tallies, self._columns, indicator)
        few = 2 * self._initiative.confidentiality.organisations
        return Alike(indicator, self._tallies, parts, self._memberships, few)

    def _reach(self, indicator: Indicator, cell: Cell) -> Reach:
        reaches = (reach_of(self._initiative, need, cell) for need in self._needs(indicator))
        return max(reaches, key=REACHES.index, default="commun")

    def _follow(self, indicator: Indicator, cells: tuple[Cell, ...]) -> None:
        """Mask a figure made of others wherever one of them is, and let it go no further than they do."""
        assert isinstance(indicator.measure, DerivedMeasure)
        made_of = [key for key in indicator.measure.made_of() if key in self.masks]
        self.masks[indicator.id] = {
            (cell, ""): wording.DERIVED for cell in cells if any((cell, "") in self.masks[key] for key in made_of)
        }
        for cell in cells:
            reaches = [self.reach[key, cell] for key in made_of]
            self.reach[indicator.id, cell] = max(reaches, key=REACHES.index)
