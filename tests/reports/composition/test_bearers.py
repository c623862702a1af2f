"""Who carries a recommendation, each way to name somebody and each side of what it depends on."""

from datetime import date

import pytest

from initiatives.declaration.model import Initiative
from reports.composition.bearers import Bearers, bearers
from reports.composition.cover import cover
from reports.composition.heads import Head
from tests.indicators.small import initiative
from tests.reports.small_results import ORANGE, published

TOWN = {
    "name": "Ville d’Ici – direction de l’emploi",
    "short_name": "Ville d’Ici",
    "type": "pouvoir_public",
    "joined": "2013-09-01",
}
PANTRY = {"name": "La Bonne Part (fictive)", "type": "association", "joined": "2013-09-01"}
ASKED = {"questionnaire": "q", "legal_basis": "interet_legitime", "kind": "organisations"}
GROUPS = {
    "partenaires": {"label": "Acteurs du dialogue", "singular": "l’acteur", **ASKED},
    "structures": {"label": "Structures d’accueil", "singular": "la structure", **ASKED},
    "jeunes": {"label": "Jeunes, et moins jeunes", "singular": "le jeune", **ASKED},
}


MARKET = {"name": "Marché, halles et Cie", "type": "entreprise", "joined": "2013-09-01"}


def declared(**left: date) -> Initiative:
    partners = {"ville": TOWN, "part": PANTRY, "grossiste": MARKET}
    return initiative(
        partners={id: one | ({"left": left[id]} if id in left else {}) for id, one in partners.items()}, groups=GROUPS
    )


@pytest.mark.parametrize(
    ("cell", "partners", "groups", "unknown"),
    [
        ("Ville d'Ici – Direction de l'emploi", {"ville"}, set(), ()),
        ("ville d'ici", {"ville"}, set(), ()),
        ("Ville", {"ville"}, set(), ()),
        ("La Bonne Part (fictive), Ville d’Ici", {"part", "ville"}, set(), ()),
        ("Ville d’Ici (service des sports)", {"ville"}, set(), ()),
        ("structures d’accueil ; part", {"part"}, {"structures"}, ()),
        ("Acteurs du dialogue (en réunion)", {"ville", "part", "grossiste"}, {"partenaires"}, ()),
        ("Département (extérieur), Ville d’Ici", {"ville"}, set(), ()),
        ("commune, , La Bonne Part", set(), set(), ("commune", "La Bonne Part")),
        ("", set(), set(), ()),
        ("Marché, halles et Cie", {"grossiste"}, set(), ()),
        ("Ville, Marché , halles et Cie (le mardi); part", {"ville", "grossiste", "part"}, set(), ()),
        ("Marché, halles", set(), set(), ("Marché", "halles")),
        ("Jeunes, et moins jeunes, Ville", {"ville"}, {"jeunes"}, ()),
        ("Marché, halles et Cie (extérieur)", set(), set(), ("Marché",)),
    ],
)
def test_a_cell_names_partners_groups_and_those_told_to_be_outside(
    cell: str, partners: set[str], groups: set[str], unknown: tuple[str, ...]
) -> None:
    assert bearers(declared(), cell) == Bearers(frozenset(partners), frozenset(groups), unknown)


def test_who_has_left_is_told_and_is_no_longer_among_all_partners() -> None:
    evaluated = declared().evaluated_on
    gone, there = declared(part=evaluated), declared(part=date(2015, 7, 1))
    assert bearers(gone, "Acteurs du dialogue").partners == {"ville", "grossiste"}
    assert bearers(there, "Acteurs du dialogue").partners == {"ville", "part", "grossiste"}
    assert bearers(gone, "part, Ville").gone == ("part",)
    assert bearers(there, "part").gone == ()


@pytest.mark.parametrize(("short", "reader"), [("Orange Ouest", "Orange Ouest"), (None, "Orange")])
def test_the_head_of_a_cahier_says_the_short_name_where_there_is_one(short: str | None, reader: str) -> None:
    partner = {"name": "Orange", "short_name": short, "type": "entreprise", "joined": "2013-09-01"}
    known = published((), ORANGE, partners={"orange": partner})
    assert cover(known, "partenaire", Head(title="Cahier", short=True), "provisoire").reader == reader
