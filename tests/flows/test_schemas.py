"""The schemas for editors accept every YAML file of the repository: they never underline what is right."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import yaml

from flows.commands import new
from flows.data_dir import ROOT
from flows.schemas import schemas
from indicators.measures.kinds import KINDS

FILES = {
    "initiative": "data/initiatives/*/initiative.yaml",
    "questionnaire": "data/initiatives/*/questionnaires/*.yaml",
    "indicators": "data/initiatives/*/indicators.yaml",
    "catalogue": "indicators/catalogue/*.yaml",
    "example": "tests/examples/*/*.yaml",
}


class AsEditorsRead(yaml.SafeLoader):
    """YAML as editors read it, by its version 1.2: a date is text, and so is « on »."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])


@pytest.mark.parametrize("name", FILES)
def test_a_schema_accepts_the_files_it_is_for(name: str) -> None:
    validator = jsonschema.Draft202012Validator(schemas()[name])
    files = sorted(ROOT.glob(FILES[name]))
    assert files
    wrong = [f"{path.name} {error.json_path} {error.message}" for path in files for error in _errors(validator, path)]
    assert not wrong[:5]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_refuses_a_misspelt_key(name: str) -> None:
    schema = schemas()[name]
    validator = jsonschema.Draft202012Validator(schema)
    path = sorted(ROOT.glob(FILES[name]))[0]
    written = yaml.load(path.read_text(encoding="utf-8"), AsEditorsRead)
    first = written[0] if isinstance(written, list) else written
    block = next(iter(first.values())) if name == "catalogue" else first
    block["mot_inconnu"] = 1
    assert list(validator.iter_errors(written))


def _errors(validator: Any, path: Path) -> Any:
    return validator.iter_errors(yaml.load(path.read_text(encoding="utf-8"), AsEditorsRead))


def test_an_editor_proposes_the_words_of_what_every_row_says_and_modalities() -> None:
    defined = schemas()["initiative"]["$defs"]
    usage = defined["Register_contributions"]["properties"]["every_row"]["properties"]["usage"]
    assert {"enum": ["Action", "Coordination", "Évaluation"]} in usage["anyOf"]
    assert "achats_responsables" in defined["Partnership"]["properties"]["modality"]["enum"]


def test_an_editor_calls_a_measure_by_its_kind() -> None:
    defined = schemas()["indicators"]["$defs"]
    assert {
        kind: defined[measure.__name__]["title"] for kind, measure in KINDS.items() if measure.__name__ in defined
    } == {kind: kind for kind, measure in KINDS.items() if measure.__name__ in defined}
    assert defined["PairedChange"]["title"] == "paired_change"


def test_the_address_of_a_schema_holds_no_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "ROOT", tmp_path / "Mes outils")
    there = new.schemas_from(tmp_path / "Mes évaluations" / "jardin")
    assert " " not in there
    assert (tmp_path / "Mes évaluations" / "jardin" / unquote(there)).resolve() == tmp_path / "Mes outils/docs/schemas"
