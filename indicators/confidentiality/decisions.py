"""What is masked for everybody, indicator by indicator, before each reader's edition is made."""

from collections.abc import Iterable

from indicators.columns import Columns, columns_of
from indicators.confidentiality import wording
from indicators.confidentiality.contributors import kind_of
from indicators.confidentiality.derived import after_ingredients
from indicators.confidentiality.dominance import dominated_rows
from indicators.confidentiality.families import cells_together, parts_together
from indicators.confidentiality.guards import ALL_PARTS, Guard, guards_of, is_amount
from indicators.confidentiality.level_counts import level_counts
from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.per_atom import per_atom, splits
from indicators.confidentiality.readers import REACHES, Reach, reach_of
from indicators.confidentiality.suppression import Published, Row, to_hide, too_small
from indicators.confidentiality.unanimity import broken_down, unanimous
from indicators.measures.base import CountedMeasure, DerivedMeasure
from indicators.model import Indicator
from indicators.results import Estimates, LevelCount
from indicators.tallies import Cell, Tallies
from initiatives.model import Initiative

Masks = dict[Row, str]
"""(cell, part) → why it is hidden, in French; the part "" stands for everything about the cell."""


class Decisions:
    """Which figures are masked and why (`masks`), how far each cell may go (`reach`), what lies behind (`counts`)."""

    def __init__(self, initiative: Initiative, tallies: Tallies, estimates: Estimates) -> None:
        self._initiative, self._tallies = initiative, tallies
        self._columns: Columns = columns_of(initiative)
        self._memberships = Memberships(tuple(initiative.partners))
        self._searched: dict[tuple[object, ...], frozenset[Row]] = {}
        self.masks: dict[str, Masks] = {}
        self.reach: dict[tuple[str, Cell], Reach] = {}
        self.counts: dict[tuple[str, Cell], tuple[LevelCount, ...]] = {}
        cells: dict[str, dict[Cell, None]] = {key: {} for key in estimates.indicators}
        for figure in estimates.figures:
            cells[figure.indicator][figure.cell] = None
        for key, indicator in estimates.indicators.items():
            if not isinstance(indicator.measure, DerivedMeasure):
                self._decide(indicator, tuple(cells[key]))
        for key in after_ingredients(estimates.indicators):
            self._follow(estimates.indicators[key], tuple(cells[key]))

    def reason(self, indicator: str, cell: Cell, part: str) -> str | None:
        """Say why a figure is masked for everybody, or None when it is not."""
        masks = self.masks[indicator]
        return masks.get((cell, "")) or masks.get((cell, part)) or (masks.get((cell, ALL_PARTS)) if part else None)

    def _decide(self, indicator: Indicator, cells: tuple[Cell, ...]) -> None:
        for cell in cells:
            self.reach[indicator.id, cell] = self._reach(indicator, cell)
        shown = tuple(cell for cell in cells if self.reach[indicator.id, cell] in ("commun", "partenaire"))
        guards = guards_of(self._initiative, self._tallies, self._columns, indicator)
        amounts = self._dominated(indicator, shown) if guards else frozenset()
        masks = self.masks[indicator.id] = dict.fromkeys(amounts, wording.AMOUNT)
        masks |= self._telling(indicator, shown) if guards else {}
        hidden = frozenset(masks)
        for masked in sorted({guard.masks for guard in guards}):  # "" first: it masks the parts too
            whole = {row: reason for row, reason in masks.items() if not row[1]}
            self._mask(whole, [guard for guard in guards if guard.masks == masked], shown, hidden)
            masks |= {(cell, masked): reason for (cell, _), reason in whole.items() if (cell, "") not in masks}
        self._mask_splits(masks, indicator, guards, shown, hidden)
        counted = level_counts(self._initiative, self._tallies, self._columns, indicator, cells, self._memberships)
        self.counts |= {(indicator.id, cell): counts for cell, counts in counted.items()}

    def _mask(self, masks: Masks, guards: Iterable[Guard], cells: tuple[Cell, ...], targets: frozenset[Row]) -> None:
        """Add what these guards want hidden: first small counts, then what would give them away."""
        published = [(guard, cells_together(guard, cells, self._memberships)) for guard in guards]
        for guard, one in published:
            masks |= {row: guard.reason for row in too_small(one) if row not in masks}
        for _, one in published:
            masks |= dict.fromkeys(self._search(one, frozenset(masks), targets), wording.SECONDARY)

    def _mask_splits(
        self,
        masks: Masks,
        indicator: Indicator,
        guards: tuple[Guard, ...],
        cells: tuple[Cell, ...],
        targets: frozenset[Row],
    ) -> None:
        """Guard each part as a cell of its own where parts split the units (sessions by kind, notes by kind of actor)."""
        counted = {guard.tally.need: guard for guard in guards if not guard.masks}
        left = tuple(cell for cell in cells if (cell, "") not in masks)
        if not counted:
            return
        for need, split in splits(self._tallies, per_atom(self._tallies, self._columns, indicator)).items():
            if need not in counted:
                continue  # visits: their guard counts the participants
            guard = counted[need]
            one = parts_together(guard, split, left, self._memberships)
            masks |= {row: guard.reason for row in too_small(one) if row not in masks}
            masks |= dict.fromkeys(self._search(one, frozenset(masks), targets), wording.SECONDARY)

    def _search(self, one: Published, hidden: frozenset[Row], targets: frozenset[Row]) -> frozenset[Row]:
        """Search once for all indicators that rest on the same counts, as do those of one question."""
        among = hidden & frozenset(one.rows)
        key = (one.rows, one.members.tobytes(), one.weights.tobytes(), one.limit, one.inside, among, targets)
        if key not in self._searched:
            self._searched[key] = to_hide(one, among, targets)
        return self._searched[key]

    def _dominated(self, indicator: Indicator, cells: tuple[Cell, ...]) -> frozenset[Row]:
        assert isinstance(indicator.measure, CountedMeasure)
        if not is_amount(indicator.measure.needs(indicator.group, self._columns)):
            return frozenset()
        parts = per_atom(self._tallies, self._columns, indicator)
        share = self._initiative.confidentiality.dominance
        return dominated_rows(self._tallies, parts, cells, self._memberships, share)

    def _telling(self, indicator: Indicator, cells: tuple[Cell, ...]) -> Masks:
        """Mask the cells that would say what each one inside answered."""
        assert isinstance(indicator.measure, CountedMeasure)
        need = indicator.measure.needs(indicator.group, self._columns)[0]
        table = need.table
        if kind_of(self._initiative, table) == "organisations":
            apart = broken_down(self._tallies.by_need[need], cells, self._memberships)
            return dict.fromkeys(apart, wording.TOGETHER)
        if table not in self._initiative.groups:
            return {}
        few = 2 * self._initiative.confidentiality.persons
        parts = per_atom(self._tallies, self._columns, indicator)
        return dict.fromkeys(unanimous(self._tallies, parts, cells, self._memberships, few), wording.UNANIMOUS)

    def _reach(self, indicator: Indicator, cell: Cell) -> Reach:
        if not isinstance(indicator.measure, CountedMeasure):
            return "commun"
        needs = indicator.measure.needs(indicator.group, self._columns)
        return max((reach_of(self._initiative, need, cell) for need in needs), key=REACHES.index)

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
