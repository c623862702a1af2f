"""Less is collected: what nobody declared is dropped, and personal data that nobody announced stops the evaluation."""

from pathlib import Path

import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.personal_data import personal_lines
from tests.initiatives.small_initiative import (
    ANSWER,
    DECLARATION,
    HEADINGS,
    PRESENCES,
    QUESTIONNAIRE,
    dataset,
    found,
    refusals,
    write,
)

MAIL, NIR = "zoe.quatrepoint@exemple.fr", "2 95 10 99 126 111 93"
FIN = ANSWER.replace("/02/", "/10/")


def test_nothing_is_kept_of_a_column_that_nobody_declared(tmp_path: Path) -> None:
    headings, answers = f"{HEADINGS};mail;couleur", f"{ANSWER};{MAIL};bleu"
    folder = write(tmp_path, headings=headings, debut=answers, fin=FIN)
    initiative, _ = declare(folder)
    assert initiative is not None
    table = collect(initiative)[0]
    assert list(table.frame.columns) == HEADINGS.split(";")
    assert MAIL not in repr(table)
    assert "bleu" not in repr(table)
    data = dataset(tmp_path, headings=headings, debut=answers, fin=f"{FIN};;")
    told = {one.column: one for one in data.findings if one.file == "debut.csv"}
    assert told["K · mail"].rule == "colonne_personnelle"
    assert "adresses électroniques" in told["K · mail"].message
    assert told["L · couleur"].rule == "colonne_inattendue"


def test_a_column_that_a_tool_adds_is_told_when_it_tells_who_answers(tmp_path: Path) -> None:
    declared = DECLARATION.replace("debut.csv, format: csv", "debut.csv, format: limesurvey")
    headings = f"{HEADINGS};ipaddr;seed;lastpage"
    data = dataset(tmp_path, declaration=declared, headings=headings, debut=f"{ANSWER};10.0.0.1;12;4", fin=f"{FIN};;;")
    told = [(one.file, one.column, one.rule) for one in data.findings if one.file == "debut.csv"]
    assert told == [("debut.csv", "K · ipaddr", "colonne_personnelle")]


def test_an_ignored_column_is_not_kept_either(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("third_party:", "ignored_columns: [couleur]\nthird_party:")
    folder = write(tmp_path, questionnaire=asked, headings=f"{HEADINGS};couleur", debut=f"{ANSWER};bleu", fin=FIN)
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    assert "bleu" not in repr(collect(initiative)[0])


@pytest.mark.parametrize("place", [0, 1, 2, 5, 6, 8])
@pytest.mark.parametrize("value", [MAIL, NIR])
def test_a_declared_column_that_holds_personal_data_stops_the_evaluation(
    tmp_path: Path, place: int, value: str
) -> None:
    cells = ANSWER.split(";")
    cells[place] = value
    problems = refusals(tmp_path, debut=f"{ANSWER}\n{';'.join(cells)}")
    (told,) = [problem for problem in problems if "données personnelles" in problem]
    assert told.startswith(f"debut.csv, colonne {'ABCDEFGHI'[place]} · ")
    assert "personal_columns" in told
    assert value not in "".join(problems)


def test_unless_the_declaration_says_so_on_purpose(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("third_party:", "personal_columns: [cle]\nthird_party:")
    answer = ANSWER.replace(";k1;", f";{MAIL};")
    data = dataset(tmp_path, questionnaire=asked, debut=answer, fin=answer.replace("/02/", "/10/"))
    assert found(data) == []
    people = data.tables["seniors"].frame["person"]
    assert people[0] == people[1]


def test_a_key_whose_heading_is_a_name_stops_it_and_so_does_a_register(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("cle: cle", "cle: Nom et prénom")
    headings = HEADINGS.replace(";cle;", ";Nom et prénom;")
    (told, _) = refusals(tmp_path, questionnaire=asked, headings=headings)
    assert "colonne B · Nom et prénom : cette colonne tient des données personnelles" in told
    (told,) = refusals(tmp_path, presences=PRESENCES + f"a1;{MAIL}\n")
    assert told.startswith("presences.csv, colonne B · participant : cette colonne tient")
    declared = DECLARATION.replace(
        "presences.csv, format: csv", "presences.csv, format: csv, personal_columns: [participant]"
    )
    assert refusals(tmp_path, declaration=declared, presences=PRESENCES + f"a1;{MAIL}\n") == ()


def test_in_a_free_text_it_is_told_with_its_row_and_nothing_stops(tmp_path: Path) -> None:
    data = dataset(tmp_path, debut=f"{ANSWER}Bien\n{ANSWER.replace('1;k1', '2;k2')}Écrire à {MAIL}")
    (told,) = data.findings
    assert (told.row, told.column, told.rule, told.severity) == (3, "J · remarque", "texte_personnel", "notice")
    assert MAIL not in told.sentence()


def test_what_is_announced_must_be_declared(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("third_party:", "personal_columns: [clef]\nthird_party:")
    declared = DECLARATION.replace("presences.csv, format: csv", "presences.csv, format: csv, personal_columns: [nom]")
    _, problems = declare(write(tmp_path, questionnaire=asked, declaration=declared))
    assert [next(word for word in ("« clef »", "« nom »") if word in one) for one in problems] == [
        "« nom »",
        "« clef »",
    ]


def test_personal_data_in_a_text_is_told_by_its_line_and_never_quoted(tmp_path: Path) -> None:
    initiative, _ = declare(write(tmp_path))
    assert initiative is not None
    (tmp_path / "texts" / "analyses").mkdir(parents=True)
    (tmp_path / "texts" / "conclusion.md").write_text(f"Merci.\n\nÉcrivez à {MAIL}.\n", encoding="utf-8")
    (tmp_path / "texts" / "analyses" / "x.md").write_text("Appelez le 06 12 34 56 78.\n", encoding="utf-8")
    told = list(personal_lines(initiative))
    assert [(one.file, one.row) for one in told] == [("texts/analyses/x.md", 1), ("texts/conclusion.md", 3)]
    assert MAIL not in repr(told) and "06 12" not in repr(told)
