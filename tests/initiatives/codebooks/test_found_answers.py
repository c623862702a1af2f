"""What is read of exports of answers: which tool wrote them, who answers, with which key; on either side of each rule."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from initiatives.codebooks.found_exports import FoundExport, found_exports


def found(folder: Path, heads: str, *rows: str, file: str = "familles.csv") -> FoundExport:
    """Return what a table of answers is."""
    (folder / file).write_text("\n".join([heads, *rows]), encoding="utf-8")
    ((one,), unread) = found_exports(folder)
    assert not unread
    return one


def respondent(one: FoundExport) -> dict[str, tuple[str, ...]]:
    assert one.draft is not None
    return dict(one.draft.respondent)


def asked(one: FoundExport) -> list[tuple[str, str]]:
    assert one.draft is not None
    return [(question.id, question.answer) for question in one.draft.questions]


@pytest.mark.parametrize(
    ("heads", "format"),
    [
        ("Content ?;Âge", "csv"),
        ("Horodateur;Content ?", "google_forms"),
        ("_uuid;Content ?", "csv"),
        ("_uuid;_submission_time;Content ?", "kobotoolbox"),
        ("id;Content ?", "csv"),
        ("Heure de début;Heure de fin;Content ?", "microsoft_forms"),
    ],
)
def test_the_tool_is_known_by_two_columns_of_its_own_or_by_the_one_of_google(
    tmp_path: Path, heads: str, format: str
) -> None:
    assert found(tmp_path, heads, *[";".join(["x"] * (heads.count(";") + 1))] * 3).format == format


def test_a_workbook_of_no_tool_is_a_spreadsheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Content ?", "Lieu"), ("oui", "ici"), ("non", "là")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "familles.xlsx")
    ((one,), _) = found_exports(tmp_path)
    assert (one.format, one.sheet, one.name) == ("tableur", None, "familles")


def test_sheets_of_a_workbook_are_called_as_they_are_and_those_of_a_form_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheets = {
        "survey": (("type", "name", "label"), ("text", "a", "A ?")),
        "choices": (("list_name", "name", "label"), ("l", "a", "A")),
        "Habitants": (("Content ?", "Lieu"), ("oui", "ici")),
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "tout.xlsx")
    ((one,), (told,)) = found_exports(tmp_path)
    assert (one.name, one.sheet) == ("habitants", "Habitants")
    assert told.startswith("tout.xlsx, « survey », « choices » : un formulaire (XLSForm), et non des réponses.")


def test_a_sheet_called_survey_without_what_a_form_has_is_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "survey"
    for row in (("type", "Lieu"), ("oui", "ici")):
        book.worksheets[0].append(row)
    other = book.create_sheet("Questions")
    for row in (("type", "name"), ("text", "a")):
        other.append(row)
    book.save(tmp_path / "tout.xlsx")
    tables, unread = found_exports(tmp_path)
    assert ([one.name for one in tables], unread) == (["survey", "questions"], ())


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in ("~familles.csv", ".familles.csv"):
        (tmp_path / name).write_text("a;b\n1;2", encoding="utf-8")
    (tmp_path / "anciens.csv").mkdir()
    assert found(tmp_path, "a;b", "1;2").name == "familles"


def test_eight_words_of_a_name_are_kept(tmp_path: Path) -> None:
    one = found(tmp_path, "A;B", "x;y", file="familles un deux trois quatre cinq six sept huit.csv")
    assert (one.name, one.label) == (
        "familles_un_deux_trois_quatre_cinq_six_sept",
        "familles un deux trois quatre cinq six sept",
    )


def codes(*times: int, blank: int = 0) -> list[str]:
    """Return rows with as many codes, each so many times, and rows without one."""
    rows = [f"t{rank};oui" for rank, many in enumerate(times) for _ in range(many)]
    return rows + [";oui"] * blank


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (codes(*[1] * 10), True), (codes(*[1] * 9), False), (codes(*[2] * 10), False),
        (codes(*[1] * 9, blank=1), True), (codes(*[1] * 8, blank=2), False),
    ],
)  # fmt: skip
def test_a_code_of_invitation_is_a_key_where_nearly_each_row_has_its_own(
    tmp_path: Path, rows: list[str], key: bool
) -> None:
    assert respondent(found(tmp_path, "Token;Content ?", *rows)) == ({"cle": ("Token",)} if key else {})


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (codes(*[1] * 10), True), (codes(*[1] * 9), False), (codes(*[4] * 10), True), (codes(*[4] * 9, 5), False),
        (codes(*[1] * 18, blank=2), True), (codes(*[1] * 17, blank=3), False),
    ],
)  # fmt: skip
def test_a_code_of_one_s_own_may_come_back_at_four_waves(tmp_path: Path, rows: list[str], key: bool) -> None:
    assert respondent(found(tmp_path, "Code locataire;Content ?", *rows)) == (
        {"cle": ("Code locataire",)} if key else {}
    )


@pytest.mark.parametrize(
    ("heading", "said", "communes"),
    [
        ("Votre commune", ("Brest", "Quimper"), ("Brest", "Quimper")),
        ("Votre commune", ("Brest", "Nulle part"), ("Brest",)),
        ("Votre commune", ("Brest", "Nulle part", "Ailleurs"), None),
        ("Votre port", ("Brest", "Quimper"), None),
        ("Votre quartier dans la commune", ("Brest", "Quimper"), None),
    ],
)
def test_answers_are_communes_where_the_question_says_so_and_half_of_them_are(
    tmp_path: Path, heading: str, said: tuple[str, ...], communes: tuple[str, ...] | None
) -> None:
    one = found(tmp_path, f"Content ?;{heading}", *[f"oui;{place}" for place in said * 5])
    assert (asked(one)[1][1] == "commune", one.communes) == (communes is not None, communes or ())


def test_an_organisation_says_who_it_is_among_partners_alone(tmp_path: Path) -> None:
    rows = ["Mairie;oui"] * 5
    partners = found(tmp_path, "Partenaire;Content ?", *rows, file="partenaires.csv")
    assert (partners.role, respondent(partners)) == ("partenaires", {"partenaire": ("Partenaire",)})
    assert asked(partners) == [("content", "oui_non")]
    other = tmp_path / "autres"
    other.mkdir()
    families = found(other, "Partenaire;Content ?", *rows)
    assert (families.role, respondent(families)) == (None, {})
    partners_elsewhere = tmp_path / "ailleurs"
    partners_elsewhere.mkdir()
    assert respondent(found(partners_elsewhere, "Lieu;Content ?", *rows, file="partenaires.csv")) == {}


def test_the_words_of_an_agreement_are_kept_but_for_ticks(tmp_path: Path) -> None:
    rows = ["J’accepte de participer;oui", "oui;non", "1;non"] * 3
    one = found(tmp_path, "Acceptez-vous que vos réponses servent ?;Content ?", *rows)
    assert one.draft is not None and one.draft.agreements == ("J’accepte de participer",)


def test_questions_of_limesurvey_are_read_under_their_codes_with_their_wordings(tmp_path: Path) -> None:
    heads = (
        "id. ID de la réponse;submitdate. Date de soumission;startdate. Date de lancement;"
        "LIEN[SQ001]. Depuis un an… [Je sors plus];SATIS. Content ?"
    )
    one = found(tmp_path, heads, *[f"{rank};2025-03-0{rank};2025-03-0{rank};oui;non" for rank in range(1, 6)])
    assert one.format == "limesurvey" and one.draft is not None
    assert {question.id: (question.columns, question.text) for question in one.draft.questions} == {
        "lien_sq001": (("LIEN[SQ001]",), "Depuis un an… Je sors plus"),
        "satis": (("SATIS",), "Content ?"),
    }
    assert (one.first, one.last) == (date(2025, 3, 1), date(2025, 3, 5))
