"""Schedules do not fail one another; what is late is run once; initiatives kept anywhere may be known by name."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.calendars import calendars, is_overtaken
from flows.known import find_initiative, known_initiatives, register, remember
from initiatives.declaration.model import Schedule
from initiatives.unusable import UnusableInitiative
from tests.flows.command import typed
from tests.flows.filled import filled

DAILY = Schedule(cron="0 7 * * *")


def test_a_wrong_schedule_is_told_and_stops_no_other(data_home: Path) -> None:
    homes = data_home / "initiatives"
    filled(homes, "bonne", cron="0 7 1 * *")
    for slug, written in (
        ("cinq_champs", 'schedule: {cron: "0 7"}\n'),
        ("fuseau", 'schedule: {cron: "0 7 1 * *", timezone: Europe/Nulle}\n'),
        ("cle", 'schedule: {cron: "0 7 1 * *", heure: 7}\n'),
        ("liste", "schedule: [7]\n"),
    ):
        declaration = filled(homes, slug) / "initiative.yaml"
        declaration.write_text(declaration.read_text(encoding="utf-8") + written, encoding="utf-8")
    (filled(homes, "illisible") / "initiative.yaml").write_text("a: [\n", encoding="utf-8")
    read = calendars()
    assert read.kept["bonne"].cron == "0 7 1 * *"
    wrong = {"cinq_champs", "fuseau", "cle", "liste", "illisible"}
    assert not wrong & read.kept.keys()
    assert {problem.split("»")[0].strip("« ") for problem in read.problems} == wrong
    assert all("utilite check" in problem for problem in read.problems)


def test_a_declaration_that_check_accepts_keeps_its_schedule(data_home: Path) -> None:
    # A question mark in a flow mapping is a plain word for the declaration's reader, and a syntax error for others.
    declaration = filled(data_home / "initiatives", "question", cron="0 7 1 * *") / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8")
    assert "questions:" in text
    added = "questions:\n  encore: {question: Sont-ils satisfaits ?, criterion: sens, indicators: [habitants_satisfaction]}\n"
    declaration.write_text(text.replace("questions:\n", added, 1), encoding="utf-8")
    assert "question" in calendars().kept


def test_an_initiative_kept_anywhere_is_known_once_registered(
    data_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path / "ailleurs", "lointaine", cron="0 7 1 * *")
    assert "lointaine" not in known_initiatives()
    for _ in range(2):
        assert typed(capsys, monkeypatch, "register", str(folder)).code == 0
    assert (data_home / "dossiers.txt").read_text(encoding="utf-8").count("\n") == 1
    assert find_initiative("lointaine") == folder
    assert "lointaine" in calendars().kept
    other = filled(tmp_path / "autre", "lointaine")
    told = typed(capsys, monkeypatch, "register", str(other))
    assert told.code == 1 and "Une autre initiative s’appelle déjà « lointaine »" in told.said
    with pytest.raises(UnusableInitiative, match=r"ne contient pas initiative\.yaml"):
        register(tmp_path)
    folder.rename(tmp_path / "deplacee")
    assert "lointaine" not in known_initiatives()
    assert any("n’est plus là" in problem for problem in calendars().problems)


def test_what_is_printed_of_an_initiative_kept_anywhere_finds_it(
    data_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed(capsys, monkeypatch, "new", "jardin_loin", "--form", "partenariat", "--in", str(tmp_path)).code == 0
    assert find_initiative("jardin_loin") == (tmp_path / "jardin_loin").resolve()
    taken = typed(capsys, monkeypatch, "new", "jardin_loin", "--form", "partenariat", "--in", str(tmp_path / "ici"))
    assert taken.code == 1 and "s’appelle déjà" in taken.said
    folder = filled(tmp_path / "ailleurs", "Le Potager")
    remember(folder)
    assert find_initiative("le_potager") == folder, "reports print its slug"


def test_a_run_is_overtaken_once_the_next_slot_is_due() -> None:
    due = datetime(2026, 3, 2, 6, tzinfo=UTC)  # 7 o'clock in Paris
    assert not is_overtaken(DAILY, due, due + timedelta(hours=23, minutes=59))
    assert is_overtaken(DAILY, due, due + timedelta(hours=24))


@given(st.integers(0, 60 * 24 * 400), st.integers(0, 60 * 24 * 60))
def test_of_all_the_slots_that_were_missed_the_last_alone_is_run(start: int, late: int) -> None:
    begin = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=start)
    now = begin + timedelta(minutes=late)
    days = ((begin + timedelta(days=day)).replace(hour=7, minute=0) for day in range(late // (60 * 24) + 2))
    missed = [slot for slot in days if begin <= slot <= now]
    daily = Schedule(cron="0 7 * * *", timezone="Etc/UTC")
    assert [slot for slot in missed if not is_overtaken(daily, slot, now)] == missed[-1:]
