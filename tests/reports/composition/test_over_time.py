"""The title of a series says what it tells, at its two ends or at the last one; never across a question that changed."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.series import Series
from reports.composition.pieces.over_time import over_time
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, share, told, unfed

N = "\u202f"
ONE = share("un", "Premier")
WAVES = {
    id: {"label": id.capitalize(), "from": f"2015-0{month}-01", "to": f"2015-0{month}-28"}
    for month, id in enumerate(("debut", "milieu", "fin"), start=1)
}


def at(wave: str, k: int, n: int = 40) -> Figure:
    return replace(told(ONE, k, n), cell=Cell("territoire", wave))


def asked(breaks: dict[str, str]) -> dict[str, object]:
    question = {"text": "Je suis satisfait.", "answer": "lik4", "breaks": breaks}
    return {"q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": {"satisf": question}}}


@pytest.mark.parametrize(
    ("last", "breaks", "title"),
    [
        (at("fin", 30), {}, f"Premier{N}: 50{N}% (debut), puis 75{N}% (fin)"),
        (hidden(at("fin", 30)), {}, f"Premier{N}: 50{N}% (debut), puis 60{N}% (milieu)"),
        (unfed(at("fin", 1)), {}, f"Premier{N}: 50{N}% (debut), puis 60{N}% (milieu)"),
        (at("fin", 30), {"milieu": "Autres mots."}, f"Premier{N}: 60{N}% (milieu), puis 75{N}% (fin)"),
        (at("fin", 30), {"fin": "Autres mots."}, f"75{N}% des 40, fin"),
        (hidden(at("fin", 30)), {"fin": "Autres mots."}, "Premier"),
    ],
    ids=["both ends", "the last masked", "nobody at the last", "a break inside", "a break at the end", "nothing since"],
)
def test_a_title_goes_from_the_first_told_wave_to_the_last_since_the_question_changed(
    last: Figure, breaks: dict[str, str], title: str
) -> None:
    """Where there is nothing to compare, it says the level and when: what is not told is the matter of the note."""
    figures = (at("debut", 20), at("milieu", 24), last)
    (found,) = over_time(published([(ONE, figures)], waves=WAVES, questionnaires=asked(breaks)), "seniors")
    assert isinstance(found, doc.ShownFinding)
    assert found.title == title


LOW, HIGH = replace(at("debut", 20), low=0.35, high=0.65), replace(at("fin", 30), low=0.6, high=0.86)
SHARED = "Rien ne dit que ceux qui ont répondu soient les mêmes d’une vague à l’autre."
HIDDEN = f" Une vague masquée n’a pas de point{N}: rien ne joint celles qui l’entourent."
FOUR = WAVES | {"apres": {"label": "Après", "from": "2015-05-01", "to": "2015-05-28"}}


@pytest.mark.parametrize(
    ("middle", "breaks", "cells", "point", "caveat"),
    [
        (at("milieu", 24), {}, ("60\u202f%", False, ""), 0.6, ""),
        (at("milieu", 24), {"milieu": "Autres mots."}, ("60\u202f%", False, "Autres mots."), 0.6, ""),
        (at("milieu", 6, 8), {}, ("6 sur 8", False, ""), None, ""),
        (hidden(at("milieu", 24)), {}, ("masqué", True, ""), None, HIDDEN),
        (unfed(at("milieu", 24)), {}, ("sans donnée", False, ""), None, ""),
    ],
    ids=["told", "another question", "few answers", "masked", "nobody answered"],
)
def test_each_wave_has_its_point_and_interval_or_a_word(
    middle: Figure, breaks: dict[str, str], cells: tuple[str, bool, str], point: float | None, caveat: str
) -> None:
    known = published([(ONE, (LOW, middle, HIGH))], waves=WAVES, questionnaires=asked(breaks))
    (found,) = over_time(known, "seniors")
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Series) and found.table
    counted = middle.n == 8
    first = "20 sur 40 (50\u202f%)" if counted else "50\u202f%"
    last = "30 sur 40 (75\u202f%)" if counted else "75\u202f%"
    assert [(one.text, one.masked, one.detail) for one in found.table.rows[0]] == [
        ("Premier", False, ""),
        (first, False, "35–65\u202f%"),
        cells,
        (last, False, "60–86\u202f%"),
    ]
    assert [column.heading for column in found.table.columns] == ["Indicateur", "Debut", "Milieu", "Fin"]
    assert [one.value for one in found.chart.rows[0].moments] == [0.5, point, 0.75]
    sure = f"(intervalle de 35{N}% à 65{N}%)", f"(intervalle de 60{N}% à 86{N}%)"
    assert found.chart.alt == f"Premier{N}: Debut {first} {sure[0]}, Milieu {cells[0]}, Fin {last} {sure[1]}"
    assert found.caveat == f"{SHARED}{caveat}"


def test_two_waves_make_no_series_and_a_wave_between_that_did_not_ask_is_said() -> None:
    two = (LOW, HIGH)
    assert over_time(published([(ONE, two)], waves=WAVES, questionnaires=asked({})), "seniors") == ()
    later = replace(HIGH, cell=Cell("territoire", "apres"))
    other = share("deux", "Second")
    figures = (
        *two,
        later,
        replace(at("milieu", 24), indicator="deux"),
        *(replace(one, indicator="deux") for one in two),
    )
    known = published([(ONE, (*two, later)), (other, figures[3:])], waves=FOUR, questionnaires=asked({}))
    (found,) = over_time(known, "seniors")
    assert isinstance(found, doc.ShownFinding) and found.table
    assert [[one.text for one in row] for row in found.table.rows] == [
        ["Premier", "50\u202f%", "non posée", "75\u202f%", "75\u202f%"],
        ["Second", "50\u202f%", "60\u202f%", "75\u202f%", "non posée"],
    ]
    assert found.title == f"Premier{N}: 50{N}% (debut), puis 75{N}% (après)"


def test_the_series_of_the_title_comes_first() -> None:
    figures = (LOW, at("milieu", 24), HIGH)
    later = tuple(replace(one, indicator="deux") for one in (*figures, replace(HIGH, cell=Cell("territoire", "apres"))))
    known = [(ONE, figures), (share("deux", "Second"), later)]
    (found,) = over_time(published(known, waves=FOUR, questionnaires=asked({})), "seniors")
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Series)
    assert found.title.startswith(f"Second{N}:")
    assert [row.label for row in found.chart.rows] == ["Second", "Premier"]
    assert found.indicators == ("deux", "un")


def test_a_wave_whose_name_has_brackets_stands_in_none() -> None:
    waves = {id: one | {"label": f"{one['label']} (2015)"} for id, one in WAVES.items()}
    figures = (at("debut", 20), at("milieu", 24), at("fin", 30))
    (found,) = over_time(published([(ONE, figures)], waves=waves, questionnaires=asked({})), "seniors")
    assert isinstance(found, doc.ShownFinding)
    assert found.title == f"Premier{N}: 50{N}% debut (2015), puis 75{N}% fin (2015)"


RATE = indicator("evaluation_taux_reponse_seniors", {"response_rate": "seniors"}, group="seniors")
AGAIN = indicator("evaluation_suivis_seniors", {"count": "seniors"}, group="seniors", unit="personnes")


@pytest.mark.parametrize(
    ("answered", "again", "differ"),
    [
        ((40, 40, 40), (40, 40, 40), False),
        ((40, 38, 40), (38, 38, 38), True),
        ((40, 40, 40), (40, 39, 40), True),
        ((), (), False),
    ],
    ids=["as many, all found", "not as many", "one not found", "unknown"],
)
def test_that_they_are_not_the_same_is_said_where_it_is_known(
    answered: tuple[int, ...],
    again: tuple[int, ...],
    differ: bool,
) -> None:
    def of(one: Indicator, counts: tuple[int, ...]) -> tuple[Figure, ...]:
        return tuple(
            replace(told(one, count, 50), cell=Cell("territoire", wave))
            for wave, count in zip(WAVES, counts, strict=False)
        )

    shown = (ONE, (at("debut", 20), at("milieu", 24), at("fin", 30)))
    known = published(
        [shown, (RATE, of(RATE, answered)), (AGAIN, of(AGAIN, again))], waves=WAVES, questionnaires=asked({})
    )
    (found, *_) = over_time(known, "seniors")
    assert isinstance(found, doc.ShownFinding)
    assert found.caveat.startswith("Les répondants ne sont pas tous les mêmes") is differ
