"""Who an alliance gathers, in words: how many of each kind, and which kinds are not there."""

import pytest

from initiatives.declaration.model import Partner
from initiatives.declaration.vocabulary import ACTOR_TYPES, ActorType
from reports.words.gathered_actors import absent, counted_with, present
from tests.indicators.small import initiative


@pytest.mark.parametrize(
    ("counts", "there", "not_there"),
    [
        (
            {"association": 7, "entreprise": 4, "pouvoir_public": 1},
            "Sept associations, quatre entreprises et un pouvoir public",
            "ni université, ni expert, ni média",
        ),
        (
            {"association": 1, "pouvoir_public": 11},
            "Onze pouvoirs publics et une association",
            "ni entreprise, ni université, ni expert, ni média",
        ),
        (
            {**dict.fromkeys(ACTOR_TYPES, 1), "media": 0},
            "Une association, une entreprise, un pouvoir public, une université et un expert",
            "aucun média",
        ),
        (
            {**dict.fromkeys(ACTOR_TYPES, 2), "universite": 0},
            "Deux associations, deux entreprises, deux pouvoirs publics, deux experts et deux médias",
            "aucune université",
        ),
        (
            dict.fromkeys(ACTOR_TYPES, 1),
            "Une association, une entreprise, un pouvoir public, une université, un expert et un média",
            "",
        ),
    ],
)
def test_kinds_of_actor_are_counted_in_words_and_those_that_lack_are_named(
    counts: dict[ActorType, int], there: str, not_there: str
) -> None:
    assert (present(counts), absent(counts)) == (there, not_there)


def _partners(*types: str) -> list[Partner]:
    known = {f"p{rank}": {"name": one, "type": one, "joined": "2013-09-01"} for rank, one in enumerate(types)}
    return list(initiative(partners=known).partners.values())


def test_what_is_counted_under_another_name_is_said_once_and_nothing_where_all_have_theirs() -> None:
    said = counted_with(_partners("association", "fondation", "structure_insertion", "fondation", "entreprise"))
    assert said == "Comptés avec les associations : fondation ; avec les entreprises : structure d’insertion."
    assert counted_with(_partners("association", "entreprise")) == ""
