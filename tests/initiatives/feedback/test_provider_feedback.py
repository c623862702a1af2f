"""What goes back to each provider: its files, and every mistake of a column together, from the gravest to the least."""

from pathlib import Path

import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.feedback.provider_feedback import Mistake, ProviderFeedback, feedback
from initiatives.validation.validate import check_tables
from tests.initiatives.small_initiative import ANSWER, DECLARATION, write

LISTED = "écrivez l’un de ces mots : "
NUMBER = "un nombre à 1 décimale, en heures"
LONG = "un très long texte qui dépasse les quarante lettres"
REGISTERS = [
    ("structures_accueil", "Structures d’accueil", ["structures.csv"], True),
    ("seances", "Journal des séances", ["seances.csv"], True),
    ("presences", "Présences", ["presences.csv"], True),
]


def back(folder: Path, **files: str) -> tuple[ProviderFeedback, ...]:
    initiative, problems = declare(write(folder, **files))
    assert initiative is not None, problems
    tables = collect(initiative)
    return feedback(initiative, tables, check_tables(initiative, tables))


def summed_up(told: tuple[ProviderFeedback, ...]) -> list[tuple[str, str, list[str], bool]]:
    return [(one.id, one.provider, [sheet.table.shown_as for sheet in one.sheets], one.all_is_well) for one in told]


def row(rank: int, **cells: str) -> str:
    """Return the row of another person, with some cells changed."""
    said = ANSWER.replace("1;k1;", f"{rank};k{rank};")
    for key, text in cells.items():
        said = said.replace({"place": "lilas", "accord": ";oui;", "satisf": ";4;", "heures": "2,5"}[key], text)
    return said


def test_mistakes_of_one_column_are_told_together_the_gravest_first(tmp_path: Path) -> None:
    rows = (
        row(1),
        row(2, heures="trop"),
        row(3, heures="trop"),
        row(4, accord=";non;"),
        row(5, satisf=";7;", heures=LONG),
        row(6, place="nulle", heures="99"),
    )
    (seniors, *_) = back(tmp_path, debut="\n".join(rows))
    first, second = seniors.sheets
    assert not seniors.all_is_well and second.mistakes == ()
    assert first.blank_rows == {5}
    assert first.mistakes == (
        Mistake(
            column="C · structure",
            rows=(7,),
            severity="row_set_aside",
            read_as="une structure d’accueil",
            quoted=("nulle",),
            why="cette structure n’est pas dans le registre des structures d’accueil : la ligne est hors du champ évalué.",
            write=f"{LISTED}« EHPAD des Lilas », « Foyer des Roses ».",
        ),
        Mistake(
            column="E · accord",
            rows=(5,),
            severity="row_set_aside",
            read_as="oui ou non",
            quoted=(),
            why="le consentement n’est pas donné : la ligne n’est pas lue.",
            write="Retrouvez le consentement signé, ou supprimez la ligne. Un accord retrouvé s’écrit dans votre propre fichier : "
            "cette ligne n’est pas recopiée dans la copie jointe.",
        ),
        Mistake(
            column="G · satisf",
            rows=(6,),
            severity="cell_set_aside",
            read_as="une réponse d’une liste",
            quoted=("7",),
            why="cette réponse n’est pas de l’échelle.",
            write=f"{LISTED}« Pas du tout d’accord », « Plutôt pas d’accord », « Plutôt d’accord », « Tout à fait d’accord », "
            "« Ne sait pas », « Non concerné ».",
        ),
        Mistake(
            column="H · heures",
            rows=(3, 4, 6),
            severity="cell_set_aside",
            read_as=NUMBER,
            quoted=("trop × 2", f"{LONG[:40]}…"),
            why="ce n’est pas un nombre.",
            write="écrivez un nombre à 1 décimale de 0 à 10, en heures, en chiffres.",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "quoted"),
    [
        (("a", "b", "c"), {"a", "b", "c"}),
        (("a", "b", "c", "d", "d"), {"d × 2", "a", "b"}),
        (("x" * 40,), {"x" * 40}),
        (("x" * 41,), {"x" * 40 + "…"}),
        (("06 12 34 56 78", "a"), set()),
    ],
)
def test_three_texts_of_a_mistake_are_quoted_and_none_of_a_column_that_may_tell_of_somebody(
    tmp_path: Path, texts: tuple[str, ...], quoted: set[str]
) -> None:
    rows = [row(rank, heures=text) for rank, text in enumerate(texts, start=1)]
    (seniors, *_) = back(tmp_path, debut="\n".join(rows))
    (mistake,) = (one for one in seniors.sheets[0].mistakes if one.severity == "cell_set_aside")
    assert set(mistake.quoted) == quoted


def test_each_provider_reads_of_its_own_files_in_the_order_of_the_declaration(tmp_path: Path) -> None:
    assert summed_up(back(tmp_path)) == [("seniors", "Seniors", ["debut.csv", "fin.csv"], True), *REGISTERS]
    declaration = DECLARATION.replace("file: debut.csv, format: csv", "file: debut.csv, format: csv, provider: mairie")
    declaration = declaration.replace("seances.csv, format: csv", "seances.csv, format: csv, provider: Le bureau")
    assert summed_up(back(tmp_path, declaration=declaration)) == [
        ("mairie", "Mairie de la Vallée", ["debut.csv"], True),
        ("seniors", "Seniors", ["fin.csv"], True),
        REGISTERS[0],
        ("Le bureau", "Le bureau", ["seances.csv"], True),
        REGISTERS[2],
    ]


def test_a_whole_row_is_told_as_such_and_each_file_with_what_became_of_its_rows(tmp_path: Path) -> None:
    (*_, attendance) = back(tmp_path, presences="seance;participant\na1;p1\na1;p1\n")
    (sheet,) = attendance.sheets
    (mistake,) = sheet.mistakes
    assert (mistake.column, mistake.rows, mistake.read_as) == (None, (3,), "une ligne du tableau")
    assert [(passage.source, passage.read, passage.used) for passage in sheet.passages] == [("presences", 2, 1)]


def test_names_of_structures_are_found_wherever_their_register_is_declared(tmp_path: Path) -> None:
    first = "  structures_accueil: {file: structures.csv, format: csv}\n"
    declaration = DECLARATION.replace(first, "").replace("questions: {}", f"{first}questions: {{}}")
    (seniors, *_) = back(tmp_path, declaration=declaration, debut=row(1, place="nulle"))
    (mistake,) = (one for one in seniors.sheets[0].mistakes if one.column == "C · structure")
    assert mistake.write == f"{LISTED}« EHPAD des Lilas », « Foyer des Roses »."


def test_a_mistake_is_told_in_three_lines_and_without_the_first_where_nothing_was_read() -> None:
    told = Mistake(None, (3,), "notice", "une ligne du tableau", (), "elle est double.", "Gardez-en une.")
    assert told.comment() == "Lu comme une ligne du tableau.\nPourquoi : elle est double.\nÀ faire : Gardez-en une."
    silent = Mistake(None, (), "notice", "", (), "elle est double.", "Gardez-en une.")
    assert silent.comment() == "Pourquoi : elle est double.\nÀ faire : Gardez-en une."
