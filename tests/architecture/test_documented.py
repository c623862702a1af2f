"""What is written about the code is still true: every command is documented, generated pages are fresh."""

import re

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


DECISIONS = ROOT / "docs" / "decisions"


def test_every_decision_has_its_line_in_the_index() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    titles = {
        page.name: page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        for page in DECISIONS.glob("*.md")
        if page.name != "README.md"
    }
    assert {name: title for title, name in re.findall(r"^- \[(.+)\]\((.+)\)$", index, re.MULTILINE)} == titles


@pytest.mark.parametrize("page", sorted(page.name for page in DECISIONS.glob("*.md") if page.name != "README.md"))
def test_a_decision_is_one_short_page_that_says_what_why_what_was_tried_and_what_it_costs(page: str) -> None:
    text = (DECISIONS / page).read_text(encoding="utf-8")
    assert re.findall(r"^#+ (.+)$", text, re.MULTILINE)[1:] == ["Why", "What was tried", "What it costs"]
    assert all(part.strip() for part in re.split(r"^#+ .+$", text, flags=re.MULTILINE)[1:])
    assert len(text.splitlines()) <= 30
