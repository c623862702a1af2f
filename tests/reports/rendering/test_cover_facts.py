"""What a cover says beside its title: the day of the evaluation is not that of the data, and a name is whole once."""

from dataclasses import replace

import pytest

from reports import document as doc
from reports.rendering.cover_facts import cover_facts
from reports.rendering.html import render_html
from tests.reports.sample_report import report

COVER = report().cover


def test_the_day_of_the_evaluation_is_called_so() -> None:
    facts = dict(cover_facts(COVER))
    assert facts["Évaluation"] == f"30 juin 2015 · données version {COVER.data_version}"
    assert "Données" not in facts and "Pour" not in facts


def test_before_any_data_it_is_said_that_there_is_none() -> None:
    facts = dict(cover_facts(replace(COVER, data_version="")))
    assert facts["Données"] == "aucune\u202f: rien n’est encore collecté" and "Évaluation" not in facts


@pytest.mark.parametrize("compact", [True, False])
def test_a_name_that_the_title_shortens_stands_whole_on_the_cover(compact: bool) -> None:
    named = replace(COVER, whole_reader="Union des coopératives", compact=compact)
    assert cover_facts(named)[0] == ("Pour", "Union des coopératives")
    assert "Union des coopératives" in render_html(doc.Document(slug="r", lang="fr", cover=named, blocks=()), {})
