"""Communes of France, from a table: as many as INSEE says at each first of January, found by the names that people write."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.declaration.decoupage import Commune, decoupage, population
from initiatives.declaration.places_named import grouping_of

# INSEE, « Code officiel géographique », number of communes of France (overseas collectivities left out) each first of January.
PUBLISHED = {
    2015: 36_658,
    2016: 35_885,
    2017: 35_416,
    2018: 35_357,
    2019: 34_970,
    2021: 34_965,
    2022: 34_955,
    2023: 34_945,
    2024: 34_935,
    2025: 34_875,
}
COLLECTIVITIES = ("975", "977", "978", "984", "986", "987", "988", "989")
SPELLS = tuple(one for code in decoupage().codes() for one in decoupage().spells(code))


@pytest.mark.parametrize("year", PUBLISHED)
def test_there_are_as_many_communes_each_year_as_insee_published(year: int) -> None:
    day = date(year, 1, 1)
    standing = [one for one in SPELLS if one.stood_on(day) and not one.within]
    assert len([one for one in standing if not one.code.startswith(COLLECTIVITIES)]) == PUBLISHED[year]


def test_no_code_is_two_communes_on_one_day() -> None:
    for code in decoupage().codes():
        for before, after in pairwise(decoupage().spells(code)):
            assert before.until is not None, code
            assert after.since is not None and before.until <= after.since, code


@given(st.sampled_from(SPELLS))
def test_a_commune_is_found_by_its_name(one: Commune) -> None:
    assert one in decoupage().called(one.name)
    assert one.departement in decoupage().departements or one.departement.startswith("98")


def test_a_territory_of_the_grand_paris_has_the_thirteen_communes_that_were_published() -> None:
    # La Fonda, « Vitawin, le fruit de dix ans de co-construction territoriale »: « 13 communes ».
    assert len(decoupage().members(grouping_of("Paris Est Marne & Bois"))) == 13


def test_a_district_is_not_counted_again_beside_its_commune() -> None:
    districts = [one for one in SPELLS if one.within == "75056"]
    assert len(districts) == 20
    paris, whole = population(["75056"]), population([one.code for one in districts])
    assert paris == whole == population(["75056", *(one.code for one in districts)])


def test_inhabitants_are_not_known_where_one_commune_has_none_known() -> None:
    assert population(["94018"]) == 28_830
    assert population(["94018", "99999"]) is None
    assert population(["94018", "01033"]) == 28_830 + 16_712
    assert population([]) is None


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("CC du Pays de Nay", "CC Pays de Nay"),
        ("Communauté de communes Faucigny-Glières", "CC Faucigny - Glières"),
        ("EPT Paris Est Marne & Bois", "Paris Est Marne et Bois"),
    ],
)
def test_an_intercommunalite_may_be_written_in_full(written: str, same: str) -> None:
    assert decoupage().groupings[grouping_of(written)] == same
