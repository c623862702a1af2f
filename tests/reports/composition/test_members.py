"""Who belongs to an alliance: each with its dates, also the one that left."""

import pytest

from reports.composition.pieces.texts import members
from tests.reports.small_results import published, said, table

STAYS = {"name": "Orange", "type": "entreprise", "joined": "2013-09-01", "role": "Mécène"}
LEFT = {"name": "Bocage", "type": "association", "joined": "2013-09-01", "left": "2014-12-31"}
ALONE, TWO = {"orange": STAYS}, {"orange": STAYS, "bocage": LEFT}


def test_a_partner_that_left_has_both_dates_and_one_that_stays_has_one() -> None:
    found = table(members(published(partners=TWO)))
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Bocage", "Association", "septembre 2013 – décembre 2014", ""],
        ["Orange", "Entreprise", "septembre 2013", "Mécène"],
    ]
    assert found.note == "Une association et une entreprise."


@pytest.mark.parametrize(
    ("partners", "form", "title"),
    [
        (ALONE, "partenariat", "Le membre du collectif"),
        (TWO, "partenariat", "Les 2 partenaires"),
        (TWO, "experimentation_collective", "Les 2 membres du collectif"),
    ],
)
def test_the_title_counts_members_and_calls_them_as_the_form_does(
    partners: dict[str, object], form: str, title: str
) -> None:
    assert table(members(published(partners=partners, form=form))).title == title


def test_many_members_are_named_by_type_with_who_left() -> None:
    many = {f"p{rank:02}": {**STAYS, "name": f"P{rank:02}"} for rank in range(40)}
    assert len(table(members(published(partners=many))).rows) == 40
    found = table(members(published(partners=many | {"bocage": LEFT})))
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Association", "1", "Bocage (jusqu’en décembre 2014)"],
        ["Entreprise", "40", "\u202f; ".join(f"P{rank:02}" for rank in range(40))],
    ]
    assert (found.title, [column.heading for column in found.columns]) == (
        "Les 41 partenaires",
        ["Type d’acteur", "Membres", "Organisations"],
    )


def test_an_alliance_without_members_says_so() -> None:
    assert said(members(published(partners={}))) == ["Aucune organisation de l’alliance n’a été déclarée."]
