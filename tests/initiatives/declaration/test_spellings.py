"""A word of a list is read however its participle agrees, where only one word is written so."""

import pytest

from initiatives.declaration.spellings import known_words
from initiatives.declaration.word_lists import Word

STATES = {"realisee": Word(label="Réalisée"), "abandonne": Word(label="Abandonné")}


@pytest.mark.parametrize(
    ("written", "read"),
    [("realise", "realisee"), ("realisees", "realisee"), ("abandonnee", "abandonne"), ("abandonnes", "abandonne")],
)
def test_a_participle_is_read_however_it_agrees(written: str, read: str) -> None:
    assert known_words(STATES)[written] == read


def test_a_participle_of_two_words_is_read_as_neither() -> None:
    two = known_words({"realise": Word(label="Réalisé"), "realisees": Word(label="Toutes réalisées")})
    assert (two["realise"], two["realisees"]) == ("realise", "realisees")
    assert "realisee" not in two
