"""Every indicator of the référentiel is answered, and the catalogue invents no code."""

from flows.catalogue_page import answers
from indicators.definitions.choosing import read_catalogue
from initiatives.declaration.reference import referential

BESIDES = {"SROI"}
"""What the catalogue answers besides the référentiel."""
ANSWERS = answers(read_catalogue().indicators.values())


def test_the_referential_has_its_112_indicators() -> None:
    assert len(referential()) == 112


def test_no_indicator_of_the_referential_is_without_an_answer() -> None:
    assert [code for code in referential() if not ANSWERS[code]] == []


def test_the_catalogue_invents_no_code() -> None:
    assert set(ANSWERS) - set(referential()) <= BESIDES
