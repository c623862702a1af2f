"""What is written about the code is still true: every command is documented, generated pages are fresh."""

import pytest

from flows.cli import app
from flows.generated import pages
from tests.architecture.files import ROOT

COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]


def test_the_program_has_its_six_commands() -> None:
    assert COMMANDS == ["check", "evaluate", "explain", "new", "catalogue", "serve"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"utilite {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [str(path) for path in pages()])
def test_generated_pages_are_fresh(page: str) -> None:
    written = (ROOT / page).read_text(encoding="utf-8") if (ROOT / page).is_file() else ""
    assert written == {str(path): text for path, text in pages().items()}[page], "make generated"
