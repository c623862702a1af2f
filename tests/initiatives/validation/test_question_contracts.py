"""What the declaration says of answers and registers beyond their words: who is asked, what is expected, which comes first."""

from pathlib import Path

import pandas as pd
import pytest

from initiatives.declaration.loading import declare
from initiatives.validation.dataset import Dataset
from initiatives.validation.postcondition import breaks
from initiatives.validation.table_schemas import schemas_of
from tests.initiatives.small_initiative import DECLARATION, QUESTIONNAIRE, SEANCES, STRUCTURES, dataset, found, write

ASKED = QUESTIONNAIRE.replace("third_party: {mode: [tiers]}\n", "").replace(
    "questions:\n",
    "questions:\n"
    "  vient: {text: Vient-il ?, answer: oui_non}\n"
    "  debut: {text: Depuis quand ?, answer: date}\n"
    "  fin: {text: Jusqu’à quand ?, answer: date, not_before: debut}\n",
)
HEADINGS = "id;cle;structure;date;accord;mode;satisf;heures;gouts;remarque;vient;debut;fin"
ROW = "{rank};k{rank};lilas;10/{month}/2020;oui;seul;{satisf};2,5;{gouts};;{vient};{debut};{fin}"


def rows(month: str, *people: tuple[str, str, str, str, str]) -> str:
    return "\n".join(
        ROW.format(rank=rank, month=month, satisf=satisf, gouts=gouts, vient=vient, debut=debut, fin=fin)
        for rank, (satisf, gouts, vient, debut, fin) in enumerate(people, start=1)
    )


def checked(folder: Path, questionnaire: str, *people: tuple[str, str, str, str, str], **files: str) -> Dataset:
    usual = rows("10", ("4", "J", "oui", "", ""))
    return dataset(
        folder, questionnaire=questionnaire, headings=HEADINGS, debut=rows("02", *people), fin=usual, **files
    )


def test_a_question_has_three_bases_asked_not_asked_and_blank(tmp_path: Path) -> None:
    asked = ASKED.replace("Satisfait ?, answer: lik4", "Satisfait ?, answer: lik4, only_if: {vient: oui}")
    asked = asked.replace("    answer: several_of\n", "    answer: several_of\n    only_if: {vient: oui}\n")
    data = checked(
        tmp_path,
        asked,
        ("4", "J", "oui", "", ""),
        ("", "", "oui", "", ""),
        ("", "", "non", "", ""),
        ("3", "L", "", "", ""),
    )
    frame = data.tables["seniors"].frame
    assert frame["satisf"].astype(object).where(frame["satisf"].notna(), None).tolist()[:4] == [
        "tout_a_fait",
        None,
        "non_concerne",
        "plutot",
    ]
    assert frame["gouts.jouer"].astype(object).where(frame["gouts.jouer"].notna(), None).tolist()[:4] == [
        "oui",
        None,
        "non_concerne",
        "non",
    ]
    assert found(data) == []


def test_an_answer_to_what_was_not_asked_is_refused_with_its_reason(tmp_path: Path) -> None:
    asked = ASKED.replace("Satisfait ?, answer: lik4", "Satisfait ?, answer: lik4, only_if: {vient: oui}")
    data = checked(tmp_path, asked, ("4", "J", "non", "", ""))
    (told,) = data.findings
    assert (told.row, told.column, told.rule, told.severity) == (
        2,
        "G · satisf",
        "question_sans_objet",
        "cell_set_aside",
    )
    assert "« Vient-il ? » a pour réponse « Oui »" in told.message
    assert data.tables["seniors"].frame["satisf"].tolist()[0] == "non_concerne"


def test_one_option_of_several_decides_too(tmp_path: Path) -> None:
    asked = ASKED.replace("Satisfait ?, answer: lik4", "Satisfait ?, answer: lik4, only_if: {gouts: [jouer, lire]}")
    data = checked(tmp_path, asked, ("4", "L", "", "", ""), ("", "rien", "", "", ""), ("2", "", "", "", ""))
    assert data.tables["seniors"].frame["satisf"].tolist()[:3] == ["tout_a_fait", "non_concerne", "plutot_pas"]


def test_an_expected_answer_is_told_where_it_was_asked_only(tmp_path: Path) -> None:
    asked = ASKED.replace("answer: lik4", "answer: lik4, required: true, only_if: {vient: oui}")
    data = checked(tmp_path, asked, ("4", "J", "oui", "", ""), ("", "J", "oui", "", ""), ("", "J", "non", "", ""))
    assert found(data) == [("debut.csv", 3, "valeur_absente", "notice")]


def test_an_answer_that_is_out_of_bounds_is_not_told_to_be_absent_besides(tmp_path: Path) -> None:
    asked = ASKED.replace("maximum: 10", "maximum: 2, required: true")
    data = checked(tmp_path, asked, ("4", "J", "oui", "", ""))
    assert {one[2] for one in found(data)} == {"hors_bornes"}


def test_a_date_before_the_one_it_follows_is_refused(tmp_path: Path) -> None:
    data = checked(
        tmp_path,
        ASKED,
        ("4", "J", "oui", "03/02/2020", "02/02/2020"),
        ("4", "J", "oui", "03/02/2020", "03/02/2020"),
        ("4", "J", "oui", "", "01/02/2020"),
    )
    assert found(data) == [("debut.csv", 2, "date_avant_l_autre", "cell_set_aside")]
    assert data.tables["seniors"].frame["fin"].isna().tolist()[:3] == [True, False, False]


def test_the_schema_holds_the_same_contract(tmp_path: Path) -> None:
    asked = ASKED.replace("Satisfait ?, answer: lik4", "Satisfait ?, answer: lik4, only_if: {vient: oui}")
    data = checked(tmp_path, asked, ("4", "J", "oui", "03/02/2020", "04/02/2020"), ("", "J", "non", "", ""))
    initiative, _ = declare(tmp_path)
    assert initiative is not None
    table = data.tables["seniors"]
    schema = schemas_of(initiative, data.tables)["seniors"]
    assert breaks(schema, table) == ()
    table.frame.loc[1, "satisf"] = "plutot"
    table.frame.loc[0, "fin"] = pd.Timestamp("2020-02-02")
    assert breaks(schema, table) == (
        "« Jusqu’à quand ? » : pas avant « Depuis quand ? »",
        "« Satisfait ? » : sans objet, sauf si « Vient-il ? » a pour réponse « Oui »",
    )


def test_more_people_than_places_is_told_when_the_declaration_asks(tmp_path: Path) -> None:
    few = STRUCTURES.replace(";80;", ";1;")
    assert found(dataset(tmp_path, structures=few)) == []
    declared = DECLARATION.replace("presences.csv, format: csv", "presences.csv, format: csv, within_capacity: true")
    data = dataset(tmp_path, structures=few, declaration=declared)
    assert found(data) == [("seances.csv", 2, "plus_de_presents_que_de_places", "notice")]


def test_as_many_people_as_places_and_places_that_are_not_known_are_told_of_nobody(tmp_path: Path) -> None:
    declared = DECLARATION.replace("presences.csv, format: csv", "presences.csv, format: csv, within_capacity: true")
    for structures in (
        STRUCTURES.replace(";80;", ";2;"),
        STRUCTURES.replace(";80;", ";;"),
        STRUCTURES.replace(";capacite", "").replace(";80;", ";").replace("Vienne;;", "Vienne;"),
    ):
        assert found(dataset(tmp_path, structures=structures, declaration=declared)) == []
    elsewhere = declared.replace("seances.csv, format: csv", "seances.csv, format: csv, columns: {lieu: lieu}")
    sessions = SEANCES.replace("seance;structure;", "seance;lieu;")
    assert found(dataset(tmp_path, declaration=elsewhere, seances=sessions)) == []


def test_the_rules_of_a_register_are_those_of_the_declaration(tmp_path: Path) -> None:
    declared = DECLARATION.replace(
        "structures.csv, format: csv", "structures.csv, format: csv, rules: {capacite: {required: true}}"
    )
    assert found(dataset(tmp_path, declaration=declared)) == [("structures.csv", 3, "valeur_absente", "notice")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("satisf: {text: S, answer: lik4, only_if: {venu: oui}}", "« venu »"),
        ("satisf: {text: S, answer: lik4, only_if: {vient: peut_etre}}", "« peut_etre »"),
        ("satisf: {text: S, answer: lik4, only_if: {heures: 2}}", "« heures »"),
        ("satisf: {text: S, answer: lik4, not_before: debut}", "« not_before »"),
        ("satisf: {text: S, answer: date, not_before: vient}", "« vient »"),
    ],
)
def test_a_contract_cites_what_exists(tmp_path: Path, written: str, said: str) -> None:
    asked = ASKED.replace("satisf: {direction: croissante, text: Satisfait ?, answer: lik4}", written)
    assert asked != ASKED
    _, problems = declare(write(tmp_path, questionnaire=asked))
    assert [problem for problem in problems if said in problem]


def test_the_rules_of_a_register_cite_what_exists(tmp_path: Path) -> None:
    for written in ("capacites: {required: true}", "capacite: {not_before: structure}", "libelle: {required: true}"):
        declared = DECLARATION.replace(
            "structures.csv, format: csv", f"structures.csv, format: csv, rules: {{{written}}}, within_capacity: true"
        )
        _, problems = declare(write(tmp_path, declaration=declared))
        assert len([problem for problem in problems if "« rules »" in problem]) >= 1, problems
        assert [problem for problem in problems if "within_capacity" in problem]


def test_the_legal_basis_of_a_register_is_that_of_one_kept_by_person(tmp_path: Path) -> None:
    for register, refused in (("presences", False), ("structures", True)):
        file = f"{register}.csv, format: csv"
        declared = DECLARATION.replace(file, f"{file}, legal_basis: interet_legitime")
        _, problems = declare(write(tmp_path, declaration=declared))
        assert [problem for problem in problems if "« legal_basis »" in problem] == list(problems)
        assert bool(problems) is refused


def test_a_refused_word_of_a_register_lists_those_allowed_and_names_it(tmp_path: Path) -> None:
    data = dataset(tmp_path, seances=SEANCES.replace("tablette", "tricot"))
    (told,) = data.findings
    assert "Registre « Journal des séances »" in told.message
    assert "« Google Earth »" in told.message
    assert "tricot" not in told.sentence()
