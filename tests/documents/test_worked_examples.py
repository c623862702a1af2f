"""The worked examples of the guide go to their reports: as many as it says, and the title that it quotes."""

import html
import re

from reports.words import french
from tests.architecture.files import ROOT
from tests.documents.conftest import Evaluation

GUIDE = (ROOT / "docs" / "guide-evaluateur.md").read_text("utf-8")
SAID = re.compile(r"`utilite evaluate (\w+)` en fait (\d+) rapports ; le complet titre : \*(.+?)\*\.")


def test_the_guide_takes_an_example_of_each_other_form_to_its_reports() -> None:
    assert [slug for slug, _, _ in SAID.findall(GUIDE)] == ["agir_ensemble_charenton", "suez_adeis"]


def test_a_worked_example_gives_the_reports_that_the_guide_says(evaluation: Evaluation) -> None:
    complete = evaluation.reports["complete"]
    said = {slug: (int(many), title) for slug, many, title in SAID.findall(GUIDE)}
    many, title = said.get(complete.results.initiative.slug, (len(evaluation.reports), ""))
    assert len(evaluation.reports) == many
    assert french.typography(title) in html.unescape(complete.html)
