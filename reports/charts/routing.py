"""How arrows go from column to column without passing behind a step: corridors past the columns that they only cross, the
order of each column in which they cross least, and a lane for each in the gaps between columns.

The order comes from barycentres and exchanges of neighbours (Sugiyama, Tagawa and Toda, 1981).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

Place = Hashable
"""What stands in a column: a step, by its id, or a corridor."""
SWEEPS = 6
MOST_TRIED = 6
"""Lanes whose every order is tried; beyond, neighbours are exchanged."""
TOO_NEAR = 0.8
"""Millimetres under which two strokes are read as one."""


@dataclass(frozen=True)
class Corridor:
    """Where the arrows of one strength that leave a step pass a column in which they do not end."""

    source: str
    strength: str
    column: int


@dataclass(frozen=True)
class Hop:
    """A stretch of an arrow, from one column to the next."""

    start: Place
    end: Place
    strength: str


Columns = Sequence[Sequence[Place]]


def hops_of(column_of: Mapping[str, int], arrows: Iterable[tuple[str, str, str]]) -> tuple[Hop, ...]:
    """Cut arrows (start, end, strength) into hops; those of one step and one strength share their corridors."""
    made: dict[Hop, None] = {}
    for start, end, strength in arrows:
        stops: list[Place] = [start]
        stops += [Corridor(start, strength, column) for column in range(column_of[start] + 1, column_of[end])]
        stops.append(end)
        made |= {Hop(one, other, strength): None for one, other in pairwise(stops)}
    return tuple(made)


def ordered(columns: Columns, hops: Sequence[Hop]) -> list[list[Place]]:
    """Return the columns with their corridors, each in the order in which hops cross least; as declared where none is better."""
    corridors = dict.fromkeys(one.end for one in hops if isinstance(one.end, Corridor))
    current: list[list[Place]] = [
        [*column, *(one for one in corridors if isinstance(one, Corridor) and one.column == rank)]
        for rank, column in enumerate(columns)
    ]
    before: dict[Place, list[Place]] = {}
    after: dict[Place, list[Place]] = {}
    for hop in hops:
        after.setdefault(hop.start, []).append(hop.end)
        before.setdefault(hop.end, []).append(hop.start)
    best, least = [list(column) for column in current], crossings(current, hops)
    for turn in range(SWEEPS):
        forth = turn % 2 == 0
        for rank in range(len(current)) if forth else reversed(range(len(current))):
            sides = (before, after) if forth else (after, before)
            _sort(current, rank, sides[0], 1 if not forth else -1)
            _exchange(current, rank, before, after)
        count = crossings(current, hops)
        if count < least:
            best, least = [list(column) for column in current], count
    return best


def _ranks(columns: Columns, rank: int) -> dict[Place, int]:
    return {one: place for place, one in enumerate(columns[rank])} if 0 <= rank < len(columns) else {}


def _sort(columns: list[list[Place]], rank: int, toward: Mapping[Place, list[Place]], step: int) -> None:
    """Sort a column by the mean rank of what each of its places is linked to in the column beside it."""
    ranks = _ranks(columns, rank + step)
    if not ranks:
        return
    # What is linked to nothing there keeps its share of the height.
    scale = len(ranks) / len(columns[rank])
    own = {one: place * scale for place, one in enumerate(columns[rank])}
    linked = {one: [ranks[other] for other in toward.get(one, ()) if other in ranks] for one in columns[rank]}
    columns[rank].sort(key=lambda one: sum(linked[one]) / len(linked[one]) if linked[one] else own[one])


def _exchange(
    columns: list[list[Place]],
    rank: int,
    before: Mapping[Place, list[Place]],
    after: Mapping[Place, list[Place]],
) -> None:
    """Exchange neighbours of a column as long as fewer hops cross."""
    sides = [(_ranks(columns, rank - 1), before), (_ranks(columns, rank + 1), after)]

    def crossed(one: Place, other: Place) -> int:
        return sum(
            ranks[far] > ranks[near]
            for ranks, linked in sides
            for far in linked.get(one, ())
            for near in linked.get(other, ())
        )

    column, better = columns[rank], True
    while better:
        better = False
        for place in range(len(column) - 1):
            one, other = column[place : place + 2]
            if crossed(other, one) < crossed(one, other):
                column[place : place + 2], better = [other, one], True


def crossings(columns: Columns, hops: Iterable[Hop]) -> int:
    """Count the pairs of hops that cross."""
    at = {one: (rank, place) for rank, column in enumerate(columns) for place, one in enumerate(column)}
    gaps: dict[int, list[tuple[int, int]]] = {}
    for hop in hops:
        gaps.setdefault(at[hop.start][0], []).append((at[hop.start][1], at[hop.end][1]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for ends in gaps.values()
        for place, one in enumerate(ends)
        for other in ends[:place]
    )


@dataclass(frozen=True)
class Trunk:
    """The hops of one gap that leave a place with one strength: the height at which they leave, and where each arrives."""

    start: Place
    strength: str
    leaves: float
    arrives: tuple[float, ...]

    @property
    def straight(self) -> bool:
        """Whether it needs no lane."""
        return all(abs(one - self.leaves) < 0.05 for one in self.arrives)

    def crossed_at(self, height: float) -> bool:
        """Whether its upright passes a height."""
        heights = (self.leaves, *self.arrives)
        return min(heights) - TOO_NEAR < height < max(heights) + TOO_NEAR


def lanes(trunks: Sequence[Trunk]) -> list[Trunk]:
    """Return the trunks of a gap that need a lane, from left to right, so that they cross least and none runs along another."""
    turning = [one for one in trunks if not one.straight]
    cost = {(one, other): _cost(one, other) for one in turning for other in turning if one is not other}

    def total(order: Iterable[Trunk]) -> int:
        return sum(cost[pair] for pair in _pairs(tuple(order)))

    if len(turning) <= MOST_TRIED:
        return list(min(permutations(turning), key=total))
    # Each is put where it costs least among those already there.
    order: list[Trunk] = []
    for one in turning:
        order = min(([*order[:place], one, *order[place:]] for place in range(len(order) + 1)), key=total)
    return order


def _pairs(order: tuple[Trunk, ...]) -> Iterator[tuple[Trunk, Trunk]]:
    return ((one, other) for place, one in enumerate(order) for other in order[place + 1 :])


def _cost(left: Trunk, right: Trunk) -> int:
    """Count what crosses where one trunk stands left of another; to run along one another costs most."""
    along = sum(abs(right.leaves - height) < TOO_NEAR for height in left.arrives)
    return left.crossed_at(right.leaves) + sum(right.crossed_at(height) for height in left.arrives) + 20 * along
