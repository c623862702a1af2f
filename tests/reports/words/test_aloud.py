"""What is heard of a drawing: each value with its base, its interval and its target, in words."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from reports.words import aloud
from tests.reports.small_results import hidden, share, told

N = "\u202f"
PLEASED = share("satisfaits", "Satisfaits")


def answered(k: int, n: int) -> Figure:
    return replace(told(PLEASED, k, n), cell=Cell(wave="fin"))


MANY, FEW = answered(67, 76), answered(9, 12)
ABOUT = replace(MANY, low=0.79, high=0.934)


@pytest.mark.parametrize(
    ("shown", "target", "said"),
    [
        (MANY, None, f"Satisfaits{N}: 88{N}%, parmi 76 réponses"),
        (
            ABOUT,
            Target(at_least=0.8),
            f"Satisfaits{N}: 88{N}%, parmi 76 réponses, intervalle de 79{N}% à 93{N}%, cible 80{N}%",
        ),
        (MANY, Target(at_most=0.9), f"Satisfaits{N}: 88{N}%, parmi 76 réponses, cible 90{N}% au plus"),
        (FEW, Target(at_least=0.8), f"Satisfaits{N}: 9 sur 12, cible 10 sur 12"),
        (hidden(MANY), None, f"Satisfaits{N}: masqué"),
    ],
)
def test_a_figure_is_heard_with_its_base_its_interval_and_its_target(
    shown: Figure, target: Target | None, said: str
) -> None:
    assert aloud.figure("Satisfaits", shown, target) == said


def test_one_base_is_heard_once_and_several_each_with_its_share() -> None:
    other = answered(60, 76)
    assert (
        aloud.shares([("Oui", MANY, None), ("Non", other, None)])
        == f"Chaque part est parmi 76 réponses{N}; Oui{N}: 88{N}%{N}; Non{N}: 79{N}%"
    )
    apart = answered(40, 80)
    assert (
        aloud.shares([("Oui", MANY, None), ("Non", apart, None)])
        == f"Oui{N}: 88{N}%, parmi 76 réponses{N}; Non{N}: 50{N}%, parmi 80 réponses"
    )
    assert aloud.shares([("Oui", MANY, None)]) == f"Oui{N}: 88{N}%, parmi 76 réponses"
    assert aloud.shares([("Oui", FEW, None), ("Non", FEW, None)]) == f"Oui{N}: 9 sur 12{N}; Non{N}: 9 sur 12"


def test_the_rows_of_a_register_are_no_answers() -> None:
    held = told(PLEASED, 545, 600)
    assert aloud.figure("Ateliers tenus", held, None) == f"Ateliers tenus{N}: 91{N}%, sur 600"


def test_one_answer_is_one() -> None:
    assert [aloud.answers(count) for count in (1, 2)] == ["1 réponse", "2 réponses"]


def test_a_drawing_is_heard_by_its_title_then_a_sentence_for_each_value() -> None:
    values = f"Oui{N}: 88{N}%{N}; non{N}: 12{N}%"
    said = f"Presque tous le disent. Oui{N}: 88{N}%. Non{N}: 12{N}%."
    assert aloud.drawing("Presque tous le disent", values, tabled=True) == said
    assert aloud.drawing("Presque tous le disent.", f"Presque tous le disent. {values}.", tabled=True) == said
    assert aloud.drawing("Combien{N}?", "", tabled=False) == "Combien{N}?"


def test_of_many_values_that_a_table_has_three_are_heard_and_where_the_others_are() -> None:
    dozen, more = (f"{N}; ".join(f"Choix {place}{N}: {place}" for place in range(count)) for count in (12, 13))
    assert aloud.drawing("Titre", dozen, tabled=True).count("Choix") == 12
    assert aloud.drawing("Titre", more, tabled=False).count("Choix") == 13
    assert aloud.drawing("Titre", more, tabled=True) == (
        f"Titre. Choix 0{N}: 0. Choix 1{N}: 1. Choix 2{N}: 2. Les autres valeurs sont dans les tableaux complets."
    )
