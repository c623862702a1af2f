"""A run that is killed at any change to its files, or meets a full disk there: nothing of it stays, and the next goes well."""

import json
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from errno import EACCES, EIO, ENOSPC
from pathlib import Path

import pytest

from flows.alone import alone
from flows.data_dir import private_of, runs_of
from flows.given_out_before import versions_that_left
from flows.incident import refused
from flows.interrupted import settle
from flows.last_version import last_version
from flows.order import PARIS, Order, RunOutcome
from flows.run_folder import write
from flows.stages import evaluate, measure
from flows.steps import plain_steps
from indicators.confidentiality.audit import Audited
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import LEFTOVERS
from tests.flows.filled import filled
from tests.flows.stopping import Killed, stopped

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)
SLUG = "jardin"


@dataclass(frozen=True)
class Ready:
    """A version that only has to be written."""

    outcome: RunOutcome
    order: Order
    home: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunOutcome, Order]:
    home = tmp_path_factory.mktemp("donnees")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UTILITE_DATA_DIR", str(home))
        folder = filled(home / "initiatives", SLUG)
        order = Order(folder, ("synthese",), final=True, at=AT)
        steps = plain_steps({})
        protected = measure(order, steps)
        reports = steps.render(steps.compose(protected.results, replace(order, final=False)))
    few = tuple(replace(one, figures=one.figures[:3]) for one in protected.results)
    audited = Audited((), 0, 0, 0, 0.0, (), ())
    return RunOutcome(few, reports, protected.given_out, {}, audited), order


@pytest.fixture
def ready(data_home: Path, made: tuple[RunOutcome, Order], monkeypatch: pytest.MonkeyPatch) -> Ready:
    # Making what files hold is what takes time, and changes no file.
    outcome, order = made
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr("flows.manifest.program", dict)
    monkeypatch.setattr("flows.last_version.program", dict)
    monkeypatch.setattr("flows.review_page.review", lambda reviewed: reviewed)
    monkeypatch.setattr("flows.run_folder.results_workbook", lambda *_: b"classeur")
    monkeypatch.setattr("flows.run_folder.explanations", lambda *_: {})
    monkeypatch.setattr("flows.review_page.render_html", lambda *_: "revue")
    return Ready(outcome, order, data_home)


def stopped_at(number: int, ready: Ready, *, full: bool = False) -> bool:
    """Write, and stop at the change of this number; False where there are not so many."""
    try:
        with stopped(ready.home, number, full=full) as stop:
            write(ready.outcome, ready.order, {})
    except Killed:
        return True
    except OSError:
        assert full
        return True
    return full and stop.seen >= number


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("final", [False, True])
def test_a_run_is_whole_or_leaves_nothing_wherever_it_stops(ready: Ready, *, final: bool, full: bool) -> None:
    """A draft as a candidate, killed or on a full disk: nothing is ever remembered, and what is there is whole."""
    outcome = ready.outcome if final else replace(ready.outcome, audited=None)
    tried = Ready(outcome, replace(ready.order, final=final), ready.home)
    seen, number = set(), 1
    while stopped_at(number, tried, full=full):
        told = settle(SLUG)
        runs = list(runs_of(SLUG).glob("*")) if runs_of(SLUG).exists() else []
        kept = {path.parent.name for path in private_of(SLUG).glob("*/2025*")}
        assert not any(path.match(LEFTOVERS) for home in (runs_of(SLUG), private_of(SLUG)) for path in home.rglob("*"))
        assert versions_that_left(SLUG) == () and last_version(SLUG, {}) is None
        assert settle(SLUG) == ()
        if runs:
            (run,) = runs
            assert {path.name for path in run.iterdir()} >= {"manifest.json", "results.csv", "reports"}
            assert kept == {"chiffres", "raisons_des_masques", "revues"} | (
                {"verifications", "versions_en_attente"} if final else set()
            )
            shutil.rmtree(run)
            for path in private_of(SLUG).glob("*/2025*"):
                path.unlink()
        else:
            assert not kept, (number, kept, told)
        seen.add((bool(runs), bool(told)))
        number += 1
    assert number > 40
    # Killed: told each time it had begun, and found whole when it was. A full disk leaves nothing to tell.
    assert (False, not full) in seen
    assert len(list(runs_of(SLUG).iterdir())) == 1 and settle(SLUG) == ()


def test_what_left_of_a_run_of_an_earlier_release_is_remembered(ready: Ready, tmp_path: Path) -> None:
    """Their notes say which files were about to leave as they were made: one that left makes the version remembered."""
    out = tmp_path / "remises" / "complete.pdf"
    note = private_of(SLUG) / "remises_en_cours" / "20250701-120000-abc.json"
    record = private_of(SLUG) / "versions_definitives" / note.name
    digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    for left in (True, False):
        for path, content in ((note, json.dumps({str(out): digest})), (record, "{}"), (out, "hello")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        if not left:
            out.unlink()
        (said,) = settle(SLUG)
        assert ("étaient sortis" in said) is left
        assert (versions_that_left(SLUG) != ()) is left


def test_two_runs_of_an_initiative_are_never_side_by_side(data_home: Path) -> None:
    folder = filled(data_home / "initiatives", SLUG)
    with alone(SLUG, "une évaluation"):
        with pytest.raises(UnusableInitiative, match="« jardin » : une évaluation est déjà en cours"):
            evaluate(Order(folder, at=AT), plain_steps({}))
        assert not runs_of(SLUG).exists()
        other = evaluate(Order(filled(data_home / "initiatives", "verger"), at=AT), plain_steps({}))
        assert other.folder.is_dir()


def test_two_runs_asked_in_the_same_second_have_each_their_folder(data_home: Path) -> None:
    folder = filled(data_home / "initiatives", SLUG)
    one, other = (evaluate(Order(folder, ("synthese",), at=AT), plain_steps({})).folder for _ in range(2))
    assert other.name == f"{one.name}-2"
    assert json.loads((other / "manifest.json").read_bytes())["run"] == other.name


def test_the_next_run_tells_what_it_found(ready: Ready) -> None:
    assert stopped_at(40, ready)
    run = evaluate(Order(ready.order.folder, ("synthese",), at=AT), plain_steps({}))
    assert run.told and all("interrompu" in said for said in run.told)
    again = evaluate(Order(ready.order.folder, ("synthese",), at=AT), plain_steps({}))
    assert again.told == ()


def test_a_lock_left_by_a_run_that_ended_holds_nobody(data_home: Path) -> None:
    with alone(SLUG, "une évaluation"):
        pass
    (private_of(SLUG) / "verrou.json").write_text(json.dumps({"since": "x"}), encoding="utf-8")
    with alone(SLUG, "une évaluation"):
        assert json.loads((private_of(SLUG) / "verrou.json").read_bytes())["process"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(ENOSPC, "No space left on device"), "le disque est plein."),
        (PermissionError(EACCES, "Permission denied", "/ailleurs/depot"), "l’accès est refusé (depot)."),
        (OSError(EIO, "Input/output error", "/ailleurs/depot"), "Input/output error (depot)."),
    ],
)
def test_what_the_system_refuses_is_told_in_french_and_names_no_machine(error: OSError, said: str) -> None:
    assert refused(error) == f"Le système refuse un fichier ou un dossier : {said}"
    assert "/ailleurs/depot" in refused(error, str) or error.filename is None
