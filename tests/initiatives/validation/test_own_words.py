"""What belongs to an initiative is declared by it: its words, its places, the hours of its sessions."""

from pathlib import Path

import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.vocabulary import ACTOR_TYPES, LABELS, WORLDS, PartnerType
from initiatives.validation.validate import validate
from tests.initiatives.small_initiative import DECLARATION, SEANCES, dataset, found, write

OWN = "activities: {semis: Semis, repas: {label: Repas partagé, codes: [R]}}"
GARDEN = DECLARATION.replace("activities: numerique_seniors", OWN)
LOG = """\
  seances:
    file: seances.csv
    format: csv
    columns: {seance: N°, lieu: Lieu, heure_debut: De, heure_fin: À, presents: Venus}
    every_row: {statut: realise}
"""


def problems(folder: Path, declaration: str) -> tuple[str, ...]:
    return declare(write(folder, declaration=declaration))[1]


def test_activities_are_those_that_the_initiative_declares_by_label_code_or_id(tmp_path: Path) -> None:
    log = SEANCES.replace("tablette", "Semis").replace("visio", "r")
    sessions = dataset(tmp_path, declaration=GARDEN, seances=log).tables["seances"].frame
    assert list(sessions["activite"]) == ["semis", "repas"]
    assert list(sessions["activite"].cat.categories) == ["semis", "repas", "illisible"]


def test_a_word_of_another_initiative_is_refused_there(tmp_path: Path) -> None:
    assert ("seances.csv", 2, "code_inconnu", "cell_set_aside") in found(dataset(tmp_path, declaration=GARDEN))


def test_a_column_whose_words_nobody_declared_is_not_expected_and_not_needed(tmp_path: Path) -> None:
    data = dataset(tmp_path, declaration=DECLARATION.replace("activities: numerique_seniors, ", ""))
    assert "activite" not in data.tables["seances"].frame
    assert ("seances.csv", None, "colonne_inattendue", "notice") in found(data)


def test_a_column_that_is_declared_wants_its_words(tmp_path: Path) -> None:
    declared = DECLARATION.replace("activities: numerique_seniors, ", "").replace(
        "seances.csv, format: csv", "seances.csv, format: csv, columns: {activite: Quoi}"
    )
    (problem,) = problems(tmp_path, declared)
    assert "registers › seances › columns › activite" in problem
    assert "« lists › activities »" in problem and "numerique_seniors" in problem


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ("activities: numerique_senior", "la liste prête « numerique_senior » n’existe pas"),
        ("session_statuses: {tenue: Tenue}", "« realise » doit y figurer"),
        ("activites: numerique_seniors", "Vouliez-vous écrire « activities » ?"),
    ],
)
def test_a_list_that_cannot_be_is_told(tmp_path: Path, lists: str, said: str) -> None:
    told = problems(tmp_path, DECLARATION.replace("activities: numerique_seniors", lists))
    assert any(said in problem for problem in told), told


def test_a_log_may_hold_places_hours_and_a_number_in_place_of_structures_durations_and_names(tmp_path: Path) -> None:
    start, end = DECLARATION.index("  seances:"), DECLARATION.index("questions: {}")
    declared = DECLARATION[:start] + LOG + DECLARATION[end:]
    log = (
        "N°;Lieu;date;De;À;Venus\n1;Jardin des Lilas;06/02/2020;14h00;16:30;12\n2;Place du Marché;07/02/2020;9 h;10:15;\n"
        "3;Place du Marché;08/02/2020;17:00;16:00;7\n"
    )
    data = dataset(tmp_path, declaration=declared.replace("activities: numerique_seniors, ", ""), seances=log)
    sessions = data.tables["seances"].frame
    assert sessions["duree_min"].astype(object).where(sessions["duree_min"].notna(), None).tolist() == [150, 75, None]
    assert sessions["presents"].astype(object).where(sessions["presents"].notna(), None).tolist() == [12, None, 7]
    assert sessions["lieu"].tolist() == ["Jardin des Lilas", "Place du Marché", "Place du Marché"]
    assert set(sessions["statut"]) == {"realise"}
    assert ("seances.csv", 4, "heures_inversees", "cell_set_aside") in found(data)


def test_what_every_row_says_is_not_also_said_by_the_file(tmp_path: Path) -> None:
    declared = DECLARATION.replace("seances.csv, format: csv", "seances.csv, format: csv, every_row: {statut: realise}")
    with pytest.raises(Exception, match="la déclaration dit aussi"):
        dataset(tmp_path, declaration=declared)


def contributions(folder: Path, kind: str, nature: str, lists: str = "") -> list[tuple[str, int | None, str, str]]:
    declared = DECLARATION.replace("type: pouvoir_public", f"type: {kind}").replace(
        "registers:\n", "registers:\n  contributions: {file: apports.csv, format: csv}\n"
    )
    (folder / "apports.csv").write_text(
        f"partenaire;date;nature;usage;heures;montant;justificatif\nmairie;06/02/2020;{nature};action;10;400;\n",
        encoding="utf-8",
    )
    data = dataset(folder, declaration=declared)
    assert data.tables["contributions"].frame["montant"].tolist() == [40000]
    return found(data)


@pytest.mark.parametrize("kind", [kind for kind, world in WORLDS.items() if world != "entreprise"])
def test_staff_time_of_a_town_hall_or_an_association_is_never_corporate_patronage(tmp_path: Path, kind: str) -> None:
    assert contributions(tmp_path, kind, "Mécénat de compétences") == [
        ("apports.csv", 2, "nature_impossible", "cell_set_aside")
    ]


@pytest.mark.parametrize(
    ("kind", "nature"),
    [("entreprise", "competences"), ("collectivite", "temps_salarie"), ("fondation", "Subvention")],
)
def test_what_a_partner_may_give_is_kept(tmp_path: Path, kind: str, nature: str) -> None:
    assert contributions(tmp_path, kind, nature) == []


def test_a_housing_office_may_say_that_it_is_public(tmp_path: Path) -> None:
    declared = DECLARATION.replace("type: pouvoir_public", "type: bailleur_social, world: pouvoir_public")
    initiative, told = declare(write(tmp_path, declaration=declared))
    assert initiative is not None and not told
    assert initiative.partners["mairie"].actor == "pouvoir_public"


def test_every_kind_of_partner_has_a_world_and_a_label() -> None:
    from typing import get_args

    assert set(WORLDS) == set(get_args(PartnerType)) == {kind for kind in get_args(PartnerType) if kind in LABELS}
    assert set(WORLDS.values()) == set(ACTOR_TYPES)


def test_a_log_may_hold_durations_in_hours(tmp_path: Path) -> None:
    start, end = DECLARATION.index("  seances:"), DECLARATION.index("questions: {}")
    log = LOG.replace("heure_debut: De, heure_fin: À", "duree_h: Durée")
    declared = DECLARATION[:start] + log + DECLARATION[end:]
    rows = "1;Jardin;06/02/2020;2,5;12\n2;Place;07/02/2020;0,25;3\n3;Place;08/02/2020;90;7\n4;Place;09/02/2020;;7\n"
    data = dataset(
        tmp_path,
        declaration=declared.replace("activities: numerique_seniors, ", ""),
        seances=f"N°;Lieu;date;Durée;Venus\n{rows}",
    )
    minutes = data.tables["seances"].frame["duree_min"].astype(object)
    assert minutes.where(minutes.notna(), None).tolist() == [150, 15, None, None]
    assert ("seances.csv", 4, "hors_bornes", "cell_set_aside") in found(data)


@pytest.mark.parametrize(("declared", "other"), [("nombre", "quantite"), ("quantite", "nombre")])
def test_what_is_counted_by_the_piece_is_not_weighed(tmp_path: Path, declared: str, other: str) -> None:
    register = f"  production: {{file: p.csv, format: csv, columns: {{{declared}: Combien}}}}\n"
    folder = write(tmp_path, declaration=DECLARATION.replace("questions: {}", register + "questions: {}"))
    initiative, problems = declare(folder, collected=False)
    assert initiative is not None, problems
    assert declared in contract_of(initiative, "production").columns
    assert other not in contract_of(initiative, "production").columns


def test_kilos_are_counted_in_tonnes_and_it_is_told(tmp_path: Path) -> None:
    register = "  production: {file: p.csv, format: csv, columns: {quantite: Poids (kg), lieu: Site}}\n"
    folder = write(tmp_path, declaration=DECLARATION.replace("questions: {}", register + "questions: {}"))
    (folder / "p.csv").write_text("date;matiere;Site;Poids (kg)\n06/02/2020;Pain;Cantine;7,25\n", encoding="utf-8")
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    data = validate(initiative, collect(initiative))
    assert data.tables["production"].frame["quantite"].tolist() == [7_250]
    assert data.tables["production"].frame["lieu"].tolist() == ["Cantine"]
    assert ("p.csv", None, "unite_lue", "notice") in found(data)


@pytest.mark.parametrize("register", ["rencontres", "reunions"])
def test_meetings_may_say_their_hours_and_their_axis(tmp_path: Path, register: str) -> None:
    lines = f"  {register}: {{file: r.csv, format: csv, columns: {{heure_debut: De, heure_fin: À, axe: Axe}}}}\n"
    declared = DECLARATION.replace("questions: {}", f"{lines}questions: {{}}") + "axes: {velo: Vélo}\n"
    folder = write(tmp_path, declaration=declared)
    (folder / "r.csv").write_text("date;De;À;Axe;statut\n06/02/2020;14h;15h30;Vélo;Fait\n", encoding="utf-8")
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    frame = validate(initiative, collect(initiative)).tables[register].frame
    assert (frame["duree_min"].tolist(), frame["axe"].tolist()) == ([90], ["velo"])
