"""Two folders that would share runs are refused by their slug, or told apart by their path."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from flows.alone import alone, is_held
from flows.calendars import calendars
from flows.data_dir import private_of
from flows.known import find_initiative, register, slug_of
from flows.one_folder import alone_with
from flows.order import PARIS, Order
from flows.stages import evaluate
from flows.steps import plain_steps
from initiatives.unusable import UnusableInitiative
from tests.flows.command import typed
from tests.flows.filled import JARDIN, filled
from tests.flows.stored import stored

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)


def slug(folder: Path, said: str) -> None:
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write(f"slug: {said}\n")


@pytest.mark.parametrize("command", ["purge", "forget", "check"])
def test_a_folder_does_not_touch_the_runs_of_another_with_its_slug(
    data_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    first, second = filled(tmp_path / "a"), filled(tmp_path / "b")
    with (second / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write("retention: {exports: 2020-01-01, versions: 2020-01-01}\n")
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "K1")
    with alone_with(first, "une évaluation"):
        stored()
    with pytest.raises(UnusableInitiative, match="même identifiant « jardin »"):
        evaluate(Order(second, at=AT), plain_steps({}))
    told = typed(
        capsys, monkeypatch, command, str(second), *{"purge": ["--remove"], "check": ["--letters"]}.get(command, [])
    )
    if command == "forget":
        assert "Aucun questionnaire n’a de clé" in told.said  # and asks nothing of anybody's runs
        return
    assert told.code == 1 and str(first) in told.said and str(second) in told.said
    assert (second / "exports" / "habitants_fin.csv").is_file()


def test_drafts_alone_give_way_to_who_drafts_and_its_owner_is_told(data_home: Path, tmp_path: Path) -> None:
    first, second = filled(tmp_path / "a"), filled(tmp_path / "b")
    with alone_with(first, "une évaluation", drafting=True) as (_, said):
        assert said == ()
    with pytest.raises(UnusableInitiative, match="même identifiant"), alone_with(second, "une évaluation"):
        pass
    with alone_with(second, "une évaluation", drafting=True) as (_, said):
        (told,) = said
        assert str(first) in told and str(second) in told and "se mêlent" in told
    with alone_with(second, "une évaluation"):
        pass


def test_a_folder_that_moved_or_took_another_slug_keeps_nobody_out(data_home: Path, tmp_path: Path) -> None:
    first = filled(tmp_path / "a")
    with alone_with(first, "une évaluation") as (held, _):
        assert held == "jardin"
    moved = tmp_path / "c" / "jardin"
    shutil.move(first, moved)
    with alone_with(moved, "une évaluation"):
        assert (private_of("jardin") / "dossier.txt").read_text(encoding="utf-8").strip() == str(moved)
    slug(moved, "verger")
    with alone_with(filled(tmp_path / "b"), "une évaluation"):
        pass
    with alone_with(moved, "une évaluation") as (held, _):
        assert held == "verger"


def test_what_is_no_slug_names_no_folder_of_runs(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    for said in ("../../ailleurs", "/tmp", "Jardin", "[1]"):
        shutil.copy(JARDIN / "initiative.yaml", folder)
        slug(folder, said)
        assert slug_of(folder) == "jardin", said


def test_two_folders_of_one_name_are_called_by_their_path(data_home: Path, tmp_path: Path) -> None:
    elsewhere = filled(tmp_path / "ailleurs", "potager", cron="0 7 1 * *")
    register(elsewhere)
    assert find_initiative("potager") == elsewhere and "potager" in calendars().kept
    here = filled(data_home / "initiatives", "potager", cron="0 7 1 * *")
    with pytest.raises(UnusableInitiative, match="Plusieurs dossiers s’appellent « potager »") as refused:
        find_initiative("potager")
    assert str(here) in str(refused.value) and str(elsewhere) in str(refused.value)
    assert find_initiative(str(here)) == here.resolve()
    copied = filled(data_home / "initiatives", "silver_geek")
    assert find_initiative("silver_geek") == copied, "a demonstration gives way to one’s own copy"
    offered = calendars()
    assert "potager" not in offered.kept and any(
        "plusieurs dossiers s’appellent ainsi" in one for one in offered.problems
    )


def test_whoever_holds_is_alive_and_began_before_it_held(data_home: Path) -> None:
    assert not is_held("jardin")
    held = private_of("jardin") / "verrou.json"
    with alone("jardin", "une évaluation"):
        assert is_held("jardin")
        written = held.read_text(encoding="utf-8")
    assert not is_held("jardin")
    held.write_text(written, encoding="utf-8")
    assert is_held("jardin"), "this process is alive"
    told = json.loads(written)
    for earlier in (10.0, 86_400.0):
        held.write_text(json.dumps({**told, "began": [one - earlier for one in told["began"]]}), encoding="utf-8")
        assert not is_held("jardin"), "its number was given to another since"


@pytest.mark.parametrize("jump", [-86_400.0, -90.0, 0.5, 90.0, 86_400.0])
@pytest.mark.parametrize("moves", ["create_time", "boot_time"])
def test_whoever_holds_is_known_though_a_clock_was_set_again(
    data_home: Path, monkeypatch: pytest.MonkeyPatch, jump: float, moves: str
) -> None:
    """On Linux the start of the system and that of processes move with the clock; elsewhere that of the system alone."""
    boot, created = psutil.boot_time(), psutil.Process().create_time()
    with alone("jardin", "une évaluation"):
        monkeypatch.setattr(psutil, "boot_time", lambda: boot + jump)
        if moves == "create_time":
            monkeypatch.setattr(psutil.Process, "create_time", lambda _: created + jump)
        assert is_held("jardin")
