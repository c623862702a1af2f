"""Whatever a command writes or removes of an initiative, it holds the initiative meanwhile: no other is half way in it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.data_dir import private_of
from flows.delivery_settings import begin_settings
from flows.steps import DrawnHere
from tests.flows.command import typed
from tests.flows.filled import filled
from tests.flows.stopping import looked_at
from tests.flows.stored import NAME, settings_file, stored

_OWN = ("verrou", "dossiers.")
"""What tells who holds it, and the list of folders, which has a lock of its own."""


class _Here(DrawnHere):
    """Draws without a process of its own."""

    def __enter__(self) -> "_Here":
        return self

    def __exit__(self, *_: object) -> None:
        pass


@contextmanager
def _all_held(home: Path) -> Iterator[None]:
    held, seen, outside = private_of("jardin") / "verrou.json", [], []
    above = {*map(str, held.parents)}

    def look(path: str) -> None:
        if path in above or any(own in Path(path).name for own in _OWN):
            return
        seen.append(path)
        if not held.exists():
            outside.append(path)

    with looked_at(home, look):
        yield
    assert seen and not outside, outside


COMMANDS: dict[str, Sequence[str]] = {
    "check": ("--letters",),
    "evaluate": ("--edition", "synthese", "--output", "{home}/sortie"),
    "verbatims": (),
    "forget": (),
    "purge": ("--remove",),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_command_writes_of_an_initiative_it_writes_alone(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    folder = filled(data_home / "initiatives")
    stored()
    questions = folder / "questionnaires" / "habitants.yaml"
    asked = questions.read_text(encoding="utf-8").replace("respondent:\n", "respondent:\n  cle: cle\n")
    questions.write_text(f"{asked}  mot:\n    text: Un mot ?\n    answer: verbatim\n", encoding="utf-8")
    export = folder / "exports" / "habitants_fin.csv"
    first, *answers = export.read_text(encoding="utf-8").splitlines()
    lines = [f"{first};cle;mot", *(f"{line};K{rank};Merci" for rank, line in enumerate(answers))]
    export.write_text("\n".join(lines), encoding="utf-8")
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write("retention: {exports: 2020-01-01, versions: 2020-01-01}\n")
    monkeypatch.setattr("flows.commands.evaluate.Studio", _Here)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "K7")
    arguments = [one.format(home=data_home) for one in COMMANDS[command]]
    with _all_held(data_home):
        told = typed(capsys, monkeypatch, command, str(folder), *arguments)
    assert told.code == 0, told.said


def test_what_leaves_or_is_made_ready_to_is_written_alone(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored()
    with _all_held(data_home):
        typed(capsys, monkeypatch, "deliver", NAME)
        typed(capsys, monkeypatch, "approve", NAME, "--by", "Claire Martin")
        typed(capsys, monkeypatch, "deliver", NAME, "--output", str(data_home / "remises"), "--send")
    assert (private_of("jardin") / "remise.yaml").is_file() and (data_home / "remises").is_dir()


def test_settings_that_somebody_filled_meanwhile_stay(data_home: Path) -> None:
    path = settings_file("sender: evaluation@exemple.fr\n", data_home)
    assert begin_settings("jardin", {}) == path
    assert path.read_text(encoding="utf-8") == "sender: evaluation@exemple.fr\n"
