"""Which figures of one host structure stay hidden, beside all that the committee and partners read, which never changes.

Figures of a structure are decided last: those of everybody else are published already (« commun », « partenaire »), and
only the structure's own may be given up. So making editions for structures masks nothing elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.bases import CellMasks
from indicators.confidentiality.contributors import Floats
from indicators.confidentiality.earlier import Earlier, kept_of, name_of, touched
from indicators.confidentiality.families import cells_together
from indicators.confidentiality.guards import Guard
from indicators.confidentiality.host_search import HostCells, hosts_to_hide
from indicators.confidentiality.linked import Base, nested_needs
from indicators.confidentiality.membership import Memberships
from indicators.confidentiality.places import places_of
from indicators.confidentiality.suppression import Published
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell
from indicators.figures.told_to_hosts import HOST

Masks = dict[Need, CellMasks]


@dataclass(frozen=True)
class Rules:
    """What every search needs: where atoms lie, who the partners are, what earlier final runs gave away."""

    memberships: Memberships
    partners: tuple[str, ...]
    earlier: Sequence[Earlier]


def hidden_hosts(
    bases: Mapping[Need, Base], wanted: Mapping[Need, Sequence[Cell]], common: Mapping[Need, CellMasks], rules: Rules
) -> Masks:
    """Return the cells of structures that stay hidden, need by need, and why.

    `wanted` are the cells of structures, by need; `common` what is hidden of the other cells. First what is small
    itself or tells what each answered, then what would give such a group away, to a reader who holds every edition and
    may be a partner or another structure. Hiding never gives anything away, so each search is made once.
    """
    masks: Masks = {need: {} for need in wanted}
    groups = _same_people(bases, wanted, rules)
    for needs, guard in groups:
        for cell in dict.fromkeys(cell for need in needs for cell in wanted[need]):
            count = guard.weights[guard.tally.members(cell)].sum()
            if 0 < count < guard.limit:
                _mask(masks, needs, wanted, cell, guard.reason)
    for need, cells in wanted.items():
        for cell in (cell for cell in cells if cell in bases[need].telling):
            masks[need].setdefault(cell, bases[need].telling[cell])
    for needs, guard in groups:
        shown = dict.fromkeys(cell for need in needs for cell in bases[need].cells if cell not in common[need])
        waves = dict.fromkeys(cell.wave for need in needs for cell in wanted[need])
        everyone = tuple(Cell(TERRITORY, wave) for wave in waves)
        published = cells_together(guard, tuple(dict.fromkeys((*shown, *everyone))), rules.memberships)
        for whole in everyone:
            _search(masks, needs, wanted, published, [(cell, "") for cell in shown], (whole, ""), bases)
    linked = {(need.table, need.columns) for need in wanted}
    around = [base for need, base in bases.items() if (need.table, need.columns) in linked]
    for published, tags in nested_needs(around, rules.partners):
        rows = [(cell, tag) for cell, tag in published.rows if cell not in common[tags[tag]]]
        for whole, tag in published.rows:
            if tags[tag] in wanted and whole == Cell(TERRITORY, whole.wave) and any(published.hosts):
                _search(masks, (tags[tag],), wanted, published, rows, (whole, tag), bases)
    return masks


def _same_people(
    bases: Mapping[Need, Base], wanted: Mapping[Need, Sequence[Cell]], rules: Rules
) -> list[tuple[tuple[Need, ...], Guard]]:
    """Gather the needs that count the same people; and, beside earlier final runs, the same people who changed since."""
    groups: dict[tuple[object, ...], tuple[dict[Need, None], Guard]] = {}
    for need in wanted:
        counted = (*bases[need].guards, *bases[need].inside)
        for guard in (*counted, *_changes(bases[need], rules.earlier)):
            key = (id(guard.tally.atoms), guard.weights.tobytes(), guard.limit, guard.reason)
            groups.setdefault(key, ({}, guard))[0][need] = None
    return [(tuple(needs), guard) for needs, guard in groups.values()]


def _changes(base: Base, earlier: Sequence[Earlier]) -> Iterator[Guard]:
    """Guard those who came, left or answered otherwise since each earlier final run: the reader is supposed to know the rest."""
    guard = base.guards[0]
    now, places = kept_of(base.traced), places_of(guard.tally)
    for before in (one.needs[name_of(base.need)] for one in earlier if name_of(base.need) in one.needs):
        for answering in (True, False):
            changed: Floats = np.zeros(len(places))
            for place, atom in {place: atom for atom, place in enumerate(places)}.items():
                changed[atom] = touched(before, now, place, answering=answering)
            yield replace(guard, weights=changed, reason=wording.too_close(guard.limit))


def _search(
    masks: Masks,
    needs: Sequence[Need],
    wanted: Mapping[Need, Sequence[Cell]],
    published: Published,
    rows: Sequence[tuple[Cell, str]],
    whole: tuple[Cell, str],
    bases: Mapping[Need, Base],
) -> None:
    """Hide the structures, at one wave, that would give away a small group beside the rows that others read."""
    wave = whole[0].wave
    place = {row: index for index, row in enumerate(published.rows)}
    own = {
        cell.scope.partition(":")[2]
        for need in needs
        for cell in wanted[need]
        if cell.wave == wave and cell not in masks[need]
    }
    telling = {cell.scope.partition(":")[2] for need in needs for cell in bases[need].telling if cell.wave == wave}
    hidden = hosts_to_hide(
        HostCells(
            known=published.members[[place[row] for row in rows]],
            hosts=published.hosts,
            within=published.members[place[whole]],
            weights=published.weights,
            limit=published.limit,
            partners=published.insiders,
            shown=frozenset(own),
            telling=frozenset(telling),
        )
    )
    for host in hidden:
        _mask(masks, needs, wanted, Cell(f"{HOST}:{host}", wave), wording.SECONDARY)


def _mask(masks: Masks, needs: Sequence[Need], wanted: Mapping[Need, Sequence[Cell]], cell: Cell, reason: str) -> None:
    for need in needs:
        if cell in wanted[need]:
            masks[need].setdefault(cell, reason)
