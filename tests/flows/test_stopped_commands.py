"""Commands that write for their user, stopped at any change to files: done again, they end as if nothing had happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from flows.alone import alone
from flows.commands import new
from flows.commands.check import show
from flows.commands.imports import from_export
from flows.commands.review_verbatims import write_verbatims
from flows.commands.template import write_template
from flows.examination import Examination
from flows.known import known_initiatives, register, registered
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import LEFTOVERS
from tests.flows.filled import JARDIN
from tests.flows.stopping import Killed, Stop, stopped
from tests.flows.test_verbatims import ASKED, SAID
from tests.initiatives.small_initiative import write


@dataclass(frozen=True)
class Case:
    """What a command does in a folder, and what it leaves there."""

    does: Callable[[Path], object]
    leaves: str


def _new(home: Path) -> int:
    return new.create("mien", "partenariat", home)


def _found(home: Path) -> int:
    return show(str(JARDIN), output=home / "trouve.xlsx")


def _template(home: Path) -> int:
    return write_template("seances", None, home / "seances.xlsx")


def _questionnaire(home: Path) -> int:
    (home / "initiative.yaml").touch()
    answers = home / "reponses.csv"
    answers.write_text("Lieu;Avis\nA;Oui\nB;Non\n", encoding="utf-8")
    return from_export(answers, str(home))


CASES = {
    "new": Case(_new, "mien/initiative.yaml"),
    "check --output": Case(_found, "trouve.xlsx"),
    "template": Case(_template, "seances.xlsx"),
    "import-export": Case(_questionnaire, "questionnaires/reponses.yaml"),
}


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_a_command_that_was_stopped_is_done_again(
    data_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, full: bool
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr(new, "_example", lambda _: (None, frozenset()))
    monkeypatch.setattr("flows.commands.check.examine", lambda *_, **__: Examination(()))
    case = CASES[name]
    number, met = 1, True
    while met:
        home = tmp_path / str(number)
        home.mkdir()
        monkeypatch.setenv("UTILITE_DATA_DIR", str(home / "donnees"))
        if name == "import-export":
            (home / "questionnaires").mkdir()
        with _stop(home, number, full=full) as stop:
            case.does(home)
        met = stop.seen >= number
        if not (home / case.leaves).exists():
            case.does(home)
        if name == "new":
            register(
                home / "mien"
            )  # as the next command does: it sweeps what a stopped writing of the known folders left
        assert (home / case.leaves).stat().st_size
        assert not [path for path in home.rglob(LEFTOVERS) if not path.is_relative_to(home / "donnees" / "private")]
        number += 7 if name == "new" else 1
    assert number > 2


@contextmanager
def _stop(home: Path, number: int, *, full: bool) -> Iterator[Stop]:
    with stopped(home, number, full=full) as stop:
        try:
            yield stop
        except Killed:
            assert not full
        except OSError:
            assert full


def test_initiatives_registered_at_once_are_all_known(data_home: Path, tmp_path: Path) -> None:
    folders = [tmp_path / f"mienne_{number}" for number in range(6)]
    for folder in folders:
        write(folder)
    each = [Thread(target=register, args=(folder,)) for folder in folders]
    for one in each:
        one.start()
    for one in each:
        one.join()
    assert sorted(registered()) == folders and {one.name for one in folders} <= known_initiatives().keys()


def test_what_people_wrote_is_not_listed_while_one_of_them_is_forgotten(data_home: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "petite", questionnaire=ASKED, debut=SAID)
    with (
        alone("petite", "une demande d’oubli"),
        pytest.raises(UnusableInitiative, match="une demande d’oubli est déjà en cours"),
    ):
        write_verbatims(str(folder))
    assert not (folder / "citations.xlsx").exists()
