"""`utilite new`: a skeleton that passes `check` once its blanks are filled, and says what is blank until then."""

from pathlib import Path
from typing import get_args

import jsonschema
import pytest
import yaml

from flows.commands.new import create
from flows.examination import examine
from flows.schemas import schemas
from initiatives.declaration.vocabulary import Form
from initiatives.unusable import UnusableInitiative
from tests.flows.filled import filled


def test_it_passes_check_once_filled(tmp_path: Path) -> None:
    assert examine(filled(tmp_path)) == examine(tmp_path / "jardin")
    assert not examine(tmp_path / "jardin").problems
    assert not examine(tmp_path / "jardin").findings


@pytest.mark.parametrize("form", get_args(Form))
def test_every_blank_is_told_until_then(tmp_path: Path, form: str) -> None:
    create("a_remplir", form, tmp_path)
    problems = "\n".join(examine(tmp_path / "a_remplir").problems)
    for key in ("name", "commissioner", "evaluator", "started_on", "evaluated_on", "joined", "from", "to"):
        assert key in problems


@pytest.mark.parametrize("form", get_args(Form))
def test_the_texts_to_write_are_there_and_empty(tmp_path: Path, form: str) -> None:
    create("a_ecrire", form, tmp_path)
    texts = list((tmp_path / "a_ecrire" / "texts").iterdir())
    assert {"conclusion.md", "recommandations.md"} <= {text.name for text in texts}
    assert not any(text.stat().st_size for text in texts)


def test_the_schemas_accept_it_and_refuse_a_misspelt_key(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    made = schemas()
    for file, schema in (("questionnaires/habitants.yaml", "questionnaire"), ("indicators.yaml", "indicators")):
        written = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
        jsonschema.validate(written, made[schema])
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(written | {"titel": "x"}, made[schema])
    declared = yaml.load((folder / "initiative.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    errors = [error.json_path for error in jsonschema.Draft202012Validator(made["initiative"]).iter_errors(declared)]
    # Read as text, so that dates stay as typed: only numbers and blanks may differ from their type.
    assert set(errors) <= {f"$.confidentiality.{key}" for key in ("persons", "health", "organisations")} | {
        "$.editions.complete",
        "$.editions.synthese",
    }


@pytest.mark.parametrize(
    ("slug", "form", "expected"),
    [
        ("Mon Initiative", "partenariat", "identifiant"),
        ("mon_initiative", "association", "dialogue_territorial, partenariat, experimentation_collective"),
        ("deja_la", "partenariat", "existe déjà"),
    ],
)
def test_what_cannot_be_made_is_refused_in_french(tmp_path: Path, slug: str, form: str, expected: str) -> None:
    (tmp_path / "deja_la").mkdir()
    with pytest.raises(UnusableInitiative, match=expected):
        create(slug, form, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["deja_la"]
