"""What a name says where nobody declared it: on either side of each rule."""

import pytest

from initiatives.codebooks.what_names_say import (
    is_masculine,
    is_of_people,
    is_weight,
    likely_role,
    likely_type,
    one_of_many,
    town_of,
)


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Ville de Melle", "collectivite"), ("La Mairie", "collectivite"), ("Lycée du Parc", "etablissement_scolaire"),
        ("Centre hospitalier Nord", "etablissement_sante"), ("Val de Berry Habitat", "bailleur_social"),
        ("Boulangerie Martin SARL", "entreprise"), ("L'Association des Amis", "association"), ("Martin", None),
        ("Villette", None), ("Association Habitat pour tous", "association"),
    ],
)  # fmt: skip
def test_a_partner_is_what_its_name_begins_with_or_holds(name: str, type: str | None) -> None:
    assert likely_type(name) == type


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Ville de Melle", "Melle"), ("La commune d’Ancy", "Ancy"), ("Mairie du Mans", "Mans"), ("CCAS des Lilas", "Lilas"),
        ("Pays de Melle", None), ("Ville", None),
    ],
)  # fmt: skip
def test_a_council_names_its_town(name: str, town: str | None) -> None:
    assert town_of(name) == town


@pytest.mark.parametrize(
    ("name", "role"),
    [("locataires", "habitants"), ("mes_patients", "usagers"), ("professeurs", "enseignants"), ("elus", None)],
)
def test_a_group_may_be_called_by_another_word(name: str, role: str | None) -> None:
    assert likely_role(name) == role


@pytest.mark.parametrize(
    ("label", "people"), [("Élus locaux", True), ("Jeux", True), ("Mobilité des élus", False), ("", False)]
)
def test_a_noun_in_the_plural_names_people(label: str, people: bool) -> None:
    assert is_of_people(label) == people


@pytest.mark.parametrize(
    ("noun", "masculine"), [("Ateliers de cuisine", True), ("Visites", False), ("", False), ("Grands ateliers", False)]
)
def test_nouns_of_logs_are_masculine_where_it_is_known(noun: str, masculine: bool) -> None:
    assert is_masculine(noun) == masculine


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("repas partagés", "repas partagé"), ("ateliers de cuisine", "atelier de cuisine"), ("jeux", "jeux"),
        ("chevaux", "cheval"), ("tableaux", "tableau"), ("cours d’anglais", "cours d’anglais"),
        ("concerts à domiciles", "concert à domiciles"),
    ],
)  # fmt: skip
def test_a_noun_is_put_in_the_singular_without_what_it_is_of(many: str, one: str) -> None:
    assert one_of_many(many) == one


@pytest.mark.parametrize(
    ("text", "weight"),
    [("Poids", True), ("Coefficient de redressement :", True), ("Pondération ?", True), ("Poids (kg)", False)],
)
def test_the_weight_of_an_answer_is_known_by_its_heading(text: str, weight: bool) -> None:
    assert is_weight(text) == weight
