"""What whoever fills in a file is told of each column: how it is read, what to write, and whether its cells may be shown."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.feedback.cell_guides import CellGuide, guides
from tests.initiatives.small_initiative import DECLARATION, QUESTIONNAIRE, write

LISTED = "l’un de ces mots : "
ID = ("un identifiant", "le même identifiant pour la même chose, sans répétition", True)
TEXT = ("un texte libre", "ce que vous voulez, sans nom ni coordonnées")
PLACE = ("une structure d’accueil", f"{LISTED}« EHPAD des Lilas », « Foyer des Roses »", True)
SENIORS = {
    "id": ID,
    "cle": ("la clé d’une personne", "la même clé à chaque vague, une seule ligne par personne", True),
    "structure": PLACE,
    "date": ("une date", "une date sous la forme jj/mm/aaaa, du 03/12/2019 au 28/04/2020", True),
    "accord": ("oui ou non", "« oui » ou « non »", True),
    "mode": ("une réponse d’une liste", f"{LISTED}« Seul », « Un tiers »", True),
    "satisf": (
        "une réponse d’une liste",
        f"{LISTED}« Pas du tout d’accord », « Plutôt pas d’accord », « Plutôt d’accord », « Tout à fait d’accord », "
        "« Ne sait pas », « Non concerné »",
        True,
    ),
    "heures": (
        "un nombre à 1 décimale, en heures",
        "un nombre à 1 décimale de 0 à 10, en heures, en chiffres",
        True,
    ),
    "gouts": (
        "plusieurs réponses d’une liste",
        "celles qui conviennent, séparées par « | » : « Jouer, rire », « Lire », « Rien »",
        True,
    ),
    "remarque": (*TEXT, False),
}
HOSTS = {
    "structure": ID,
    "libelle": (*TEXT, True),
    "statut": ("un mot d’une liste", f"{LISTED}« Public », « Privé non lucratif », « Privé lucratif »", True),
    "departement": ("un département", f"{LISTED}« Ain », « Vienne »", True),
    "capacite": ("un nombre entier", "un nombre entier de 1 à 2000, en chiffres", True),
    "partenaire": ("un partenaire", f"{LISTED}« Mairie de la Vallée »", True),
}
SESSIONS = {
    "seance": ID,
    "structure": PLACE,
    "date": ("une date", "une date sous la forme jj/mm/aaaa, au plus tard le 31/12/2020", True),
    "duree_min": ("un nombre entier, en minutes", "un nombre entier de 15 à 480, en minutes, en chiffres", True),
    "motif_annulation": (*TEXT, True),
}
ATTENDANCE = {"seance": ("le numéro d’une séance", "le numéro d’une séance du journal", True), "participant": ID}
COUNTED = {
    "groupe": ("un groupe", f"{LISTED}« Seniors »", True),
    "vague": ("une vague", f"{LISTED}« Début », « Fin »", True),
    "definition": (
        "un mot d’une liste",
        f"{LISTED}« Accueillis », « Éligibles », « Sollicités », « Participants »",
        True,
    ),
}
TABLES = {"seniors": SENIORS, "structures_accueil": HOSTS, "seances": SESSIONS, "presences": ATTENDANCE}


def told(
    folder: Path, table: str, hosts: Sequence[str] = ("EHPAD des Lilas", "Foyer des Roses"), **files: str
) -> dict[str, CellGuide]:
    """Return the guide of each column of the first table called so."""
    initiative, problems = declare(write(folder, **files))
    assert initiative is not None, problems
    raw = next(one for one in collect(initiative) if one.name == table)
    return dict(zip(map(str, raw.frame.columns), guides(initiative, raw, hosts), strict=True))


@pytest.mark.parametrize("table", TABLES)
def test_each_column_is_told_in_the_words_of_who_fills_it_in(tmp_path: Path, table: str) -> None:
    found = told(tmp_path, table)
    assert {key: found[key] for key in TABLES[table]} == {key: CellGuide(*said) for key, said in TABLES[table].items()}


def test_a_register_of_people_counted_lists_groups_and_waves(tmp_path: Path) -> None:
    (tmp_path / "populations.csv").write_text(
        "groupe;vague;definition;effectif\nseniors;debut;eligibles;9\n", encoding="utf-8"
    )
    declaration = DECLARATION.replace("registers:", "registers:\n  populations: {file: populations.csv, format: csv}")
    found = told(tmp_path, "populations", declaration=declaration)
    assert {key: found[key] for key in COUNTED} == {key: CellGuide(*said) for key, said in COUNTED.items()}


@pytest.mark.parametrize(
    ("bounds", "read_as", "write_so"),
    [
        ("unit: ans", "un nombre entier, en années", "un nombre entier, en années, en chiffres"),
        ("minimum: 1, unit: mois", "un nombre entier, en mois", "un nombre entier d’au moins 1, en mois, en chiffres"),
        ("maximum: 9, decimals: 2", "un nombre à 2 décimales", "un nombre à 2 décimales d’au plus 9, en chiffres"),
        ("minimum: 1, maximum: 9", "un nombre entier", "un nombre entier de 1 à 9, en chiffres"),
    ],
)
def test_a_number_is_told_with_its_bounds_and_its_unit(
    tmp_path: Path, bounds: str, read_as: str, write_so: str
) -> None:
    asked = QUESTIONNAIRE.replace("minimum: 0, maximum: 10, decimals: 1, unit: h", bounds)
    assert told(tmp_path, "seniors", questionnaire=asked)["heures"] == CellGuide(read_as, write_so)


@pytest.mark.parametrize(("count", "more"), [(30, ""), (31, " (et 1 autre)"), (33, " (et 3 autres)")])
def test_of_a_long_list_thirty_words_are_told(tmp_path: Path, count: int, more: str) -> None:
    names = [f"Structure {rank}" for rank in range(count)]
    said = told(tmp_path, "seances", names)["structure"].write
    assert said == LISTED + ", ".join(f"« {name} »" for name in names[:30]) + more


def test_a_question_of_several_is_told_option_by_option_and_a_date_by_its_form(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE + "  ne: {text: Né quand ?, answer: date}\n"
    heads = "id;cle;structure;date;accord;mode;satisf;heures;gouts[jouer];gouts[lire];gouts[rien];remarque;ne"
    row = "1;k1;lilas;10/02/2020;oui;seul;4;2,5;1;0;0;;01/01/1950"
    found = told(tmp_path, "seniors", questionnaire=asked, headings=heads, debut=row, fin=row.replace("10/02", "10/10"))
    assert found["gouts[lire]"] == CellGuide("oui ou non", "« oui » ou « non »")
    assert found["ne"] == CellGuide("une date", "une date sous la forme jj/mm/aaaa, au plus tard le 31/12/2020")


def test_a_column_that_holds_personal_data_is_not_shown(tmp_path: Path) -> None:
    hosts = "structure;libelle;type_structure;statut;departement\nlilas;06 12 34 56 78;EHPAD;public;1\n"
    found = told(tmp_path, "structures_accueil", structures=hosts)
    assert (found["libelle"].shown, found["structure"].shown) == (False, True)
