"""Each doubt is settled once by a person, and replayed on the exports as they are; what changed since is told."""

from pathlib import Path

import pytest

from initiatives.collection.collect import readable
from initiatives.declaration.loading import declare
from initiatives.validation.dataset import Dataset
from tests.initiatives.small_initiative import ANSWER, DECLARATION, dataset, found, write

LOG = "fichier;feuille;ligne;colonne;lu;decision;valeur;par;pourquoi;cle\n"
DECLARED = DECLARATION.replace("questions: {}", "decisions: decisions.csv\nquestions: {}")
DOUBTFUL = "\n".join(
    (
        ANSWER,
        "2;k2;lilas;10/02/2020;oui;seul;4;quinze;J L;",
        "3;k1;lilas;11/02/2020;oui;seul;4;2,5;J L;",
        "4;k4;lilas;10/02/2020;oui;seul;4;2,5;J L;",
    )
)
"""A number that is none, and two rows with one key: the first of them is set aside."""


def decided(folder: Path, *decisions: str, debut: str = DOUBTFUL) -> Dataset:
    folder.mkdir(exist_ok=True)
    (folder / "decisions.csv").write_text(LOG + "".join(f"{one}\n" for one in decisions), encoding="utf-8")
    return dataset(folder, declaration=DECLARED, debut=debut)


def hours(data: Dataset) -> list[int | None]:
    frame = data.tables["seniors"].frame
    told = frame.loc[frame["wave"] == "debut", "heures"]
    return told.astype(object).where(told.notna(), None).tolist()


def test_without_any_decision_the_doubts_are_set_aside(tmp_path: Path) -> None:
    data = decided(tmp_path)
    assert found(data) == [
        ("debut.csv", 3, "nombre_illisible", "cell_set_aside"),
        ("debut.csv", 2, "doublon", "row_set_aside"),
    ]


def test_a_cell_is_corrected_to_what_was_decided(tmp_path: Path) -> None:
    data = decided(tmp_path, "debut.csv;;3;H;quinze;corriger;1,5;A. B.;vu sur le papier")
    assert 15 in hours(data)
    assert ("debut.csv", 3, "corrige_par_decision", "notice") in found(data)
    assert not [one for one in found(data) if one[2] == "nombre_illisible"]
    (passage,) = [one for one in data.background.passages if one.wave == "debut"]
    assert passage.decisions == {"corriger": 1}
    assert "A. B." not in repr(data)
    assert "vu sur le papier" not in repr(data)


def test_a_row_held_for_a_duplicate_is_kept_and_matched_with_nobody(tmp_path: Path) -> None:
    data = decided(tmp_path, "debut.csv;;2;cle;k1;garder;;A. B.;deux sœurs")
    assert not [one for one in found(data) if one[2] == "doublon"]
    frame = data.tables["seniors"].frame
    assert (frame["wave"] == "debut").sum() == 4
    assert frame.loc[frame["wave"] == "debut", "person"].tolist()[0] == -1


def test_a_cell_or_a_row_is_left_out_and_counted_as_such(tmp_path: Path) -> None:
    data = decided(
        tmp_path,
        "debut.csv;;5;heures;2,5;écarter;;A. B.;invraisemblable",
        "debut.csv;;4;B · cle;k1;écarter la ligne;;A. B.;essai",
    )
    assert {("debut.csv", 5, "ecarte_par_decision", "cell_set_aside")} < set(found(data))
    (passage,) = [one for one in data.background.passages if one.wave == "debut"]
    assert passage.set_aside == {"ecarte_par_decision": 1}
    assert passage.decisions == {"ecarter": 1, "ecarter_la_ligne": 1}
    assert hours(data) == [25, None, None]


def test_a_decision_about_another_text_does_nothing_and_is_told(tmp_path: Path) -> None:
    data = decided(tmp_path, "debut.csv;;3;H;seize;corriger;1,5;A. B.;vu", "debut.csv;;99;H;2;garder;;A. B.;vu")
    told = [one for one in data.findings if one.rule == "decision_sans_objet"]
    assert [(one.file, one.row) for one in told] == [("decisions.csv", 2), ("decisions.csv", 3)]
    assert ("debut.csv", 3, "nombre_illisible", "cell_set_aside") in found(data)


MOVED = "\n".join((ANSWER, "4;k4;lilas;10/02/2020;oui;seul;4;2,5;J L;", "2;k2;lilas;10/02/2020;oui;seul;4;quinze;J L;"))
"""The same answer, a row further down than it was."""


@pytest.mark.parametrize("key", ["k2", "2", "K2"])
def test_a_decision_by_number_or_key_follows_its_row_in_a_new_export(tmp_path: Path, key: str) -> None:
    for rank, debut in enumerate((DOUBTFUL, MOVED)):
        data = decided(tmp_path / f"export_{rank}", f"debut.csv;;;H;quinze;corriger;1,5;A. B.;vu;{key}", debut=debut)
        assert 15 in hours(data)
        assert not [one for one in data.findings if one.rule in ("decision_sans_objet", "decision_par_ligne")]


def test_a_decision_by_row_alone_is_told_to_hang_by_it_and_does_not_follow(tmp_path: Path) -> None:
    line = "debut.csv;;3;H;quinze;corriger;1,5;A. B.;vu"
    told = [one.rule for one in decided(tmp_path / "export_0", line).findings if one.file == "decisions.csv"]
    assert told == ["decision_par_ligne"]
    data = decided(tmp_path / "export_1", line, debut=MOVED)
    assert 15 not in hours(data)
    assert [one.rule for one in data.findings if one.file == "decisions.csv"] == ["decision_sans_objet"]


def test_a_key_of_several_rows_needs_the_row_besides(tmp_path: Path) -> None:
    for rank, (row, said) in enumerate((("", ["decision_sans_objet"]), ("2", []))):
        line = f"debut.csv;;{row};cle;k1;garder;;A. B.;deux sœurs;k1"
        told = [one.rule for one in decided(tmp_path / f"export_{rank}", line).findings if one.file == "decisions.csv"]
        assert told == said


def test_a_key_of_one_row_follows_it_from_the_row_that_it_had(tmp_path: Path) -> None:
    data = decided(tmp_path, "debut.csv;;3;H;quinze;corriger;1,5;A. B.;vu;k2", debut=MOVED)
    assert hours(data) == [25, 25, 15]
    assert [one.rule for one in data.findings if one.file == "decisions.csv"] == []


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ("fichier;cle;decision;par;pourquoi\ndebut.csv;k4;écarter la ligne;A. B.;essai\n", []),
        ("fichier;ligne;decision;par;pourquoi\ndebut.csv;5;écarter la ligne;A. B.;essai\n", ["decision_par_ligne"]),
        (f"{LOG}debut.csv;;;;;écarter la ligne;;A. B.;essai;k4\n", []),
        (f"{LOG}debut.csv;;;cle;k4;écarter la ligne;;A. B.;essai;k4\n", []),
        (f"{LOG}debut.csv;;;cle;k5;écarter la ligne;;A. B.;essai;k4\n", ["decision_sans_objet"]),
        (f"{LOG}debut.csv;;;;;écarter la ligne;;A. B.;essai;k9\n", ["decision_sans_objet"]),
    ],
)
def test_a_whole_row_is_left_out_without_naming_a_column(tmp_path: Path, log: str, told: list[str]) -> None:
    (tmp_path / "decisions.csv").write_text(log, encoding="utf-8")
    data = dataset(tmp_path, declaration=DECLARED, debut=DOUBTFUL)
    assert [one.rule for one in data.findings if one.file == "decisions.csv"] == told
    left_out = [one.row for one in data.findings if one.rule == "ecarte_par_decision"]
    assert left_out == ([] if "decision_sans_objet" in told else [5])


def test_a_decision_of_a_cell_names_its_column(tmp_path: Path) -> None:
    initiative, problems = declare(write(tmp_path, declaration=DECLARED))
    assert initiative is not None, problems
    line = "debut.csv;k4;{};A. B.;essai\n"
    heads = "fichier;cle;decision;par;pourquoi\n"
    (tmp_path / "decisions.csv").write_text(
        heads + line.format("écarter la ligne") + line.format("garder"), encoding="utf-8"
    )
    (told,) = readable(initiative)[1]
    assert "« colonne », « lu »" in told
    (tmp_path / "decisions.csv").write_text(f"{LOG}debut.csv;;;;;écarter;;A. B.;essai;k4\n", encoding="utf-8")
    (told,) = readable(initiative)[1]
    assert "il manque « colonne »" in told


def test_what_cannot_count_cannot_be_kept(tmp_path: Path) -> None:
    data = decided(tmp_path, "debut.csv;;3;H;quinze;garder;;A. B.;vu")
    assert ("debut.csv", 3, "decision_impossible", "notice") in found(data)
    assert ("debut.csv", 3, "nombre_illisible", "cell_set_aside") in found(data)


def test_a_refusal_to_consent_is_not_undone_by_a_decision(tmp_path: Path) -> None:
    refused = f"{ANSWER}\n2;k2;lilas;10/02/2020;non;seul;4;2,5;J L;"
    data = decided(tmp_path, "debut.csv;;3;accord;non;garder;;A. B.;oral", debut=refused)
    assert ("debut.csv", 3, "consentement_absent", "row_set_aside") in found(data)
    assert ("debut.csv", 3, "decision_impossible", "notice") in found(data)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("debut.csv;;3;H;quinze;corriger;;A. B.;vu", "« valeur »"),
        ("debut.csv;;3;H;quinze;garder;2;A. B.;vu", "« valeur »"),
        ("debut.csv;;3;H;quinze;oublier;;A. B.;vu", "« écarter la ligne »"),
        ("debut.csv;;3;H;quinze;garder;;;vu", "« par »"),
        ("debut.csv;;3;H;quinze;garder;;A. B.;", "« pourquoi »"),
        ("debut.csv;;trois;H;quinze;garder;;A. B.;vu", "« ligne »"),
        ("debut.csv;;;H;quinze;garder;;A. B.;vu", "« cle »"),
    ],
)
def test_a_decision_that_does_not_say_all_is_refused(tmp_path: Path, line: str, said: str) -> None:
    initiative, problems = declare(write(tmp_path, declaration=DECLARED))
    assert initiative is not None, problems
    (tmp_path / "decisions.csv").write_text(f"{LOG}{line}\n", encoding="utf-8")
    _, problems = readable(initiative)
    (told,) = problems
    assert told.startswith("decisions.csv, ligne 2 : ")
    assert said in told
    assert "quinze" not in told
