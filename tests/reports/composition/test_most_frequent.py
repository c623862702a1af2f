"""Which answers come first, in whole sentences: alone, tied, of few, with « none of these » beside, with some masked."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports.composition.pieces.most_frequent import first_answers, led, most_frequent, unread
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, told, unfed

N = "\u202f"
ASKED = indicator("obstacles", {"multiple_choice": "interets"}, label="Obstacles")
LED = ASKED.model_copy(update={"first": "Les seniors citent d’abord"})
LABELS = {"trajet": "Le trajet", "connexion": "La connexion", "rien": "Rien", "aucun": "Aucune de ces difficultés"}


def of(n: int = 100, **counts: int) -> tuple[Figure, ...]:
    return tuple(
        replace(told(ASKED, k, n, part), part_label=LABELS.get(part, part.capitalize())) for part, k in counts.items()
    )


def told_in(one: Indicator, parts: tuple[Figure, ...]) -> str:
    return most_frequent(one, parts).replace(N, " ")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            of(trajet=43, connexion=37, peur=20),
            "« Le trajet » (43 %) et « La connexion » (37 %) sont les réponses les plus souvent données, parmi 100 répondants.",
        ),
        (
            of(trajet=43, connexion=0),
            "« Le trajet » (43 %) est la réponse la plus souvent donnée, parmi 100 répondants.",
        ),
        (
            of(trajet=43, connexion=37, peur=37),
            "« Le trajet » (43 %), « La connexion » (37 %) et « Peur » (37 %) sont les réponses les plus souvent données, parmi "
            "100 répondants.",
        ),
        (
            of(a=43, b=37, c=37, d=37),
            "« A » (43 %), « B » (37 %), « C » (37 %) et « D » (37 %) sont les réponses les plus souvent données, parmi 100 "
            "répondants.",
        ),
        (
            of(a=43, b=37, c=37, d=37, e=37),
            "« A » (43 %), « B » (37 %), « C » (37 %), « D » (37 %) et 1 autre à égalité sont les réponses les plus souvent "
            "données, parmi 100 répondants.",
        ),
        (
            of(a=43, b=37, c=37, d=37, e=37, f=37),
            "« A » (43 %), « B » (37 %), « C » (37 %), « D » (37 %) et 2 autres à égalité sont les réponses les plus souvent "
            "données, parmi 100 répondants.",
        ),
        (
            of(n=20, trajet=8, connexion=6),
            "« Le trajet » (8 sur 20) et « La connexion » (6 sur 20) sont les réponses les plus souvent données.",
        ),
        (
            of(trajet=43, connexion=37, aucun=13),
            "« Le trajet » (43 %) et « La connexion » (37 %) sont les réponses les plus souvent citées, parmi 100 répondants ; "
            "13 % n’en citent aucune.",
        ),
        (
            of(trajet=43, connexion=37, aucun=43),
            "« Le trajet » (43 %) et « La connexion » (37 %) sont les réponses les plus souvent citées, après « aucune de ces "
            "difficultés », parmi 100 répondants ; 43 % n’en citent aucune.",
        ),
        (
            of(n=20, trajet=8, connexion=6, aucun=1),
            "« Le trajet » (8 sur 20) et « La connexion » (6 sur 20) sont les réponses les plus souvent citées ; 1 sur 20 n’en "
            "cite aucune.",
        ),
        (
            of(trajet=43, connexion=37, rien=13),
            "« Le trajet » (43 %) et « La connexion » (37 %) sont les réponses les plus souvent citées, parmi 100 répondants ; "
            "13 % disent « rien ».",
        ),
        (of(rien=13), "« Rien » (13 %) est la réponse la plus souvent donnée, parmi 100 répondants."),
        (of(trajet=0, connexion=0), "Obstacles : aucune réponse exploitable."),
        (tuple(map(unfed, of(trajet=0))), "Obstacles : aucune réponse exploitable."),
        (
            (*of(trajet=43, connexion=37), hidden(of(peur=3)[0])),
            "« Le trajet » (43 %) et « La connexion » (37 %) sont les réponses les plus souvent données, parmi les réponses qui "
            "peuvent être publiées, parmi 100 répondants.",
        ),
    ],
)
def test_the_first_answers(parts: tuple[Figure, ...], said: str) -> None:
    assert told_in(ASKED, parts) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            of(trajet=43, connexion=37),
            "Les seniors citent d’abord le trajet (43 % des 100 réponses), puis la connexion (37 %).",
        ),
        (
            of(trajet=43, connexion=43),
            "Les seniors citent d’abord le trajet et la connexion, à égalité (43 % des 100 réponses).",
        ),
        (
            of(trajet=43, connexion=37, peur=37),
            "Les seniors citent d’abord le trajet (43 % des 100 réponses), puis la connexion et « Peur », à égalité (37 %).",
        ),
        (
            of(n=20, trajet=8, connexion=6),
            "Les seniors citent d’abord le trajet (8 sur 20), puis la connexion (6).",
        ),
        (
            of(trajet=43, a=7, b=7, c=7, d=7, e=7),
            "Les seniors citent d’abord le trajet (43 % des 100 réponses), puis « A », « B », « C », « D » et 1 autre à égalité "
            "(7 %).",
        ),
        (
            (*of(trajet=43), hidden(of(peur=3)[0])),
            "Les seniors citent d’abord le trajet (43 % des 100 réponses), parmi les réponses qui peuvent être publiées.",
        ),
    ],
)
def test_a_question_that_says_how_its_first_answer_is_told(parts: tuple[Figure, ...], said: str) -> None:
    assert told_in(LED, parts) == said


def test_a_title_leaves_the_base_to_what_follows() -> None:
    parts = of(trajet=43, connexion=37)
    assert first_answers(ASKED, parts).endswith("sont les réponses les plus souvent données")
    assert first_answers(LED, parts) == f"Les seniors citent d’abord le trajet (43{N}%), puis la connexion (37{N}%)"
    assert first_answers(ASKED, of(trajet=0)) == ""


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (of(trajet=43, connexion=37), ""),
        (of(trajet=43, aucun=13), ""),
        (
            tuple(
                replace(one, illegible=2, flags=("reponses_illisibles",), cell=Cell("territoire", "fin"))
                for one in of(trajet=43, aucun=13)
            ),
            "2 réponses illisibles à part.",
        ),
    ],
)
def test_what_is_left_to_say_after_the_first_answers(parts: tuple[Figure, ...], said: str) -> None:
    assert unread(parts) == said


@pytest.mark.parametrize(
    ("tied", "said"),
    [
        (1, "« A » (43 %)"),
        (2, "« A » et « B », à égalité (43 %)"),
        (4, "« A », « B », « C » et « D », à égalité (43 %)"),
        (5, "« A », « B », « C », « D » et 1 autre à égalité (43 %)"),
    ],
)
def test_answers_that_tie_say_so_once_however_many_they_are(tied: int, said: str) -> None:
    named = [*of(**dict.fromkeys("abcde"[:tied], 43))]
    assert led(named).replace(N, " ") == said
