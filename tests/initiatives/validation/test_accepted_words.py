"""What people wrote is printed once somebody accepted it, as the exports hold it today, and where it points at nobody."""

from pathlib import Path

import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.accepted_words import Quotation
from initiatives.validation.dataset import Dataset
from initiatives.validation.forgotten import NOBODY, Forgotten
from initiatives.validation.validate import validate
from tests.initiatives.small_initiative import ANSWER, DECLARATION, dataset, write

CITED = DECLARATION.replace("registers:\n", "registers:\n  citations: {file: citations.csv, format: csv}\n") + (
    "confidentiality: {persons: 2}\n"
)
HEADINGS = "groupe;vague;question;texte;decision;citation"
TWO = f"{ANSWER}On se retrouve.\n2;k2;lilas;11/02/2020;oui;seul;4;2,5;J L;"


def cited(folder: Path, *lines: str, debut: str = TWO) -> Dataset:
    folder.mkdir(exist_ok=True)
    (folder / "citations.csv").write_text("\n".join((HEADINGS, *lines)) + "\n", encoding="utf-8")
    return dataset(folder, declaration=CITED, debut=debut)


def rules(data: Dataset) -> list[tuple[int | None, str]]:
    return [(one.row, one.rule) for one in data.findings if one.rule.startswith("citation_")]


def test_only_what_was_accepted_is_quoted_and_what_was_reworded_says_so(tmp_path: Path) -> None:
    data = cited(
        tmp_path / "petite",
        "seniors;debut;remarque;On se retrouve.;garder;",
        "Seniors;Début;remarque;on se  retrouve.;modifier;On se voit.",
        "seniors;debut;remarque;On se retrouve.;modifier;On  se retrouve.",
        "seniors;debut;remarque;On se retrouve.;écarter;",
        "seniors;debut;remarque;On se retrouve.;;Jamais relu.",
    )
    assert data.background.quotations == (
        Quotation("seniors", "debut", "remarque", "On se retrouve.", edited=False),
        Quotation("seniors", "debut", "remarque", "On se voit.", edited=True),
        Quotation("seniors", "debut", "remarque", "On  se retrouve.", edited=False),
    )
    assert rules(data) == []


@pytest.mark.parametrize(
    ("line", "debut", "rule"),
    [
        ("seniors;debut;remarque;Jamais écrit.;garder;", TWO, "citation_sans_source"),
        ("seniors;debut;mode;On se retrouve.;garder;", TWO, "citation_sans_source"),
        ("seniors;debut;remarque;On se retrouve.;modifier;", TWO, "citation_vide"),
        ("seniors;debut;remarque;On se retrouve.;modifier;Écrivez à anne@exemple.fr", TWO, "citation_personnelle"),
        ("seniors;debut;remarque;On se retrouve.;garder;", f"{ANSWER}On se retrouve.", "citation_parmi_peu"),
        # Who does not agree is not read, then not quoted.
        (
            "seniors;debut;remarque;On se retrouve.;garder;",
            f"{ANSWER}\n2;k2;lilas;11/02/2020;oui;seul;4;2,5;J L;\n3;k3;lilas;11/02/2020;non;seul;4;2,5;J L;On se retrouve.",
            "citation_sans_source",
        ),
    ],
)
def test_what_cannot_be_quoted_is_told_by_its_row(tmp_path: Path, line: str, debut: str, rule: str) -> None:
    data = cited(tmp_path / "petite", line, debut=debut)
    assert data.background.quotations == ()
    assert rules(data) == [(2, rule)]


def test_who_is_forgotten_is_quoted_no_more_and_who_said_the_same_still_is(tmp_path: Path) -> None:
    folder = tmp_path / "petite"
    folder.mkdir()
    decided = (
        "seniors;debut;remarque;Seule.;garder;",
        "seniors;debut;remarque;À dire autrement.;modifier;Dit autrement.",
        "seniors;debut;remarque;Merci.;garder;",
    )
    (folder / "citations.csv").write_text("\n".join((HEADINGS, *decided)) + "\n", encoding="utf-8")
    row = "{0};k{0};lilas;1{0}/02/2020;oui;seul;4;2,5;J L;{1}"
    said = ("Seule.", "À dire autrement.", "Merci.", "Merci.", "Merci.")
    debut = "\n".join(row.format(number, text) for number, text in enumerate(said, start=1))
    fin = row.format(9, "").replace("19/02", "19/10")
    initiative, _ = declare(write(folder, declaration=CITED, debut=debut, fin=fin))
    assert initiative is not None
    secret = Forgotten(b"secret")
    asked = Forgotten(secret.secret, frozenset(map(secret.digest, ("K1", "k2", "k3"))))
    before, after = (validate(initiative, collect(initiative), one) for one in (NOBODY, asked))
    assert [one.words for one in before.background.quotations] == ["Seule.", "Dit autrement.", "Merci."]
    assert [one.words for one in after.background.quotations] == ["Merci."]
    assert rules(after) == [(2, "citation_sans_source"), (3, "citation_sans_source")]


INTERVIEWS = """\
entretien;groupe;forme;code;extrait;publiable
e1;seniors;individuel;lien;On tient bon.;oui
e1;seniors;individuel;lien;Entre nous.;non
e2;seniors;individuel;lien;;
"""


@pytest.mark.parametrize(
    ("text", "led", "quoted"),
    [("On tient bon.", 2, True), ("Entre nous.", 2, False), ("On tient bon.", 1, False)],
)
def test_an_extract_of_an_interview_is_quoted_where_enough_were_led(
    tmp_path: Path, text: str, led: int, quoted: bool
) -> None:
    folder = tmp_path / "petite"
    folder.mkdir()
    lines = INTERVIEWS.splitlines()
    (folder / "entretiens.csv").write_text("\n".join(lines[: 2 + led]), encoding="utf-8")
    (folder / "citations.csv").write_text(f"{HEADINGS}\nseniors;;entretien;{text};garder;\n", encoding="utf-8")
    declaration = CITED.replace("registers:\n", "registers:\n  entretiens: {file: entretiens.csv, format: csv}\n")
    declaration += 'coding: {version: "1", codes: {lien: {label: Lien, sense: attendu}}}\n'
    quotations = dataset(folder, declaration=declaration).background.quotations
    assert bool(quotations) == quoted
    assert all(one == Quotation("seniors", "", "entretien", text, edited=False) for one in quotations)
