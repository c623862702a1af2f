"""Who carries a recommendation: which partners and which groups of the initiative its « Porteur » cell names."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from initiatives.declaration.model import Initiative
from initiatives.plain_text import plain
from reports.composition.chapters import PARTNERS

OUTSIDE = "(extérieur)"
"""What stands after the name of somebody who carries a recommendation and is neither a partner nor a group."""
_DETAIL = re.compile(r"^(?P<name>.*\S)\s*\((?P<detail>[^()]*)\)$")


@dataclass(frozen=True)
class Bearers:
    """Those whom a cell names: ids of partners and of groups; what names nobody known; those who have left the alliance."""

    partners: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def bearers(initiative: Initiative, cell: str) -> Bearers:
    """Read a cell of names parted by commas: each is a partner, a group of the initiative, or somebody told to be outside.

    A partner is known by its name, its short name or its id, a group by its name or its id; the group of partners is all of
    those that are still there. A detail may stand after a name, in brackets. A name that has a comma is read whole before the
    cell is parted: the longest one that is known.
    """
    known = _partners(initiative)
    groups = {_spaced(said): id for id, group in initiative.groups.items() for said in (group.label, id)}
    there = {id for id, one in initiative.partners.items() if one.there_on(initiative.evaluated_on)}
    partners: set[str] = set()
    called: set[str] = set()
    unknown = []
    gone = []
    for said in _parted(cell, {*known, *groups}):
        name = _called(said, {*known, *groups})
        if said.endswith(OUTSIDE):
            continue
        if name is None:
            unknown.append(said)
        elif name in groups:
            called.add(groups[name])
            partners |= there if groups[name] == PARTNERS else set()
        else:
            partners.add(known[name])
            gone += [said] if known[name] not in there else []
    return Bearers(frozenset(partners), frozenset(called), tuple(unknown), tuple(gone))


def _partners(initiative: Initiative) -> dict[str, str]:
    """Return each way to name a partner → its id."""
    return {
        _spaced(said): id
        for id, one in initiative.partners.items()
        for said in (one.name, one.short_name, id)
        if said is not None
    }


def _parted(cell: str, names: Collection[str]) -> Iterator[str]:
    """Yield whom a cell names: from each comma on, the longest name that is known, else what stands before the next comma."""
    parts = list(re.finditer(r"[^,;]+", cell))
    place = 0
    while place < len(parts):
        spans = (cell[parts[place].start() : parts[last].end()] for last in range(len(parts) - 1, place - 1, -1))
        said = next((one for one in spans if _called(one.strip(), names) is not None), parts[place].group()).strip()
        place += 1 + len(re.findall("[,;]", said))
        if said:
            yield said


def _called(said: str, names: Collection[str]) -> str | None:
    """Return the known name that is said, as it is or without the detail that stands in brackets at its end."""
    detailed = None if said.endswith(OUTSIDE) else _DETAIL.match(said)
    read = (said, detailed["name"]) if detailed else (said,)
    return next((one for one in map(_spaced, read) if one in names), None)


def _spaced(said: str) -> str:
    """Return a name as names are compared, whatever the spaces around its commas."""
    return re.sub(r"\s*,\s*", ", ", plain(said))
