"""On a real local server, a served schedule fires at its minute, and the one-off deployment runs what it is asked."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx

from benchmarks.server import prefect_server
from flows.evaluate import GONE
from tests.architecture.files import ROOT
from tests.flows.filled import filled
from tests.services.mail_server import PASSWORD, USER, Box, certificate, mail_server

T = TypeVar("T")


def test_a_schedule_fires_and_its_evaluator_is_told_and_a_run_is_made_on_demand(
    data_home: Path, tmp_path: Path
) -> None:
    """Then two more on demand, once they hold their initiative: one is killed, one is cancelled."""
    for name in ("a_la_main", "tuee", "annulee"):
        filled(data_home / "initiatives", name)
    filled(data_home / "initiatives", "chaque_minute", cron="* * * * *")
    (tmp_path / "serveur").mkdir()
    box, certified = Box(), certificate(tmp_path)
    trusted = {"SSL_CERT_FILE": str(certified), "UTILITE_SMTP_PASSWORD": PASSWORD}
    with (
        mail_server(box, certified) as port,
        prefect_server(tmp_path / "serveur") as environment,
        _served(environment | trusted, tmp_path / "serve.log"),
        _patient(environment) as api,
    ):
        _to_be_told(data_home, "chaque_minute", port)
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
        _opened_from_its_link(api, "rapports-a-la-main")
        killed = _begun(api, by_hand, data_home, "tuee")
        os.kill(_holder(data_home, "tuee"), signal.SIGKILL)
        cancelled = _begun(api, by_hand, data_home, "annulee")
        cancelling = {"state": {"type": "CANCELLING"}, "force": True}
        api.post(f"/flow_runs/{cancelled}/set_state", json=cancelling).raise_for_status()
        said = _ended(api, killed, "CRASHED")
        assert said.startswith(GONE) and "-9" in said
        _ended(api, cancelled, "CANCELLED")
    mail = box.took[0]
    assert mail["To"] == "moi@exemple.fr" and mail["Subject"] == "Évaluation de chaque_minute"
    assert "Un brouillon de « Jardin partagé » est prêt ; rien n’est parti." in mail.get_content()
    assert "revues/" in mail.get_content()
    assert not list((data_home / "runs" / "tuee").glob("*")) and not list((data_home / "runs" / "annulee").glob("*"))
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
        _patient(environment) as api,
    ):
        flow = api.post("/flows/", json={"name": "evaluer-une-initiative"}).json()["id"]

        def begun(initiative: str, state: str) -> str:
            asked = {"flow_id": flow, "parameters": {"initiative": initiative}, "state": {"type": "PENDING"}}
            run = str(api.post("/flow_runs/", json=asked).raise_for_status().json()["id"])
            for kind in dict.fromkeys(("RUNNING", state)):
                api.post(
                    f"/flow_runs/{run}/set_state", json={"state": {"type": kind}, "force": True}
                ).raise_for_status()
            return run

        runs = {
            one: begun(one, "CANCELLING" if one == "annulee" else "RUNNING") for one in ("perdue", "annulee", "tenue")
        }
        later = datetime.now(UTC) + timedelta(minutes=5)
        code = (
            "import sys; from datetime import datetime; from flows.lost_runs import sweep; from flows.alone import alone\n"
            "later = datetime.fromisoformat(sys.argv[1])\n"
            "with alone('tenue', 'une évaluation'):\n"
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


def _to_be_told(home: Path, slug: str, port: int) -> None:
    settings = home / "private" / slug / "remise.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"sender: evaluation@exemple.fr\nsmtp: {{host: localhost, port: {port}, user: {USER}}}\nevaluator: moi@exemple.fr\n",
        encoding="utf-8",
    )
    settings.chmod(0o600)


class _Patient(httpx.Client):
    """A server whose database is busy answers 503, « later »: asked again, as Prefect's own client does."""

    def send(self, request: httpx.Request, **how: Any) -> httpx.Response:
        def look() -> httpx.Response | None:
            answer = super(_Patient, self).send(request, **how)
            return None if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else answer

        return _wait(look, 60, f"an answer to {request.method} {request.url.path}")


def _patient(environment: dict[str, str]) -> _Patient:
    return _Patient(base_url=environment["PREFECT_API_URL"], timeout=30)


def _opened_from_its_link(api: httpx.Client, key: str) -> None:
    """Follow the link that a run left in Prefect's page: its review and a report open."""
    (artifact,) = api.post("/artifacts/filter", json={"artifacts": {"key": {"any_": [key]}}}).json()
    address = artifact["data"].partition("](")[2].rstrip(")")
    listed = httpx.get(address)
    assert listed.is_success and "revue.html" in listed.text
    for page in ("revue.html", "synthese.pdf"):
        assert httpx.get(address + page).is_success


def _holder(home: Path, slug: str) -> int:
    held = home / "private" / slug / "verrou.json"

    def look() -> int | None:
        return int(json.loads(held.read_bytes())["process"]) if held.is_file() else None

    return _wait(look, 90, f"a run that holds {slug}")


def _begun(api: httpx.Client, deployment: str, home: Path, initiative: str) -> str:
    """Ask for a run, and wait until it holds its initiative."""
    asked = _asked(api, deployment, {"parameters": {"initiative": initiative}, "state": {"type": "SCHEDULED"}})
    run = str(asked.json()["id"])
    _holder(home, initiative)
    return run


def _ended(api: httpx.Client, run: str, kind: str) -> str:
    """Wait until a run has ended so, and return what is said of it."""

    def look() -> str | None:
        state = api.get(f"/flow_runs/{run}").json()["state"]
        settled = state["type"] == kind and (kind != "CRASHED" or "\n" in str(state["message"]))
        return str(state["message"]) if settled else None

    return _wait(look, 60, f"a run that is {kind}")


def _utilite() -> str:
    return str(Path(sys.executable).with_name("utilite"))


def _deployment(api: httpx.Client, name: str) -> str:
    def look() -> str | None:
        answer = api.get(f"/deployments/name/evaluer-une-initiative/{name}")
        return str(answer.json()["id"]) if answer.is_success else None

    return _wait(look, 60, f"the deployment {name}")


def _asked(api: httpx.Client, deployment: str, body: dict[str, object]) -> httpx.Response:
    return api.post(f"/deployments/{deployment}/create_flow_run", json=body)


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
