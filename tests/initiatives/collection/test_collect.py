"""Files: what is opened, and what is said of those that cannot be."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from initiatives.collection.collect import collect, readable
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from tests.initiatives.small_initiative import (
    DECLARATION,
    HEADINGS,
    PRESENCES,
    STRUCTURES,
    dataset,
    refusals,
    write,
)
from tests.initiatives.small_workbook import workbook


def test_the_hash_is_that_of_the_file_and_cells_know_their_place(tmp_path: Path) -> None:
    initiative, _ = declare(write(tmp_path))
    assert initiative is not None
    first = collect(initiative)[0]
    assert first.sha256 == hashlib.sha256((tmp_path / "debut.csv").read_bytes()).hexdigest()
    assert (first.shown_as, list(first.rows), first.letters[-1], first.headings[1]) == ("debut.csv", [2], "J", "cle")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "le fichier n’existe pas."),
        (b"", "le fichier est vide."),
        (b"  \n", "le fichier est vide."),
        (b"nom;telephone\nAnne;0601020304\n", "aucun des intitulés de colonne attendus n’a été trouvé"),
        (b"PK\x03\x04\x00\x00\x00", "le classeur est incomplet"),
    ],
)
def test_a_text_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: bytes | None, expected: str) -> None:
    initiative, _ = declare(write(tmp_path))
    assert initiative is not None
    (tmp_path / "fin.csv").unlink()
    if content is not None:
        (tmp_path / "fin.csv").write_bytes(content)
    with pytest.raises(UnusableInitiative) as unusable:
        collect(initiative)
    (problem,) = unusable.value.problems
    assert problem.startswith("fin.csv : ")
    assert expected in problem
    assert unusable.value.__cause__ is None
    assert unusable.value.__context__ is None
    assert "0601020304" not in problem


def damaged() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"PK bonjour", "ce n’est pas un classeur lisible"),
        (damaged(), "ce n’est pas un classeur lisible"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protégé par un mot de passe"),
        (workbook(Autre=[["a"]]), "la feuille « Réponses » n’existe pas ; le classeur contient « Autre »."),
        (workbook(Réponses=[]), "aucun des intitulés"),
    ],
)
@pytest.mark.parametrize("kind", ["tableur", "limesurvey"])
def test_a_workbook_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: bytes, expected: str, kind: str) -> None:
    declared = DECLARATION.replace("file: fin.csv, format: csv", f"file: fin.xlsx, format: {kind}, sheet: Réponses")
    (tmp_path / "fin.xlsx").write_bytes(content)
    initiative, problems = declare(write(tmp_path, declaration=declared))
    assert problems == ()
    assert initiative is not None
    with pytest.raises(UnusableInitiative) as unusable:
        collect(initiative)
    assert [problem.startswith("fin.xlsx : ") and expected in problem for problem in unusable.value.problems] == [True]


def test_every_unreadable_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    initiative, _ = declare(write(tmp_path))
    assert initiative is not None
    (tmp_path / "fin.csv").write_bytes(b"")
    (tmp_path / "seances.csv").unlink()
    tables, problems = readable(initiative)
    assert [problem.split(" : ")[0] for problem in problems] == ["fin.csv", "seances.csv"]
    assert {table.shown_as for table in tables} == {"debut.csv", "structures.csv", "presences.csv"}


@pytest.mark.parametrize("heading", [heading for heading in HEADINGS.split(";") if heading != "remarque"])
def test_any_column_of_answers_may_be_missing_without_a_crash(tmp_path: Path, heading: str) -> None:
    problems = refusals(tmp_path, headings=HEADINGS.replace(heading, "xxxxxxxx", 1))
    tolerated = heading in ("id", "cle", "date")
    assert [f"« {heading} » est absente" in problem for problem in problems] == ([] if tolerated else [True, True])
    assert all(problem.endswith("ou indiquez son intitulé dans « columns » de la déclaration.") for problem in problems)


@pytest.mark.parametrize(
    ("register", "heading"),
    [("structures", name) for name in ("structure", "libelle", "type_structure")]
    + [("seances", name) for name in ("seance", "structure", "date", "statut")]
    + [("presences", name) for name in ("seance", "participant")],
)
def test_any_column_of_a_register_may_be_missing_without_a_crash(tmp_path: Path, register: str, heading: str) -> None:
    text = (write(tmp_path) / f"{register}.csv").read_text(encoding="utf-8").replace(heading, "xxxxxxxx", 1)
    problems = refusals(tmp_path, **{register: text})
    (told,) = (one for one in problems if f"{register}.csv : la colonne « {heading} » est absente" in one)
    assert told.endswith("de la déclaration (ou, si elle vaut toujours la même chose, « every_row »).")


def test_without_declared_departements_they_are_those_of_the_structures(tmp_path: Path) -> None:
    declared = DECLARATION.replace(', departements: {"01": Ain, "86": Vienne}', "")
    frame = dataset(tmp_path, declaration=declared).tables["seniors"].frame
    assert list(frame["departement"]) == ["1", "1"]


def test_a_register_with_its_headings_alone_is_refused(tmp_path: Path) -> None:
    initiative, _ = declare(write(tmp_path, presences="seance;participant\n"))
    assert initiative is not None
    with pytest.raises(UnusableInitiative, match=r"^presences\.csv : aucune ligne sous les intitulés\."):
        collect(initiative)


def test_the_sheets_that_nobody_reads_are_told_once_with_their_rows(tmp_path: Path) -> None:
    declared = DECLARATION.replace("structures.csv, format: csv", "suivi.xlsx, format: tableur, sheet: Lieux")
    declared = declared.replace("presences.csv, format: csv", "suivi.xlsx, format: tableur, sheet: Venues")
    book = workbook(
        Lieux=[[*line.split(";")] for line in STRUCTURES.splitlines()],
        Venues=[[*line.split(";")] for line in PRESENCES.splitlines()],
        Membres=[["nom"], ["a"], [], ["b"]],
        Vide=[],
    )
    (tmp_path / "suivi.xlsx").write_bytes(book)
    (finding,) = dataset(tmp_path, declaration=declared).findings
    assert (finding.file, finding.sheet, finding.rule) == ("suivi.xlsx", "Membres", "feuille_non_lue")
    assert "(2 lignes sous la première)" in finding.message


def test_what_is_declared_of_a_file_is_what_is_read(tmp_path: Path) -> None:
    reading = "reading: {encoding: cp1252, delimiter: ',', header: 2}"
    declared = DECLARATION.replace("file: fin.csv, format: csv", f"file: fin.txt, format: csv, {reading}")
    # The first line shows more headings than the second, which is the one declared.
    answer = "4;1".replace(";", ",") + ",été"
    (tmp_path / "fin.txt").write_bytes(
        f"{HEADINGS.replace(';', ',')}\nsatisf,heures,remarque\n{answer}\n".encode("cp1252")
    )
    initiative, problems = declare(write(tmp_path, declaration=declared))
    assert problems == ()
    assert initiative is not None
    table = next(table for table in collect(initiative) if table.shown_as == "fin.txt")
    assert table.frame.astype(object).to_numpy().tolist() == [["4", "1", "été"]]
    assert table.how.sentence() == (
        "Windows (cp1252), séparateur « , », intitulés ligne 2, 1 ligne, 3 colonnes : 3 lues, 0 laissée"
    )
