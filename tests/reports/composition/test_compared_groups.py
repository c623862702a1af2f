"""Two groups, one of which the action met: a line each, what they differ by, and nothing where a value is missing."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.slope import Slope, SlopeLine
from reports.composition.pieces.compared_groups import compared_groups
from reports.composition.prose import flat
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, told

CHANGE = {"paired_change": "niveau"}
READING = "Les {n} suivis [+ont gagné {amount}|−ont perdu {amount}|=n’ont pas nettement changé]."
MET = indicator("rencontres", CHANGE, code="E-1", unit="points", reading=READING)
OTHERS = indicator("temoins", CHANGE, code="E-2", unit="points", reading=READING)
GAP = indicator(
    "ecart",
    {"difference_in_differences": "rencontres", "against": "temoins"},
    code="E-3",
    unit="points",
    label="Évolution comparée",
    reading="L’écart est de {value} [point|points] sur 4.",
)


def values(of: object, change: int, before: int, after: int) -> tuple[Figure, ...]:
    made = (told(of, change, 40), told(of, before, 40, "avant"), told(of, after, 40, "apres"))  # type: ignore[arg-type]
    return tuple(replace(one, cell=Cell("territoire", "debut>fin"), k=None) for one in made)


def drawn(met: tuple[Figure, ...], others: tuple[Figure, ...], **sure: float) -> tuple[doc.Block, ...]:
    gap = replace(told(GAP, 1, 80), cell=Cell("territoire", "debut>fin"), k=None, **sure)  # type: ignore[arg-type]
    return compared_groups(published(((MET, met), (OTHERS, others), (GAP, (gap,)))), GAP)


EVERY = (values(MET, 2, 1, 3), values(OTHERS, 1, 1, 2))


def test_each_group_is_a_line_and_the_first_is_the_one_that_was_met() -> None:
    (found,) = drawn(*EVERY)
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Slope)
    assert found.indicators == ("ecart", "rencontres", "temoins")
    assert [(line.label, line.n, line.before, line.after) for line in found.chart.lines] == [
        ("Seniors", 40, 1, 3),
        ("Groupe de comparaison", 40, 1, 2),
    ]
    assert isinstance(found.chart.lines[0], SlopeLine)
    assert found.title == "L’écart est de +1,0 point sur 4"
    assert found.reading == ()


def test_what_the_title_and_the_lines_say_is_not_said_again_but_how_sure_it_is() -> None:
    (found,) = drawn(*EVERY, low=0.5, high=1.5)
    assert isinstance(found, doc.ShownFinding)
    assert [flat(one) for one in found.reading] == ["Intervalle à 95\u202f%\u202f: de 0,5 à 1,5."]
    assert {run.about for run in found.reading[0]} == {("ecart", "rencontres", "temoins")}


@pytest.mark.parametrize("group", range(2))
@pytest.mark.parametrize("part", range(3))
def test_nothing_is_drawn_where_a_value_is_masked(group: int, part: int) -> None:
    changed = [
        tuple(hidden(one) if (group, part) == (g, p) else one for p, one in enumerate(v)) for g, v in enumerate(EVERY)
    ]
    assert drawn(changed[0], changed[1]) == ()


def test_what_compares_nothing_is_not_drawn() -> None:
    assert compared_groups(published(((MET, EVERY[0]),)), MET) == ()
