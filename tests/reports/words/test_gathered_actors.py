"""Who an alliance gathers, in words: how many of each kind, and which kinds are not there."""

import pytest

from initiatives.declaration.vocabulary import ACTOR_TYPES, ActorType
from reports.words.gathered_actors import absent, present


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
