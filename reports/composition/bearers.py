"""Who carries a recommendation: which partners and which groups of the initiative its « Porteur » cell names."""

import re
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
    those that are still there. A detail may stand after a name, in brackets.
    """
    known = _partners(initiative)
    groups = {plain(said): id for id, group in initiative.groups.items() for said in (group.label, id)}
    there = {id for id, one in initiative.partners.items() if one.there_on(initiative.evaluated_on)}
    partners: set[str] = set()
    called: set[str] = set()
    unknown = []
    gone = []
    for said in filter(None, (part.strip() for part in re.split("[,;]", cell))):
        if said.endswith(OUTSIDE):
            continue
        name = next((one for one in _read(said) if one in known or one in groups), None)
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
        plain(said): id
        for id, one in initiative.partners.items()
        for said in (one.name, one.short_name, id)
        if said is not None
    }


def _read(said: str) -> tuple[str, ...]:
    """Return what a name may be: as it is, then without the detail that stands in brackets at its end."""
    parted = _DETAIL.match(said)
    return (plain(said), plain(parted["name"])) if parted else (plain(said),)
