"""The letter to a provider, sentence by sentence: what was used, what is to mend or to look at, what was left unread."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from initiatives.collection.raw import RawTable
from initiatives.feedback.provider_feedback import Mistake, ProviderFeedback, SheetFeedback
from initiatives.validation.quality import Passage, Severity
from reports import document as doc
from reports.composition.prose import flat
from reports.letters.letter import letter
from tests.indicators.small import initiative

N = "\u202f"


def mistake(severity: Severity = "cell_set_aside", **changes: Any) -> Mistake:
    whole: dict[str, Any] = {
        "column": "F · Âge",
        "rows": (3,),
        "severity": severity,
        "read_as": "un nombre",
        "quoted": ("dix",),
        "why": "ce n’est pas un nombre.",
        "write": "un nombre, en chiffres.",
    }
    return Mistake(**(whole | changes))


def sheet(
    *mistakes: Mistake, read: int = 12, used: int = 12, cells: int = 0, left: tuple[tuple[str, str, bool], ...] = ()
) -> SheetFeedback:
    table = SimpleNamespace(
        sha256="ab",
        name_of_file="fin.csv",
        shown_as="fin.csv",
        how=SimpleNamespace(sentence=lambda: "Lu en UTF-8."),
        left=[SimpleNamespace(letter=letter, heading=heading, personal=personal) for letter, heading, personal in left],
    )
    passage = cast(Passage, SimpleNamespace(read=read, used=used, cells_set_aside={"x": cells} if cells else {}))
    return SheetFeedback(cast(RawTable, table), (), (passage,), mistakes, frozenset())


def blocks(*sheets: SheetFeedback) -> tuple[doc.Block, ...]:
    return letter(initiative(), ProviderFeedback("orange", "Orange", sheets)).blocks


def paragraphs(found: tuple[doc.Block, ...]) -> list[str]:
    return [flat(one.inline) for one in found if isinstance(one, doc.Prose)]


def rows(found: tuple[doc.Block, ...], place: int) -> list[list[tuple[str, str]]]:
    tables = [one for one in found if isinstance(one, doc.DataTable)]
    return [[(cell.text, cell.detail) for cell in row] for row in tables[place].rows]


@pytest.mark.parametrize(("read", "lines"), [(1, "1 ligne"), (2, "2 lignes"), (0, "0 ligne")])
def test_where_all_is_well_there_is_nothing_to_do(read: int, lines: str) -> None:
    found = blocks(sheet(read=read, used=read))
    assert paragraphs(found) == [
        f"Merci de votre envoi. Tout a pu être lu{N}: {lines}, toutes utilisées. Vous n’avez rien à faire."
    ]
    assert rows(found, 0) == [[("fin.csv", "Lu en UTF-8."), (str(read), ""), (str(read), ""), ("0", ""), ("0", "")]]
    assert len([one for one in found if isinstance(one, doc.DataTable)]) == 1


def test_what_is_to_mend_stands_apart_from_what_is_to_look_at() -> None:
    doubt = mistake("notice", read_as="", quoted=(), column=None, rows=(4, 5), why="deux fois le même nom.")
    found = blocks(sheet(mistake(), doubt, read=12, used=11, cells=2))
    assert paragraphs(found)[0] == (
        "Merci de votre envoi. Nous avons lu 12 lignes et pu en utiliser 11. Voici ce qui nous a arrêtés, et ce qu’il faut "
        "écrire pour que tout compte."
    )
    assert [one.text for one in found if isinstance(one, doc.Heading)] == ["À corriger", "À vérifier"]
    assert rows(found, 0)[0][1:] == [("12", ""), ("11", ""), ("1", ""), ("2", "")]
    assert rows(found, 1) == [
        [
            ("Colonne F · Âge", "Ligne 3"),
            (f"«{N}dix{N}»", "Comme un nombre"),
            ("Ce n’est pas un nombre.", f"Réponse non comptée{N}; le reste de la ligne l’est."),
            ("Un nombre, en chiffres.", ""),
        ]
    ]
    assert rows(found, 2) == [
        [
            ("Ligne entière", "Lignes 4, 5"),
            ("—", ""),
            ("Deux fois le même nom.", ""),
            ("Un nombre, en chiffres.", ""),
        ]
    ]
    notes = [one.note for one in found if isinstance(one, doc.DataTable)]
    assert notes[1].startswith("Copie à corriger : fin") and notes[2] == ""


@pytest.mark.parametrize(
    ("severity", "headings"),
    [
        ("blocking", ["À corriger"]),
        ("row_set_aside", ["À corriger"]),
        ("cell_set_aside", ["À corriger"]),
        ("notice", ["À vérifier"]),
    ],
)
def test_only_what_was_set_aside_is_to_mend(severity: Severity, headings: list[str]) -> None:
    found = blocks(sheet(mistake(severity)), sheet())
    assert [one.text for one in found if isinstance(one, doc.Heading)] == headings
    assert len([one for one in found if isinstance(one, doc.DataTable)]) == 2


@pytest.mark.parametrize(
    ("changes", "where", "read"),
    [
        ({"column": None, "rows": ()}, ("Fichier", ""), (f"«{N}dix{N}»", "Comme un nombre")),
        ({"rows": tuple(range(2, 22))}, ("Colonne F · Âge", f"Lignes {', '.join(map(str, range(2, 22)))}"), None),
        (
            {"rows": tuple(range(2, 23))},
            ("Colonne F · Âge", f"Lignes {', '.join(map(str, range(2, 22)))} et 1 autre"),
            None,
        ),
        ({"quoted": ("dix × 3", "onze")}, None, (f"«{N}dix{N}» (3 fois), «{N}onze{N}»", "Comme un nombre")),
    ],
    ids=["the file", "twenty rows", "one more", "several times"],
)
def test_where_it_is_and_what_was_read(
    changes: dict[str, Any], where: tuple[str, str] | None, read: tuple[str, str] | None
) -> None:
    ((place, quoted, *_),) = rows(blocks(sheet(mistake(**changes))), 1)
    assert place == (where or place)
    assert quoted == (read or quoted)


KEPT = f"Seules les colonnes utiles à l’évaluation sont lues{N}; ce retour n’est que pour vous, et pour l’évaluateur."


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ((), KEPT),
        ((("C", "Couleur", False),), f"{KEPT} 1 autre colonne n’a pas été lue."),
        ((("C", "Couleur", False), ("D", "", False)), f"{KEPT} 2 autres colonnes n’ont pas été lues."),
        (
            (("C", "Nom", True), ("D", "", True)),
            f"{KEPT} 2 autres colonnes n’ont pas été lues. Merci de ne plus envoyer celles qui tiennent des données personnelles "
            "(C · Nom, D).",
        ),
    ],
)
def test_what_is_kept_and_what_was_left_unread(left: tuple[tuple[str, str, bool], ...], said: str) -> None:
    (note,) = [one for one in blocks(sheet(left=left)) if isinstance(one, doc.Note)]
    assert flat(note.inline) == said
