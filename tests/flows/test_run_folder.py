"""What a run leaves: a whole folder, traceable and the same twice, or nothing at all."""

import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.given_out_before import versions_that_left
from flows.order import PARIS, Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import STAGES, StageFailed, Watch, wrapped
from tests.flows.filled import filled, unwritten_texts

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)


def made(order: Order) -> Run:
    watch = Watch(order.folder.name)
    return evaluate(order, wrapped(plain_steps(watch.seconds), watch.around))


def test_a_run_says_where_it_comes_from(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    run = made(Order(folder, at=AT))
    manifest = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))
    export = (folder / "exports" / "habitants_fin.csv").read_bytes()
    assert run.folder.name == f"20250701-120000-{manifest['data_version']}"
    assert manifest["inputs"]["réponses · habitants · fin"] == hashlib.sha256(export).hexdigest()
    assert {"initiative.yaml", "indicators.yaml", "questionnaires/habitants.yaml"} <= manifest["inputs"].keys()
    assert manifest["counts"]["rows"] == {"read": 12, "used": 12, "set_aside": 0}
    assert manifest["versions"]["questionnaires"] == {"habitants": "1"}
    assert manifest["seconds"].keys() == STAGES.keys() - {"store", "audit"}
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((run.folder / name).read_bytes()).hexdigest() == digest, name


def test_nothing_is_handed_out_by_making_it(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    for text in unwritten_texts(folder):
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    for final in (False, True):
        run = made(Order(folder, final=final, at=AT))
        names = {path.relative_to(run.folder).as_posix() for path in run.folder.rglob("*.*")}
        assert names == {
            *("manifest.json", "results.csv", "results.xlsx", "reconciliation.csv", "explanations.json"),
            *(f"reports/{edition}.{kind}" for edition in ("complete", "synthese") for kind in ("html", "pdf")),
            *(f"reports/partenaire-partenaire-un.{kind}" for kind in ("html", "pdf")),
        }
        assert versions_that_left("jardin") == ()
        audience = {
            one["name"]: one["audience"] for one in json.loads((run.folder / "manifest.json").read_bytes())["reports"]
        }
        assert audience == {
            "complete": "comite",
            "synthese": "comite",
            "partenaire-partenaire-un": "partenaire:partenaire_un",
        }


def test_the_same_inputs_give_the_same_bytes_and_other_answers_do_not(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    first = made(Order(folder, at=AT))
    again = made(Order(folder, at=AT + timedelta(days=1)))
    names = sorted(path.relative_to(first.folder) for path in first.folder.rglob("*.*") if path.name[0] not in "mr")
    assert len(names) == 6 + 1
    for name in [*names, Path("results.csv")]:
        assert (first.folder / name).read_bytes() == (again.folder / name).read_bytes(), name
    export = folder / "exports" / "habitants_fin.csv"
    export.write_text(export.read_text(encoding="utf-8").replace(";oui;1;", ";oui;4;"), encoding="utf-8")
    changed = made(Order(folder, at=AT))
    assert changed.folder != first.folder
    assert (changed.folder / "results.csv").read_bytes() != (first.folder / "results.csv").read_bytes()


def test_a_run_that_stops_leaves_nothing(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "Plus de place", "revue.html")

    monkeypatch.setattr("flows.run_folder.write_review", full)
    with pytest.raises(StageFailed, match="le disque est plein") as failed:
        made(Order(filled(data_home / "initiatives"), at=AT))
    assert failed.value.__context__ is None
    assert not [path for path in (data_home / "runs").rglob("*") if path.is_file()]
    assert not list((data_home / "runs" / "jardin").iterdir())
    assert not list((data_home / "private").rglob("2025*")), "nothing of it is kept either"


def test_a_final_report_is_refused_until_every_text_is_written(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    with pytest.raises(StageFailed, match="Un rapport définitif ne peut pas être fait") as failed:
        made(Order(folder, final=True, at=AT))
    assert any("texts/conclusion.md" in problem for problem in failed.value.problems)
    assert not (data_home / "runs").exists()
    for text in unwritten_texts(folder):
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    run = made(Order(folder, final=True, at=AT))
    assert json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))["status"] == "definitif"


def test_an_undeclared_edition_is_refused(data_home: Path) -> None:
    with pytest.raises(StageFailed, match=r"« resume » n’est pas déclarée\. Éditions possibles : complete, synthese"):
        made(Order(filled(data_home / "initiatives"), ("synthese", "resume"), at=AT))
