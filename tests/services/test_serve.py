"""On a real local server, a served schedule fires at its minute, and the one-off deployment runs what it is asked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx

from benchmarks.server import prefect_server
from tests.architecture.files import ROOT
from tests.flows.filled import filled

T = TypeVar("T")


def test_a_schedule_fires_and_a_run_is_made_on_demand(data_home: Path, tmp_path: Path) -> None:
    filled(data_home / "initiatives", "chaque_minute", cron="* * * * *")
    filled(data_home / "initiatives", "a_la_main")
    (tmp_path / "serveur").mkdir()
    with prefect_server(tmp_path / "serveur") as environment, _served(environment, tmp_path / "serve.log"):
        api = httpx.Client(base_url=environment["PREFECT_API_URL"], timeout=10)
        by_hand = _deployment(api, "a-la-demande")
        refused = _asked(api, by_hand, {"parameters": {"initiative": "inconnue"}})
        assert refused.is_client_error, "the form's list must be closed"
        asked = {"parameters": {"initiative": "a_la_main", "editions": ["synthese"]}, "state": {"type": "SCHEDULED"}}
        assert _asked(api, by_hand, asked).is_success
        scheduled = _completed(api, _deployment(api, "calendrier-chaque-minute"))
        assert scheduled["auto_scheduled"]
        assert scheduled["parameters"] == {"initiative": "chaque_minute"}
        due, started = (datetime.fromisoformat(str(scheduled[key])) for key in ("expected_start_time", "start_time"))
        assert due.second == 0
        # Prefect's runner takes a run up to ten seconds early; a busy machine starts it late.
        assert -15 < (started - due).total_seconds() < 120
        _completed(api, by_hand)
    assert list((data_home / "runs" / "chaque_minute").glob("*/reports/complete.pdf"))
    (only,) = (data_home / "runs" / "a_la_main").glob("*/reports")
    assert {path.name for path in only.iterdir()} == {"synthese.html", "synthese.pdf"}


def test_a_run_whose_process_is_gone_is_told_as_such_and_one_that_goes_on_is_left(
    data_home: Path, tmp_path: Path
) -> None:
    """Two looks find it lost: crashed, or cancelled where that was asked. A young run, or one whose process lives, goes on."""
    for name in ("perdue", "annulee", "tenue"):
        filled(data_home / "initiatives", name)
    (tmp_path / "serveur").mkdir()
    with (
        prefect_server(tmp_path / "serveur") as environment,
        httpx.Client(base_url=environment["PREFECT_API_URL"]) as api,
    ):
        flow = api.post("/flows/", json={"name": "evaluer-une-initiative"}).json()["id"]

        def begun(initiative: str, state: str) -> str:
            asked = {"flow_id": flow, "parameters": {"initiative": initiative}, "state": {"type": "PENDING"}}
            run = str(api.post("/flow_runs/", json=asked).json()["id"])
            for kind in dict.fromkeys(("RUNNING", state)):
                api.post(f"/flow_runs/{run}/set_state", json={"state": {"type": kind}, "force": True})
            return run

        runs = {
            one: begun(one, "CANCELLING" if one == "annulee" else "RUNNING") for one in ("perdue", "annulee", "tenue")
        }
        later = datetime.now(UTC) + timedelta(minutes=5)
        code = (
            "import sys; from datetime import datetime; from flows.lost_runs import sweep; from flows.alone import alone\n"
            "later = datetime.fromisoformat(sys.argv[1])\n"
            "with alone('tenue'):\n"
            "    assert sweep(sweep(frozenset(), datetime.now(later.tzinfo)), datetime.now(later.tzinfo)) == frozenset()\n"
            "    sweep(sweep(frozenset(), later), later)\n"
        )
        subprocess.run(
            [sys.executable, "-c", code, later.isoformat()], env=os.environ | environment, check=True, cwd=ROOT
        )
        found = {one: api.get(f"/flow_runs/{run}").json()["state"] for one, run in runs.items()}
    assert {one: state["type"] for one, state in found.items()} == {
        "perdue": "CRASHED",
        "annulee": "CANCELLED",
        "tenue": "RUNNING",
    }
    assert "n’est plus là" in found["perdue"]["message"]


def test_without_a_server_serve_says_how_to_start_one(data_home: Path) -> None:
    told = subprocess.run(
        [_utilite(), "serve"],
        env=os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "Aucun serveur Prefect ne répond" in told.stdout
    assert "prefect server start" in told.stdout
    assert "Traceback" not in told.stdout + told.stderr


@contextmanager
def _served(environment: dict[str, str], log: Path) -> Iterator[None]:
    quick = {"PREFECT_RUNNER_POLL_FREQUENCY": "2"}
    with log.open("wb") as said:
        process = subprocess.Popen(
            [_utilite(), "serve"], env=os.environ | environment | quick, stdout=said, stderr=said
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _utilite() -> str:
    return str(Path(sys.executable).with_name("utilite"))


def _deployment(api: httpx.Client, name: str) -> str:
    def look() -> str | None:
        answer = api.get(f"/deployments/name/evaluer-une-initiative/{name}")
        return str(answer.json()["id"]) if answer.is_success else None

    return _wait(look, 60, f"the deployment {name}")


def _asked(api: httpx.Client, deployment: str, body: dict[str, object]) -> httpx.Response:
    """Ask for a run; a server whose database is busy answers 503, « later », and is asked again."""

    def look() -> httpx.Response | None:
        answer = api.post(f"/deployments/{deployment}/create_flow_run", json=body)
        return None if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else answer

    return _wait(look, 60, "an answer to a run asked for")


def _completed(api: httpx.Client, deployment: str) -> dict[str, object]:
    """Wait for a run of this deployment to complete; any other end is a failure of the test."""

    def look() -> dict[str, object] | None:
        answer = api.post(
            "/flow_runs/filter",
            json={
                "deployments": {"id": {"any_": [deployment]}},
                "flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}},
            },
        )
        ended = answer.json() if answer.is_success else []
        if not ended:
            return None
        assert ended[0]["state"]["type"] == "COMPLETED", ended[0]["state"]["message"]
        return dict(ended[0])

    return _wait(look, 150, "a completed run")


def _wait(look: Callable[[], T | None], seconds: float, what: str) -> T:
    limit = time.monotonic() + seconds
    while (found := look()) is None:
        assert time.monotonic() < limit, f"waited {seconds} s for {what}"
        time.sleep(1)
    return found
