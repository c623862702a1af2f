"""A figure as a title says it, and as the sentence below goes on: fraction or percentage, range or interval, what is left out."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Flag
from reports.words import telling
from tests.reports.words.test_reading import CHANGED, SOCIAL, figure

N = "\u202f"
RANGE: tuple[Flag, ...] = ("fourchette",)
UNREAD = replace(figure(0.5, 40, 20, flags=("reponses_illisibles",)), illegible=2, cell=Cell("territoire", "fin"))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (figure(0.75, 40, 30), f"Trois quarts des seniors répondants citent le lien social (75{N}%)"),
        (figure(0.745, 200, 149), f"75{N}% des seniors répondants citent le lien social"),
        (figure(0.6, 40, 24), f"60{N}% des seniors répondants citent le lien social"),
        (figure(0.75, 20, 15), "15 des 20 seniors répondants citent le lien social"),
        (figure(0.75, 40, 30, status="masque"), "Seniors qui citent le lien social"),
        (figure(None, 0), "Seniors qui citent le lien social"),
    ],
)
def test_a_title(known: Figure, said: str) -> None:
    assert telling.title(SOCIAL, known) == said


@pytest.mark.parametrize(
    ("known", "spelled", "said"),
    [
        (figure(0.75, 40, 30), True, ""),
        (figure(0.75, 40, 30, bounds=(0.6, 0.86)), False, f"Intervalle 60–86{N}%."),
        (figure(0.75, 40, 30, bounds=(0.6, 0.86)), True, f"Intervalle à 95{N}%{N}: de 60{N}% à 86{N}%."),
        (
            figure(0.75, 40, 30, bounds=(0.6, 0.86), flags=RANGE),
            True,
            f"Ce chiffre va jusqu’à 86{N}% en comptant les réponses intermédiaires.",
        ),
        (
            figure(0.75, 20, 15, bounds=(0.6, 0.85), flags=RANGE),
            True,
            "Ils sont jusqu’à 17 en comptant les réponses intermédiaires.",
        ),
        (UNREAD, True, "2 réponses illisibles à part."),
        (
            replace(UNREAD, low=0.4, high=0.6),
            False,
            f"Intervalle 40–60{N}%{N}; 2 réponses illisibles à part.",
        ),
        (
            figure(0.75, 40, 30, status="masque"),
            True,
            "Chiffre masqué pour protéger les personnes et les organisations.",
        ),
        (figure(None, 0), True, f"Seniors qui citent le lien social{N}: aucune réponse exploitable."),
    ],
)
def test_what_goes_on_from_a_title(known: Figure, spelled: bool, said: str) -> None:
    assert telling.continuation(SOCIAL, known, spelled=spelled) == said


def test_a_title_says_a_difference_as_its_reading_does() -> None:
    assert (
        telling.title(CHANGED, figure(2.3, 40, unit="points", bounds=(1.0, 3.0)))
        == "L’image change de +2,3 points sur 30"
    )
