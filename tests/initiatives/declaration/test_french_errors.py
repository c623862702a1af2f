"""What pydantic refuses, in French: many choices are named once, a few each time."""

from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ValidationError

from initiatives.declaration.french_errors import french_problems
from initiatives.declaration.yaml_places import read_yaml

Eight = Literal["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"]
Nine = Literal["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"]


class FewChoices(BaseModel):
    first: Eight
    second: Eight


class ManyChoices(BaseModel):
    first: Nine
    second: Nine


@pytest.mark.parametrize(("model", "told"), [(FewChoices, "{named}"), (ManyChoices, "les mêmes qu’à la ligne 1")])
def test_nine_choices_are_named_once_and_eight_each_time(model: type[BaseModel], told: str, tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text("first: x\nsecond: x\n", encoding="utf-8")
    declared = read_yaml(tmp_path / "d.yaml", "d.yaml")
    with pytest.raises(ValidationError) as refused:
        model.model_validate(declared.content)
    first, second = french_problems(refused.value, model, declared)
    named = first.rpartition(" : ")[2].removesuffix(".")
    assert named.count("c") == (9 if model is ManyChoices else 8)
    assert second == first.replace("ligne 1", "ligne 2").replace("first", "second").replace(
        named, told.format(named=named)
    )
