"""A series whose ends do not compare says in its title what stops it."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.over_time import over_time
from tests.reports.small_results import hidden, published, share, told, unfed

N = "\u202f"
ONE = share("un", "Premier")
WAVES = {
    id: {"label": id.capitalize(), "from": f"2015-0{month}-01", "to": f"2015-0{month}-28"}
    for month, id in enumerate(("debut", "milieu", "fin"), start=1)
}
STOPPED = f"Les vagues ne se comparent pas toutes{N}: "


def at(wave: str, k: int, n: int = 40) -> Figure:
    return replace(told(ONE, k, n), cell=Cell("territoire", wave))


def asked(breaks: dict[str, str]) -> dict[str, object]:
    question = {"text": "Je suis satisfait.", "answer": "lik4", "breaks": breaks}
    return {"q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": {"satisf": question}}}


@pytest.mark.parametrize(
    ("last", "breaks", "title"),
    [
        (at("fin", 30), {}, f"Premier{N}: 50{N}% (debut), puis 75{N}% (fin)"),
        (hidden(at("fin", 30)), {}, f"{STOPPED}une vague ne peut pas être publiée"),
        (at("fin", 30), {"fin": "Autres mots."}, f"{STOPPED}une question a changé"),
        (
            hidden(at("fin", 30)),
            {"fin": "Autres mots."},
            f"{STOPPED}une vague ne peut pas être publiée et une question a changé",
        ),
        (
            unfed(at("fin", 1)),
            {},
            f"{STOPPED}trop peu de personnes ont répondu à l’une d’elles",
        ),
    ],
)
def test_a_title_compares_the_ends_or_says_why_they_do_not(last: Figure, breaks: dict[str, str], title: str) -> None:
    figures = (at("debut", 20), at("milieu", 24), last)
    (found,) = over_time(published([(ONE, figures)], waves=WAVES, questionnaires=asked(breaks)), "seniors")
    assert isinstance(found, doc.ShownFinding)
    assert found.title == title
