"""`utilite forget`: from the key of a slip, a person is left out of every later run, and no key is kept."""

import json
import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest

from flows.approval import approve
from flows.commands.forget import forget_person
from flows.data_dir import private_of, runs_of
from flows.delivery_settings import DeliverySettings
from flows.examination import examine
from flows.forgotten_people import add_forgotten, forgotten_of
from flows.given_out_before import remember, versions_that_left, write_for_owner
from flows.handing_out import Demand, send
from flows.receipts import Receipt, keep_receipt
from flows.stored_run import StoredRun
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import LEFTOVERS
from tests.flows.command import typed
from tests.flows.filled import filled
from tests.flows.stopping import Killed, stopped
from tests.flows.stored import AT, NAME, stored


@pytest.fixture
def folder(data_home: Path) -> Path:
    folder = filled(data_home / "initiatives")
    asked = folder / "questionnaires" / "habitants.yaml"
    text = asked.read_text(encoding="utf-8")
    asked.write_text(text.replace("respondent:\n", "respondent:\n  cle: id_reponse\n"), encoding="utf-8")
    return folder


def test_a_person_is_left_out_and_no_key_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = private_of("jardin") / "retours" / "habitants"
    letters.mkdir(parents=True)
    monkeypatch.setattr("typer.prompt", lambda *_, **how: "R7" if how.get("hide_input") else "")
    told = typed(capsys, monkeypatch, "forget", str(folder))
    assert told.code == 0 and "Oubliée : 1 ligne." in told.said and "supprimer ses lignes des exports" in told.said
    assert "ne part plus" in told.said and "entretiens" not in told.said
    assert "supprimer les brouillons copiés ailleurs" in told.said and "jamais parties" not in told.said
    assert "R7" not in told.said and "r7" not in told.said
    assert not letters.exists(), "they hold answers as they came"
    (passage,) = examine(folder).passages
    assert (passage.read, passage.used, passage.set_aside["opposition"]) == (12, 11, 1)
    record = private_of("jardin") / "oublies.json"
    assert "r7" not in record.read_text(encoding="utf-8").casefold() and record.stat().st_mode & 0o077 == 0
    again = typed(capsys, monkeypatch, "forget", str(folder))
    assert "Déjà oubliée" in again.said and len(forgotten_of("jardin").digests) == 1
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "R99")
    mistyped = typed(capsys, monkeypatch, "forget", str(folder))
    assert "Aucune ligne d’aujourd’hui ne porte cette clé" in mistyped.said and "Oubliée" not in mistyped.said


def _left(run: StoredRun, state: Literal["remis", "en_cours", "refuse"]) -> None:
    receipt = Receipt(run.name, "comite", "remise", "courriel", "a@exemple.fr", {}, state, AT.isoformat())
    keep_receipt(run.slug, receipt)
    if receipt.may_have_left:
        remember(run.slug, run.name)


def _kept_of(run: StoredRun) -> set[str]:
    """Name where something of a version is, in the owner's folder or among runs."""
    homes = (private_of(run.slug), runs_of(run.slug))
    return {path.parent.name for home in homes for path in home.rglob(f"*{run.name}*") if path.name[0] != "."}


def _before_anybody_asked() -> dict[str, StoredRun]:
    """Return a version of each state, all made before; each has its review, which may quote people."""
    made = {
        "draft": stored("20250701-120000-abc", status="provisoire", audited=False),
        "approved": stored("20250701-120001-abc"),
        "refused": stored("20250701-120002-abc"),
        "delivered": stored("20250701-120003-abc"),
        "uncertain": stored("20250701-120004-abc"),
        "altered": stored("20250701-120005-abc"),
    }
    approve(made["approved"], "Claire Martin", AT)
    _left(made["refused"], "refuse")
    _left(made["delivered"], "remis")
    _left(made["uncertain"], "en_cours")
    receipt = private_of("jardin") / "remises" / made["altered"].name / "comite.json"
    write_for_owner(receipt, "{")
    for one in made.values():
        write_for_owner(private_of("jardin") / "revues" / f"{one.name}.html", "« On se parle enfin. »")
    return made


def test_what_never_left_is_removed_and_what_left_is_still_remembered(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _before_anybody_asked()
    since = stored("20250701-120006-abc", made_at="2999-01-01T12:00:00+01:00")
    cut = runs_of("jardin") / ".20250701-120007-abc.partiel"
    cut.mkdir()
    left = versions_that_left("jardin")
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "R7")
    told = typed(capsys, monkeypatch, "forget", str(folder))
    for state, run in made.items():
        gone = state in ("draft", "approved", "refused")
        assert (not _kept_of(run)) is gone, (state, _kept_of(run))
        assert (run.name in told.said.partition("supprimées : ")[2].partition(". Elles")[0]) is gone, state
    assert since.folder.is_dir() and not cut.exists() and "étaient incomplets" not in told.said
    assert versions_that_left("jardin") == left == tuple(made[one].name for one in ("delivered", "uncertain"))
    assert "supprimez le dossier « reports » (UTILITE_DATA_DIR/runs/jardin), lui seul" in told.said


def test_stopped_anywhere_it_is_asked_again_and_ends_alike(
    folder: Path, data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that left is ever lost, and who asked is left out as soon as the smallest thing is removed."""
    # Reading the declaration and the files is what takes time, and changes no file.
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "R7")
    declared = declare(folder)
    monkeypatch.setattr("flows.commands.forget.declare", lambda _: declared)
    monkeypatch.setattr("flows.commands.forget.readable", lambda _: ((), ()))
    monkeypatch.setattr("flows.commands.forget._objections", lambda *_: 1)
    made, whole = _before_anybody_asked(), data_home.with_name("avant")
    shutil.copytree(data_home, whole, ignore=shutil.ignore_patterns("initiatives"))
    left, number, met = versions_that_left("jardin"), 1, True
    while met:
        for part in ("runs", "private"):
            shutil.rmtree(data_home / part)
            shutil.copytree(whole / part, data_home / part)
        with suppress(Killed), stopped(data_home, number) as stop:
            forget_person(str(folder))
        met = stop.seen >= number
        assert versions_that_left("jardin") == left
        asked = forgotten_of("jardin").holds("R7")
        assert asked or len(list(runs_of("jardin").iterdir())) == len(made), number
        assert forget_person(str(folder)) == 0
        assert {path.name for path in runs_of("jardin").iterdir()} == {*left, "20250701-120005-abc"}
        assert not list(data_home.rglob(LEFTOVERS)) and versions_that_left("jardin") == left
        number += 3
    assert number > 30
    capsys.readouterr()


def test_a_version_made_with_them_leaves_no_more(data_home: Path) -> None:
    """One made since may leave, and asking again changes nothing: approved or not, the older one counts and quotes them."""
    run = stored()
    add_forgotten("jardin", "R7", run.made_at - timedelta(hours=1))
    add_forgotten("jardin", "r 7", run.made_at + timedelta(hours=1))
    approve(run, "Claire Martin", AT)
    add_forgotten("jardin", "R8", run.made_at + timedelta(hours=1))
    told = f"« {NAME} » a été faite, une personne a demandé à être oubliée"
    with pytest.raises(UnusableInitiative, match=told):
        list(send(run, DeliverySettings(), Demand(), AT))
    with pytest.raises(UnusableInitiative, match=told.replace(NAME, f"{NAME}-2")):
        approve(stored(f"{NAME}-2"), "Claire Martin", AT)


def test_what_was_said_in_an_interview_is_left_to_its_owner(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "entretiens.csv").write_text("entretien;groupe;forme;code\n", encoding="utf-8")
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write("registers: {entretiens: {file: entretiens.csv, format: csv}}\n")
        declaration.write('coding: {version: "1", codes: {lien: {label: Lien, sense: attendu}}}\n')
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "R7")
    assert "Les entretiens n’ont pas de clé" in typed(capsys, monkeypatch, "forget", str(folder)).said


def test_without_a_key_a_person_is_taken_out_of_the_file(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = typed(capsys, monkeypatch, "forget", str(filled(data_home / "initiatives")))
    assert told.code == 1 and "supprimez la ligne de la personne dans son export" in told.said


def test_a_list_that_cannot_be_read_stops_the_run(folder: Path) -> None:
    record = private_of("jardin") / "oublies.json"
    record.parent.mkdir(parents=True, exist_ok=True)
    for damaged in ("{", "[]", json.dumps({"format": 9, "secret": "", "digests": []})):
        record.write_text(damaged, encoding="utf-8")
        with pytest.raises(UnusableInitiative, match="compteraient de nouveau"):
            examine(folder)
