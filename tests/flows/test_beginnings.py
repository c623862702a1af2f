"""What exports that nobody prepared show: years in names, no agreement, axes, answers parted by semicolons, open ages."""

from pathlib import Path

import openpyxl
import pytest
import yaml

from flows.beginnings import Beginning, of_exports
from initiatives.codebooks.found_exports import found_exports
from initiatives.codebooks.what_names_say import is_weight, one_of_many
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.spellings import listed_words
from tests.indicators.small import initiative


def _begun(folder: Path) -> Beginning:
    found, unread = found_exports(folder)
    assert not unread
    return of_exports("dialogue_territorial", (), found)


def _questions(beginning: Beginning) -> dict[str, dict[str, object]]:
    return dict(yaml.safe_load(beginning.groups[0].questionnaire)["questions"])


def _csv(folder: Path, name: str, heads: str, line: str, rows: int = 30) -> None:
    text = "\n".join([heads, *(line.format(rank=rank, age=20 + rank) for rank in range(rows))])
    (folder / name).write_text(text, encoding="utf-8")


def test_a_year_in_a_name_is_no_id_and_nobody_is_said_to_have_agreed(tmp_path: Path) -> None:
    _csv(tmp_path, "Enquête salariés 2025.csv", "Date,Je suis satisfait de ma mission.", "03/03/2025,Plutôt d’accord")
    begun = _begun(tmp_path)
    assert [(wave.id, wave.label, str(wave.first)) for wave in begun.waves] == [("annee_2025", "2025", "2025-03-03")]
    assert [(group.role, group.agreed) for group in begun.groups] == [("salaries", False)]


def test_answers_parted_by_semicolons_are_several_and_an_open_age_is_a_number(tmp_path: Path) -> None:
    heads = "Consentement,Quel âge avez-vous ?,Qu’est-ce qui fait l’intérêt des ateliers ?"
    _csv(tmp_path, "habitants.csv", heads, "oui,{age},Apprendre;Rendre service;")
    begun = _begun(tmp_path)
    asked = _questions(begun)
    assert asked["interets"]["answer"] == "several_of"
    assert "apprendre" in asked["interets"]["options"]  # type: ignore[operator]
    assert [one["answer"] for key, one in asked.items() if "age" in key] == ["number"]
    assert begun.groups[0].agreed
    assert {one.id for one in begun.groups[0].own} & {"habitants_quel_age_avez_vous"}


def test_a_note_is_told_by_its_words_and_one_of_a_group_by_its_name(tmp_path: Path) -> None:
    heads = "Horodateur,Recommandez-vous (de 0 à 10) ?,Et le lieu ? Note sur 10,Combien d'enfants ?"
    text = "\n".join([heads, *(f"03/03/2025,{rank % 11},{rank % 20 / 2},{rank % 4}" for rank in range(40))])
    (tmp_path / "parents.csv").write_text(text, encoding="utf-8")
    begun = _begun(tmp_path)
    assert [one["answer"] for one in _questions(begun).values()] == ["note10", "note10_demi", "number"]
    assert begun.groups[0].singular == "le parent"


def test_two_exports_of_a_group_are_two_waves_of_one_questionnaire(tmp_path: Path) -> None:
    _csv(tmp_path, "habitants_debut.csv", "Date;Code;Venez-vous ?", "03/03/2025;c{rank};Oui")
    _csv(tmp_path, "habitants_fin.csv", "Date;Code;Venez-vous ?;Revenez-vous ?", "03/06/2025;c{rank};Oui;Non")
    begun = _begun(tmp_path)
    assert [wave.id for wave in begun.waves] == ["debut", "fin"]
    assert [source["wave"] for source in begun.sources] == ["debut", "fin"]
    assert _questions(begun)["revenez_vous"]["waves"] == ["fin"]
    assert yaml.safe_load(begun.groups[0].questionnaire)["respondent"]["cle"] == "Code"


def test_a_line_of_totals_is_no_partner_and_a_sheet_is_the_register_that_it_is_named_after(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    given = book.worksheets[0]
    given.title = "Contributions"
    given.append(["Partenaire", "Date", "Nature", "Heures"])
    for rank in range(4):
        given.append(["Régie du Port", f"0{rank + 1}/03/2025", "Bénévolat", 10])
    given.append(["Total", None, None, 40])
    met = book.create_sheet("Réunions")
    met.append(["Date", "De quoi l'on parla", "Qui y était", "Où"])
    met.append(["03/03/2025", "Le marché", "Cinq", "Mairie"])
    book.save(tmp_path / "suivi.xlsx")
    begun = _begun(tmp_path)
    assert [partner.name for partner in begun.partners] == ["Régie du Port"]
    assert {one.name for one in begun.registers} == {"contributions", "reunions"}
    assert "reunions" not in {group.id for group in begun.groups}


def test_registers_give_axes_and_partners(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    plan = book.worksheets[0]
    plan.append(["N° d'action", "Intitulé", "Axe", "Statut"])
    for rank, axis in enumerate(("Vélo", "Covoiturage", "Vélo")):
        plan.append([f"A{rank}", "Ouvrir un arrêt", axis, "En cours"])
    given = book.create_sheet("Apports")
    given.append(["Organisme", "Date", "Nature", "Usage", "Nb d'heures"])
    given.append(["Club nautique", "03/03/2025", "Bénévolat", "Action", 12])
    book.save(tmp_path / "suivi.xlsx")
    begun = _begun(tmp_path)
    assert begun.axes == ("Vélo", "Covoiturage")
    assert [(partner.id, partner.name) for partner in begun.partners] == [("club_nautique", "Club nautique")]
    assert [(one.name, one.format) for one in begun.registers] == [
        ("plan_actions", "tableur"),
        ("contributions", "tableur"),
    ]


def test_the_sheets_of_a_form_are_nobodys_answers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, lines in (
        ("data", [["i_consensus", "age"], *(["oui", rank % 9] for rank in range(30))]),
        ("survey", [["type", "name", "label"], ["integer", "age", "Quel âge ?"]]),
        ("choices", [["list_name", "name", "label"], ["genre", "homme", "Homme"]]),
    ):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "habitants.xlsx")
    found, unread = found_exports(tmp_path)
    assert [one.sheet for one in found] == ["data"]
    assert [one.partition(" :")[0] for one in unread] == ["habitants.xlsx, « survey », « choices »"]
    assert found[0].draft is not None
    # Nothing says what « i_consensus » is: whoever knows is asked.
    assert "accord" in found[0].draft.questions[0].doubts[0]
    book.remove(book["survey"])
    book.save(tmp_path / "habitants.xlsx")
    assert [one.sheet for one in found_exports(tmp_path)[0]] == ["data", "choices"]


def _column(folder: Path, heading: str, answers: list[str]) -> dict[str, object]:
    """Return the question drafted of one column, whose answers come back."""
    lines = [f"03/03/2025;{answers[rank % len(answers)]}" for rank in range(40)]
    (folder / "voisins.csv").write_text("\n".join([f"Date;{heading}", *lines]), encoding="utf-8")
    (question,) = _questions(_begun(folder)).values()
    return question


@pytest.mark.parametrize(
    ("answers", "scale"),
    [
        (
            [
                "Pas du tout d'accord",
                "Plutôt d'accord",
                "Tout à fait d'accord",
                "Ni d'accord ni pas d'accord",
                "Sans opinion",
            ],
            "accord5",
        ),
        (
            ["Très satisfait", "Plutôt satisfait", "Plutôt insatisfait", "Pas du tout satisfait", "Ne sait pas"],
            "satisfaction4",
        ),
        (["Très insatisfaite", "Plutôt insatisfaite", "Satisfaite", "Sans avis"], "satisfaction4"),
        (["😀", "🙂", "😐", "🙁"], "smileys5"),
        (["Sans avis", "Ne sait pas", "Oui, souvent", "Non, jamais"], "one_of"),
    ],
)
def test_a_scale_is_known_among_those_who_say_nothing_whatever_its_signs(
    tmp_path: Path, answers: list[str], scale: str
) -> None:
    assert _column(tmp_path, "Et alors ?", answers)["answer"] == scale


def test_a_code_that_comes_back_at_each_wave_of_one_file_is_the_key(tmp_path: Path) -> None:
    lines = [f"0{1 + rank // 20}/03/2025;J{100 + rank % 20};{'Oui' if rank % 3 else 'Non'}" for rank in range(40)]
    (tmp_path / "adherents.csv").write_text("\n".join(["Date;code_jeune;Venez-vous ?", *lines]), encoding="utf-8")
    begun = _begun(tmp_path)
    assert yaml.safe_load(begun.groups[0].questionnaire)["respondent"]["cle"] == "code_jeune"
    assert list(_questions(begun)) == ["venez_vous"]


def test_a_code_that_few_share_is_a_question(tmp_path: Path) -> None:
    lines = [f"03/03/2025;Q{rank % 4};Oui" for rank in range(40)]
    (tmp_path / "adherents.csv").write_text("\n".join(["Date;Code du quartier;Venez-vous ?", *lines]), encoding="utf-8")
    assert "cle" not in yaml.safe_load(_begun(tmp_path).groups[0].questionnaire)["respondent"]


def test_what_a_tool_adds_to_the_name_of_a_file_is_not_of_the_group(tmp_path: Path) -> None:
    _csv(tmp_path, "Enquête locataires(1-85).csv", "Date;Venez-vous ?", "03/03/2025;Oui")
    assert [(group.id, group.label) for group in _begun(tmp_path).groups] == [("locataires", "Locataires")]


def test_files_that_ask_the_same_are_one_group_at_several_waves(tmp_path: Path) -> None:
    heads = "Date;Votre code;Je connais mes voisins;Venez-vous souvent ?"
    for season, month in (("printemps", 3), ("automne", 10)):
        _csv(tmp_path, f"Jardiniers {season}.csv", heads, f"0{{rank}}/{month:02}/2025;c{{rank}};Oui;Non", rows=9)
    _csv(tmp_path, "Riverains.csv", "Date;Êtes-vous gêné ?;Depuis quand ?", "03/09/2025;Oui;Non")
    begun = _begun(tmp_path)
    assert [(group.id, group.label) for group in begun.groups] == [
        ("jardiniers", "Jardiniers"),
        ("riverains", "Riverains"),
    ]
    assert [(wave.id, wave.label) for wave in begun.waves][:1] == [("printemps", "Printemps")]
    assert {(one["group"], one["wave"]) for one in begun.sources} >= {
        ("jardiniers", "printemps"),
        ("jardiniers", "automne"),
    }


def test_a_sheet_of_attendance_and_one_of_gifts_are_known_by_their_names(tmp_path: Path) -> None:
    _csv(tmp_path, "Émargement.csv", "Séance;Code jeune;Présent", "{rank};J{age};X")
    _csv(
        tmp_path,
        "Séances 24-25.csv",
        "N° séance;Date;Lieu;Effectif;Heure début;Heure fin",
        "{rank};03/03/2025;Gymnase;12;17:30;19:00",
    )
    book = openpyxl.Workbook()
    given = book.worksheets[0]
    given.title = "Apports"
    given.append(["Qui ?", "Quoi ?", "Heures", "Valorisation €", "Année"])
    for rank in range(6):
        given.append(["Ville", "Subvention", rank, 100, 2025])
    book.create_sheet("Vide")
    book.save(tmp_path / "suivi.xlsx")
    begun = _begun(tmp_path)
    kept = {one.name: dict(one.columns or {}) for one in begun.registers}
    assert kept["presences"] == {"seance": "Séance", "participant": "Code jeune"}
    assert kept["seances"]["seance"] == "N° séance"
    assert kept["contributions"] == {
        "partenaire": "Qui ?",
        "nature": "Quoi ?",
        "heures": "Heures",
        "montant": "Valorisation €",
    }
    assert "presents" not in kept["seances"]  # the attendance says it, person by person


def test_a_survey_that_is_called_as_a_register_stays_one(tmp_path: Path) -> None:
    _csv(
        tmp_path,
        "Ateliers.csv",
        "Date;Votre code;Je suis satisfait des ateliers;Que changer ?",
        "03/03/2025;c{rank};Oui;Rien",
    )
    assert [group.id for group in _begun(tmp_path).groups] == ["ateliers"]


def test_a_word_of_a_list_is_known_however_it_agrees_and_by_its_usual_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    plan = book.worksheets[0]
    plan.append(["N° d'action", "Intitulé", "Axe", "Statut"])
    for rank, state in enumerate(("Abandonné", "Fait", "A faire", "Terminé", "Mise au frigo")):
        plan.append([f"A{rank}", "Ouvrir un arrêt", "Vélo", state])
    book.save(tmp_path / "suivi.xlsx")
    (unplaced,) = _begun(tmp_path).unplaced
    assert unplaced.seen == ("Mise au frigo",)
    words = listed_words(contract_of(initiative(), "plan_actions").columns["statut"])
    assert [words[one] for one in ("abandonne", "fait", "a faire", "terminees")] == [
        *("abandonnee", "realisee", "a_venir", "realisee")
    ]


def test_who_people_are_is_no_opinion_and_a_weight_no_answer(tmp_path: Path) -> None:
    heads = "Date;Votre année de naissance;Depuis combien d'années ?;Chez vous dans votre quartier, de 0 à 10 ?;poids"
    lines = [f"03/03/2025;{1940 + rank};{rank % 30};{rank % 11};{rank / 10 + 0.1:.2f}" for rank in range(40)]
    (tmp_path / "voisins.csv").write_text("\n".join([heads, *lines]), encoding="utf-8")
    steps = [(one.question.partition(" ")[0], one.step) for one in _begun(tmp_path).groups[0].own]
    assert steps == [("Votre", "identite"), ("Depuis", "identite"), ("Chez", "appreciation")]


def test_a_column_that_says_the_moment_makes_waves_of_one_file(tmp_path: Path) -> None:
    heads = "Horodateur;Passage;Votre code;Je suis à l’aise;Ce qui a changé"
    levels = ["Plutôt d’accord", "Plutôt pas d’accord", "Tout à fait d’accord"]
    rows = [f"0{1 + rank % 9}/01/2025;Avant;c{rank:02};{levels[rank % 3]};" for rank in range(20)]
    rows += [f"0{1 + rank % 9}/11/2025;Après;c{rank:02};{levels[rank % 3]};Tout" for rank in range(20)]
    (tmp_path / "salariés.csv").write_text("\n".join([heads, *rows]), encoding="utf-8")
    begun = _begun(tmp_path)
    assert [source["where"] for source in begun.sources] == [{"Passage": "Avant"}, {"Passage": "Après"}]
    assert [(wave.id, str(wave.first)[:7]) for wave in begun.waves] == [("debut", "2025-01"), ("fin", "2025-11")]
    asked = _questions(begun)
    assert "passage" not in asked
    assert asked["ce_qui_a_change"]["waves"] == ["fin"]
    assert "salaries_je_suis_a_l_aise_evolution" in {one.id for one in begun.groups[0].own}


@pytest.mark.parametrize(
    ("heading", "texts", "waves"),
    [
        ("Passage", ("1", "2"), ["vague_1", "vague_2"]),
        ("Vague", ("T0", "T1", "T2"), ["t0", "t1", "t2"]),
        ("Quand ?", ("T0", "T1"), ["debut", "fin"]),
        ("Temps passé", ("1", "2"), ["fin"]),
        ("Nombre d’enfants", ("1", "2"), ["fin"]),
        ("Préférez-vous avant ou après ?", ("avant midi", "après midi"), ["fin"]),
        ("Année", ("2024", "2025"), ["fin"]),
    ],
)
def test_only_a_column_of_moments_parts_a_file(
    tmp_path: Path, heading: str, texts: tuple[str, ...], waves: list[str]
) -> None:
    rows = [f"03/03/2025;{texts[rank % len(texts)]};c{rank % 12:02}" for rank in range(36)]
    (tmp_path / "parents.csv").write_text("\n".join([f"Date;{heading};Votre code", *rows]), encoding="utf-8")
    assert [wave.id for wave in _begun(tmp_path).waves] == waves


def test_a_log_of_weighings_is_the_register_of_quantities(tmp_path: Path) -> None:
    lines = [f"Cantine;0{1 + rank % 9}/03/2025;Pain;{10 + rank},5;Léa" for rank in range(12)]
    text = "\n".join(["Site;Date;Type;Poids (kg);Pesé par", *lines])
    (tmp_path / "registre pesées.csv").write_text(text, encoding="utf-8")
    (register,) = _begun(tmp_path).registers
    assert (register.name, register.lacking) == ("production", ())
    assert register.columns == {"date": "Date", "matiere": "Type", "quantite": "Poids (kg)", "lieu": "Site"}


def test_a_partner_is_what_its_name_says_since_a_register_names_it_and_its_town_is_the_territory(
    tmp_path: Path,
) -> None:
    lines = ["Ville de Melle;05/02/2025;Subvention;coordination;100", "Ville de Melle;01/01/2025;Matériel;action;50"]
    lines += ["Les Amis;03/03/2025;Matériel;action;10"]
    text = "\n".join(["Organisation;Date;Apport;Usage;Montant (€)", *lines])
    (tmp_path / "apports.csv").write_text(text, encoding="utf-8")
    begun = _begun(tmp_path)
    assert [(one.id, one.type, str(one.since)) for one in begun.partners] == [
        ("ville_de_melle", "collectivite", "2025-01-01"),
        ("les_amis", None, "2025-03-03"),
    ]
    assert begun.communes == ("Melle (79)",)


def test_a_column_that_holds_other_words_is_not_the_one_of_that_heading(tmp_path: Path) -> None:
    lines = [f"Régie;0{rank}/02/2025;Subvention;Repas du {rank};100" for rank in range(1, 8)]
    text = "\n".join(["Organisation;Date;Apport;Pour quoi;Montant (€)", *lines])
    (tmp_path / "apports.csv").write_text(text, encoding="utf-8")
    (register,) = _begun(tmp_path).registers
    assert register.columns is not None
    assert "usage" not in register.columns
    assert register.every_row == {"usage": "action"}


def test_answers_are_in_their_order_in_full_and_a_comment_is_none(tmp_path: Path) -> None:
    ages, given = ("65 ans et +", "18-29 ans", "Moins de 18 ans", "30-64 ans"), ("F", "H", "F", "F")
    heads = "Date;Âge;Vous êtes;Un mot pour finir ?;Depuis, vous jetez"
    moves = ("Beaucoup moins", "Un peu moins", "Autant", "Un peu plus")
    rows = [f"03/03/2025;{ages[rank % 4]};{given[rank % 4]};Merci;{moves[rank % 4]}" for rank in range(40)]
    (tmp_path / "locataires.csv").write_text("\n".join([heads, *rows]), encoding="utf-8")
    begun = _begun(tmp_path)
    asked = _questions(begun)
    said = [one["label"] for one in asked["age"]["options"].values()]  # type: ignore[attr-defined]
    assert said == ["Moins de 18 ans", "18-29 ans", "30-64 ans", "65 ans et +"]
    assert asked["vous_etes"]["options"] == {
        "femme": {"label": "Femme", "codes": ["F"]},
        "homme": {"label": "Homme", "codes": ["H"]},
    }
    assert [asked[key]["answer"] for key in ("un_mot_pour_finir", "depuis_vous_jetez")] == ["verbatim", "evol5"]
    (moved,) = [one for one in begun.groups[0].own if one.id.endswith("depuis_vous_jetez")]
    assert (moved.measure, moved.judges) == ("{distribution: depuis_vous_jetez}", False)
    assert moved.to_choose == (
        "Si plus est mieux, comptez {share: depuis_vous_jetez, better: true} ; "
        "si moins est mieux, {share: depuis_vous_jetez, any_of: [beaucoup_moins, un_peu_moins]}."
    )
    assert [one.to_choose for one in begun.groups[0].own if one is not moved] == [""] * (len(begun.groups[0].own) - 1)
    assert (begun.groups[0].id, begun.groups[0].role, begun.groups[0].guessed_role) == ("locataires", "habitants", True)
    assert begun.waves[0].label == "Mars 2025"


@pytest.mark.parametrize(
    ("sheet", "sessions", "one"),
    [("Ateliers cuisine", "ateliers cuisine", "atelier cuisine"), ("Séances", "", ""), ("Fêtes", "", "")],
)
def test_a_log_says_how_its_sessions_are_called_where_the_noun_is_masculine(
    tmp_path: Path, sheet: str, sessions: str, one: str
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = sheet
    book.worksheets[0].append(["Date", "Lieu", "Durée (h)", "Nb participants", "Tenu ?"])
    for rank in range(4):
        book.worksheets[0].append([f"0{rank + 1}/03/2025", "Jardin", 2, 5, "Oui"])
    other = book.create_sheet("Parents")
    for cells in (["Date", "Votre avis"], ["03/03/2025", "Bien"]):
        other.append(cells)
    book.save(tmp_path / "suivi.xlsx")
    begun = _begun(tmp_path)
    assert begun.sessions == sessions
    assert one_of_many(begun.sessions) == one
    assert (begun.registers[0].columns or {})["statut"] == "Tenu ?"
    assert not begun.unplaced


@pytest.mark.parametrize(
    ("many", "one"),
    [("repas partagés", "repas partagé"), ("cafés des parents", "café des parents"), ("rendez-vous", "rendez-vous")],
)
def test_a_noun_is_written_in_the_singular(many: str, one: str) -> None:
    assert one_of_many(many) == one


def test_words_kept_in_a_list_keep_the_other_ways_to_write_them(tmp_path: Path) -> None:
    lines = ["Régie;05/02/2025;Matériel;action;100", "Régie;01/01/2025;Chant;action;50"]
    (tmp_path / "apports.csv").write_text(
        "\n".join(["Organisation;Date;Apport;Usage;Montant (€)", *lines]), encoding="utf-8"
    )
    (words,) = _begun(tmp_path).unplaced
    assert words.seen == ("Chant",)
    assert "Matériel" in yaml.safe_load(words.known["nature"])["codes"]


def test_a_column_of_weights_is_proposed_as_such(tmp_path: Path) -> None:
    levels = ("Plutôt d’accord", "Tout à fait d’accord", "Plutôt pas d’accord")
    rows = [f"03/03/2025;{levels[rank % 3]};{0.5 + rank % 7 / 10}".replace(".", ",") for rank in range(30)]
    (tmp_path / "habitants.csv").write_text("\n".join(["Date;Je viens souvent;Poids", *rows]), encoding="utf-8")
    (group,) = _begun(tmp_path).groups
    assert group.weight == "poids"
    assert not [one for one in group.own if "poids" in one.id]


@pytest.mark.parametrize(
    ("heading", "weight"),
    [("Poids", True), ("Coefficient de redressement", True), ("Poids (kg)", False), ("Votre poids ?", False)],
)
def test_a_weight_is_told_by_its_heading(heading: str, weight: bool) -> None:
    assert is_weight(heading) is weight


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Mobilité vos trajets", ("mobilite_vos_trajets", "Enquêtés", "l’enquêté")),
        ("participants", ("groupe_participants", "Participants", "le participant")),
        ("Élus locaux", ("elus_locaux", "Élus locaux", "l’élu local")),
    ],
)
def test_a_group_is_never_called_by_a_subject_nor_as_a_register(
    tmp_path: Path, name: str, group: tuple[str, ...]
) -> None:
    _csv(tmp_path, f"{name}.csv", "Date;Venez-vous ?", "03/03/2025;Oui")
    (begun,) = _begun(tmp_path).groups
    assert (begun.id, begun.label, begun.singular) == group


def test_children_who_came_and_who_gave_are_registers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    came, given = book.worksheets[0], book.create_sheet("Dépenses et dons")
    came.title = "Emargement"
    came.append(["Séance", "Enfant (code)"])
    given.append(["Financeur", "Date", "Type d'apport", "Somme (€)", "Facture"])
    for rank in range(1, 6):
        came.append([1, f"E{rank}"])
        given.append(["Ville de Sarlat", f"0{rank}/03/2025", "Subvention", 100, "oui"])
    book.save(tmp_path / "suivi.xlsx")
    begun = _begun(tmp_path)
    assert {one.name: dict(one.columns or {}) for one in begun.registers} == {
        "presences": {"seance": "Séance", "participant": "Enfant (code)"},
        "contributions": {
            "partenaire": "Financeur",
            "date": "Date",
            "nature": "Type d'apport",
            "montant": "Somme (€)",
            "justificatif": "Facture",
        },
    }
