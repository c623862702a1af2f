"""Registers: what is kept, where it is placed, and what is set aside."""

from pathlib import Path

import pytest

from initiatives.declaration.vocabulary import SEVERAL
from tests.initiatives.small_initiative import PRESENCES, SEANCES, STRUCTURES, dataset, found, refusals


def test_sessions_are_typed_and_take_the_place_of_their_structure(tmp_path: Path) -> None:
    sessions = dataset(tmp_path).tables["seances"].frame
    assert list(sessions["structure"]) == ["lilas", "roses"]
    assert list(sessions["type_structure"]) == ["ehpad", "residence_autonomie"]
    assert list(sessions["departement"]) == ["01", "86"]
    assert list(sessions["duree_min"]) == [90, 90]
    assert list(sessions["statut"]) == ["realise", "annule"]
    assert str(sessions["date"].dtype) == "datetime64[s]"
    assert "motif_annulation" not in sessions


def test_attendance_takes_structure_and_date_of_its_session(tmp_path: Path) -> None:
    attendance = dataset(tmp_path).tables["presences"].frame
    assert list(attendance["structure"]) == ["lilas", "lilas", "roses"]
    assert list(attendance["date"].dt.day) == [6, 6, 7]


def test_a_participant_has_a_structure_only_if_it_never_changes(tmp_path: Path) -> None:
    people = dataset(tmp_path).tables["participants"].frame
    assert len(people) == 2
    assert people["structure"].tolist() == [SEVERAL, "lilas"]


@pytest.mark.parametrize(
    ("register", "text", "expected"),
    [
        ("presences", PRESENCES + "a9;p1\n", ("presences.csv", 5, "seance_inconnue", "row_set_aside")),
        ("presences", PRESENCES + "a1;p1\n", ("presences.csv", 5, "doublon", "row_set_aside")),
        ("presences", PRESENCES + "a1;\n", ("presences.csv", 5, "cle_absente", "row_set_aside")),
        (
            "seances",
            SEANCES + "a1;lilas;08/02/2020;60;realise;;visio\n",
            ("seances.csv", 2, "doublon", "row_set_aside"),
        ),
        ("seances", SEANCES.replace("90;", "1200;"), ("seances.csv", 3, "hors_bornes", "cell_set_aside")),
        ("seances", SEANCES.replace("90;", "90 €;"), ("seances.csv", 3, "nombre_illisible", "cell_set_aside")),
        ("seances", SEANCES.replace("90;", ";"), ("seances.csv", 3, "valeur_absente", "notice")),
        ("seances", SEANCES.replace("07/02/2020", "07/02/2021"), ("seances.csv", 3, "date_future", "cell_set_aside")),
        (
            "structures",
            STRUCTURES.replace("mairie", "office"),
            ("structures.csv", 2, "partenaire_inconnu", "cell_set_aside"),
        ),
        (
            "structures",
            STRUCTURES.replace("Vienne", "Creuse"),
            ("structures.csv", 3, "departement_inconnu", "cell_set_aside"),
        ),
    ],
)
def test_each_mistake_has_its_rule_and_its_place(
    tmp_path: Path, register: str, text: str, expected: tuple[str, int, str, str]
) -> None:
    assert found(dataset(tmp_path, **{register: text})) == [expected]


def test_a_session_set_aside_takes_its_attendance_with_it(tmp_path: Path) -> None:
    data = dataset(tmp_path, seances=SEANCES.replace("Foyer des Roses", "Foyer des Tulipes"))
    assert [one[2] for one in found(data)] == ["structure_inconnue", "seance_inconnue"]
    assert len(data.tables["presences"].frame) == 2


def test_a_register_without_any_usable_row_blocks(tmp_path: Path) -> None:
    (problem,) = refusals(tmp_path, presences="seance;participant\na9;p1\n")
    assert problem.startswith("presences.csv : aucune ligne utilisable.")
