"""Titles of actions and names of what was born: kept as organisations wrote them, and a title that tells of somebody by nobody."""

from datetime import date

import pandas as pd

from initiatives.validation.action_plan import ActionPlan, BornInitiative, PlannedAction, with_actions, with_born


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
    assert with_actions(ActionPlan(), frame, words) == ActionPlan(
        actions=(
            PlannedAction("Ouvrir un jardin", "jeunes", "orange", "realisee", date(2016, 6, 30)),
            PlannedAction("Écrire un guide", "", "", "", None),
        ),
        withheld=1,
    )


def test_what_was_born_keeps_its_name_its_axis_and_its_year_and_adds_to_what_is_known() -> None:
    before = ActionPlan(actions=(PlannedAction("A", "", "", "", None),), withheld=1)
    frame = pd.DataFrame({"axe": ["jeunes", None], "annee": pd.array([2014, None], dtype="Int64")})
    assert with_born(before, frame, ["Bourse aux stages", "Épicerie"]) == ActionPlan(
        actions=before.actions,
        born=(BornInitiative("Bourse aux stages", "jeunes", 2014), BornInitiative("Épicerie", "", None)),
        withheld=1,
    )
    assert with_born(before, frame[:1], ["12 rue des Lilas chez M. Martin"]) == ActionPlan(before.actions, (), 2)
    assert with_actions(ActionPlan(), pd.DataFrame({"axe": ["jeunes"]}), ["Un titre"]).actions[0].due is None
