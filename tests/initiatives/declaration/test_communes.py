"""Communes: how they may be written, and what is said of one that nobody declared."""

from pathlib import Path

import pytest

from initiatives.declaration.communes import commune_labels
from initiatives.declaration.loading import declare
from initiatives.declaration.vocabulary import SCOPES
from tests.initiatives.small_initiative import DECLARATION, dataset, found, only, write

COMMUNES = '{01004: Ambérieu-en-Bugey, 2A004: Ajaccio, "94018": Charenton-le-Pont}'
WITH = DECLARATION.replace('86": Vienne}', f'86": Vienne}}, communes: {COMMUNES}')
ROWS = """\
structure;libelle;type_structure;statut;departement;capacite;commune
{}"""


def structures(*communes: str) -> str:
    lines = [f"s{number};EHPAD {number};EHPAD;public;86;;{commune}\n" for number, commune in enumerate(communes)]
    lines += ["lilas;EHPAD des Lilas;EHPAD;public;1;80;\n", "roses;Foyer des Roses;EHPAD;public;86;;\n"]
    return ROWS.format("".join(lines))


def problems(folder: Path, declaration: str) -> tuple[str, ...]:
    return declare(write(folder, declaration=declaration))[1]


def test_a_commune_is_read_by_its_name_or_its_code_as_people_and_workbooks_write_them(tmp_path: Path) -> None:
    written = ("Ambérieu-en-Bugey", "AMBERIEU EN BUGEY", "01004", "1004", "1004,0", "2A004", "2a004", "ajaccio")
    data = dataset(tmp_path, declaration=WITH, structures=structures(*written))
    assert found(data) == []
    read = data.tables["structures_accueil"].frame["commune"]
    assert list(read)[: len(written)] == ["01004"] * 5 + ["2A004"] * 3
    assert list(read.cat.categories) == ["01004", "2A004", "94018"]


def test_a_commune_that_is_not_declared_is_told_where_it_is_and_set_aside_alone(tmp_path: Path) -> None:
    data = dataset(tmp_path, declaration=WITH, structures=structures("Ajaccio", "Maisons-Alfort"))
    letter = only(data)
    assert (letter.rule, letter.severity) == ("commune_inconnue", "cell_set_aside")
    assert letter.sentence() == (
        "structures.csv, ligne 3, colonne G · commune : cette commune n’est pas dans le territoire déclaré. "
        "Corrigez-la, ou ajoutez-la à « territory › communes » dans initiative.yaml."
    )
    frame = data.tables["structures_accueil"].frame
    assert frame["commune"].isna().tolist() == [False, True, True, True]


def test_two_communes_of_one_name_are_told_apart_by_their_code(tmp_path: Path) -> None:
    twins = DECLARATION.replace(
        '86": Vienne}', '86": Vienne}, communes: {94069: Saint-Maurice, 63378: Saint Maurice, 94018: Charenton}'
    )
    rows = structures("94069", "63378", "Saint Maurice (63378)", "Charenton", "Saint-Maurice")
    data = dataset(tmp_path, declaration=twins, structures=rows)
    assert list(data.tables["structures_accueil"].frame["commune"])[:4] == ["94069", "63378", "63378", "94018"]
    letter = only(data)
    assert (letter.rule, letter.row) == ("commune_ambigue", 6)
    assert letter.sentence().endswith("portent ce nom. Écrivez son code INSEE à la place.")


def test_names_shared_by_several_communes_are_printed_with_their_code() -> None:
    names = commune_labels({"94069": "Saint-Maurice", "63378": "Saint-Maurice", "94018": "Charenton-le-Pont"})
    assert list(names.values()) == ["Saint-Maurice (94069)", "Saint-Maurice (63378)", "Charenton-le-Pont"]


@pytest.mark.parametrize("code", ["9401", "940180", "2C004", "94-018", "Saint-Maurice", "२४०१८"])
def test_a_code_that_is_no_insee_code_is_refused(tmp_path: Path, code: str) -> None:
    (problem,) = problems(tmp_path, WITH.replace("01004", code))
    assert problem == (
        f"initiative.yaml, ligne 5, territory › communes › {code} : le code INSEE d’une commune est attendu : "
        "cinq chiffres, ou 2A ou 2B suivi de trois chiffres."
    )


def test_a_commune_without_name_and_a_code_written_twice_are_refused(tmp_path: Path) -> None:
    (blank,) = problems(tmp_path, WITH.replace("Ajaccio", '" "'))
    assert blank == "initiative.yaml, ligne 5, territory › communes › 2A004 : un texte est attendu."
    (twice,) = problems(tmp_path, WITH.replace("2A004", "01004"))
    assert "la clé « 01004 » est écrite deux fois" in twice


def test_a_register_that_names_communes_wants_them_declared(tmp_path: Path) -> None:
    named = DECLARATION.replace("structures.csv, format: csv", "structures.csv, format: csv, columns: {commune: Ville}")
    (problem,) = problems(tmp_path, named)
    assert problem.startswith("initiative.yaml, ligne 19, registers › structures_accueil › columns › commune : aucune")
    assert problems(tmp_path, named.replace('86": Vienne}', f'86": Vienne}}, communes: {COMMUNES}')) == ()


def test_without_declared_communes_the_column_is_told_once_as_one_that_is_not_expected(tmp_path: Path) -> None:
    data = dataset(tmp_path, structures=structures("Ajaccio", "Ailleurs"))
    assert found(data) == [("structures.csv", None, "colonne_inattendue", "notice")]
    assert "commune" not in data.tables["structures_accueil"].frame


def test_a_commune_never_places_a_person(tmp_path: Path) -> None:
    rows = structures().replace(
        "lilas;EHPAD des Lilas;EHPAD;public;1;80;", "lilas;EHPAD des Lilas;EHPAD;public;1;80;2A004"
    )
    data = dataset(tmp_path, declaration=WITH, structures=rows)
    assert "commune" not in SCOPES
    assert [name for name, table in data.tables.items() if "commune" in table.frame] == ["structures_accueil"]


def test_a_commune_is_read_as_people_write_it_and_a_postal_code_is_told_as_such(tmp_path: Path) -> None:
    communes = "{93066: Saint-Denis, 94038: L’Haÿ-les-Roses, 75112: Paris 12e Arrondissement, 71415: Sainte-Foy, 76577: Sainte Foy}"
    declared = DECLARATION.replace('86": Vienne}', f'86": Vienne}}, communes: {communes}')
    read = (
        "St-Denis",
        "ST DENIS",
        "Saint Denis (93)",
        "93066.0",
        "Haÿ-les-Roses (L’)",
        "Paris 12e",
        "Paris 12",
        "PARIS 12ème",
    )
    refused = ("93400", "Ste-Foy", "St Ouen")
    data = dataset(tmp_path, declaration=declared, structures=structures(*read, *refused))
    codes = ["93066"] * 4 + ["94038"] + ["75112"] * 3
    assert list(data.tables["structures_accueil"].frame["commune"])[: len(read)] == codes
    assert [(one.row, one.rule, "postal" in one.message) for one in data.findings] == [
        (len(read) + 2, "commune_inconnue", True),
        (len(read) + 3, "commune_ambigue", False),
        (len(read) + 4, "commune_inconnue", False),
    ]
