"""What registers say in words: kept as organisations wrote it, and a row that tells of somebody by nobody."""

from datetime import date
from pathlib import Path

import pandas as pd

from initiatives.declaration.registers import ACTIONS, BORN, MEETINGS, PRESS, REGISTERS
from initiatives.validation.texts_of_organisations import (
    TOLD_IN_WORDS,
    Article,
    BornInitiative,
    NotedMeeting,
    PlannedAction,
    TextsOfOrganisations,
    texts_of_organisations,
)
from tests.initiatives.small_initiative import DECLARATION, dataset


def test_an_action_keeps_its_title_its_axis_its_carrier_its_state_and_its_date() -> None:
    frame = pd.DataFrame(
        {
            "axe": ["jeunes", None, "jeunes", "jeunes"],
            "partenaire": ["orange", None, "orange", "orange"],
            "statut": ["realisee", None, "en_cours", "en_cours"],
            "echeance": pd.to_datetime(pd.Series(["2016-06-30", None, "2016-07-01", "2016-07-02"])),
        }
    )
    words = [" Ouvrir un jardin ", "Écrire un guide", "Appeler Mme Durand", None]
    assert texts_of_organisations({ACTIONS: (frame, {"libelle": words})}) == TextsOfOrganisations(
        actions=(
            PlannedAction("Ouvrir un jardin", "jeunes", "orange", "realisee", date(2016, 6, 30)),
            PlannedAction("Écrire un guide", "", "", "", None),
        ),
        withheld={ACTIONS: 1},
    )
    bare = texts_of_organisations({ACTIONS: (pd.DataFrame({"axe": ["jeunes"]}), {"libelle": ["Un titre"]})})
    assert bare.actions == (PlannedAction("Un titre", "jeunes", "", "", None),)


def test_what_was_born_keeps_its_name_its_axis_and_its_year() -> None:
    frame = pd.DataFrame({"axe": ["jeunes", None, None], "annee": pd.array([2014, None, 2015], dtype="Int64")})
    words = ["Bourse aux stages", "Épicerie", "12 rue des Lilas chez M. Martin"]
    assert texts_of_organisations({BORN: (frame, {"libelle": words})}) == TextsOfOrganisations(
        born=(BornInitiative("Bourse aux stages", "jeunes", 2014), BornInitiative("Épicerie", "", None)),
        withheld={BORN: 1},
    )


def test_a_meeting_that_says_something_keeps_its_day_its_object_and_what_came_of_it() -> None:
    frame = pd.DataFrame(
        {"date": pd.to_datetime(pd.Series(["2015-03-02", "2015-04-02", "2015-05-02", "2015-06-02", None]))}
    )
    words = {
        "objet": ["Bilan", None, "Bilan", " ", "Bilan"],
        "suite": [None, "Un axe de plus", "M. Durand rappellera", None, "Rien"],
    }
    assert texts_of_organisations({MEETINGS: (frame, words)}) == TextsOfOrganisations(
        meetings=(
            NotedMeeting(date(2015, 3, 2), "Bilan", ""),
            NotedMeeting(date(2015, 4, 2), "", "Un axe de plus"),
            NotedMeeting(None, "Bilan", "Rien"),
        ),
        withheld={MEETINGS: 1},
    )


def test_an_article_keeps_its_day_its_title_its_medium_and_its_link() -> None:
    frame = pd.DataFrame({"date": pd.to_datetime(["2015-03-02", "2015-04-02", "2015-05-02", "2015-06-02"])})
    words = {
        "titre": ["Un atelier", None, None, "Chez Mme Durand"],
        "media": ["Le journal", "La revue", None, "La revue"],
        "adresse": ["https://exemple.org/a", None, "https://exemple.org/b", None],
    }
    assert texts_of_organisations({PRESS: (frame, words)}) == TextsOfOrganisations(
        articles=(
            Article(date(2015, 3, 2), "Un atelier", "Le journal", "https://exemple.org/a"),
            Article(date(2015, 4, 2), "", "La revue", ""),
        ),
        withheld={PRESS: 1},
    )


def test_what_is_told_in_words_is_a_text_of_its_register() -> None:
    for register, columns in TOLD_IN_WORDS.items():
        assert {REGISTERS[register].columns[column].kind for column in columns} == {"text"}


def test_a_text_that_may_name_somebody_is_told_until_somebody_decides(tmp_path: Path) -> None:
    titles = (
        "Accompagner Karim Benali vers l’emploi",
        "Ouvrir un atelier à la Mairie de la Vallée",
        "Écrire un guide",
        "Réunir l’EHPAD des Lilas et ses voisins",
        "Appeler Mme Durand",
    )
    rows = "".join(f"a{place};emploi;réalisée;{one}\n" for place, one in enumerate(titles))
    (tmp_path / "actions.csv").write_text(f"action;axe;statut;libelle\n{rows}", encoding="utf-8")
    (tmp_path / "reunions.csv").write_text("date;objet;suite\n01/03/2020;Bilan;Voir Inès Karoui\n", encoding="utf-8")
    (tmp_path / "presse.csv").write_text("date;titre;media\n01/03/2020;Un essai;Le Petit Journal\n", encoding="utf-8")
    registers = "axes: {emploi: Emploi}\n" + "".join(
        "registers:\n" * (not place) + f"  {name}: {{file: {file}, format: csv}}\n"
        for place, (name, file) in enumerate(
            ((ACTIONS, "actions.csv"), (MEETINGS, "reunions.csv"), (PRESS, "presse.csv"))
        )
    )
    data = dataset(tmp_path, declaration=DECLARATION.replace("registers:\n", registers))
    told = [one for one in data.findings if one.rule == "nom_possible"]
    assert [(one.file, one.row, one.column, one.severity) for one in told] == [
        ("actions.csv", 2, "D · libelle", "notice"),
        ("reunions.csv", 2, "C · suite", "notice"),
    ]
    assert "Karim" not in repr(told)

    log = "fichier;feuille;ligne;colonne;lu;decision;valeur;par;pourquoi;cle\n"
    kept = f"actions.csv;;2;D;{titles[0]};garder;;A. B.;personnage de roman;\n"
    (tmp_path / "decisions.csv").write_text(log + kept, encoding="utf-8")
    declared = DECLARATION.replace("registers:\n", registers).replace(
        "questions: {}", "decisions: decisions.csv\nquestions: {}"
    )
    data = dataset(tmp_path, declaration=declared)
    assert [one.file for one in data.findings if one.rule == "nom_possible"] == ["reunions.csv"]
