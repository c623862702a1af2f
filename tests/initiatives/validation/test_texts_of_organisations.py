"""What registers say in words: kept as organisations wrote it, and a row that tells of somebody by nobody."""

from datetime import date

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
