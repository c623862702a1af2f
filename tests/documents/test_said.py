"""What is compared between the two outputs leaves no kind of block out."""

from dataclasses import dataclass, replace

import pytest

from reports import document as doc
from tests.documents.said import texts
from tests.reports.sample_report import report


@dataclass(frozen=True, kw_only=True)
class _New(doc.Block):
    """A kind of block that nobody taught this test to read."""


def _said(*blocks: doc.Block) -> list[str]:
    return list(texts(replace(report(), blocks=blocks)))


def test_a_kind_of_block_that_is_not_known_is_refused() -> None:
    with pytest.raises(TypeError, match="_New"):
        _said(_New())


def test_analyses_pictures_and_recommendations_are_read() -> None:
    words = doc.Prose(inline=(doc.TextRun("dit"),))
    advice = doc.Recommendation(found="vu", advice="faire", owner="qui", due="quand")
    picture = doc.Picture(media="image/png", data=b"", width=1, height=1, alt="", caption="photo", credit="auteur")
    assert _said(doc.Analysis(about="sujet", body=(words,))) == ["sujet", "dit"]
    assert _said(doc.Recommendations(items=(advice,))) == ["faire", "vu", "qui", "quand"]
    assert _said(picture) == ["photo", "auteur"]
