"""The line of time says from when the initiative dates, when it was evaluated, and how much came after."""

import pytest

from reports import document as doc
from reports.composition.pieces.chronology import milestones
from tests.reports.small_results import published

N = "\u202f"


def event(when: str, precision: str = "jour") -> dict[str, str]:
    return {"when": when, "precision": precision, "label": "Un événement", "source": "Une source"}


@pytest.mark.parametrize(
    ("events", "title"),
    [
        ([event("2010-01-01", "annee")], "L’initiative remonte à 2010, son évaluation vient en juin 2015"),
        (
            [event("2014-10-01", "mois"), event("2015-06-30"), event("2018-01-17")],
            f"L’initiative remonte à octobre 2014, son évaluation vient en juin 2015{N}; un événement l’a suivie",
        ),
        (
            [event("2013-03-02"), event("2018-01-17"), event("2019-01-01", "annee")],
            f"L’initiative remonte au 2 mars 2013, son évaluation vient en juin 2015{N}; deux événements l’ont suivie",
        ),
        ([event("2018-01-17")], f"Son évaluation vient en juin 2015{N}; un événement l’a suivie"),
    ],
)
def test_the_title_says_what_the_line_shows(events: list[dict[str, str]], title: str) -> None:
    (found,) = milestones(published(milestones=events, evaluated_on="2015-06-30"))
    assert isinstance(found, doc.ShownFinding)
    assert found.title == title
    assert found.chart is not None and found.chart.alt.startswith(f"{title}. ")


def test_without_an_event_there_is_no_line() -> None:
    assert milestones(published()) == ()
