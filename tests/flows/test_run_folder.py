"""What a run leaves: a whole folder, traceable and the same twice, or nothing at all."""

import hashlib
import json
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from flows.data_dir import ROOT
from flows.forgotten_people import add_forgotten
from flows.given_out_before import versions_that_left
from flows.manifest import data_version, inputs
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
            *(
                f"reports/{edition}.{kind}"
                for edition in ("complete", "annexe-technique", "synthese")
                for kind in ("html", "pdf")
            ),
            *(f"reports/partenaire-partenaire-un.{kind}" for kind in ("html", "pdf")),
        }
        assert versions_that_left("jardin") == ()
        audience = {
            one["name"]: one["audience"] for one in json.loads((run.folder / "manifest.json").read_bytes())["reports"]
        }
        assert audience == {
            "complete": "comite",
            "annexe-technique": "comite",
            "synthese": "comite",
            "partenaire-partenaire-un": "partenaire:partenaire_un",
        }


def test_the_same_inputs_give_the_same_bytes_and_other_answers_do_not(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    first = made(Order(folder, at=AT))
    again = made(Order(folder, at=AT + timedelta(days=1)))
    names = sorted(path.relative_to(first.folder) for path in first.folder.rglob("*.*") if path.name[0] not in "mr")
    assert len(names) == 8 + 1
    for name in [*names, Path("results.csv")]:
        assert (first.folder / name).read_bytes() == (again.folder / name).read_bytes(), name
    export = folder / "exports" / "habitants_fin.csv"
    export.write_text(export.read_text(encoding="utf-8").replace(";oui;1;", ";oui;4;"), encoding="utf-8")
    changed = made(Order(folder, at=AT))
    assert changed.folder != first.folder
    assert (changed.folder / "results.csv").read_bytes() != (first.folder / "results.csv").read_bytes()


_read: set[Path] = set()
_below: list[str] = []


def _note(event: str, args: tuple[object, ...]) -> None:
    if _below and event == "open" and isinstance(args[0], str | Path) and str(args[0]).startswith(_below[0]):
        _read.add(Path(args[0]))


sys.addaudithook(_note)


def _illustrated(folder: Path) -> Path:
    """Add a logo, a photo in a text and a template of its own."""
    (folder / "texts" / "images").mkdir()
    for where in ("logo.png", "texts/images/jardin.jpg"):
        Image.new("RGB", (8, 8)).save(folder / where)
    shown = '![Des plants](images/jardin.jpg "Au printemps. Crédit : le jardin")\n'
    (folder / "texts" / "contexte.md").write_text(shown, encoding="utf-8")
    (folder / "templates").mkdir()
    shutil.copy(ROOT / "reports/templates/text/synthese.md.j2", folder / "templates/courte.md.j2")
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write("logos: [{file: logo.png, alt: Un arbre, credit: Le jardin}]\n")
    return folder


def test_all_that_a_run_reads_is_in_the_version_of_its_data(data_home: Path) -> None:
    """Whatever file of the initiative changes, and whoever is forgotten: two states never bear one name."""
    folder = _illustrated(filled(data_home / "initiatives"))
    _read.clear()
    _below.append(str(folder))
    run = made(Order(folder, at=AT))
    _below.clear()
    read = {path for path in _read if path.is_file()}
    assert {"logo.png", "jardin.jpg", "contexte.md", "habitants_fin.csv"} <= {path.name for path in read}
    initiative, passages = run.results[0].initiative, run.results[0].passages
    seen = {run.results[0].data_version}
    for path in sorted(read):
        before = path.read_bytes()
        if path.parent.name == "exports":
            assert hashlib.sha256(before).hexdigest() in inputs(initiative, passages).values(), path
            continue
        path.write_bytes(before + b" ")
        version = data_version(initiative, passages)
        assert version not in seen, path
        seen.add(version)
        path.write_bytes(before)
    assert data_version(initiative, passages) == run.results[0].data_version
    for key in ("R7", "R8"):
        add_forgotten(folder.name, key, AT)
        version = data_version(initiative, passages)
        assert version not in seen and not {*inputs(initiative, passages)} & {"oublis", key}
        seen.add(version)


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
    possible = "complete, annexe_technique, synthese"
    with pytest.raises(StageFailed, match=rf"« resume » n’est pas déclarée\. Éditions possibles : {possible}"):
        made(Order(filled(data_home / "initiatives"), ("synthese", "resume"), at=AT))
