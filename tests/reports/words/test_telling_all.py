"""What one says to those who live there: fractions in words, and whether the share is more or less than they say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.words import french, telling
from tests.reports.small_results import share, told


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (0.75, "Trois seniors sur quatre"),
        (0.754, "Trois seniors sur quatre"),
        (0.757, "Plus de trois seniors sur quatre"),
        (0.63, "Plus de six seniors sur dix"),
        (0.64, "Près de deux seniors sur trois"),
        (0.26, "Plus d’un quart des seniors"),
        (0.24, "Près d’un quart des seniors"),
        (0.34, "Plus d’un tiers des seniors"),
        (0.5, "La moitié des seniors"),
        (0.49, "Près de la moitié des seniors"),
        (0.88, "Près de neuf seniors sur dix"),
        (0.951, "Presque tous les seniors"),
        (1.0, "Tous les seniors"),
        (0.169, "Moins de deux seniors sur dix"),
        (0.2, "Deux seniors sur dix"),
    ],
)
def test_a_share_in_words(of: float, said: str) -> None:
    assert french.out_of(of, "seniors") == said


AMOUNTS = {
    "un quart": 0.25, "un tiers": 1 / 3, "la moitié": 0.5, "deux x sur trois": 2 / 3, "trois x sur quatre": 0.75,
    **{f"{french.in_words(tenths)} x sur dix": tenths / 10 for tenths in range(2, 10)},
}  # fmt: skip


@given(st.floats(0, 1))
def test_what_is_said_is_true_of_the_share(of: float) -> None:
    said = french.out_of(of, "x").lower().replace(" des x", "").replace("d’un", "de un")
    if said.endswith(" les x"):
        assert (of == 1) if said.startswith("tous") else of > 0.95
        return
    about, _, name = said.partition("de ") if said.startswith(("plus de ", "près de ", "moins de ")) else ("", "", said)
    amount = AMOUNTS[name]
    assert {"plus ": of > amount, "près ": amount - 0.0301 < of < amount, "moins ": of < amount}.get(
        about, abs(of - amount) <= 0.005
    )


LIEN = share("lien", "Seniors qui citent le lien").model_copy(
    update={"reading": "{value} des {n} seniors répondants citent le lien ({interval})."}
)


def test_a_sentence_for_residents_has_neither_percentage_nor_base() -> None:
    assert telling.aloud_to_all(LIEN, told(LIEN, 30, 40)) == "Trois seniors sur quatre citent le lien"
    feminine = LIEN.model_copy(update={"reading": "{value} des {n} mères répondantes citent le lien."})
    assert telling.aloud_to_all(feminine, told(LIEN, 30, 40)) == "Trois mères sur quatre citent le lien"


def test_of_few_answers_and_of_another_sentence_it_is_said_as_a_title() -> None:
    few = told(LIEN, 15, 20)
    assert telling.aloud_to_all(LIEN, few) == telling.title(LIEN, few)
    other = LIEN.model_copy(update={"reading": "Le lien est cité par {value} des réponses."})
    assert telling.aloud_to_all(other, told(LIEN, 30, 40)) == telling.title(other, told(LIEN, 30, 40))
    assert telling.aloud_to_all(LIEN, replace(told(LIEN), status="masque", value=None)) == "Seniors qui citent le lien"
