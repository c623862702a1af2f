"""Needs of one question that count some of the people another counts: a filter, the same people at two waves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.confidentiality.contributors import Floats, answers
from indicators.confidentiality.guards import Guard
from indicators.confidentiality.layers import Layer, joint
from indicators.confidentiality.places import Place, places_of
from indicators.confidentiality.suppression import Published
from indicators.counting.comparing import AFTER, BEFORE
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Tally
from indicators.counting.whom_and_when import BETWEEN
from indicators.measures.base import KEPT_APART
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, NO, WAVE, WITHOUT_THIRD_PARTY, YES


@dataclass(frozen=True)
class Base:
    """A need as figures use it: the cells where they are shown, what may not be small, what tells of each one inside.

    `guards` count those who answered, then those asked (of people who answer); `inside` those who said something about
    their health, or did not, and each side of a comparison. `traced` tells who changed since an earlier version.
    """

    need: Need
    cells: tuple[Cell, ...]
    guards: tuple[Guard, ...]
    telling: Mapping[Cell, str]
    traced: Tally
    inside: tuple[Guard, ...] = ()


@dataclass(frozen=True)
class _Node:
    """A need at one wave, or at one pair of waves; of people followed, those seen again (`oui`) or not (`non`)."""

    base: Base
    wave: str
    group: str = ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.base.cells if cell.wave == self.wave)


def nested_needs(bases: Sequence[Base], partners: Sequence[str]) -> Iterator[tuple[Published, dict[str, Need]]]:
    """Yield what linked needs publish together, and which need each tag of its rows stands for.

    Filters that are neither one inside the other nor apart are searched two by two with what holds them both: nobody
    counted those who fulfil both. Needs without a question are left out: how many a filter leaves out is no answer.
    """
    questions: dict[tuple[object, ...], list[Base]] = {}
    for base in (base for base in bases if base.need.columns):
        questions.setdefault((base.need.table, base.need.columns, base.need.amount), []).append(base)
    for among in (found for found in questions.values() if len(found) > 1):
        waves = dict.fromkeys(moment for base in among for cell in base.cells for moment in cell.wave.split(BETWEEN))
        for wave in waves:
            for family in _families(_nodes(among, wave)):
                yield from _together(family, wave, partners)


def _nodes(bases: Sequence[Base], wave: str) -> list[_Node]:
    """List the needs that speak of a wave, the widest first."""
    found = [
        _Node(base, label, group)
        for base in bases
        for label in dict.fromkeys(cell.wave for cell in base.cells if wave in cell.wave.split(BETWEEN))
        for group in (("", YES, NO) if base.need.followed else ("",))
    ]
    # At the later wave, those who left are not counted: « followed » needs speak of the earlier one only.
    found = [node for node in found if not node.base.need.followed or node.wave.partition(BETWEEN)[0] == wave]
    return sorted(found, key=lambda node: sum(_contains(other, node) for other in found))


def _contains(outer: _Node, inner: _Node) -> bool:
    """Tell whether all the people of a need are among those of another, both at the same wave."""
    wide, narrow = outer.base.need, inner.base.need
    held = dict(narrow.where)
    if not all(column in held and set(held[column]) <= set(values) for column, values in wide.where):
        return False
    if _width(outer) == _width(inner):
        return (outer.wave, outer.group) == (inner.wave, inner.group) and wide.where != narrow.where
    if outer.group and (outer.group, outer.wave) != (YES, inner.wave):
        return False
    return _width(outer) > _width(inner)


def _width(node: _Node) -> int:
    """Rank whom a need counts: everyone, everyone at two waves, those known at the first, some of them, those matched."""
    need = node.base.need
    if not need.of_two_waves:
        return 4
    if need.compared:
        return 3
    return 0 if not need.followed else 1 if node.group else 2


def _worth(need: Need) -> int:
    """Keep the change of the same people first, then what everyone says; comparisons of others only go with them."""
    return -1 if need.followed or need.compared else int(need.paired)


def _apart(one: _Node, other: _Node) -> bool:
    """Tell whether two needs have nobody in common: their filters exclude one another, or some left and others did not."""
    kept = dict(one.base.need.where)
    if any(column in kept and not set(kept[column]) & set(values) for column, values in other.base.need.where):
        return True
    seen = {
        node.group or (YES if node.base.need.paired and not node.base.need.followed else "") for node in (one, other)
    }
    return one.wave == other.wave and seen == {YES, NO}


def _families(nodes: Sequence[_Node]) -> list[list[_Node]]:
    """Gather the needs of which any two are one inside the other, or apart."""
    families: list[list[_Node]] = []
    for node in nodes:
        fitting = [
            family
            for family in families
            if all(_contains(other, node) or _contains(node, other) or _apart(other, node) for other in family)
        ]
        for family in fitting:
            family.append(node)
        if not fitting:
            families.append([*(other for other in nodes if _contains(other, node)), node])
    return [family for family in families if len(family) > 1]


def _together(family: list[_Node], wave: str, partners: Sequence[str]) -> Iterator[tuple[Published, dict[str, Need]]]:
    tags = {str(rank): node.base.need for rank, node in enumerate(family)}
    for rank in range(min(len(node.base.guards) for node in family)):
        guards = [node.base.guards[rank] for node in family]
        guard = max(guards, key=lambda one: one.limit)
        counted = [_by_place(node, guard, wave) for node, guard in zip(family, guards, strict=True)]
        layers = _layers(family, counted)
        if layers is None:  # somebody moved between the two waves: only the whole territory can be compared
            whole: list[dict[Place, float]] = [{(): sum(one.values())} for one in counted]
            layers = _layers([_whole(node) for node in family], whole)
        if layers is not None:
            places, found = layers
            yield joint(found, places, guard, partners), tags


def _whole(node: _Node) -> _Node:
    cells = tuple(
        cell for cell in node.base.cells if cell.scope == TERRITORY and cell.population in (EVERYONE, MATCHED)
    )
    return _Node(replace(node.base, cells=cells), node.wave)


def _by_place(node: _Node, guard: Guard, wave: str) -> dict[Place, float]:
    """Count the units of a need at its wave, by place; third parties are not looked at, for pairs do not share them."""
    tally = guard.tally
    counted = _counted(node, guard, wave)
    there = tally.atoms[WAVE].astype(str) == node.wave if WAVE in tally.atoms else np.ones(len(tally.atoms), dtype=bool)
    found: dict[Place, float] = {}
    for place, here, units in zip(places_of(tally, (WAVE, WITHOUT_THIRD_PARTY)), there, counted.tolist(), strict=True):
        if here:
            found[place] = found.get(place, 0.0) + units
    return found


def _counted(node: _Node, guard: Guard, wave: str) -> Floats:
    """Count who is behind each atom: of two waves put side by side, those of this one; of people followed, one group."""
    tally, asked = guard.tally, guard is not node.base.guards[0]
    side = node.group or (BEFORE if node.wave.partition(BETWEEN)[0] == wave else AFTER)
    if node.group or node.base.need.compared:
        counts = tally.counts[:, :, tally.levels[1].index(side)]
        among: Floats = (counts if asked else counts[:, :-KEPT_APART]).sum(axis=1).astype(np.float64)
        return among
    return answers(tally) if guard.organisations else guard.weights


def _layers(
    family: Sequence[_Node], counted: Sequence[Mapping[Place, float]]
) -> tuple[list[Place], list[Layer]] | None:
    """Take from each need the units of those inside it; None when that leaves less than nobody somewhere."""
    places = [*dict.fromkeys(place for one in counted for place in one)]
    units = [np.array([one.get(place, 0.0) for place in places]) for one in counted]
    below = [tuple(other for other, inner in enumerate(family) if _contains(outer, inner)) for outer in family]
    layers = []
    for rank, node in enumerate(family):
        direct = [one for one in below[rank] if not any(one in below[other] for other in below[rank])]
        own = units[rank] - sum((units[one] for one in direct), np.zeros(len(places)))
        if (own < 0).any():
            return None
        cells = tuple(cell for cell in node.cells if cell.population in (EVERYONE, MATCHED))
        layers.append(Layer(str(rank), cells, own, below[rank], worth=_worth(node.base.need)))
    return places, layers
