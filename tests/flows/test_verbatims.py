"""`utilite verbatims`: each text once, what may tell of somebody in red; what was decided stays, what left the exports leaves."""

import stat
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from flows.commands.review_verbatims import write_verbatims
from flows.forgotten_people import add_forgotten
from initiatives.unusable import UnusableInitiative
from tests.flows.stored import AT
from tests.initiatives.small_initiative import ANSWER, DECLARATION, QUESTIONNAIRE, write

ASKED = QUESTIONNAIRE.replace("rien: Rien}", "rien: Rien, autre: Autre}")
SAID = "\n".join(
    (
        f"{ANSWER}Avec Sandrine, 92 ans",
        "2;k2;lilas;10/02/2020;oui;seul;4;2,5;J, du jardinage;Merci",
        "3;k3;lilas;10/02/2020;oui;seul;4;2,5;J;Merci",
        "4;k4;lilas;10/02/2020;non;seul;4;2,5;J;Sans accord",
    )
)
DECLARED = DECLARATION.replace(
    "registers:\n", "registers:\n  citations: {file: citations.xlsx, format: tableur, sheet: Citations}\n"
)


def lines(path: Path) -> list[tuple[object, ...]]:
    rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return [tuple(cell or None for cell in row) for row in rows]


def test_each_text_is_listed_once_for_its_owner_alone(
    tmp_path: Path, data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "petite", questionnaire=ASKED, debut=SAID)
    assert write_verbatims(str(folder)) == 0
    path = folder / "citations.xlsx"
    assert lines(path) == [
        ("groupe", "vague", "question", "texte", "signes", "decision", "citation"),
        ("seniors", "debut", "gouts", "du jardinage", None, None, None),
        ("seniors", "debut", "remarque", "Avec Sandrine, 92 ans", "un nom possible, un âge", None, None),
        ("seniors", "debut", "remarque", "Merci", None, None, None),
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    marked = openpyxl.load_workbook(path, rich_text=True).active["D3"].value
    assert isinstance(marked, CellRichText)
    assert [one.text for one in marked if isinstance(one, TextBlock) and one.font.b] == ["Sandrine", "92 ans"]
    assert capsys.readouterr().out.splitlines()[1:] == [
        "3 textes : 0 à citer, 0 écarté, 3 à relire.",
        "Ajoutez sous « registers » d’initiative.yaml : « citations: {file: citations.xlsx, format: tableur, sheet: Citations} ».",
    ]
    with pytest.raises(UnusableInitiative, match="existe déjà, et rien ne le déclare"):
        write_verbatims(str(folder))


def test_what_was_decided_stays_and_what_left_the_exports_leaves(
    tmp_path: Path, data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "petite", questionnaire=ASKED, debut=SAID)
    write_verbatims(str(folder))
    path = folder / "citations.xlsx"
    book = openpyxl.load_workbook(path)
    book.active["A4"], book.active["F4"], book.active["F3"] = "Seniors", "garder", "modifier"
    book.active["G3"], book.active["F2"] = "Avec une amie", "écarter"
    book.save(path)
    write(folder, declaration=DECLARED, questionnaire=ASKED, debut=SAID.replace("J, du jardinage", "J"))
    capsys.readouterr()
    assert write_verbatims(str(folder)) == 0
    assert [row[3:] for row in lines(path)[1:]] == [
        ("Avec Sandrine, 92 ans", "un nom possible, un âge", "modifier", "Avec une amie"),
        ("Merci", None, "garder", None),
    ]
    assert capsys.readouterr().out.splitlines()[1:] == [
        "2 textes : 2 à citer, 0 écarté, 0 à relire.",
        "Une décision retirée : son texte n’est plus dans les exports.",
    ]


def test_the_workbook_loses_the_words_of_who_is_forgotten_and_is_for_its_owner_again(
    tmp_path: Path, data_home: Path
) -> None:
    """A spreadsheet saves as it likes; the words are still those of people."""
    folder = write(tmp_path / "petite", questionnaire=ASKED, debut=SAID)
    write_verbatims(str(folder))
    write(folder, declaration=DECLARED, questionnaire=ASKED, debut=SAID)
    path = folder / "citations.xlsx"
    path.chmod(0o644)
    add_forgotten("petite", "K1", AT)
    assert write_verbatims(str(folder)) == 0
    assert [row[3] for row in lines(path)[1:]] == ["du jardinage", "Merci"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_nobody_wrote_anything_it_says_so(tmp_path: Path, data_home: Path) -> None:
    with pytest.raises(UnusableInitiative, match="Aucune réponse libre"):
        write_verbatims(str(write(tmp_path / "petite")))


def test_a_text_longer_than_a_cell_is_told_and_not_cut(
    tmp_path: Path, data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    longest = "a" * 32_767
    folder = write(
        tmp_path / "petite", questionnaire=ASKED, debut=f"{ANSWER}{longest}\n{ANSWER.replace('k1', 'k2')}{longest}b"
    )
    assert write_verbatims(str(folder)) == 0
    assert [line[3] for line in lines(folder / "citations.xlsx")[1:]] == [longest]
    out = capsys.readouterr().out.splitlines()
    assert out[1].startswith("1 texte : ")
    assert out[2].startswith("seniors, debut, remarque : 1 texte de plus de 32767 caractères")
