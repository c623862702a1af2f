"""A heading of a house template is over as many sentences as there are: it says no number of them."""

import re

import pytest

from reports.composition.compose import TEMPLATES
from reports.words import french

NUMBERS = "|".join(french.in_words(count) for count in range(2, 13))
FIXED = {"Lecture par les sept approches", "Les objectifs, à trois dimensions"}
"""What is of the method, and is always as many."""


@pytest.mark.parametrize("template", sorted(one.name for one in TEMPLATES.glob("*.j2")))
def test_a_heading_counts_nothing_that_may_be_fewer(template: str) -> None:
    headings = re.findall(r"^#+ (.*)$", (TEMPLATES / template).read_text(encoding="utf-8"), re.MULTILINE)
    assert [one for one in headings if one not in FIXED and re.search(rf"\b({NUMBERS})\b", one, re.IGNORECASE)] == []
