"""Figures that are declared in words, and the overview of effects: no number is made of what is none."""

from datetime import date

from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from reports.words import reading
from tests.indicators.small import dataset, indicator, initiative

SHEET = {"category": "mecenat", "modality": "mecenat_de_competences", "signed_on": date(2014, 3, 1)}
ANSWERS = """
respondent | wave | satisf      | moral        | niveau
s1         | fin  | tout_a_fait | un_peu_plus  |
s2         | fin  | plutot      | comme_avant  |
"""
EFFECTS = {
    "fiche": indicator("fiche", {"partnership_sheet": "partnership"}, unit="texte"),
    "effets": indicator("effets", {"effects_by_dimension": ["resultat", "effet"]}, unit="nombre"),
    "moral": indicator("moral", {"share": "moral", "better": True}, level="effet", dimension="sociale"),
    "satisf": indicator("satisf", {"share": "satisf", "equals": "plutot"}, level="appreciation", dimension="sociale"),
    "niveau": indicator("niveau", {"mean": "niveau"}, level="effet", dimension="economique"),
    "sans": indicator("sans", {"share": "moral", "better": True}, level="effet"),
}


def told(key: str) -> dict[str, Estimate]:
    """Return the figures of one of these indicators, by part."""
    lent = initiative(partnership=SHEET)
    figures = estimate(lent, EFFECTS, tally(lent, EFFECTS, dataset(ANSWERS))).figures
    return {one.part: one for one in figures if one.indicator == key}


def test_what_is_declared_in_words_has_words_and_no_value() -> None:
    sheet = told("fiche")
    assert {part: one.text for part, one in sheet.items()} == {
        "categorie": "Mécénat",
        "modalite": "Mécénat de compétences",
        "signature": "01/03/2014",
    }
    assert {one.value for one in sheet.values()} == {None}
    assert {one.unit for one in sheet.values()} == {"texte"}


def test_words_are_published_and_read_as_they_are() -> None:
    lent = initiative(partnership=SHEET)
    tallies = tally(lent, EFFECTS, dataset(ANSWERS))
    results = protect(lent, tallies, estimate(lent, EFFECTS, tallies))[0]
    (modality,) = (one for one in results.figures if one.part == "modalite")
    assert (modality.status, reading.value(modality)) == ("publie", "Mécénat de compétences")


def test_effects_that_have_a_value_are_counted_with_those_of_no_dimension_apart() -> None:
    effects = {part: one.value for part, one in told("effets").items()}
    assert effects == {
        "": 2.0,
        "territoriale": 0.0,
        "economique": 0.0,
        "sociale": 1.0,
        "sociale.declare": 1.0,
        "politique_societale": 0.0,
        "ecologique": 0.0,
        "sans_dimension": 1.0,
    }
