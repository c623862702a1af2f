"""The letter to each provider: what it says, whom it is for, and that its corrections work at the first try."""

import io
import re
import stat
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from flows.provider_letters import write_letters
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.feedback.provider_feedback import ProviderFeedback, feedback
from initiatives.validation.validate import Checked, check_tables
from reports.letters.letter import letter
from tests.flows.command import typed
from tests.flows.filled import filled
from tests.initiatives.small_initiative import ANSWER, DECLARATION, HEADINGS, SEANCES, write
from tests.reports.rendering.pdf_text import page_text

FAULTY = "\n".join(
    (
        ANSWER,
        "2;k2;lilas;10/02/2020;oui;seul;beaucoup;2,5;J L;",  # no answer of the scale
        "3;k3;lilas;10/02/2020;oui;seul;4;quinze;J L;",  # no number
        "4;k4;lilas;10/02/2020;oui;seul;4;15;J L;",  # beyond the bounds
        "5;k5;lilas;32/02/2020;oui;seul;4;2,5;J L;",  # no date
        "6;k6;lilas;10/02/2030;oui;seul;4;2,5;J L;",  # too late
        "7;k7;ailleurs;10/02/2020;oui;seul;4;2,5;J L;",  # an unknown structure
        "8;k8;lilas;10/02/2020;oui;personne;4;2,5;J L;",  # no option
        "9;k9;lilas;10/02/2020;oui;seul;4;2,5;J Z;",  # several answers, of which one is unknown
        "10;k10;lilas;10/02/2020;oui;seul;4;2,5;J rien;",  # answers that exclude one another
    )
)


def checked(folder: Path, **files: str) -> tuple[tuple[ProviderFeedback, ...], Checked]:
    initiative, problems = declare(write(folder, **files) if files else folder)
    assert initiative is not None, problems
    tables = collect(initiative)
    found = check_tables(initiative, tables)
    return feedback(initiative, tables, found), found


def letters(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> Path:
    monkeypatch.setenv("UTILITE_DATA_DIR", str(home))
    initiative, problems = declare(write(folder, **files) if files else folder)
    assert initiative is not None, problems
    tables = collect(initiative)
    return write_letters(initiative, tables, check_tables(initiative, tables))


def mended(comment: str) -> str:
    """Write what a comment asks for, and nothing else: as somebody who has only the letter."""
    asked = re.search(r"À faire : (.*)", comment, re.DOTALL)
    assert asked is not None
    if listed := re.search(r": (« .*»)", asked[1]):
        return listed[1].split("« ")[1].split(" »")[0]
    if bounds := re.search(r"de (\d+) à (\d+)", asked[1]):
        return bounds[1]
    if day := re.search(r"du (\d\d/\d\d/\d{4}) au", asked[1]):
        return day[1]
    assert "gardez l’une ou l’autre" in asked[1], comment
    return "Rien"


def test_a_correction_made_from_the_comments_alone_works_at_the_first_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "petite"
    seances = SEANCES.replace("tablette", "tricot").replace("1h30", "longtemps")
    home = letters(folder, tmp_path / "donnees", monkeypatch, debut=FAULTY, seances=seances)
    told = {
        copy: openpyxl.load_workbook(home / provider / f"{copy}_a_corriger.xlsx")
        for provider, copy in (("seniors", "debut"), ("seances", "seances"))
    }
    before = [finding for finding in checked(folder)[1].findings if finding.severity != "notice"]
    marked = 0
    for copy, book in told.items():
        for cell in (cell for row in book.active.iter_rows() for cell in row if cell.comment):
            marked += 1
            assert all(part in cell.comment.text for part in ("Lu comme", "Pourquoi", "À faire"))
            cell.value = mended(cell.comment.text)
        content = io.BytesIO()
        book.save(content)
        (folder / f"{copy}.csv").write_bytes(content.getvalue())
    assert marked == len(before) == 11
    after = checked(folder)[1]
    assert after.findings == ()
    assert after.dataset is not None
    assert [passage.used for name, passage in after.passages if name.startswith("debut")] == [10]


def test_the_copy_says_what_the_file_says_where_it_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "petite"
    home = letters(folder, tmp_path / "donnees", monkeypatch, debut=FAULTY)
    sheet = openpyxl.load_workbook(home / "seniors" / "debut_a_corriger.xlsx").active
    source = [line.split(";") for line in (folder / "debut.csv").read_text(encoding="utf-8").splitlines()]
    for row, line in enumerate(source, start=1):
        for column, text in enumerate(line, start=1):
            assert sheet.cell(row, column).value == (text or None)


def test_free_texts_personal_columns_and_rows_without_agreement_are_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = "11;k11;lilas;10/02/2020;non;seul;quelconque;2,5;J L;secret;bleu;zoe@exemple.fr"
    lines = [f"{line}Merci à toutes;;" for line in FAULTY.splitlines()]
    folder = tmp_path / "petite"
    home = letters(
        folder,
        tmp_path / "donnees",
        monkeypatch,
        headings=f"{HEADINGS};couleur;courriel",
        debut="\n".join([*lines, refused]),
        fin=f"{ANSWER.replace('/02/', '/10/')};;",
    )
    for path in (home / "seniors").iterdir():
        content = path.read_bytes()
        if path.suffix == ".xlsx":
            cells = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
            said = repr([*cells])
            assert "k11" not in said
            assert ("10/02/2020" in said) == path.name.startswith("debut")
        elif path.suffix == ".pdf":
            with pikepdf.open(io.BytesIO(content)) as pdf:
                said = "".join(map(page_text, pdf.pages))
        else:
            said = content.decode("utf-8")
        for text in ("Merci à toutes", "secret", "quelconque", "bleu", "zoe@exemple.fr"):
            assert text.replace(" ", "") not in said.replace(" ", ""), (path.name, text)


def test_files_that_would_share_the_name_of_their_copy_have_each_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One wave, one folder, files called alike in each: the copy of the second took the place of the first's."""
    folder = write(tmp_path / "petite", debut=FAULTY, fin=FAULTY.replace("/02/", "/10/"))
    for wave, name in (("debut", "Réponses.csv"), ("fin", "réponses.csv")):
        (folder / wave).mkdir()
        (folder / f"{wave}.csv").rename(folder / wave / name)
        declaration = folder / "initiative.yaml"
        text = declaration.read_text(encoding="utf-8").replace(f"file: {wave}.csv", f"file: {wave}/{name}")
        declaration.write_text(text, encoding="utf-8")
    home = letters(folder, tmp_path / "donnees", monkeypatch)
    copies = sorted(path.name for path in (home / "seniors").glob("*.xlsx"))
    assert len({one.casefold() for one in copies}) == 2
    page = (home / "seniors" / "retour.html").read_text(encoding="utf-8")
    assert all(f"Copie à corriger : {one}" in page.replace("\xa0", " ").replace("\u202f", " ") for one in copies)


def test_it_is_readable_by_its_owner_alone_and_replaces_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "petite"
    home = letters(folder, tmp_path / "donnees", monkeypatch, debut=FAULTY)
    assert home == tmp_path / "donnees" / "private" / "petite" / "retours"
    for path in (home, *home.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert (home / "seniors" / "debut_a_corriger.xlsx").is_file()
    letters(folder, tmp_path / "donnees", monkeypatch, debut=ANSWER)
    assert not [*home.rglob("*.xlsx")]


def test_when_all_is_well_it_is_one_page_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = letters(tmp_path / "petite", tmp_path / "donnees", monkeypatch, debut=ANSWER)
    with pikepdf.open(home / "seniors" / "retour.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert "Vousn’avezrienàfaire" in page_text(pdf.pages[0])


def test_the_same_mistake_is_told_once_with_twenty_rows_at_most(tmp_path: Path) -> None:
    wrong = "\n".join(f"{rank};k{rank};lilas;10/02/2020;oui;seul;4;trop;J L;" for rank in range(1, 501))
    (seniors, *_), _ = checked(tmp_path, debut=f"{wrong}\n501;k501;lilas;10/02/2020;oui;seul;4;2,5;J L;")
    (mistake,) = seniors.sheets[0].mistakes
    assert (mistake.column, len(mistake.rows), mistake.quoted) == ("H · heures", 500, ("trop × 500",))
    initiative, _ = declare(tmp_path)
    assert initiative is not None
    told = repr(letter(initiative, seniors))
    assert "et 480 autres" in told.replace("\\xa0", " ").replace("\\u202f", " ")
    assert len(told) < 6_000


def test_a_file_goes_to_whoever_is_declared_to_provide_it(tmp_path: Path) -> None:
    declared = DECLARATION.replace("seances.csv, format: csv", "seances.csv, format: csv, provider: mairie")
    declared = declared.replace("presences.csv, format: csv", "presences.csv, format: csv, provider: Club du mardi")
    told, _ = checked(tmp_path, declaration=declared)
    files = {one.provider: [sheet.table.shown_as for sheet in one.sheets] for one in told}
    assert files == {
        "Seniors": ["debut.csv", "fin.csv"],
        "Structures d’accueil": ["structures.csv"],
        "Mairie de la Vallée": ["seances.csv"],
        "Club du mardi": ["presences.csv"],
    }


def test_check_writes_them_when_asked_and_evaluate_always_even_when_it_cannot_go_on(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(data_home / "initiatives")
    home = data_home / "private" / "jardin" / "retours"
    assert typed(capsys, monkeypatch, "check", folder.name).code == 0
    assert not home.exists()
    told = typed(capsys, monkeypatch, "check", folder.name, "--letters")
    assert told.code == 0
    assert "private/jardin/retours" in told.said
    assert (home / "habitants" / "retour.html").is_file()
    export = folder / "exports" / "habitants_fin.csv"
    export.write_text(export.read_text(encoding="utf-8").replace("lien", "liens", 1), encoding="utf-8")
    assert typed(capsys, monkeypatch, "evaluate", folder.name).code == 1
    page = (home / "habitants" / "retour.html").read_text(encoding="utf-8")
    assert re.search(r"a colonne «.lien.» est absente", page)
    assert not [*(data_home / "runs").rglob("retour*")]


def test_a_row_that_is_not_copied_is_mended_in_the_file_itself(tmp_path: Path) -> None:
    (told, *_), _ = checked(tmp_path / "petite", debut=f"{ANSWER}\n2;k2;lilas;10/02/2020;non;seul;4;2,5;J;")
    (mistake,) = (one for sheet in told.sheets for one in sheet.mistakes if "consentement" in one.why)
    assert "dans votre propre fichier" in mistake.comment()
