"""Messages that sent people to the wrong place: each says what is wrong there, and what to do there."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import DECLARATION, QUESTIONNAIRE, SEANCES, dataset, write


def test_a_refused_word_of_a_register_is_not_sent_to_the_questionnaire(tmp_path: Path) -> None:
    data = dataset(tmp_path, seances=SEANCES.replace("tablette", "jardinage"))
    (finding,) = data.findings
    assert "questionnaire" not in finding.remedy
    assert "« lists › activities »" in finding.remedy


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("2e_fois", "doit commencer par une lettre (« q_2e_fois », par exemple)"),
        ("Fois", "doit s’écrire en minuscules"),
        ("deux-fois", "doit joindre ses mots par « _ »"),
        ("été", "ne peut tenir que des lettres sans accent"),
    ],
)
@pytest.mark.parametrize("where", ["question", "option", "wave"])
def test_an_id_is_refused_for_what_is_wrong_with_it(tmp_path: Path, where: str, word: str, why: str) -> None:
    asked, declared = QUESTIONNAIRE, DECLARATION
    if where == "question":
        asked = asked.replace("  remarque:", f"  {word}:")
    elif where == "option":
        asked = asked.replace("rien: Rien}", f"rien: Rien, {word}: Autre}}")
    else:
        declared = declared.replace(
            "  fin: {label", f"  {word}: {{label: X, from: 2020-03-01, to: 2020-03-02}}\n  fin: {{label"
        )
    _, problems = declare(write(tmp_path, questionnaire=asked, declaration=declared))
    told = [problem for problem in problems if "l’identifiant" in problem]
    assert told and all(f"« {word} » {why}" in problem for problem in told), problems


def log(statuses: list[str]) -> str:
    lines = [f"s{rank};lilas;06/02/2020;90;{status};;tablette" for rank, status in enumerate(statuses)]
    return "\n".join([SEANCES.splitlines()[0], "a1;lilas;06/02/2020;90;;;tablette", *lines]) + "\n"


def test_a_column_that_is_wrong_throughout_is_told_once(tmp_path: Path) -> None:
    data = dataset(tmp_path, seances=log(["brouillon"] * 60), presences="seance;participant\na1;p1\n")
    (finding,) = [one for one in data.findings if one.rule == "code_inconnu"]
    assert (finding.row, finding.column) == (None, "E · statut, toute la colonne (60 cellules)")
    (passage,) = [one for one in data.background.passages if one.source == "seances"]
    assert passage.cells_set_aside == {"code_inconnu": 60}


def test_a_column_that_holds_one_good_cell_is_told_cell_by_cell(tmp_path: Path) -> None:
    data = dataset(tmp_path, seances=log(["brouillon"] * 59 + ["realise"]), presences="seance;participant\na1;p1\n")
    assert len([one for one in data.findings if one.rule == "code_inconnu"]) == 59


@pytest.mark.parametrize("cell", ["pas du tout d accord", "Pas du tout d’accord", "pas-du-tout d'accord"])
def test_a_label_is_read_without_its_hyphens_and_apostrophes(tmp_path: Path, cell: str) -> None:
    debut = f"1;k1;lilas;10/02/2020;oui;seul;{cell};2,5;J L;"
    data = dataset(tmp_path, debut=debut)
    assert data.findings == ()
    assert data.tables["seniors"].frame["satisf"].iloc[0] == "pas_du_tout"
