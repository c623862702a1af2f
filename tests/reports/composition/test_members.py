"""Who belongs to an alliance: each with its dates, also the one that left."""

from typing import get_args

import pytest

from initiatives.declaration.vocabulary import ACTOR_TYPES, LABELS, PartnerType
from reports import document as doc
from reports.composition.pieces import texts
from reports.composition.pieces.texts import members, quality_card
from reports.composition.pieces.value_by_actor import value_by_actor
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


def test_members_stand_in_the_order_in_which_names_and_numbers_are_read() -> None:
    names = ("Zoé", "Partenaire 100", "Partenaire 11", "Écoles", "Partenaire 9", "Eau")
    known = published(partners={f"p{place}": STAYS | {"name": name} for place, name in enumerate(names)})
    rows = table(members(known)).rows
    assert [row[0].text for row in rows] == ["Eau", "Écoles", "Partenaire 9", "Partenaire 11", "Partenaire 100", "Zoé"]


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
        ["Statut", "Membres", "Organisations"],
    )


def test_an_alliance_without_members_says_so() -> None:
    assert said(members(published(partners={}))) == ["Aucune organisation de l’alliance n’a été déclarée."]


def test_two_ways_to_sort_organisations_have_two_names() -> None:
    """Many statuses, six kinds of actor: one heading never stands over both."""
    every = {kind: {**STAYS, "name": kind.upper(), "type": kind} for kind in get_args(PartnerType)}
    few = {kind: every[kind] for kind in ("association", "fondation", "structure_insertion")}
    heads: dict[bool, set[str]] = {True: set(), False: set()}
    for results in (published(partners=few), published(partners=every | {f"x{rank}": STAYS for rank in range(40)})):
        for found in (table(members(results)), table(value_by_actor(results))):
            heads[bool(_cells(found) - {LABELS[one] for one in ACTOR_TYPES})] |= {_head(found)}
    assert heads == {True: {"Statut"}, False: {"Type d’acteur"}}
    assert "Comptés avec les associations\u202f: fondation" in table(members(published(partners=few))).note
    assert "Comptés avec les associations\u202f: fondation" in table(value_by_actor(published(partners=few))).note


def _place(found: doc.DataTable) -> int:
    return next(rank for rank, one in enumerate(found.columns) if one.heading in ("Statut", "Type d’acteur"))


def _head(found: doc.DataTable) -> str:
    return found.columns[_place(found)].heading


def _cells(found: doc.DataTable) -> set[str]:
    return {row[_place(found)].text for row in found.rows}


@pytest.mark.parametrize(
    ("received", "used", "said"),
    [(509, 508, "509 lues, 508 utilisées, 1 écartée"), (1, 0, "1 lue, 0 utilisée, 1 écartée")],
)
def test_rows_agree_with_how_many_they_are(
    monkeypatch: pytest.MonkeyPatch, received: int, used: int, said: str
) -> None:
    monkeypatch.setattr(texts, "rows_received", lambda _: (received, used))
    told = {row[0].text: row[1].text for row in table(quality_card(published())).rows}
    assert told["Lignes de données"] == said
