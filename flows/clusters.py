"""The tally in parts on a Dask cluster: the same counts, bit for bit, for data too large or too slow for one machine.

Answers of persons, under their pseudonyms, go to the workers and come back as counts. So the cluster must be as trusted
as this machine: in the clear with `tcp://`, encrypted with `tls://`; a worker short of memory may write parts to its
disk. Nothing of them is in the keys of tasks, in what Dask logs, nor in what a failure says.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from flows.incident import FailedElsewhere, trace
from flows.stages import Indicators
from indicators.counting.adding import add
from indicators.counting.splitting import split
from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from initiatives.declaration.model import Initiative
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
"""In place of an address: a cluster on this machine, for the time of the tally."""
Count = Callable[[Initiative, Indicators, Dataset, Indicators], Tallies]
"""Counts what indicators need of a data set; and what those of earlier versions need, that nothing tells today."""


def counting_on(dask: str | None) -> Count:
    """Return what counts: `tally` here, or in parts on the cluster at this address (or `local`).

    Raises `UnusableInitiative` at once, in French, when Dask is not installed.
    """
    if dask is None:
        return tally
    if find_spec("distributed") is None:
        raise UnusableInitiative(
            (
                f"Le calcul par parties (--dask {dask}) demande Dask, qui n’est pas installé. "
                'Installez-le (pip install "utilite[dask]"), ou relancez sans cette option.',
            )
        )
    return partial(_tally_in_parts, address=dask)


@dataclass(frozen=True, repr=False)
class _Part:
    """What a worker receives. It has no representation: Dask logs that of whatever a failing task was given."""

    initiative: Initiative
    indicators: Indicators
    dataset: Dataset
    before: Indicators


def _tally_in_parts(
    initiative: Initiative, indicators: Indicators, dataset: Dataset, before: Indicators, address: str
) -> Tallies:
    """Count one part per thread of the cluster, and add the counts."""
    with _client(address) as client:
        threads = max(sum(client.nthreads().values()), 1)
        run = uuid4().hex
        # Sent without a hash of their content for a name, and under names that say nothing of it.
        parts = [_Part(initiative, indicators, part, before) for part in split(dataset, threads)]
        sent = client.scatter({f"partie-{run}-{rank}": part for rank, part in enumerate(parts)})
        counted = [client.submit(_counted, part, key=f"tally-{name}", pure=False) for name, part in sent.items()]
        answers = _gathered(client, counted)
    failures = [answer for answer in answers if isinstance(answer, str)]
    if failures:
        raise FailedElsewhere(failures[0])
    return add([answer for answer in answers if not isinstance(answer, str)])


def _gathered(client: "Client", counted: list["Future"]) -> list[Tallies | str]:
    from distributed import KilledWorker

    try:
        return cast(list[Tallies | str], client.gather(counted))
    except (KilledWorker, CancelledError):
        pass
    raise BrokenExecutor  # a machine or a process of the cluster is gone, and what it held


def _counted(part: _Part) -> Tallies | str:
    """Count one part on a worker; a failure comes back as its trace without data, for Dask would send its message."""
    try:
        return tally(part.initiative, part.indicators, part.dataset, part.before)
    except Exception as error:
        return trace(error)


@contextmanager
def _client(address: str) -> Iterator["Client"]:
    """Connect to the cluster at this address, or start one here; nothing of it is open to other machines."""
    from distributed import Client, LocalCluster

    if address != LOCAL:
        with _connected(address) as client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=os.cpu_count(),
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            # Without a limit, a worker never writes what it holds to the disk.
            memory_limit=None,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _connected(address: str) -> "Client":
    from distributed import Client

    try:
        return Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError):
        refused = address
    raise UnusableInitiative(
        (
            f"Aucune grappe Dask ne répond à l’adresse « {refused} ». Vérifiez l’adresse de l’ordonnanceur "
            "(tcp://machine:8786, ou « local » pour calculer ici), ou relancez sans l’option --dask.",
        )
    )
