"""Lists that registers draw their words from must be declared, and what is cited must be in them."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import DECLARATION, write


def problems(folder: Path, added: str, register: str = "") -> tuple[str, ...]:
    """Declare the small initiative with more keys, and one more register."""
    declared = DECLARATION + added
    if register:
        (folder / f"{register}.csv").write_text("a;b\n", encoding="utf-8")
        declared = declared.replace(
            "registers:\n", f"registers:\n  {register}: {{file: {register}.csv, format: csv}}\n"
        )
    return declare(write(folder, declaration=declared))[1]


@pytest.mark.parametrize(
    ("register", "missing", "added"),
    [
        ("plan_actions", "« axes »", "axes: {jeunes: Les jeunes}\n"),
        ("entretiens", "« coding »", 'coding: {version: "1", codes: {joie: {label: Joie}}}\n'),
    ],
)
def test_a_register_needs_the_list_that_it_cites(tmp_path: Path, register: str, missing: str, added: str) -> None:
    (problem,) = problems(tmp_path, "", register)
    assert missing in problem
    assert problems(tmp_path, added, register) == ()


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("partnership: {category: mecenat, modality: mecenat_financie}\n", "Vouliez-vous écrire « mecenat_financier »"),
        ("partnership: {category: mecenat, modality: offre_commune}\n", "catégorie « cooperation_economique »"),
        ("valuation: {benevolat: {rate: smic_horaire}}\n", "Vouliez-vous écrire « smic_horaire_brut »"),
        ("valuation: {competences: {rate: smic_horaire_brut}}\n", "art. 238 bis"),
        ("valuation: {financier: {rate: smic_horaire_brut}}\n", "non des heures"),
    ],
)
def test_what_is_cited_must_exist_and_make_sense(tmp_path: Path, added: str, said: str) -> None:
    (problem,) = problems(tmp_path, added)
    assert said in problem


@pytest.mark.parametrize(
    "added",
    [
        "partnership: {category: mecenat, modality: mecenat_financier}\n",
        "valuation: {benevolat: {rate: smic_horaire_brut, times: 1.5}}\n",
    ],
)
def test_what_is_right_is_accepted(tmp_path: Path, added: str) -> None:
    assert problems(tmp_path, added) == ()
