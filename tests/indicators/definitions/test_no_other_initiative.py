"""What a report prints of the catalogue speaks of no initiative in particular: where it comes from is told in the catalogue."""

import re

import pytest

from flows.catalogue_page import catalogue_page
from indicators.definitions.choosing import read_catalogue
from indicators.definitions.indicator import Indicator
from tests.architecture.files import ROOT

OTHERS = re.compile(r"silver.?geek|charenton|suez|adeis|agevillage|100 000 entrepreneurs", re.IGNORECASE)
CATALOGUE = list(read_catalogue().indicators.values())


@pytest.mark.parametrize("indicator", CATALOGUE, ids=lambda one: one.id)
def test_no_word_of_an_indicator_that_reports_print_names_an_initiative(indicator: Indicator) -> None:
    said = (indicator.label, indicator.question, indicator.reading, indicator.caveat, indicator.source)
    assert not [one for one in said if one and OTHERS.search(one)]


def test_the_catalogue_says_what_inspired_it() -> None:
    inspired = [one for one in CATALOGUE if one.origin and OTHERS.search(one.origin)]
    assert len(inspired) > 30
    page = catalogue_page()
    assert all(str(one.origin) in page for one in inspired)


def test_no_template_names_an_initiative() -> None:
    templates = [path for path in (ROOT / "reports").rglob("*") if path.suffix in (".j2", ".typ", ".css", ".js", ".py")]
    assert len(templates) > 100
    assert not [
        path.name for path in templates if re.search(r"Silver Geek|Charenton|SUEZ|ADEIS", path.read_text("utf-8"))
    ]
