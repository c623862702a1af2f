"""Mistakes in a sampling plan are told in French, with their line, before any data is read."""

from pathlib import Path

import pytest
import yaml

from indicators.definitions.choosing import choose
from tests.indicators.small import QUESTIONS, initiative

GOOD = """\
sampling:
  seniors:
    drawn: au_hasard
    strata: type_structure
    clusters: structure
    margins:
      satisf: {pas_du_tout: 10, plutot_pas: 20, plutot: 30, tout_a_fait: 40}
      niveau: {"1": 25, "2": 25, "3": 25, "4": 25.5}
    margins_source: Recensement 2012
"""
NIVEAU = 'niveau: {"1": 25, "2": 25, "3": 25, "4": 25.5}'
PLACE = "initiative.yaml, ligne {line}, sampling › "


def _problems(folder: Path, text: str) -> str:
    (folder / "initiative.yaml").write_text(text, encoding="utf-8")
    (folder / "indicators.yaml").write_text("catalogue: []\n", encoding="utf-8")
    plan = yaml.safe_load(text)["sampling"]
    questionnaire = {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": dict(QUESTIONS)}
    return "\n".join(choose(initiative(folder, sampling=plan, questionnaires={"q": questionnaire}))[1])


def test_a_sound_plan_is_accepted(tmp_path: Path) -> None:
    assert _problems(tmp_path, GOOD) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("seniors:", "senior:", 2, "senior : le groupe « senior » n’existe pas. Vouliez-vous écrire « seniors »"),
        ("strata: type_structure", "strata: type", 4, "seniors › strata : le repère « type » n’existe pas"),
        ("clusters: structure", "clusters: axe", 5, "seniors › clusters : le repère « axe » n’existe pas"),
        ("satisf:", "satisfa:", 7, "seniors › margins › satisfa : la question « satisfa » n’existe pas"),
        (
            "plutot: 30",
            "plutôt: 30",
            7,
            "satisf › plutôt : la réponse « plutôt » n’existe pas. Vouliez-vous écrire « plutot",
        ),
        ("plutot: 30", "plutot: -30", 7, "satisf › plutot : un effectif n’est pas négatif"),
        (
            '"4": 25.5',
            '"4": 27',
            8,
            "niveau : les effectifs font 102 en tout, ceux de « satisf » 100. Les marges d’une même",
        ),
        (NIVEAU, "bilan: {non: 40, oui: 60}", 8, "bilan : la question n’est pas posée à la vague « debut »"),
        (NIVEAU, "age: {jeune: 100}", 8, "« age » n’est pas une question à réponse unique et à choix fermé"),
        (NIVEAU, "niveau: {}", 8, "niveau : la marge ne compte personne"),
        (
            "    margins_source: Recensement 2012\n",
            "",
            2,
            "seniors : d’où viennent les effectifs des marges ? Ajoutez « margins_source »",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    assert right in GOOD
    problems = _problems(tmp_path, GOOD.replace(right, wrong))
    assert said in problems
    assert all(one.startswith(PLACE.format(line=line)) for one in problems.splitlines() if said in one)
