"""What a structure may not read, because it knows its own answers: an ensemble less its own would be few people."""

from collections.abc import Iterable, Iterator

import numpy as np

from indicators.confidentiality.contributors import hosts_of
from indicators.confidentiality.linked import Base
from indicators.confidentiality.membership import Memberships
from indicators.counting.tallies import TERRITORY, Cell
from indicators.figures.told_to_hosts import host_of

_READ = (TERRITORY, "type_structure")


def told_of_few(bases: Iterable[Base], memberships: Memberships) -> Iterator[tuple[Base, Cell, str]]:
    """Yield the ensembles that would tell a structure of few others: the base, the cell, the structure that may not read it.

    Those it reads are the whole territory and its own kind of structure. Others go on reading them.
    """
    for base in bases:
        cells = tuple(one for one in base.cells if one.scope.partition(":")[0] in _READ and host_of(one) is None)
        for guard in (*base.guards, *base.inside) if cells else ():
            hosts = hosts_of(guard.tally)
            if guard.organisations or not any(hosts):
                continue
            names = sorted({host for host in hosts if host is not None})
            rank = {host: place for place, host in enumerate(names)}
            counts = memberships.of(guard.tally, cells) * guard.weights
            own = np.zeros((len(cells), len(names)))
            placed = np.array([rank.get(host or "", -1) for host in hosts])
            np.add.at(own.T, placed[placed >= 0], counts[:, placed >= 0].T)
            left = counts.sum(axis=1)[:, None] - own
            for cell, host in np.argwhere((own > 0) & (left > 0) & (left < guard.limit)).tolist():
                yield base, cells[cell], names[host]
