"""What a partner is reminded of: its kind, since when, and its role, or that none was told."""

import pytest

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
