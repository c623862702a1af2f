"""Would the figures of single structures, beside those that everybody has, give a small group away? Exact, and quick.

Structures are many, so the sums are first made short. The figure of a structure tells all that other figures take of it
whole: beside it, they only tell of the structures that stay hidden, and of parts of a structure (those who answered for
themselves). Structures of which the same parts are told are counted as one: whatever may be worked out of one may be
worked out of each, and in a small group they are all, or none. What is left has a few dozen sums at most.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.contributors import Floats
from indicators.confidentiality.determined import small_sum
from indicators.confidentiality.suppression import Bools

_TOLERANCE = 1e-7


@dataclass(frozen=True)
class HostCells:
    """Figures of structures at one wave, beside the rows that others read.

    `known`, bool, shape (rows, atoms), is what others read; `hosts` names the structure of each atom; `within` says
    which atoms the figure of a structure counts; `weights` and `limit` are what may not be small; `partners` the atoms
    that each partner knows; `shown` the structures whose figure may be published. A structure of `telling` counts as
    one person: its answers are all alike, so that it needs the company of others as one person would.
    """

    known: Bools
    hosts: tuple[str | None, ...]
    within: Bools
    weights: Floats
    limit: float
    partners: tuple[Bools, ...]
    shown: frozenset[str]
    telling: frozenset[str] = frozenset()


def hosts_to_hide(cells: HostCells) -> frozenset[str]:
    """Return the structures whose figure must be hidden, so that no reader works out a small group.

    A reader holds every edition, and may be a partner or a structure, who knows its own answers. What it would learn
    from the rows of others alone cannot be helped here, and counts as known to it.
    """
    search = _Search(cells)
    for known in (np.zeros(len(cells.weights), dtype=bool), *cells.partners):
        search.hide_from(partial(_but, known))
    search.hide_from(_Short.weights_of_hosts)
    return cells.shown - search.shown


def _but(known: Bools, short: "_Short") -> Iterator[Floats]:
    yield short.weights_but(known)


class _Search:
    def __init__(self, cells: HostCells) -> None:
        self.shown = set(cells.shown)
        self._limit = cells.limit
        weights = np.where(cells.within, cells.weights, 0.0)
        names = np.array([host or "" for host in cells.hosts], dtype=object)
        for host in cells.telling:
            own = names == host
            weights[own] /= max(1.0, weights[own].sum())
        self._kept = np.flatnonzero(weights > 0)
        self._weights, self._hosts = weights[self._kept], names[self._kept]
        self._known = cells.known[:, self._kept]
        self._size = {host: float(self._weights[self._hosts == host].sum()) for host in set(self._hosts.tolist())}

    def hide_from(self, readers: "Callable[[_Short], Iterator[Floats]]") -> None:
        """Hide structures until none of these readers works anything out; `readers` gives their weights, column by column."""
        clean = False
        while not clean and self.shown:
            short = _Short(self._known, self._hosts, self._weights, self._kept, frozenset(self.shown))
            clean = not any(self._hidden_from(short, weights) for weights in readers(short))

    def _hidden_from(self, short: "_Short", weights: Floats) -> bool:
        while (making := small_sum(short.rows, weights, self._limit)) is not None:
            told = making[: len(self._known)] @ self._known
            taken = {str(host) for host in self._hosts[np.abs(told) > _TOLERANCE]}
            taken |= short.of_rows(making[len(self._known) :])
            group = np.abs(making @ short.rows) > _TOLERANCE
            if used := taken & self.shown:
                self.shown.remove(
                    min(used, key=lambda host: (-self._shared(host, short, group), self._size[host], host))
                )
                return True
            weights = np.where(group, 0.0, weights)
        return False

    def _shared(self, host: str, short: "_Short", group: Bools) -> int:
        """Count the rows that speak of a structure and of the small group: hidden, the nearest is the best company."""
        of_group = short.rows[: len(self._known), group].any(axis=1)
        return int((self._known[:, self._hosts == host].any(axis=1) & of_group).sum())


class _Short:
    """The sums made short: `rows` has those that others read, then one per kind of structure shown."""

    def __init__(
        self, known: Bools, hosts: NDArray[np.object_], weights: Floats, kept: NDArray[np.intp], shown: frozenset[str]
    ) -> None:
        self._hosts, self._weights, self._kept = hosts, weights, kept
        columns = known.copy()
        for host in shown:
            own = hosts == host
            columns[np.ix_(known[:, own].all(axis=1), own)] = False  # told whole: nothing more than its own figure says
        said = [column.tobytes() for column in columns.T]
        parts: dict[str, set[bytes]] = {}
        for host, column in zip(hosts.tolist(), said, strict=True):
            parts.setdefault(host, set()).add(column)
        self._kind = {host: (host in shown, frozenset(found)) for host, found in parts.items()}
        place: dict[tuple[object, bytes], int] = {}
        self._column = np.full(len(hosts), -1, dtype=np.intp)
        for atom, (host, column) in enumerate(zip(hosts.tolist(), said, strict=True)):
            is_shown, found = self._kind[host]
            if not (is_shown and len(found) == 1):
                self._column[atom] = place.setdefault((found if is_shown else None, column), len(place))
        self._held = self._column >= 0
        first = np.zeros(len(place), dtype=np.intp)
        first[self._column[self._held][::-1]] = np.flatnonzero(self._held)[::-1]
        self._classes = list(dict.fromkeys(kind for kind, _ in place if kind is not None))
        of_class = [[kind == one for kind, _ in place] for one in self._classes]
        whole = np.array(of_class, dtype=bool).reshape(len(self._classes), len(place))
        self.rows: Bools = np.vstack([columns[:, first], whole])

    def of_rows(self, times: Floats) -> set[str]:
        """Name the structures whose kind of figure is taken."""
        taken = {kind for kind, one in zip(self._classes, times.tolist(), strict=True) if abs(one) > _TOLERANCE}
        return {host for host, (shown, kind) in self._kind.items() if shown and kind in taken}

    def weights_but(self, known: Bools) -> Floats:
        """Count who is in each column, but those that a reader knows."""
        return self._summed(np.where(known[self._kept], 0.0, self._weights))

    def weights_of_hosts(self) -> Iterator[Floats]:
        """Count what is left to the structures of each kind: to the one that knows most of each column."""
        everyone = self._summed(self._weights)
        most: dict[object, Floats] = {}
        for host, kind in self._kind.items():
            if host:
                own = self._summed(np.where(self._hosts == host, self._weights, 0.0))
                most[kind] = np.maximum(most.get(kind, own), own)
        for own in most.values():
            yield everyone - own

    def _summed(self, weights: Floats) -> Floats:
        found = np.zeros(self.rows.shape[1])
        np.add.at(found, self._column[self._held], weights[self._held])
        return found
