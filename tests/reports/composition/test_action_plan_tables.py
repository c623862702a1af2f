"""The plan by its actions and what was born of it by name, each cell as it reads."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from initiatives.declaration.vocabulary import Form
from initiatives.validation.texts_of_organisations import BornInitiative, PlannedAction, TextsOfOrganisations
from reports import document as doc
from reports.composition.compose import compose
from reports.composition.pieces.action_plan_tables import actions_of, born_initiatives, planned_actions
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.reports.small_results import published, table

TEXTS = TextsOfOrganisations(
    actions=(
        PlannedAction("Ouvrir l'atelier", "jeunes", "orange", "realisee", date(2016, 6, 30)),
        PlannedAction("Autre axe", "age", "orange", "realisee", None),
        PlannedAction("Sans rien", "jeunes", "", "", None),
    ),
    born=(BornInitiative("Bourse aux stages", "jeunes", 2014), BornInitiative("Épicerie", "", None)),
)


def reader(texts: TextsOfOrganisations = TEXTS) -> ReportedResults:
    results = published(
        axes={"jeunes": "Jeunes", "age": "Âge", "vide": "Vide"}, lists={"action_statuses": {"realisee": "Réalisée"}}
    )
    return ReportedResults(replace(results.results, texts=texts))


def test_each_action_of_an_axis_has_its_line() -> None:
    found = table(actions_of(reader(), "jeunes"))
    assert found.title == "Les actions de l’axe jeunes"
    assert [tuple(cell.text for cell in row) for row in found.rows] == [
        ("Ouvrir l’atelier", "Orange", "réalisée", "juin 2016"),
        ("Sans rien", "à désigner", "non précisé", "sans date"),
    ]
    assert actions_of(reader(), "vide") == ()


@pytest.mark.parametrize(
    ("left", "due", "said"),
    [
        (date(2015, 6, 30), date(2016, 12, 1), "à désigner (jusqu’en juin 2015, Orange)"),
        (date(2015, 6, 30), None, "à désigner (jusqu’en juin 2015, Orange)"),
        (date(2015, 6, 30), date(2015, 6, 29), "Orange de Poitiers"),
        (date(2015, 7, 1), date(2016, 12, 1), "Orange de Poitiers"),
        (None, date(2016, 12, 1), "Orange de Poitiers"),
    ],
)
def test_an_action_that_outlives_its_carrier_is_to_be_carried_by_another(
    left: date | None, due: date | None, said: str
) -> None:
    one = PlannedAction("Étendre", "jeunes", "orange", "", due)
    carrier = {"name": "Orange de Poitiers", "short_name": "Orange", "type": "entreprise", "joined": date(2013, 9, 1)}
    results = published(axes={"jeunes": "Jeunes"}, partners={"orange": carrier | {"left": left}})
    found = table(
        actions_of(ReportedResults(replace(results.results, texts=TextsOfOrganisations(actions=(one,)))), "jeunes")
    )
    assert found.rows[0][1].text == said


def test_what_was_born_is_named_with_its_year_and_its_axis_where_they_are_known() -> None:
    (block,) = born_initiatives(reader())
    assert isinstance(block, doc.Bullets)
    assert list(map(flat, block.items)) == ["Bourse aux stages (2014, jeunes).", "Épicerie."]
    assert born_initiatives(reader(TextsOfOrganisations())) == ()


def test_a_plan_without_sections_is_listed_axis_by_axis() -> None:
    found = planned_actions(reader())
    assert [block.title for block in found if isinstance(block, doc.DataTable)] == [
        "Les actions de l’axe jeunes",
        "Les actions de l’axe âge",
    ]
    assert planned_actions(reader(TextsOfOrganisations())) == ()


@pytest.mark.parametrize("form", get_args(Form))
def test_whatever_its_form_a_complete_report_names_every_action_once(form: str) -> None:
    declared: dict[str, Any] = {
        "axes": {"jeunes": "Jeunes", "age": "Âge"},
        "lists": {"action_statuses": {"realisee": "Réalisée"}},
    }
    results = published(form=form, editions={"complete": None}, **declared).results
    made = compose(replace(results, texts=TEXTS), "complete", "provisoire")
    named = [row[0].text for block in made.blocks if isinstance(block, doc.DataTable) for row in block.rows]
    assert [named.count(one) for one in ("Ouvrir l’atelier", "Autre axe", "Sans rien")] == [1, 1, 1]
