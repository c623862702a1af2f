"""The guide is executed: its commands are typed, its blocks are read as declarations are, its messages are those of the code."""

import ast
import re
import shlex
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import openpyxl
import pytest
from pydantic import BaseModel, TypeAdapter
from typer.main import get_command

from flows.cli import app
from flows.data_dir import ROOT
from flows.delivery_settings import DeliverySettings
from flows.keys_page import FILES, written_fields
from indicators.definitions.blocks import Blocks
from indicators.definitions.indicator import Indicator
from indicators.examples.cases import read_cases
from indicators.measures.base import Measure
from indicators.measures.kinds import KINDS
from initiatives.declaration.model import Initiative, Source
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import FORMATS
from initiatives.declaration.yaml_places import read_yaml
from reports.composition.pieces.named_partners import BROUGHT, GETS, WANTED
from reports.composition.pieces.portraits import CONSENT, TITLE, WHO
from tests.architecture.files import tracked
from tests.flows.command import Told, typed
from tests.flows.filled import filled

GUIDE = (ROOT / "docs" / "guide-evaluateur.md").read_text(encoding="utf-8")
BLOCKS = [
    "\n".join(line[4:] for line in found[0].rstrip().splitlines())
    for found in re.finditer(r"(?:^ {4}.*\n(?:\n(?= {4}(?! ?utilite)(?! {0}[•«])))?)+", GUIDE, flags=re.MULTILINE)
]
INSTALLING = ("make ", "python3 ", "py ", ".venv", "prefect server start")
SERVING = "utilite serve"
WORKED = ("reparer_ensemble", "agir_ensemble_charenton", "suez_adeis")
"""One worked example per form; all is typed for the first, and what is particular to their form for the others."""


def _is_command(block: str) -> bool:
    return block.startswith(("utilite ", *INSTALLING))


COMMANDS = [
    line for block in BLOCKS if _is_command(block) for line in block.splitlines() if line.startswith("utilite ")
]
QUOTED = re.compile(r"^(?:•|«|Lu dans|ligne \d|\d+ rapport|Effectifs|Rien n’est remis)")
IN_YAML = [
    block for block in BLOCKS if not _is_command(block) and not QUOTED.match(block) and not block.startswith("![")
]


def _forms(folder: Path) -> None:
    """Write a form and an export, for the commands that read one."""
    book = openpyxl.Workbook()
    survey = book.worksheets[0]
    survey.title = "survey"
    for line in (["type", "name", "label"], ["text", "avis", "Votre avis"]):
        survey.append(line)
    book.save(folder / "formulaire.xlsx")
    rows = "\n".join(f"{rank};{'oui' if rank % 3 else 'non'}" for rank in range(12))
    (folder / "reponses.csv").write_text(f"code;Content\n{rows}", encoding="utf-8")


@pytest.fixture
def type_it(
    data_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Told]:
    """Type a command of the guide where its initiative, a form and the worked example are."""
    (tmp_path / "projet").mkdir()
    monkeypatch.chdir(tmp_path / "projet")
    _forms(tmp_path / "projet")
    for slug in WORKED:
        shutil.copytree(ROOT / "data" / "initiatives" / slug, data_home / "initiatives" / slug)
    shutil.copytree(data_home / "initiatives" / WORKED[0] / "exports", tmp_path / "mes_exports")
    (tmp_path / "projet" / "data").symlink_to(data_home, target_is_directory=True)

    def run(line: str) -> Told:
        words = shlex.split(line.partition(" > ")[0])[1:]
        home = tmp_path / "mes_evaluations"
        if "../mes_evaluations/mon_initiative" in words and not (home / "mon_initiative").exists():
            filled(home, "mon_initiative")
        if "../mes_evaluations/repair" in words and not (home / "repair").exists():
            typed(capsys, monkeypatch, *shlex.split(next(one for one in COMMANDS if " new repair " in one))[1:])
        return typed(capsys, monkeypatch, *words)

    return run


@pytest.mark.parametrize("line", [line for line in COMMANDS if line != SERVING])
def test_each_command_runs_and_prints_what_the_guide_says(type_it: Callable[[str], Told], line: str) -> None:
    told = type_it(line)
    # What the skeleton of the worked example lacks is just what this check is shown for.
    assert told.code == (1 if line.endswith("check ../mes_evaluations/repair") else 0), told.said
    said = _plain(told.said)
    for expected in _printed(line):
        assert _plain(expected) in said


def _printed(line: str) -> Iterator[str]:
    """Give the lines that the guide shows under a command."""
    at = GUIDE.index(f"    {line}\n") + len(line) + 5
    shown = re.match(r"(?:[^\n]*:\n)?(?:\n(?:[^ \n][^\n]*\n)*)?\n?((?: {4}[^\n]*\n)+)", GUIDE[at:])
    block = shown[1] if shown else ""
    yield from (one.strip() for one in block.splitlines() if QUOTED.match(one.strip()))


def test_every_command_and_option_that_is_named_exists() -> None:
    made: Any = get_command(app)
    known = {name: {one for param in one.params for one in param.opts} for name, one in made.commands.items()}
    spans = re.findall(r"`utilite ([^`\n]+)`", GUIDE)
    assert len(spans) > 20
    for span in spans:
        name, *words = span.split()
        assert name in known, span
        for option in re.findall(r"--[a-z]+", " ".join(words)):
            assert option in known[name], span


def test_what_commands_print_is_compared() -> None:
    assert sum(len(list(_printed(line))) for line in COMMANDS) >= 6


def _plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


@pytest.mark.parametrize("block", IN_YAML, ids=lambda block: block.splitlines()[0][:40])
def test_each_block_is_read(tmp_path: Path, block: str) -> None:
    path = tmp_path / "bloc.yaml"
    if block.startswith("---"):
        block = block.split("---")[1]
    path.write_text(block, encoding="utf-8")
    read = read_yaml(path, "bloc.yaml")
    assert not read.problems
    content = read.content
    if isinstance(content, dict) and set(content) <= set(Initiative.model_fields):
        for key, value in content.items():
            _accepts(Initiative, key, value)
    elif isinstance(content, dict) and set(content) <= {"catalogue", "define"}:
        blocks = Blocks()
        for group, own in content["define"].items():
            blocks.read(read, ("define", group), group, own)
        assert not blocks.problems
    elif isinstance(content, dict) and set(content) <= set(DeliverySettings.model_fields):
        DeliverySettings.model_validate(content)
    elif isinstance(content, dict) and set(content) <= {
        *("valeur", "valeurs", "reponse", TITLE, WHO, CONSENT, WANTED, BROUGHT, GETS)
    }:
        assert content
    elif isinstance(content, dict):
        for question in content.values():
            Question.model_validate(question)
    elif isinstance(content, list) and "group" in content[0]:
        Source.model_validate(content[0])
    else:
        _, problems = read_cases(path, "bloc.yaml")
        assert not problems


def _accepts(model: type[BaseModel], key: str, value: object) -> None:
    field = model.model_fields[key]
    annotation: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    TypeAdapter(annotation).validate_python(value)


def _spans() -> list[str]:
    """Give what the guide writes between backquotes in the manner of YAML: a key and its value, or a block."""
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", GUIDE)
    return sorted(
        {one.replace("\\|", "|") for one in spans if re.match(r"\{?[a-z_]+: |\{[a-z_]+: ", one) and "…" not in one}
    )


_OF_TEXTS = ("valeur", "valeurs", "reponse")
"""What the head of a text says (`reports.composition.pieces`)."""


def _keys() -> set[str]:
    known: set[str] = {*REGISTERS, *(column for one in REGISTERS.values() for column in one.columns), *_OF_TEXTS}
    known |= {key for kind in KINDS.values() for key in kind.model_fields}
    waiting = [model for models in FILES.values() for model, _ in models] + [Indicator]
    met: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model in met:
            continue
        met.add(model)
        for name, field in written_fields(model):
            known.add(name)
            waiting += _models(field.annotation)
    return known


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, Measure):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


@pytest.mark.parametrize("span", _spans())
def test_each_key_that_is_shown_exists_and_each_measure_is_one(tmp_path: Path, span: str) -> None:
    path = tmp_path / "cle.yaml"
    several = not span.startswith("{") and re.search(r", [a-z_]+: ", span)
    path.write_text(f"{{{span}}}" if several else span, encoding="utf-8")
    read = read_yaml(path, "cle.yaml")
    assert not read.problems, span
    assert isinstance(read.content, Mapping)
    first = next(iter(read.content))
    if span.startswith("{") and first in KINDS:
        KINDS[first].model_validate(read.content)
    elif not span.startswith("{"):
        assert first in _keys(), first


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_that_is_read_is_told(format_name: str) -> None:
    assert re.search(rf"^\|[^|]*`{format_name}`", GUIDE, flags=re.MULTILINE)


def test_every_key_says_what_it_is() -> None:
    """Every key is in the page that is generated beside the guide, with a sentence."""
    page = (ROOT / "docs" / "cles.md").read_text(encoding="utf-8")
    for models in FILES.values():
        for model, _ in models:
            for name, field in written_fields(model):
                assert field.description, f"{model.__name__}.{name}"
                assert f"| `{name}` |" in page
    assert not re.findall(r"^\| `[^`]+` \|  \|", page, flags=re.MULTILINE), "a key without a sentence"


PEOPLE_WRITE = frozenset(
    {
        "Add Python to PATH",
        "que faut-il demander pour avoir ce chiffre",
        "Autre : ma voisine",
        "1 = oui, 2 = non",
        "évoqué dans 7 entretiens sur 12",
        "Que gagnent les jeunes ?",
    }
)
"""Between guillemets in the guide, and words of people or of other programs."""


def test_every_message_that_is_quoted_is_one_of_the_code() -> None:
    said = _plain(" ".join(_strings()))
    quotes = {_plain(one) for one in re.findall(r"«\s*([^»]+?)\s*»", GUIDE)}
    long = {one for one in quotes if len(one.split()) >= 3} - PEOPLE_WRITE
    assert {one for one in long if not _said(one, said)} == set()
    assert quotes >= PEOPLE_WRITE, "what is not quoted any more needs no exception"


def _said(quote: str, said: str) -> bool:
    """Look for a quotation in the texts of the code, whatever values stand in it."""
    words = [re.escape(part) for part in re.split(r"\d+(?:,\d+)?(?: %)?", quote)]
    return re.search(r".{0,30}?".join(words), said, flags=re.IGNORECASE) is not None


def _piece(part: ast.expr) -> str:
    """Write a piece of a text of the code; one of two words is the last, any other value a blank to fill."""
    if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp):
        part = part.value.orelse
    return str(part.value) if isinstance(part, ast.Constant) else " 0 "


def _strings() -> Iterator[str]:
    for path in tracked(".py"):
        if path.relative_to(ROOT).parts[0] in ("flows", "reports", "indicators", "initiatives"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    yield "".join(_piece(one) for one in node.values)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
    for path in (*(ROOT / "reports" / "templates").rglob("*.j2"), *(ROOT / "flows" / "skeleton").rglob("*")):
        yield path.read_text(encoding="utf-8")
