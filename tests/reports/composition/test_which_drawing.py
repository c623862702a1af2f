"""Which drawing suits an indicator: on either side of each condition on its question and its unit."""

from collections.abc import Mapping

import pytest

from reports.composition.pieces.shapes import Shape, shaped
from tests.indicators.small import QUESTIONS, indicator
from tests.reports.small_results import published

ASKED = {**QUESTIONS, "duree": {"text": "Combien de mois ?", "answer": "number", "decimals": 1, "unit": "mois"}}
KNOWN = published(
    questionnaires={"q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": ASKED}}
)


@pytest.mark.parametrize(
    ("measure", "unit", "shape"),
    [
        ({"share": "satisf", "better": True}, "part", "accord"),
        ({"share": "moral", "better": True}, "part", "evolution"),
        ({"share": "interets", "any_of": ["lien"]}, "part", "part"),
        ({"mean": "niveau"}, "points", "moyenne"),
        ({"mean": "duree"}, "mois", "moyenne"),
        ({"mean": "age"}, "nombre", "nombre"),
        ({"multiple_choice": "interets"}, "part", "options"),
        ({"distribution": "bilan"}, "part", "repartition"),
        ({"paired_change": "niveau"}, "points", "avant_apres"),
    ],
)
def test_the_drawing_suits_the_measure_the_question_and_the_unit(
    measure: Mapping[str, object], unit: str, shape: Shape
) -> None:
    assert shaped(KNOWN, indicator("x", measure, unit=unit)).shape == shape
