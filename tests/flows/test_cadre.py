"""`utilite cadre`: what partners agree on before anything is collected, from the declaration alone."""

import re
from pathlib import Path

import pytest

from tests.flows.command import typed
from tests.flows.filled import filled

THEORY = """
theory_of_change:
  contributions: {temps: Du temps de bénévoles}
  actions: {jardin: Un jardin ouvert}
  effects: {lien: Les habitants se connaissent}
  territory: {vivre: Mieux vivre ici}
  links:
    - {from: temps, to: jardin}
    - {from: jardin, to: lien, indicator: habitants_satisfaction}
    - {from: lien, to: vivre, source: Étude nationale de 2020}
sampling:
  habitants: {population: 500, precision: 5, answering: 0.4, lost: 0.2}
"""


def without_reasoning(home: Path) -> Path:
    """Return the folder of the initiative, whose declaration says no more why it should work."""
    folder = filled(home)
    declaration = folder / "initiative.yaml"
    kept = re.sub(r"(?ms)^theory_of_change:.*?^(?=\S)", "", declaration.read_text(encoding="utf-8"))
    declaration.write_text(kept, encoding="utf-8")
    return folder


def made(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    told = typed(capsys, monkeypatch, "cadre", str(folder), "--output", str(tmp_path / "sortie"))
    assert told.code == 0, told.said
    written = tmp_path / "sortie" / folder.name
    assert (written / "cadre.pdf").read_bytes().startswith(b"%PDF")
    page = (written / "cadre.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1]))


def test_it_needs_no_data_and_shows_no_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = without_reasoning(tmp_path)
    (folder / "exports" / "habitants_fin.csv").unlink()
    said = made(folder, tmp_path, capsys, monkeypatch)
    for words in (
        "Ce qui est demandé, à qui et quand",
        "Habitants",
        "Les Jardiniers",
        "moins de 5 personnes",
        "Aucune cible",
    ):
        assert words in said
    assert "Rapport complet" in said and "Complete" not in said
    assert "répondants" not in said
    assert "Pourquoi cela devrait marcher" not in said
    assert "Combien de réponses" not in said


def test_it_draws_the_reasoning_and_says_how_many_answers_it_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = without_reasoning(tmp_path)
    declaration = folder / "initiative.yaml"
    effects = "habitants_lien"
    declaration.write_text(
        declaration.read_text(encoding="utf-8") + THEORY.replace("habitants_satisfaction", effects), encoding="utf-8"
    )
    said = made(folder, tmp_path, capsys, monkeypatch)
    assert "Trois liens des apports au territoire, dont un sans preuve prévue" in said
    assert "Étude nationale de 2020 établi ailleurs" in said
    # 218 answers for 5 points among 500; 218 / (0.4 × 0.8) is more than there are.
    assert "à 5 points près 218 tous, et cela ne suffira pas" in said
    assert "chez des volontaires, ce nombre de réponses ne garantit pas la précision" in said


def test_a_link_that_cites_what_cannot_prove_it_is_told_on_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = without_reasoning(tmp_path)
    declaration = folder / "initiative.yaml"
    declaration.write_text(declaration.read_text(encoding="utf-8") + THEORY, encoding="utf-8")
    told = typed(capsys, monkeypatch, "cadre", str(folder), "--output", str(tmp_path / "sortie"))
    assert told.code == 1
    assert "theory_of_change › links › 2 › indicator : l’indicateur « habitants_satisfaction »" in told.said


def test_a_link_that_cites_no_indicator_known_is_told_on_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = without_reasoning(tmp_path)
    declaration = folder / "initiative.yaml"
    unknown = THEORY.replace("habitants_satisfaction", "habitants_inconnu")
    declaration.write_text(declaration.read_text(encoding="utf-8") + unknown, encoding="utf-8")
    told = typed(capsys, monkeypatch, "cadre", str(folder), "--output", str(tmp_path / "sortie"))
    assert told.code == 1
    assert "theory_of_change › links › 2 › indicator" in told.said and "habitants_inconnu" in told.said
    assert not (tmp_path / "sortie").exists()
