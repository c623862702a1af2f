"""What is masked about each need, for all the indicators that rest on it.

Two indicators of one question that hid different cells would give each other's back by subtraction. So a cell is
hidden or not for everything made of a need, and needs that count the same people hide the same cells first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from indicators.confidentiality import wording
from indicators.confidentiality.earlier import Earlier, name_of
from indicators.confidentiality.families import cells_together
from indicators.confidentiality.guards import Guard
from indicators.confidentiality.linked import Base, nested_needs
from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.suppression import Published, to_hide, too_small
from indicators.confidentiality.through_time import NOW, beside_earlier
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell

CellMasks = dict[Cell, str]
"""Cell → why all that is made of a need is hidden there, in French."""


class Bases:
    """Decides which cells of each need are hidden (`masks`), step after step: hiding more never gives anything away."""

    def __init__(
        self, bases: Iterable[Base], memberships: Memberships, partners: Sequence[str], earlier: Sequence[Earlier]
    ) -> None:
        self._bases = {base.need: base for base in bases}
        self._memberships, self._partners, self._earlier = memberships, partners, earlier
        self.masks: dict[Need, CellMasks] = {need: dict(base.telling) for need, base in self._bases.items()}
        self._same_people()
        for need, base in self._bases.items():
            for guard in (*base.guards, *base.inside) if base.telling else ():
                together = cells_together(guard, base.cells, self._memberships)
                self._hide(together, {"": need}, lambda _: wording.SECONDARY)
        for published, tags in nested_needs([*self._bases.values()], self._partners):
            self._hide(published, tags, lambda _: wording.SECONDARY)
        for need, base in self._bases.items():
            for published in beside_earlier(base, self._earlier, self._partners):
                self._hide(published, {NOW: need}, lambda one: wording.too_close(int(one.limit)))

    def _same_people(self) -> None:
        """Hide what is small, then what gives it away, once for all the needs that count the same people."""
        groups: dict[tuple[object, ...], list[tuple[Need, Guard]]] = {}
        for need, base in self._bases.items():
            for guard in (*base.guards, *base.inside):
                key = (id(guard.tally.atoms), guard.weights.tobytes(), guard.limit, guard.inside)
                groups.setdefault(key, []).append((need, guard))
        for group in groups.values():
            needs = dict.fromkeys(need for need, _ in group)
            cells = tuple(dict.fromkeys(cell for need in needs for cell in self._bases[need].cells))
            guard = group[0][1]
            published = cells_together(guard, cells, self._memberships, self._masked_before(needs))
            small = too_small(published)
            hidden = frozenset((cell, "") for cell in cells if self._hidden_in_all(cell, needs)) | small
            reasons = {cell: guard.reason for cell, _ in small}
            reasons |= {cell: wording.SECONDARY for cell, _ in to_hide(published, hidden)}
            for need in needs:
                own = self._bases[need].cells
                for cell in (cell for cell in own if cell in reasons):
                    self.masks[need].setdefault(cell, reasons[cell])

    def _hidden_in_all(self, cell: Cell, needs: Iterable[Need]) -> bool:
        return all(cell in self.masks[need] or cell not in self._bases[need].cells for need in needs)

    def _masked_before(self, needs: Iterable[Need]) -> frozenset[Cell]:
        """List the cells that the last final report masked for all of these needs."""
        if not self._earlier:
            return frozenset()
        last = self._earlier[-1].needs
        masked = [last[name_of(need)].hidden for need in needs if name_of(need) in last]
        return frozenset.intersection(*masked) if masked else frozenset()

    def _hide(self, published: Published, tags: Mapping[str, Need], reason: Callable[[Published], str]) -> None:
        rows = [(cell, tag) for cell, tag in published.rows if tag in tags]
        hidden = frozenset((cell, tag) for cell, tag in rows if cell in self.masks[tags[tag]])
        telling = frozenset((cell, tag) for cell, tag in rows if cell in self._bases[tags[tag]].telling)
        for cell, tag in to_hide(published, hidden, telling):
            if tag in tags:
                self.masks[tags[tag]].setdefault(cell, reason(published))
