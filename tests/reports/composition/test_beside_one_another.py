"""Shares side by side say what they are parts of, never that an answer is good: « Oui, j’ai renoncé » is drawn like others."""

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Audience, Figure
from initiatives.validation.hosts import Host
from reports import document as doc
from reports.composition.pieces.crossed import crossed_views
from reports.composition.pieces.structures import structure_answers
from tests.reports.small_results import published, share, told

GAVE_UP = share("renonce", "Seniors qui ont renoncé à un emploi")
SEEN = share("vu", "Proches qui l’ont vu renoncer")
ASKED = {"q": {"question": "Renonce-t-on ?", "criterion": "pertinence", "indicators": ["renonce"]}}
MANY, FEW = (30, 40), (5, 12)
COUNTED = "en nombre et point creux sous 30 réponses"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((MANY, (24, 50)), "en\u202f% des réponses exprimées"),
        ((MANY, FEW), f"en\u202f% des réponses exprimées, {COUNTED}"),
        ((FEW, (3, 11)), "en nombre de réponses"),
    ],
)
def test_views_of_several_groups(counts: tuple[tuple[int, int], tuple[int, int]], said: str) -> None:
    known = [(one, (told(one, *count),)) for one, count in zip((GAVE_UP, SEEN), counts, strict=True)]
    (found,) = crossed_views(published(known, crossed_views={"Renoncement": ["renonce", "vu"]}))
    assert isinstance(found, doc.ShownFinding) and found.table is not None
    assert found.subtitle.replace("\u00a0", "\u202f") == f"Part des réponses, selon qui parle, {said}"
    assert [column.heading for column in found.table.columns][2] == "Part"


@pytest.mark.parametrize(
    ("own", "said"), [(MANY, f"En\u202f% des réponses\u202f; {COUNTED}"), (None, "En\u202f% des réponses")]
)
def test_answers_of_a_structure_beside_those_of_all(own: tuple[int, int] | None, said: str) -> None:
    whole = told(GAVE_UP, 120, 200)
    figures: tuple[Figure, ...] = (whole,) if own is None else (told(GAVE_UP, *own, scope="structure:h1"), whole)
    reader = Audience("structure:h1", "Les Tilleuls", host=Host("h1", "Les Tilleuls"))
    blocks = structure_answers(published([(GAVE_UP, figures)], reader, questions=ASKED))
    (found,) = [one for one in blocks if isinstance(one, doc.ShownFinding)]
    assert whole.cell == Cell("territoire")
    assert found.subtitle.replace("\u00a0", "\u202f").startswith(said)
