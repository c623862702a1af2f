"""`utilite import-form` and `import-export`: written where asked, shown else, and nothing replaced."""

from pathlib import Path

import pytest

from flows.commands.imports import from_export, from_form
from initiatives.unusable import UnusableInitiative
from tests.initiatives.codebooks.test_codebooks import LSS, form
from tests.initiatives.small_initiative import write

EXPORT = "code;Avis\n" + "\n".join(f"{rank};{'oui' if rank % 3 else 'non'}" for rank in range(12))


def test_questionnaires_are_written_in_the_initiative_and_replace_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path)
    (tmp_path / "enquete.xlsx").write_bytes(form())
    assert from_form(tmp_path / "enquete.xlsx", str(tmp_path)) == 0
    assert {path.name for path in (tmp_path / "questionnaires").iterdir()} == {
        "seniors.yaml",
        "enquete.yaml",
        "enfants.yaml",
    }
    assert "5 questions, dont 1 à vérifier" in capsys.readouterr().out
    (tmp_path / "questionnaires" / "enfants.yaml").unlink()
    with pytest.raises(UnusableInitiative, match="existe déjà"):
        from_form(tmp_path / "enquete.xlsx", str(tmp_path))
    assert not (tmp_path / "questionnaires" / "enfants.yaml").exists(), "all of them, or none"


def test_without_an_initiative_they_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "enquete.lss").write_text(LSS, encoding="utf-8")
    (tmp_path / "export.csv").write_text(EXPORT, encoding="utf-8")
    assert (from_form(tmp_path / "enquete.lss", None), from_export(tmp_path / "export.csv", None)) == (0, 0)
    shown = capsys.readouterr().out
    assert "lieux_sq001:" in shown
    assert "# à vérifier : échelle « oui_non » reconnue" in shown


@pytest.mark.parametrize(("name", "content"), [("a.lss", "<a>"), ("a.xlsx", "PK"), ("b.xlsx", None)])
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, content: str | None) -> None:
    if content:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UnusableInitiative) as unusable:
        from_form(tmp_path / name, None)
    (problem,) = unusable.value.problems
    assert name in problem
    assert unusable.value.__context__ is None
