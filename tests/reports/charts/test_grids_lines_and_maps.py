"""Charts of one page: the grid, the line of time, the map, and what partners brought when they are many."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from initiatives.declaration.outlines import outlines
from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.contribution_bars import ContributionRow
from reports.charts.map import NUMBER, MapArea, TerritoryMap
from reports.charts.matrix import GridCell, GridRow, HeatGrid
from reports.charts.milestones import Milestones, Moment
from reports.composition.pieces.contributions import SHOWN, gathered
from reports.rendering.drawings import draw
from reports.words.french import euros
from tests.reports.charts.test_charts import letters
from tests.reports.charts.words import check_words
from tests.reports.sample_report import HOSTILE, LONG

LINES = (
    GridRow("Association", (GridCell("12 000 €", 1.0, "3 apports"), GridCell("0 €"))),
    GridRow(LONG, (GridCell("masqué", masked=True), GridCell("6,1", 0.61, "n = 7"))),
)
GRID = HeatGrid(alt="", columns=("Mécénat de compétences", HOSTILE[0]), rows=LINES)


def crowded(count: int, span: int) -> Milestones:
    """Return events and waves thrown at random over so many days."""
    chance = random.Random(count * span)
    days = sorted(date(2013, 1, 1) + timedelta(chance.randrange(span)) for _ in range(count))
    moments = tuple(Moment(day, day, f"{day:%d/%m/%Y}", chance.choice((LONG, "Court", *HOSTILE))) for day in days)
    return Milestones(alt="", events=moments, asked=moments[::3])


def around(*codes: str) -> TerritoryMap:
    known = outlines()
    return TerritoryMap(
        alt="",
        places=tuple(
            MapArea(code, known.outlines[code], str(n) if n else "masqué", counted=bool(n))
            for n, code in enumerate(codes)
        ),
        neighbours=tuple(ring for code in known.neighbours(codes) for ring in known.outlines[code]),
    )


CHARTS: dict[str, ChartSpec] = {
    "grille": GRID,
    "frise": crowded(8, 900),
    "frise d’un jour": crowded(6, 1),
    "frise longue": crowded(5, 9000),
    "carte": around("16", "17", "79", "86"),
    "carte d’un seul": around("94"),
    "carte au bord": around("2A", "2B"),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_word_stays_on_the_sheet_and_covers_no_other(chart: ChartSpec) -> None:
    check_words(draw(chart))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_drawn_alike_each_time(chart: ChartSpec) -> None:
    first = draw(chart)
    assert draw(chart) == first


def test_a_masked_cell_is_hatched_and_said_where_a_zero_is_a_number() -> None:
    written = [text.text for text in letters(draw(GRID).page)]
    assert {"masqué", "0 €"} <= set(written)
    blank = HeatGrid(alt="", columns=GRID.columns, rows=(LINES[0],))
    hatched = HeatGrid(
        alt="", columns=GRID.columns, rows=(GridRow("Association", (GridCell("0 €", masked=True),) * 2),)
    )
    assert draw(hatched).page.svg.count("<path") > draw(blank).page.svg.count("<path") + 10


def test_events_of_one_place_in_time_are_each_written() -> None:
    chart = crowded(6, 1)
    for picture in (draw(chart).page, draw(chart).phone):
        dates = [text.text for text in letters(picture) if text.text == chart.events[0].when]
        assert len(dates) == len(chart.events) + len(chart.asked)


def test_a_map_shows_the_neighbours_of_its_territory() -> None:
    known = outlines()
    assert known.neighbours(["16", "17", "79", "86"]) == ("24", "33", "36", "37", "49", "85", "87")
    assert known.neighbours(["2A", "2B"]) == ()
    assert len(known.outlines) == 96
    assert all(len(ring) > 2 for rings in known.outlines.values() for ring in rings)


def test_no_département_is_tinted_whatever_its_number() -> None:
    """Its size would speak louder than what is counted: an outline, and the number in it, larger than the name."""
    few, many = (
        replace(one, places=tuple(replace(place, text=text) for place in one.places))
        for one, text in ((around("16", "79"), "1"), (around("16", "79"), "7"))
    )
    without = [re.sub(r"<text.*?</text>", "", draw(one).page.svg, flags=re.DOTALL) for one in (few, many)]
    assert without[0] == without[1]
    sizes = {text.text: text.get("style") for text in letters(draw(around("16", "79")).page)}
    assert f"font-size: {NUMBER:g}px" in sizes["1"]
    assert f"font-size: {style.TEXT:g}px" in sizes["masqué"]


def test_of_two_hundred_partners_the_largest_are_drawn_and_the_others_added_up() -> None:
    rows = tuple(ContributionRow(f"P{n}", (float(n), 1.0), f"{n}", highlighted=n == 5) for n in range(200, 0, -1))
    kept = gathered(rows)
    assert [row.label for row in kept[:SHOWN]] == [f"P{n}" for n in range(200, 180, -1)]
    assert [row.label for row in kept[SHOWN:]] == ["P5", "Les 179 autres, ensemble"]
    assert kept[-1] == replace(kept[-1], amounts=(), text=f"{euros(sum(range(181)) - 5 + 179)} (hors échelle)")
    assert gathered(rows[:21]) == rows[:21]
