"""What is read of raw exports of any field: the tools’ own words left out, codes of people, hand-made logs, words to be placed."""

from itertools import cycle
from pathlib import Path

import openpyxl
import pytest
import yaml

from flows.beginnings import Beginning, of_exports
from initiatives.codebooks.found_exports import found_exports

AGREED = ("Plutôt d’accord", "Tout à fait d’accord", "Plutôt pas d’accord")
CODED = (
    "id. ID de la réponse;submitdate. Date de soumission;lastpage. Dernière page;startdate. Date de lancement;token. Code;"
    "QUART. Dans quel quartier habitez-vous ?;LIEN[SQ001]. Depuis un an… [Je sors plus];SATIS. Êtes-vous satisfait(e) ?;"
    "FREIN[SQ001]. Qu’est-ce qui vous freine ? [Le temps];FREIN[SQ002]. Qu’est-ce qui vous freine ? [Le prix]"
)


def _begun(folder: Path) -> Beginning:
    found, unread = found_exports(folder)
    assert not unread
    return of_exports("experimentation_collective", (), found)


def _asked(begun: Beginning, rank: int = 0) -> dict[str, dict[str, object]]:
    return dict(yaml.safe_load(begun.groups[rank].questionnaire)["questions"])


def _respondent(begun: Beginning) -> dict[str, object]:
    return dict(yaml.safe_load(begun.groups[0].questionnaire)["respondent"])


def _sheet(folder: Path, *rows: tuple[object, ...], title: str = "Feuille") -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "suivi.xlsx")


@pytest.mark.parametrize(
    ("file", "label", "id"),
    [
        (
            "Panel climat - questionnaire debut (réponses) - Réponses au formulaire 1.csv",
            "Enquêtés",  # « des panel climat » could be said of nobody
            "panel_climat",
        ),
        ("Mobilite_locataires_T0_-_latest_version_-_labels.csv", "Mobilite locataires", "mobilite_locataires"),
        ("Familles_-_all_versions_-_False_-_2025-01-31-10-22-11.csv", "Familles", "familles"),
        ("results-survey 482 membres 2024.csv", "Membres", "membres"),
        ("Élus (fin) (responses).csv", "Élus", "elus"),
    ],
)
def test_a_group_is_called_as_its_file_without_what_its_tool_wrote(
    tmp_path: Path, file: str, label: str, id: str
) -> None:
    (tmp_path / file).write_text("Horodateur,J’aime\n" + "03/03/2025,Plutôt d’accord\n" * 12, encoding="utf-8")
    (group,) = _begun(tmp_path).groups
    assert (group.label, group.id) == (label, id)


@pytest.fixture
def limesurvey(tmp_path: Path) -> Beginning:
    satisfied = cycle(("Très satisfait(e)", "Peu satisfait(e)", "Assez satisfait(e)"))
    ticked = cycle(("Oui;", ";Oui"))
    for year in (2024, 2025):
        places = cycle(("Bellevue", "Recouvrance", "Saint-Marc"))
        rows = [
            ";".join(
                (
                    f"{rank};{year}-11-04 10:00:00;4;{year}-11-04 09:00:00;tk{rank}",
                    next(places),
                    AGREED[rank % 3],
                    next(satisfied),
                    next(ticked),
                )
            )
            for rank in range(12)
        ]
        (tmp_path / f"membres {year}.csv").write_text("\n".join([CODED, *rows]), encoding="utf-8")
    return _begun(tmp_path)


def test_codes_before_wordings_are_those_of_limesurvey(limesurvey: Beginning) -> None:
    assert {source["format"] for source in limesurvey.sources} == {"limesurvey"}
    assert [str(wave.first) for wave in limesurvey.waves] == ["2024-11-04", "2025-11-04"]
    assert _respondent(limesurvey) == {
        "date_reponse": "startdate",
        "terminee": "submitdate",
        "id_reponse": "id",
        "cle": "token",
    }
    asked = _asked(limesurvey)
    assert {key: one["answer"] for key, one in asked.items()} == {
        "quart": "one_of",
        "lien_sq001": "lik4",
        "satis": "satisfaction4",
        "frein": "several_of",
    }
    assert asked["lien_sq001"]["text"] == "Depuis un an… Je sors plus"
    assert asked["frein"]["text"] == "Qu’est-ce qui vous freine ?"
    assert asked["frein"]["options"] == {
        "le_temps": {"label": "Le temps", "codes": ["SQ001"]},
        "le_prix": {"label": "Le prix", "codes": ["SQ002"]},
    }


def test_a_quarter_that_is_called_as_a_commune_is_none(limesurvey: Beginning) -> None:
    assert limesurvey.communes == ()


def test_what_the_same_people_answer_twice_is_measured_as_a_change_and_what_hinders_as_a_difficulty(
    limesurvey: Beginning,
) -> None:
    own = {one.id: one for one in limesurvey.groups[0].own}
    assert {id: one.step for id, one in own.items()} == {
        "membres_quart": "identite",
        "membres_lien_sq001": "appreciation",
        "membres_lien_sq001_evolution": "effets",
        "membres_satis": "appreciation",
        "membres_satis_evolution": "effets",
        "membres_frein": "difficultes",
    }
    changed = own["membres_lien_sq001_evolution"]
    assert (changed.measure, changed.evidence, changed.unit) == (
        '{paired_share: lien_sq001, at_least: "plutot"}',
        "avant_apres",
        "points",
    )


@pytest.mark.parametrize(
    ("heading", "text", "key"),
    [
        ("Code locataire", "L{rank}", True),
        ("Votre numéro de panéliste", "P{rank}", True),
        ("Code postal", "26400", False),
        ("Nom de la rue", "rue {rank}", False),
    ],
)
def test_a_column_headed_as_a_code_is_a_key_where_nearly_each_row_has_its_own(
    tmp_path: Path, heading: str, text: str, key: bool
) -> None:
    rows = "\n".join(f"{text.format(rank=rank)};Plutôt d’accord" for rank in range(12))
    (tmp_path / "familles.csv").write_text(f"{heading};J’aime\n{rows}", encoding="utf-8")
    read = yaml.safe_load(_begun(tmp_path).groups[0].questionnaire)
    assert read.get("respondent", {}).get("cle") == (heading if key else None)


def test_a_question_asked_once_is_known_by_the_wave_that_answered_it(tmp_path: Path) -> None:
    heads = "Code;_uuid;_submission_time;Usages;Usages/Travail;Usages/Courses;Note (0 à 10)"
    for moment, told in (("debut", ";;;"), ("fin", "Travail;1;0;7")):
        rows = "\n".join(f"c{rank};u{rank};2025-03-0{1 + rank % 9};{told}" for rank in range(12))
        (tmp_path / f"locataires_{moment}.csv").write_text(f"{heads}\n{rows}", encoding="utf-8")
    begun = _begun(tmp_path)
    asked = _asked(begun)
    assert {key: (one["answer"], one.get("waves")) for key, one in asked.items()} == {
        "usages": ("several_of", ["fin"]),
        "note_0_a_10": ("note10", ["fin"]),
    }
    assert not [one.id for one in begun.groups[0].own if one.id.endswith("_evolution")]


def test_two_parts_that_never_go_alone_are_one_answer(tmp_path: Path) -> None:
    cells = ("Eau", "Voiture, train", "Eau, Voiture, train", "Repas", "Repas, Eau")
    rows = "\n".join(f'"{cells[rank % 5]}"' for rank in range(40))
    (tmp_path / "familles.csv").write_text(f"Vos usages\n{rows}", encoding="utf-8")
    options = _asked(_begun(tmp_path))["vos_usages"]["options"]
    assert set(options) == {"eau", "voiture_train", "repas"}  # type: ignore[call-overload]


def test_a_log_with_hours_is_a_log_and_its_strange_words_are_to_be_placed(tmp_path: Path) -> None:
    rows = [(f"0{1 + rank}/03/2025", "Le Port", "Réparation", 1.5, 7, "complet") for rank in range(5)]
    _sheet(tmp_path, ("Date", "Résidence", "Type d'atelier", "Durée (h)", "Nb participants", "Fait ?"), *rows)
    begun = _begun(tmp_path)
    (register,) = begun.registers
    assert (register.name, register.lacking) == ("seances", ())
    assert register.columns is not None
    assert register.columns["duree_h"] == "Durée (h)"
    assert [(one.name, one.seen) for one in begun.unplaced] == [("session_statuses", ("complet",))]
    assert yaml.safe_load(begun.unplaced[0].known["realise"]) == {
        "label": "Réalisé",
        "codes": ["Fait", "Faite", "Tenu", "Tenue", "Oui"],
    }


def test_a_plan_of_actions_is_known_by_the_beginning_of_its_name(tmp_path: Path) -> None:
    rows = [(rank, "Vélobus", "Mobilité", "Mairie", "Prévue") for rank in range(5)]
    _sheet(tmp_path, ("N°", "Action", "Thème", "Qui porte", "Où en est-on"), *rows, title="Plan d'actions")
    (register,) = _begun(tmp_path).registers
    assert register.name == "plan_actions"
    assert register.columns == {
        "action": "N°",
        "libelle": "Action",
        "axe": "Thème",
        "partenaire": "Qui porte",
        "statut": "Où en est-on",
    }


@pytest.mark.parametrize(("heading", "column"), [("Quantité", "nombre"), ("Poids (t)", "quantite")])
def test_a_quantity_is_in_tonnes_only_where_it_says_so(tmp_path: Path, heading: str, column: str) -> None:
    _sheet(tmp_path, ("Mois", "Flux", heading), *[(f"01/0{rank}/2025", "Vélos", rank) for rank in range(1, 6)])
    (register,) = _begun(tmp_path).registers
    assert register.columns == {"date": "Mois", "matiere": "Flux", column: heading}


def test_how_many_people_there_are_is_a_register(tmp_path: Path) -> None:
    _sheet(tmp_path, ("Groupe", "Vague", "Nombre de membres"), ("Membres", "2024", 210), ("Membres", "2025", 240))
    (register,) = _begun(tmp_path).registers
    assert (register.name, register.lacking) == ("populations", ("definition",))


def test_natures_of_contributions_are_those_that_the_file_writes(tmp_path: Path) -> None:
    given = (("Mairie", "Subvention"), ("Mairie", "Chant choral"), ("Régie", "benevolat"))
    rows = [(who, "03/03/2025", what, 10, 100) for who, what in given]
    _sheet(tmp_path, ("Qui", "Date", "Quoi", "Heures", "Montant"), *rows)
    ((natures,), (register,)) = (begun := _begun(tmp_path)).unplaced, begun.registers
    assert register.name == "contributions"
    assert natures.seen == ("Chant choral",)
    assert {key: yaml.safe_load(word)["label"] for key, word in natures.known.items()} == {
        "chant_choral": "Chant choral",
        "subvention": "Subvention",
        "benevolat": "Bénévolat",
    }
