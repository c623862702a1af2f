"""What templates say of the whole initiative is told by its declaration: how people were drawn, what was observed, who is asked."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import Evidence
from reports import document as doc
from reports.composition.chapters import chapters, drawing
from reports.composition.compose import compose
from tests.conftest import Evaluated
from tests.reports.composition.test_compose import texts
from tests.reports.small_results import published, share, told

ASKED = {"questionnaire": "q", "legal_basis": "consentement"}
GROUPS = {
    "seniors": {"label": "Seniors", "singular": "le senior", **ASKED},
    "jeunes": {"label": "Jeunes", "singular": "le jeune", **ASKED},
}
AT_RANDOM = {"drawn": "au_hasard"}


@pytest.mark.parametrize(
    ("sampling", "said"),
    [
        ({}, "Ils se sont portés volontaires : il est donné à titre indicatif."),
        (
            {"seniors": AT_RANDOM, "jeunes": AT_RANDOM},
            "Les personnes interrogées ont été tirées au sort ; celles qui n’ont pas répondu peuvent différer.",
        ),
        (
            {"seniors": AT_RANDOM},
            "Ont été tirés au sort : seniors. Les autres se sont portés volontaires : il est donné, pour eux, à titre indicatif.",
        ),
    ],
)
def test_how_people_came_to_answer_is_what_the_declaration_says(sampling: dict[str, Any], said: str) -> None:
    assert drawing(published(groups=GROUPS, sampling=sampling)) == said


def test_the_reading_notes_of_every_edition_say_it(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    initiative = results.initiative
    everyone = dict.fromkeys(initiative.groups, AT_RANDOM)
    plans = type(initiative).model_validate({**initiative.model_dump(by_alias=True), "sampling": everyone}).sampling
    drawn = replace(results, initiative=initiative.model_copy(update={"sampling": plans}))
    cases = ((results, "portés volontaires"), (drawn, "tirées au sort"))
    for (known, word), edition in product(cases, ("complete", "annexe_technique")):
        notes = [one for one in texts(compose(known, edition, "provisoire")) if "95 fois sur 100" in one]
        assert len(notes) == 1 and word in notes[0]


@pytest.mark.parametrize(
    ("known", "heading"),
    [
        (("declare",), "Effets déclarés"),
        (("declare", "avant_apres"), "Effets déclarés"),
        (("avec_comparaison", "constate_par_un_tiers"), "Effets déclarés"),
        (("suivi",), "Effets observés"),
        (("suivi", "avant_apres"), "Effets déclarés et observés"),
    ],
)
def test_only_what_a_register_tells_is_observed(known: tuple[Evidence, ...], heading: str) -> None:
    indicators = [share(f"i{place}", f"I{place}", step="effets", evidence=one) for place, one in enumerate(known)]
    groups = {"seniors": GROUPS["seniors"]}
    (chapter,) = chapters(published([(one, (told(one),)) for one in indicators], groups=groups))
    assert chapter.effects == heading


def _without(initiative: Initiative, group: str) -> Initiative:
    kept = {id: one for id, one in initiative.groups.items() if id != group}
    return initiative.model_copy(update={"groups": kept})


def test_a_structure_is_told_of_its_own_questionnaire_only_where_there_is_one(silver_geek: Evaluated) -> None:
    audience = next(one for one in silver_geek.results if one.startswith("structure:"))
    results = silver_geek.results[audience]
    said = " ".join(texts(compose(results, "structure", "provisoire")))
    assert "à son propre questionnaire" in said
    asked_nothing = replace(results, initiative=_without(results.initiative, "structures"))
    assert "à son propre questionnaire" not in " ".join(texts(compose(asked_nothing, "structure", "provisoire")))


def test_no_partner_is_promised_that_nobody_was_asked_about_it(charenton: Evaluated) -> None:
    """Partners note each other in the register of relations: that nobody spoke of one of them alone is not known."""
    audience = next(one for one in charenton.results if one.startswith("partenaire:"))
    said = " ".join(texts(compose(charenton.results[audience], "partenaire", "provisoire")))
    assert "Personne n’a été interrogé" not in said
    assert "non de votre organisation seule" in said


def test_the_margin_of_error_is_named_for_what_it_is(silver_geek: Evaluated) -> None:
    document = compose(silver_geek.results["comite"], "annexe_technique", "provisoire")
    (table,) = [one for one in document.blocks if isinstance(one, doc.DataTable) and one.title == "Qui a répondu"]
    assert "comme si les répondants avaient été tirés au sort" in table.note
