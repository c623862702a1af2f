"""Who came when, visit by visit: an audit of months of visits that shares nothing with the search.

A test gives the attendance; here is worked out, person by person, which visits each published number adds up, and every
group of few people is tried: does what is published give back how often they came in some months?
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.confidentiality.attacker import kernel
from indicators.counting.tallies import TERRITORY
from indicators.figures.results import PublishedResults
from initiatives.validation.dataset import Table

VISITS, MONTHS, YEARS = "activite_participations", "activite_participations_par_mois", "participations_par_an"
WHOLES = (VISITS, MONTHS, YEARS, "activite_taille_atelier")
_PLACES = ("type_structure", "partenaire", "structure")


@dataclass(frozen=True)
class Visit:
    """One line of the attendance: who, in which month (None without a date), and where."""

    who: str
    month: str | None
    where: tuple[tuple[str, str], ...]


def visits_of(presences: Table) -> tuple[Visit, ...]:
    """Read the attendance line by line."""
    held = [name for name in _PLACES if name in presences.frame]
    frame = presences.frame.astype(object).where(presences.frame.notna(), None)
    return tuple(
        Visit(str(row["participant"]), row["mois"], tuple((name, row[name]) for name in held if row[name] is not None))
        for row in frame.to_dict("records")
    )


def told(results: Iterable[PublishedResults], visits: Sequence[Visit]) -> list[frozenset[int]]:
    """List which visits each published number adds up; beside a main figure, those without a date are told too."""
    found: dict[frozenset[int], None] = {}
    for figure in (one for result in results for one in result.figures if one.indicator in WHOLES):
        if figure.status != "publie":
            continue
        kind, _, member = figure.cell.scope.partition(":")
        here = [
            rank for rank, one in enumerate(visits) if figure.cell.scope == TERRITORY or (kind, member) in one.where
        ]
        if figure.part:
            found[frozenset(rank for rank in here if (visits[rank].month or "").startswith(figure.part))] = None
        else:
            found[frozenset(here)] = None
            if figure.indicator in (MONTHS, YEARS):
                found[frozenset(rank for rank in here if visits[rank].month is None)] = None
    return [one for one in found if one]


def few(
    published: Sequence[frozenset[int]], visits: Sequence[Visit], limit: int, known: frozenset[int]
) -> list[set[str]]:
    """Return the groups of fewer than `limit` people of whom some visits are given back; `known` visits are no secret."""
    alike: dict[tuple[bool, ...], set[int]] = {}
    for rank in (rank for rank in range(len(visits)) if rank not in known):
        signature = tuple(rank in one for one in published)
        if any(signature):
            alike.setdefault(signature, set()).add(rank)
    unknown = kernel([[int(key[row]) for key in alike] for row in range(len(published))], len(alike))
    people = [{visits[rank].who for rank in block} for block in alike.values()]
    return [who for group, who in _groups(people, limit) if not unknown[list(group)].sum(axis=0).any()]


def mostly_one(pieces: Iterable[int], visits: Sequence[Visit], share: float) -> bool:
    """Tell whether one person made more than `share` of these visits, once the second's are taken away."""
    came = sorted(Counter(visits[rank].who for rank in pieces).values(), reverse=True)
    return bool(came) and came[0] > share * (sum(came) - sum(came[1:2]))


def _groups(people: Sequence[set[str]], limit: int) -> Iterator[tuple[tuple[int, ...], set[str]]]:
    """Yield every group of blocks behind which stand fewer than `limit` different people."""

    def grow(group: tuple[int, ...], who: set[str]) -> Iterator[tuple[tuple[int, ...], set[str]]]:
        for block in range(group[-1] + 1 if group else 0, len(people)):
            if len(together := who | people[block]) < limit:
                yield (*group, block), together
                yield from grow((*group, block), together)

    yield from grow((), set())


def owned(visits: Sequence[Visit], place: tuple[str, str]) -> frozenset[int]:
    """Return the visits that a partner, or a host structure, knows: those of its own places."""
    return frozenset(rank for rank, one in enumerate(visits) if place in one.where)
