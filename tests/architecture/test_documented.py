"""What is written about the code is still true: every command is documented, generated pages are fresh."""

import re

import pytest

from flows.cli import app
from flows.generated import pages
from tests.architecture.files import ROOT, tracked

NAMED = re.compile(r"`((?:initiatives|indicators|reports|flows|tests|benchmarks|docs)(?!\.yaml`)[/.][\w./]+)`")
"""A file, a folder or what a file defines, as pages and comments write it."""
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]


def test_the_readme_shows_each_command_and_no_other() -> None:
    shown = set(re.findall(r"\butilite ([a-z][a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown == set(COMMANDS), "a command has a line in README.md that begins with `utilite` and its name"


@pytest.mark.parametrize("page", [str(path) for path in pages()])
def test_generated_pages_are_fresh(page: str) -> None:
    written = (ROOT / page).read_text(encoding="utf-8") if (ROOT / page).is_file() else ""
    assert written == {str(path): text for path, text in pages().items()}[page], "make generated"


def _is_there(name: str) -> bool:
    if "/" in name:
        return (ROOT / name).exists()
    module, _, defined = name.rpartition(".")
    whole, inside = (ROOT / one.replace(".", "/") for one in (name, module))
    named = rf"^(?:def |class |)({defined})\b"
    files = (inside.with_suffix(".py"), inside / "__init__.py")
    return (
        whole.is_dir()
        or whole.with_suffix(".py").is_file()
        or any(re.search(named, file.read_text(encoding="utf-8"), re.MULTILINE) for file in files if file.is_file())
    )


def test_what_is_named_is_there() -> None:
    told = [path for path in tracked(".py", ".md", ".toml", ".j2", ".css", ".typ") if path.name != "CHANGELOG.md"]
    named = {(path, name) for path in told for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert len(named) > 30
    assert [f"{path.relative_to(ROOT)}: {name}" for path, name in sorted(named) if not _is_there(name)] == []


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
