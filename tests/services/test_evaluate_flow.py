"""The flow: the same files as the plain run, about ten tasks, artifacts, and failures told in French."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client

from flows import evaluate as flow_module
from flows.clusters import Count
from flows.evaluate import evaluate_initiative
from flows.known import find_initiative
from flows.order import Order
from flows.stages import Steps, evaluate
from flows.steps import Draughtsman, plain_steps
from flows.watch import STAGES
from indicators.counting.tallies import Tallies
from tests.flows.filled import filled

pytestmark = pytest.mark.usefixtures("prefect_server")


def test_the_flow_writes_the_same_files_as_the_plain_run(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = evaluate(Order(find_initiative("silver_geek"), ("synthese", "partenaire-orange")), plain_steps({}))
    monkeypatch.setenv("UTILITE_DATA_DIR", str(data_home / "par_prefect"))
    by_flow = evaluate_initiative("silver_geek", ("synthese", "partenaire-orange"))
    assert isinstance(by_flow, Path)
    compared = {"results.csv", "explanations.json"} | {
        f"reports/{path.name}" for path in plain.folder.glob("reports/*")
    }
    assert len(compared) == 6
    for name in compared:
        assert (plain.folder / name).read_bytes() == (by_flow / name).read_bytes(), name


def test_every_stage_is_a_task_and_two_artifacts_are_left(data_home: Path, prefect_server: Path) -> None:
    folder = filled(data_home / "initiatives", "potager")
    done = evaluate_initiative(folder.name)
    assert isinstance(done, Path)
    with get_client(sync_client=True) as client:
        flow_run = next(run for run in client.read_flow_runs() if run.name == "evaluer-potager")
        names = {run.name.rsplit("-", 1)[0] for run in client.read_task_runs() if run.flow_run_id == flow_run.id}
        artifacts = {found.key: str(found.data) for found in client.read_artifacts() if "potager" in (found.key or "")}
    # A draft is for its evaluator alone: it is audited when that is asked for.
    assert names == set(STAGES.values()) - {STAGES["audit"]}
    assert artifacts.keys() == {"indicateurs-potager", "qualite-des-donnees-potager"}
    assert "habitants_satisfaction" in artifacts["indicateurs-potager"]
    assert "Habitants, Fin de l’action" in artifacts["qualite-des-donnees-potager"]


def test_an_unusable_initiative_is_a_clean_failure_in_french(data_home: Path) -> None:
    folder = filled(data_home / "initiatives", "friche")
    (folder / "exports" / "habitants_fin.csv").unlink()
    state = evaluate_initiative(folder.name, return_state=True)
    assert state.is_failed()
    told = state.message or ""
    assert "« friche »" in told
    assert "habitants_fin.csv" in told
    assert "Corrigez" in told
    assert not list((data_home / "runs").rglob("*"))


def test_a_failing_stage_says_where_and_what_to_do_and_nothing_of_the_data(
    data_home: Path, prefect_server: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    phone = "0698765432"

    def quoting_a_row(*_: object) -> Tallies:
        try:
            raise KeyError(phone)
        except KeyError as row:
            raise ValueError(f"ligne illisible : {phone}") from row

    def broken(seconds: dict[str, float], draughtsman: Draughtsman, count: Count) -> Steps:
        return replace(plain_steps(seconds, draughtsman, count), tally=quoting_a_row)

    monkeypatch.setattr(flow_module, "plain_steps", broken)
    folder = filled(data_home / "initiatives", "verger")
    state = evaluate_initiative(folder.name, return_state=True)
    told = state.message or ""
    assert state.is_failed()
    assert "« verger »" in told
    assert f"« {STAGES['tally']} »" in told
    (incident,) = (data_home / "incidents").iterdir()
    assert incident.name in told
    assert "quoting_a_row" in incident.read_text(encoding="utf-8")
    assert phone not in told + caplog.text + incident.read_text(encoding="utf-8") + everything_in(prefect_server)


def everything_in(database: Path) -> str:
    """Read every value of every table of a Prefect database, as one text."""
    with sqlite3.connect(database) as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return "\n".join(str(row) for table in tables for row in connection.execute(f'select * from "{table}"'))
