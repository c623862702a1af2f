"""A sampling plan that the answers cannot meet stops the evaluation with a French sentence and its line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.flows.command import Told, typed
from tests.flows.filled import filled

Utilite = Callable[..., Told]
PLAN = """
sampling:
  habitants:
    margins:
      lien: {non: 40, oui: 60}
    margins_source: Recensement
"""


@pytest.fixture
def utilite(data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Utilite:
    return partial(typed, capsys, monkeypatch)


def _weighted(home: Path) -> Path:
    folder = filled(home)
    declaration = folder / "initiative.yaml"
    declaration.write_text(declaration.read_text(encoding="utf-8") + PLAN, encoding="utf-8")
    return folder


def test_a_plan_that_answers_meet_is_accepted(utilite: Utilite, tmp_path: Path) -> None:
    told = utilite("check", str(_weighted(tmp_path)))
    assert told.code == 0, told.said


def test_an_answer_that_nobody_gave_is_told_with_its_line(utilite: Utilite, tmp_path: Path) -> None:
    folder = _weighted(tmp_path)
    export = folder / "exports" / "habitants_fin.csv"
    export.write_text(export.read_text(encoding="utf-8").replace(";non;", ";oui;"), encoding="utf-8")
    line = (folder / "initiative.yaml").read_text(encoding="utf-8").splitlines().index("      lien: {non: 40, oui: 60}")
    told = utilite("evaluate", str(folder))
    assert told.code == 1
    said = " ".join(told.said.split())
    assert f"initiative.yaml, ligne {line + 1}, sampling › habitants › margins › lien › non" in said
    assert "aucun répondant ne relève de « Non », que la marge compte." in said
