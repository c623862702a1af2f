"""What is published of one question, as sets of people; and what must be hidden of it so that nothing small is given away.

First what is small itself (« primaire »), then that from which, by adding and subtracting, a reader could work it out
(« secondaire »), the least important first, until nothing is left to find. Last, what turns out to be hidden needlessly is
given back, the most important first. Every reader is supposed to hold every edition, and a partner to know its own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality import wording
from indicators.confidentiality.exposure import GivenAway, Memory, Reader, exposures, making
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Scope
from initiatives.arrays import Bools, Floats
from initiatives.declaration.vocabulary import EVERYONE, MATCHED

Key = tuple[object, Cell, str]
"""What is hidden as one: everything made of a need in a cell (part ""), or one part of an indicator there."""
_SCOPES = ("structure", "partenaire", "type_structure", "type_acteur", "departement", "axe", TERRITORY)
"""From the least to the most important: a partner's own page, kinds of structure and of actor, axes, the territory last."""
_NOTHING = 1e-9
NO_SECRET = 1e9
"""What a kind weighs that has nothing to hide: no group that holds it is small."""


@dataclass(frozen=True)
class Guard:
    """What no reader may work out: a group whose weight is above 0 and below the limit.

    `weights` counts each kind, shape (kinds,): 0 where it has nothing to hide, the limit where it is no secret; `inside`
    is the limit for a reader who is one of those counted; `reason` says in French why, to the owner alone. `readers` are
    the kinds that some reader knows, bool, shape (kinds,), beside the partners of the release. `heads` are what the keys
    begin with that tell it, None for all. `owners` says who holds which kinds, bool, shape (kinds, owners), where one
    contributor may hold several. `alike` says that the group is of those who answered alike. No row of few says it; of
    people of whom a row of many does, subtraction may tell it too; of organisations, which are named, no larger group may
    say it either where some of them are hidden.
    """

    weights: Floats
    limit: float
    inside: float
    reason: str
    readers: tuple[Bools, ...] = ()
    heads: frozenset[object] | None = None
    owners: Bools | None = None
    alike: bool = False

    def counts(self, rows: Bools) -> Floats:
        """Count the contributors behind each row, shape (rows,)."""
        if self.owners is None:
            counted: Floats = rows @ self.weights
            return counted
        # What is no secret weighs the limit, whoever holds it.
        once = self.owners.any(axis=1) & (self.weights < self.limit)
        held: Floats = (rows @ (self.owners & (once & (self.weights > 0))[:, None]) > 0).sum(axis=1)
        return held + rows @ np.where(once, 0.0, self.weights)

    def given_away(self, rows: Bools, readers: Sequence[Reader], memory: Memory) -> Iterator[GivenAway]:
        """Yield, for each reader, a group that these rows give away to it, and that is guarded."""
        return exposures(rows, self.weights, readers, self.owners, memory)


@dataclass(frozen=True)
class Release:
    """What figures of one question tell, as sets of kinds of people, with what they may not tell.

    - `keys` and `rows` go together: `rows` has shape (rows, kinds), 1 where a row tells of a kind, −1 of who came since; a key
      may stand at several rows, and is told as long as it is not hidden; several keys may tell one row;
    - `fixed`: rows that are out already, and stay whatever is decided, shape (rows,);
    - `partners`: the kinds that each partner, or each coalition of partners, knows by itself, bool, shape (kinds,);
    - `memory`: what was found in releases that tell the same.
    """

    keys: tuple[tuple[Key, ...], ...]
    rows: Bools
    guards: tuple[Guard, ...]
    fixed: Bools
    partners: tuple[Bools, ...] = ()
    worth: Mapping[Key, int] = field(default_factory=dict)
    masked_before: frozenset[Key] = frozenset()
    memory: Memory = field(default_factory=dict)

    def read_in(self, scopes: Collection[Scope]) -> "Release":
        """Return what is told to whoever reads these scopes alone."""
        keys = tuple(tuple(key for key in own if key[1].scope in scopes) for own in self.keys)
        read = np.array([bool(own) for own in keys], dtype=bool)
        kept = tuple(own for own in keys if own)
        return replace(self, keys=kept, rows=self.rows[read], fixed=self.fixed[read])


Masks = dict[Key, str]
"""Key → why it is hidden, in French, for the owner."""


def importance(key: Key, worth: int, count: float) -> tuple[object, ...]:
    """Rank what could be hidden, the smallest first: by scope, population, worth, then by how many it speaks of."""
    _, cell, part = key
    among = int(cell.population in (EVERYONE, MATCHED))
    return _SCOPES.index(cell.scope.kind), among, worth, count, cell.wave, cell.scope, part


def hide(release: Release, masks: Masks, wanted: Iterable[Key] = (), secondary: str = wording.SECONDARY) -> Masks:
    """Return what more to hide of a release, and why, once `masks` are.

    `wanted` are hidden keys of which the rows themselves may not be worked out, however many people they count;
    `secondary` says why what would give something away is hidden.
    """
    return Hiding(release, masks, frozenset(wanted), secondary).masks if release.guards else {}


class Hiding:
    """One release being decided: `masks` grows, and only what turns out needless is taken back."""

    def __init__(self, release: Release, given: Masks, wanted: frozenset[Key], secondary: str) -> None:
        self._release, self._given, self._secondary = release, given, secondary
        self.masks: Masks = {}
        self._counts = release.guards[0].counts(release.rows)
        # The most important first: a sum is made of those rather than of others.
        order = sorted(range(len(release.keys)), key=self._rank, reverse=True)
        self._keys = [release.keys[row] for row in order]
        self._rows, self._fixed = release.rows[order], release.fixed[order]
        self._wanted = [place for place, keys in enumerate(self._keys) if wanted.intersection(keys)]
        self._someone: Bools = np.asarray(self._rows.any(axis=0))
        self._known = [np.zeros(release.rows.shape[1], dtype=bool) for _ in release.guards]
        for guard in release.guards:
            self._hide_small(guard)
        for rank, guard in enumerate(release.guards):
            if not guard.alike:
                self.hide_telling(rank, guard)
        hidden = -1
        while hidden != len(self.masks):  # what is hidden no longer says of anybody that all answered alike
            hidden = len(self.masks)
            for rank, guard in enumerate(release.guards):
                for now in self._now(guard) if guard.alike else ():
                    self.hide_telling(rank, now)
        for target in self._wanted:
            self._hide_making(target)
        self._give_back()

    def _rank(self, row: int) -> tuple[object, ...]:
        """Rank a row as the most important of what tells it; what is out already comes first, then what was told before."""
        release = self._release
        ranks = [
            (key not in release.masked_before, *importance(key, release.worth.get(key, 0), float(self._counts[row])))
            for key in release.keys[row]
        ]
        return (bool(release.fixed[row]), *max(ranks, default=()))

    def _telling(self, place: int, heads: frozenset[object] | None) -> list[Key]:
        """List the keys that are still shown and tell this row."""
        return [
            key
            for key in self._keys[place]
            if key not in self._given and key not in self.masks and (heads is None or key[0] in heads)
        ]

    def _shown(self, guard: Guard) -> NDArray[np.intp]:
        """Return the rows that somebody reads, as far as a guard looks at them, the most important first."""
        return np.array(
            [place for place in range(len(self._keys)) if self._fixed[place] or self._telling(place, guard.heads)],
            dtype=np.intp,
        )

    def _hide(self, place: int, reason: str, guard: Guard) -> None:
        self.masks |= dict.fromkeys(self._telling(place, guard.heads), reason)

    def _hide_small(self, guard: Guard) -> None:
        counts = guard.counts(self._rows)
        for place in np.flatnonzero((counts > _NOTHING) & (counts < guard.limit - _NOTHING)).tolist():
            self._hide(place, guard.reason, guard)

    def hide_telling(self, rank: int, guard: Guard) -> None:
        """Hide the least important row of each sum that tells somebody of few, reader after reader.

        Hiding never gives anything away: a reader who learns nothing will not learn anything later.
        """
        readers = self._readers(rank, guard)
        while readers and (found := self._first(guard, readers)) is not None:
            readers = readers[found.reader :]
            unknown = (guard.weights > 0) & ~readers[0].knows
            free, alone = self._free(guard, found.group, unknown)
            if free:
                self._hide(max(free), guard.reason if alone else self._secondary, guard)
            elif readers[0].knows.any():
                # What is out already tells it: nothing can be done here, and it counts as known to that reader.
                readers[0] = Reader(readers[0].knows | (found.group > 0), readers[0].limit)
            else:
                self._known[rank] |= found.group > 0
                readers = [Reader(one.knows | self._known[rank], one.limit) for one in readers]

    def _now(self, guard: Guard) -> Iterator[Guard]:
        """Return what to guard as things are shown: of those who answered alike, whom no row shown says it of yet."""
        if not guard.alike:
            yield guard
            return
        shown = self._rows[self._shown(guard)]
        told = np.array([not (guard.weights[row != 0] >= NO_SECRET).any() for row in shown], dtype=bool)
        told &= guard.counts(shown) >= guard.limit
        known = np.logical_or.reduce([*shown[told], np.zeros(len(guard.weights), dtype=bool)])
        left = replace(guard, weights=np.where(known, 0.0, guard.weights))
        if guard.owners is None:
            yield left
            return
        yield guard
        if guard.reason in self.masks.values():
            yield replace(left, limit=NO_SECRET, inside=NO_SECRET)

    def _readers(self, rank: int, guard: Guard) -> list[Reader]:
        known = self._known[rank]
        knowing = (*self._release.partners, *guard.readers)
        return [Reader(known, guard.limit), *(Reader(known | own, guard.inside) for own in knowing if own.any())]

    def _first(self, guard: Guard, readers: Sequence[Reader]) -> GivenAway | None:
        shown = self._rows[self._shown(guard)]
        return next(guard.given_away(shown, readers, self._release.memory), None)

    def _free(self, guard: Guard, group: NDArray[np.int8], unknown: Bools) -> tuple[list[int], bool]:
        """Return the rows of the sum that makes a group, but those that are out; and whether one row makes it alone."""
        shown = self._shown(guard)
        used = making(self._rows[shown], group, unknown)
        rows = [] if used is None else shown[used].tolist()
        return [place for place in rows if not self._fixed[place]], len(rows) == 1

    def _hide_making(self, target: int) -> None:
        """Hide rows until this one, which is hidden, is no sum of others."""
        guard = self._release.guards[0]
        while not self._fixed[target] and not self._telling(target, None):
            free, _ = self._free(guard, self._rows[target], self._someone)
            if not free:
                return
            self._hide(max(free), self._secondary, guard)

    def _give_back(self) -> None:
        """Show again what no longer guards anything: what was hidden first may be needless once another row is."""
        for place in [place for place in range(len(self._keys)) if self._secondaries(place)]:
            taken = {key: self.masks.pop(key) for key in self._secondaries(place)}
            if self._tells():
                self.masks |= taken

    def _secondaries(self, place: int) -> list[Key]:
        return [key for key in self._keys[place] if self.masks.get(key) == self._secondary]

    def _tells(self) -> bool:
        for rank, guard in enumerate(self._release.guards):
            if any(self._first(now, self._readers(rank, now)) is not None for now in self._now(guard)):
                return True
        guard = self._release.guards[0]
        hidden = (target for target in self._wanted if not self._telling(target, None))
        return any(self._free(guard, self._rows[target], self._someone)[0] for target in hidden)
