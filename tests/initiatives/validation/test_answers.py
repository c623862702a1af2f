"""Answers: what is kept, what is set aside, and the type of what is kept."""

from pathlib import Path

import pytest

from initiatives.validation.dataset import Dataset
from tests.initiatives.small_initiative import (
    ANSWER,
    DECLARATION,
    HEADINGS,
    QUESTIONNAIRE,
    dataset,
    found,
    only,
    refusals,
)


def test_a_sound_answer_is_typed_and_placed(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    assert data.findings == ()
    table = data.tables["seniors"]
    row = table.frame.iloc[0]
    assert (row["wave"], row["structure"], row["type_structure"]) == ("debut", "lilas", "ehpad")
    assert (row["departement"], row["partenaire"], row["third_party"]) == ("01", "mairie", False)
    assert (row["mode"], row["satisf"]) == ("seul", "tout_a_fait")
    assert (row["heures"], table.decimals["heures"]) == (25, 1)
    assert list(row[["gouts.jouer", "gouts.lire", "gouts.rien"]]) == ["oui", "oui", "non"]
    assert "remarque" not in table.frame
    assert list(table.frame["satisf"].cat.categories)[-3:] == ["ne_sait_pas", "non_concerne", "illisible"]


def test_the_same_key_has_the_same_number_at_both_waves_and_nowhere_else(tmp_path: Path) -> None:
    data = dataset(tmp_path, presences="seance;participant\na1;k1\n")
    first, last = data.tables["seniors"].frame["person"]
    assert first == last != -1
    assert first != data.tables["presences"].frame["participant"].iloc[0]


@pytest.mark.parametrize(
    ("cell", "column", "value"),
    [
        ("4", "satisf", "tout_a_fait"),
        ("Tout à fait d'accord", "satisf", "tout_a_fait"),
        ("TOUT_A_FAIT", "satisf", "tout_a_fait"),
        ("9", "satisf", "ne_sait_pas"),
        ("ne sait pas", "satisf", "ne_sait_pas"),
        ("Sans opinion", "satisf", "ne_sait_pas"),
        ("sans avis", "satisf", "ne_sait_pas"),
        ("Sans objet", "satisf", "illisible"),
        ("illisible", "satisf", "illisible"),
        ("", "satisf", None),
    ],
)
def test_an_answer_may_be_its_id_its_code_or_its_label(
    tmp_path: Path, cell: str, column: str, value: str | None
) -> None:
    data = dataset(tmp_path, debut=ANSWER.replace(";4;", f";{cell};"))
    answer = data.tables["seniors"].frame[column].astype(object).iloc[0]
    assert (answer if isinstance(answer, str) else None) == value
    unread = value == "illisible"
    assert [one.rule for one in data.findings] == (["code_inconnu", "niveau_jamais_lu"] if unread else [])


@pytest.mark.parametrize("cell", ["J|L", "J L", "J;L", "jouer, rire, lire", "Lire / jouer", "l ; j"])
def test_answers_joined_in_a_cell(tmp_path: Path, cell: str) -> None:
    quoted = f'"{cell}"'
    data = dataset(tmp_path, debut=ANSWER.replace("J L", quoted))
    assert list(data.tables["seniors"].frame.iloc[0][["gouts.jouer", "gouts.lire", "gouts.rien"]]) == [
        "oui",
        "oui",
        "non",
    ]


def test_nothing_ticked_is_blank_and_never_a_no(tmp_path: Path) -> None:
    headings = HEADINGS.replace("gouts", "gouts[J];gouts[L];gouts[rien]")
    lines = "1;k1;lilas;10/02/2020;oui;seul;4;2;;;;\n2;k2;lilas;10/02/2020;oui;seul;4;2;Y;0;;"
    data = dataset(tmp_path, headings=headings, debut=lines, fin=lines.replace("/02/", "/10/"))
    ticks = data.tables["seniors"].frame[["gouts.jouer", "gouts.lire", "gouts.rien"]]
    assert ticks.iloc[0].isna().all()
    assert list(ticks.iloc[1]) == ["oui", "non", "non"]


def test_a_rule_that_sets_nothing_aside_is_no_reason(tmp_path: Path) -> None:
    """« réponses contradictoires : 0 » was printed of every question that has an answer which excludes the others."""
    assert all(one.cells_set_aside == {} for one in dataset(tmp_path).background.passages)


def test_an_exclusive_answer_with_another_sets_the_question_aside(tmp_path: Path) -> None:
    data = dataset(tmp_path, debut=ANSWER.replace("J L", "J rien"))
    assert only(data).rule == "reponses_contradictoires"
    assert (data.tables["seniors"].frame.iloc[0].filter(like="gouts.") == "illisible").all()


@pytest.mark.parametrize(
    ("old", "new", "rule", "severity"),
    [
        (";oui;", ";non;", "consentement_absent", "row_set_aside"),
        (";oui;", ";;", "consentement_absent", "row_set_aside"),
        (";oui;", ";peut-être;", "consentement_absent", "row_set_aside"),
        (";lilas;", ";tilleuls;", "structure_inconnue", "row_set_aside"),
        (";k1;", ";;", "cle_absente", "notice"),
        (";2,5;", ";11;", "hors_bornes", "cell_set_aside"),
        (";2,5;", ";environ 2;", "nombre_illisible", "cell_set_aside"),
        ("10/02/2020", "10/02/2051", "date_future", "cell_set_aside"),
        ("10/02/2020", "10/02/1951", "date_trop_ancienne", "cell_set_aside"),
        ("10/02/2020", "31/02/2020", "date_illisible", "cell_set_aside"),
    ],
)
def test_each_mistake_has_its_rule_and_its_place(tmp_path: Path, old: str, new: str, rule: str, severity: str) -> None:
    data = dataset(tmp_path, debut="9;k9;lilas;11/02/2020;oui;seul;1;1;L;\n" + ANSWER.replace(old, new))
    assert found(data) == [("debut.csv", 3, rule, severity)]
    assert len(data.tables["seniors"].frame) == (2 if severity == "row_set_aside" else 3)


def test_who_was_asked_and_said_no_is_not_counted_whatever_the_legal_basis(tmp_path: Path) -> None:
    declaration = DECLARATION.replace("legal_basis: consentement", "legal_basis: interet_public")
    refused = ANSWER.replace(";oui;", ";non;")
    agreed = "9;k9;lilas;11/02/2020;oui;seul;1;1;L;\n"
    data = dataset(tmp_path, declaration=declaration, debut=agreed + refused)
    assert found(data) == [("debut.csv", 3, "consentement_absent", "row_set_aside")]
    assert len(data.tables["seniors"].frame) == 2


def test_a_person_counts_once_per_wave_by_the_last_date(tmp_path: Path) -> None:
    later = ANSWER.replace("10/02/2020", "12/02/2020").replace(";4;", ";1;")
    data = dataset(tmp_path, debut=f"{later}\n{ANSWER}")
    assert found(data) == [("debut.csv", 3, "doublon", "row_set_aside")]
    assert data.tables["seniors"].frame["satisf"].iloc[0] == "pas_du_tout"
    passage = next(one for one in data.background.passages if one.wave == "debut")
    assert (passage.read, passage.used, passage.set_aside) == (2, 1, {"doublon": 1})


def test_without_a_key_the_same_answer_number_twice_is_one_answer(tmp_path: Path) -> None:
    keyless = ANSWER.replace("k1", "")
    data = dataset(tmp_path, debut=f"{keyless}\n{keyless}\n{keyless.replace('1;', '2;', 1)}")
    assert [one.row for one in data.findings if one.rule == "doublon"] == [2]


def test_a_third_party_is_recognised(tmp_path: Path) -> None:
    data = dataset(tmp_path, debut=ANSWER.replace("seul", "Un tiers"))
    assert list(data.tables["seniors"].frame["third_party"]) == [True, False]


def test_an_absent_column_blocks_and_says_what_is_near(tmp_path: Path) -> None:
    problems = refusals(tmp_path, headings=HEADINGS.replace("satisf", "satisfa"))
    assert len(problems) == 2  # in both files
    assert "« satisf » est absente. Intitulés proches dans le fichier : « satisfa »." in problems[0]


def test_a_heading_written_twice_blocks(tmp_path: Path) -> None:
    (problem, _) = refusals(tmp_path, headings=HEADINGS.replace("remarque", "satisf"))
    assert "plusieurs colonnes (G et J)" in problem


def test_a_wave_without_any_usable_row_blocks(tmp_path: Path) -> None:
    (problem,) = refusals(tmp_path, debut=ANSWER.replace(";oui;", ";non;"))
    assert problem.startswith("debut.csv : aucune ligne utilisable pour la vague « Début ».")


def test_a_wave_of_blank_forms_alone_is_a_wave_without_answers(tmp_path: Path) -> None:
    blank = "".join(f"{number};k{number};lilas;;oui;;;;;\n" for number in range(3))
    data = dataset(tmp_path, fin=blank)
    told = [(one.rule, one.severity) for one in data.findings if one.file == "fin.csv"]
    assert told == [("ligne_sans_reponse", "row_set_aside")] * 3 + [("vague_sans_reponse", "notice")]
    assert data.tables["seniors"].frame["wave"].tolist() == ["debut"]
    # One of them refused for another reason: then nobody knows whether somebody answered.
    (problem,) = refusals(tmp_path, fin=blank.replace("oui", "non", 1))
    assert problem.startswith("fin.csv : aucune ligne utilisable pour la vague « Fin ».")


def test_a_wave_whose_export_has_its_headings_alone_is_a_wave_without_answers(tmp_path: Path) -> None:
    data = dataset(tmp_path, fin="")
    assert [(one.file, one.rule, one.severity) for one in data.findings] == [
        ("fin.csv", "vague_sans_reponse", "notice")
    ]
    assert data.tables["seniors"].frame["wave"].tolist() == ["debut"]
    assert [(one.wave, one.read, one.used) for one in data.background.passages if one.source == "seniors"] == [
        ("debut", 1, 1),
        ("fin", 0, 0),
    ]


def test_an_undeclared_column_is_pointed_out_and_a_verbatim_is_not(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, headings=f"{HEADINGS};relance", debut=ANSWER + ";06", fin=ANSWER.replace("/02/", "/10/") + ";06"
    )
    assert [(one.column, one.rule) for one in data.findings] == [("K · relance", "colonne_inattendue")] * 2


def test_a_damaged_row_is_set_aside_told_and_counted(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, fin=f"{ANSWER.replace('10/02', '10/10')}\n2;k2;lilas;11/10/2020;oui;seul;4;2,5;J;en trop;;x"
    )
    assert found(data) == [("fin.csv", 3, "ligne_trop_longue", "row_set_aside")]
    assert [(one.read, one.used) for one in data.background.passages if data.file_names[one.id] == "fin.csv"] == [
        (2, 1)
    ]


@pytest.mark.parametrize(
    ("dates", "declared", "read", "rule"),
    [
        (("05/02/2020", "13/02/2020"), None, ["2020-02-05", "2020-02-13"], None),
        (("02/05/2020", "02/13/2020"), None, ["2020-02-05", "2020-02-13"], "dates_mois_jour"),
        (("02/05/2020", "02/06/2020"), "us", ["2020-02-05", "2020-02-06"], None),
        (("05/02/2020", "06/02/2020"), None, ["2020-02-05", "2020-02-06"], None),
        (("05/02/20", "06/02/2020"), None, ["2020-02-05", "2020-02-06"], "annees_a_deux_chiffres"),
    ],
)
def test_the_dates_of_a_column_decide_together_which_comes_first(
    tmp_path: Path, dates: tuple[str, str], declared: str | None, read: list[str], rule: str | None
) -> None:
    questionnaire = QUESTIONNAIRE.replace("  remarque:", "  jour: {text: Quel jour ?, answer: date}\n  remarque:")
    declaration = DECLARATION.replace(
        "file: debut.csv, format: csv", "file: debut.csv, format: csv, reading: {dates: us}"
    )
    lines = [f"{rank};k{rank};lilas;2020-02-10;oui;seul;4;2,5;J;;{day}" for rank, day in enumerate(dates)]
    data = dataset(
        tmp_path,
        debut="\n".join(lines),
        fin="9;k9;lilas;2020-10-10;oui;seul;4;2,5;J;;2020-10-10",
        headings=f"{HEADINGS};jour",
        questionnaire=questionnaire,
        declaration=declaration if declared else DECLARATION,
    )
    assert [f"{day:%Y-%m-%d}" for day in data.tables["seniors"].frame["jour"][:2]] == read
    assert [(one.rule, one.severity) for one in data.findings] == ([(rule, "notice")] if rule else [])


def lines(*answers: str, day: str = "10/02/2020") -> str:
    """One line per answer « number;key;satisf »."""
    split = [answer.split(";") for answer in answers]
    return "\n".join(f"{number};{key};lilas;{day};oui;seul;{satisf};2,5;J;" for number, key, satisf in split)


def two_files(folder: Path, first: str, second: str) -> Dataset:
    """The wave « debut » in two exports."""
    also = "  - {group: seniors, wave: debut, file: suite.csv, format: csv}\n  - {group: seniors, wave: fin"
    declaration = DECLARATION.replace("  - {group: seniors, wave: fin", also)
    (folder / "suite.csv").write_text(f"{HEADINGS}\n{second}\n", encoding="utf-8")
    return dataset(folder, debut=first, declaration=declaration)


def test_a_later_batch_replaces_the_answers_that_it_repeats(tmp_path: Path) -> None:
    data = two_files(tmp_path, lines("1;;1", "2;;1"), lines("2;;4", "3;;4"))
    frame = data.tables["seniors"].frame
    assert list(frame.loc[frame["wave"] == "debut", "satisf"]) == ["pas_du_tout", "tout_a_fait", "tout_a_fait"]
    assert [(one.file, one.row) for one in data.findings if one.rule == "doublon"] == [("debut.csv", 3)]


def test_the_date_decides_before_the_order_of_the_files(tmp_path: Path) -> None:
    data = two_files(tmp_path, lines("2;;1", day="12/02/2020"), lines("2;;4", day="11/02/2020"))
    assert [(one.file, one.row) for one in data.findings if one.rule == "doublon"] == [("suite.csv", 2)]


@pytest.mark.parametrize("key", ["k1", ""])
@pytest.mark.parametrize(
    ("first", "second", "kept", "by"),
    [
        ("12/02/2020", "11/02/2020", 0, "dont la date est la plus récente compte"),
        ("11/02/2020 10:00", "11/02/2020 9:00", 0, "dont l’heure est la plus tardive compte"),
        ("2020-02-11T10:30:00+02:00", "2020-02-11T10:00:00+01:00", 1, "dont l’heure est la plus tardive compte"),
        ("11/02/2020 1:00 PM", "11/02/2020 11:59 AM", 0, "dont l’heure est la plus tardive compte"),
        ("43872,5", "43872,25", 0, "dont l’heure est la plus tardive compte"),
        ("11/02/2020", "", 0, "celle-ci n’a pas de date qui se lise"),
        ("11/02/2020 10:00", "11/02/2020", 0, "celle-ci sans heure"),
        ("11/02/2020", "11/02/2020", 1, "ni date ni heure ne les départage, celle qui est le plus bas dans le fichier"),
        ("", "", 1, "ni date ni heure ne les départage, celle qui est le plus bas dans le fichier"),
    ],
)
def test_a_repeat_says_by_what_the_one_that_counts_was_chosen(
    tmp_path: Path, key: str, first: str, second: str, kept: int, by: str
) -> None:
    one, other = lines(f"1;{key};1", day=first), lines(f"1;{key};4", day=second)
    data = dataset(tmp_path, debut=f"{one}\n{other}")
    (repeat,) = [one for one in data.findings if one.rule == "doublon"]
    assert repeat.row == 3 - kept and by in repeat.message
    assert "récente" not in repeat.message or "date" in by
    assert ("Vérifiez" in repeat.remedy) == ("dont" not in by), "what nothing decided is to be looked at"
    assert data.tables["seniors"].frame["satisf"].iloc[0] == ("pas_du_tout", "tout_a_fait")[kept]


def test_a_repeat_that_nothing_dates_in_another_file_says_that_the_order_of_the_files_chose(tmp_path: Path) -> None:
    data = two_files(tmp_path, lines("1;k1;1", day=""), lines("1;k1;4", day=""))
    (repeat,) = [one for one in data.findings if one.rule == "doublon"]
    assert (repeat.file, repeat.row) == ("debut.csv", 2)
    assert "celle du fichier déclaré en dernier compte" in repeat.message


def test_one_number_under_two_keys_is_told_and_both_count(tmp_path: Path) -> None:
    data = two_files(tmp_path, lines("1;k1;1", "2;k2;1"), lines("2;k3;4", "1;k1;4"))
    frame = data.tables["seniors"].frame
    assert sorted(frame.loc[frame["wave"] == "debut", "satisf"]) == ["pas_du_tout", "tout_a_fait", "tout_a_fait"]
    told = [(one.file, one.row, one.severity) for one in data.findings if one.rule == "numero_partage"]
    assert told == [("debut.csv", 3, "notice"), ("suite.csv", 2, "notice")]


def test_the_same_number_at_two_waves_is_two_answers(tmp_path: Path) -> None:
    data = dataset(tmp_path, debut=lines("1;;1"), fin=lines("1;;1", day="10/10/2020"))
    assert len(data.tables["seniors"].frame) == 2


@pytest.mark.parametrize("key", ["NSP", "0", "x", "?", "Ne sait pas"])
def test_a_key_that_says_that_there_is_none_is_nobody(tmp_path: Path, key: str) -> None:
    data = dataset(tmp_path, debut=lines(f"1;{key};1", f"2;{key};4", "3;k3;4"))
    frame = data.tables["seniors"].frame
    assert list(frame.loc[frame["wave"] == "debut", "person"] == -1) == [True, True, False]
    assert [(one.row, one.rule, one.severity) for one in data.findings] == [
        (2, "cle_bouche_trou", "notice"),
        (3, "cle_bouche_trou", "notice"),
    ]


@pytest.mark.parametrize(("satisf", "persons"), [("1234", 4), ("4444", 1), ("124", 1)])
def test_a_key_that_many_share_with_other_answers_each_is_nobody(tmp_path: Path, satisf: str, persons: int) -> None:
    answers = [f"{rank};toto;{one}" for rank, one in enumerate(satisf)]
    data = dataset(tmp_path, debut=lines(*answers))
    frame = data.tables["seniors"].frame
    assert (frame["wave"] == "debut").sum() == persons
    rules = {one.rule for one in data.findings if one.file == "debut.csv"}
    assert rules == {"cle_partagee" if persons > 1 else "doublon"}


def test_two_versions_of_a_question_are_put_together(tmp_path: Path) -> None:
    questionnaire = QUESTIONNAIRE.replace("answer: lik4}", "answer: lik4, columns: [satisf, satisf_v2]}")
    rows = ["1;k1;;4", "2;k2;1;", "3;k3;4;Tout à fait d’accord", "4;k4;1;4", "5;k5;;"]
    split = [row.split(";") for row in rows]
    data = dataset(
        tmp_path,
        questionnaire=questionnaire,
        headings=f"{HEADINGS};satisf_v2",
        debut="\n".join(
            f"{number};{key};lilas;10/02/2020;oui;seul;{one};2,5;J;;{two}" for number, key, one, two in split
        ),
        fin=f"{ANSWER.replace('10/02', '10/10')};",
    )
    frame = data.tables["seniors"].frame
    read = frame.loc[frame["wave"] == "debut", "satisf"].astype(object).fillna("")
    assert list(read) == ["tout_a_fait", "pas_du_tout", "tout_a_fait", "illisible", ""]
    assert found(data) == [("debut.csv", 5, "deux_reponses_differentes", "cell_set_aside")]


@pytest.mark.parametrize(("partial", "severity"), [("gardees", "notice"), ("ecartees", "row_set_aside")])
def test_answers_that_were_not_sent_are_counted_apart_as_declared(tmp_path: Path, partial: str, severity: str) -> None:
    questionnaire = QUESTIONNAIRE.replace("consentement: accord}", "consentement: accord, terminee: envoi}")
    questionnaire = questionnaire.replace('version: "1"', f'version: "1"\npartial: {partial}')
    data = dataset(
        tmp_path,
        questionnaire=questionnaire,
        headings=f"{HEADINGS};envoi",
        debut="1;k1;lilas;10/02/2020;oui;seul;4;2,5;J;;\n2;k2;lilas;10/02/2020;oui;;;;;;2020-02-10\n"
        "3;k3;lilas;10/02/2020;oui;seul;4;2,5;J;;2020-02-10",
        fin=f"{ANSWER.replace('10/02', '10/10')};2020-10-10",
    )
    assert found(data) == [
        ("debut.csv", 2, "reponse_partielle", severity),
        ("debut.csv", 3, "ligne_sans_reponse", "row_set_aside"),
    ]
    assert len(data.tables["seniors"].frame) == (3 if partial == "gardees" else 2)


@pytest.mark.parametrize(("partial", "kept"), [("gardees", 2), ("ecartees", 1)])
def test_the_date_of_sending_says_also_what_was_not_sent(tmp_path: Path, partial: str, kept: int) -> None:
    asked = QUESTIONNAIRE.replace("consentement: accord}", "consentement: accord, terminee: date}").replace(
        'version: "1"', f'version: "1"\npartial: {partial}'
    )
    data = dataset(tmp_path, questionnaire=asked, debut=f"{ANSWER}\n2;k2;lilas;;oui;seul;4;2,5;J;")
    assert [(one.row, one.rule) for one in data.findings] == [(3, "reponse_partielle")]
    assert (data.tables["seniors"].frame["wave"] == "debut").sum() == kept


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (";;;", False),
        (";;;Merci", True),
        (";onze;;", True),
        ("9;;;", True),
    ],
    ids=["blank", "own words", "illegible", "ne sait pas"],
)
def test_a_row_that_answers_no_question_is_no_answer(tmp_path: Path, cells: str, kept: bool) -> None:
    data = dataset(tmp_path, debut=f"{ANSWER}\n2;k2;lilas;10/02/2020;oui;;{cells}")
    told = [one for one in found(data) if one[2] == "ligne_sans_reponse"]
    assert told == ([] if kept else [("debut.csv", 3, "ligne_sans_reponse", "row_set_aside")])
    assert len(data.tables["seniors"].frame) == (3 if kept else 2)


def test_a_submission_that_was_rejected_in_the_tool_is_set_aside(tmp_path: Path) -> None:
    questionnaire = QUESTIONNAIRE.replace("consentement: accord}", "consentement: accord, validation: statut}")
    statuses = ("Approved", "Not approved", "validation_status_not_approved", "")
    rows = (f"{rank};k{rank};lilas;10/02/2020;oui;seul;4;2,5;J;;{one}" for rank, one in enumerate(statuses))
    data = dataset(
        tmp_path,
        questionnaire=questionnaire,
        headings=f"{HEADINGS};statut",
        debut="\n".join(rows),
        fin=f"{ANSWER.replace('10/02', '10/10')};",
    )
    assert [(row, rule) for _, row, rule, _ in found(data)] == [(3, "envoi_rejete"), (4, "envoi_rejete")]
