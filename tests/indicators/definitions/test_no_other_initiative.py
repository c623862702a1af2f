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


NATURES = re.compile(r"mécénat|service civique|volontariat|bénévol|238", re.IGNORECASE)
"""Words of one nature of contribution: an initiative declares its own."""


def test_only_what_leaves_a_nature_out_speaks_of_it() -> None:
    of_all = [one for one in CATALOGUE if one.group in ("activite", "partenaires", "territoire")]
    assert len(of_all) > 50
    speaking = {
        one.id for one in of_all for said in (one.reading, one.caveat, one.source) if NATURES.search(said or "")
    }
    assert speaking == {"partenaires_cout_transaction_hors_service_civique"}


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
