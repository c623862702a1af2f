"""`utilite forget`: from the key of a slip, a person is left out of every later run, and no key is kept."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from flows.approval import approve
from flows.data_dir import private_of
from flows.delivery_settings import DeliverySettings
from flows.examination import examine
from flows.forgotten_people import add_forgotten, forgotten_of
from flows.handing_out import Demand, send
from initiatives.unusable import UnusableInitiative
from tests.flows.command import typed
from tests.flows.filled import filled
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
    assert "supprimer les rapports faits avant" in told.said and "runs/jardin" in told.said
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
