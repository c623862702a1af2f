"""What a partner is reminded of: its kind, since when, and its role, or that none was told."""

import pytest

from reports.composition.cover import cover
from reports.composition.heads import Head
from reports.composition.pieces.partners import partner_card
from tests.reports.small_results import ORANGE, published, table


@pytest.mark.parametrize(("role", "said"), [({"role": "Mécène"}, "Mécène"), ({}, "Non précisé")])
def test_a_partner_reads_what_it_declared(role: dict[str, str], said: str) -> None:
    declared = {"orange": {"name": "Orange", "type": "entreprise", "joined": "2013-09-01", **role}}
    found = table(partner_card(published(audience=ORANGE, partners=declared)))
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Statut", "Entreprise"],
        ["Membre depuis", "septembre 2013"],
        ["Rôle dans l’initiative", said],
    ]


@pytest.mark.parametrize(
    ("name", "short", "titled", "whole"),
    [
        ("Orange", None, "Orange", ""),
        ("Union des coopératives", "UC", "UC", "Union des coopératives"),
        ("Très " * 15 + "longue", None, "Très " * 13 + "Très…", "Très " * 15 + "longue"),
    ],
)
def test_its_own_cahier_says_its_whole_name_once(name: str, short: str | None, titled: str, whole: str) -> None:
    declared = {"orange": {"name": name, "short_name": short, "type": "entreprise", "joined": "2013-09-01"}}
    results = published(audience=ORANGE, partners=declared, editions={"partenaire": {"each": "partner"}})
    made = cover(results, "partenaire", Head("Cahier partenaire", short=True), "provisoire")
    assert made.edition == f"Cahier partenaire\u202f: {titled}"
    assert made.whole_reader == whole
