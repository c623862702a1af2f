"""Runs that Prefect holds for running and whose process is gone: they are told as crashed, or as cancelled where that was asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
from prefect import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.exceptions import PrefectHTTPStatusError
from prefect.states import Cancelled, Crashed

from flows.alone import is_held
from flows.evaluate import GONE, evaluate_initiative
from flows.known import known_initiatives, slug_of

EVERY = 30.0
"""Seconds between two looks: a run is told as lost that two of them find so."""
_BEGINNING = timedelta(minutes=2)
"""What a run may take before it holds its initiative."""
_RUNNING = [StateType.RUNNING, StateType.CANCELLING]


@contextmanager
def swept() -> Iterator[None]:
    """Look for lost runs as long as the deployments are served."""
    over = threading.Event()
    looking = threading.Thread(target=_look, args=(over,), daemon=True)
    looking.start()
    try:
        yield
    finally:
        over.set()


def _look(over: threading.Event) -> None:
    before: frozenset[UUID] = frozenset()
    while not over.wait(EVERY):
        try:
            before = sweep(before, datetime.now(UTC))
        except (httpx.HTTPError, PrefectHTTPStatusError):
            continue  # the server is away: it is asked again


def sweep(before: frozenset[UUID], now: datetime) -> frozenset[UUID]:
    """End the runs that were found lost before and still are; return those found lost now."""
    with get_client(sync_client=True) as client:
        running = client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=[evaluate_initiative.name])),
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_RUNNING))),
        )
        lost = {run.id: run for run in running if _is_lost(run, now)}
        for id in before & lost.keys():
            cancelled = lost[id].state_type == StateType.CANCELLING
            end: State[None] = Cancelled(message="Annulé.") if cancelled else Crashed(message=GONE)
            client.set_flow_run_state(id, end, force=True)
    return frozenset(lost)


def _is_lost(run: FlowRun, now: datetime) -> bool:
    started = run.start_time
    asked = known_initiatives().get(str(run.parameters.get("initiative")))
    old = started is not None and now - started > _BEGINNING
    return old and (asked is None or not is_held(slug_of(asked)))
