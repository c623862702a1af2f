"""Shares in each kind of structure: told, of few, masked or absent in their cell; the title says the widest gap that is sure."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.small_multiples import Panel, SmallMultiples
from reports.composition.pieces.by_kind import by_kind
from reports.composition.published import ReportedResults
from tests.reports.small_results import hidden, published, said, share, told, unfed

N = "\u202f"
BASE = "n\u00a0=\u00a0"
ONE = share("contents", "Seniors contents")
LISTS = {
    "structure_types": {
        key: {"label": label} for key, label in (("ehpad", "EHPAD"), ("mjc", "MJC"), ("foyer", "Foyer"))
    }
}
NEUTRAL = "Ce que répondent les publics de chaque type de structure"
ALIKE = f"Seniors contents{N}: de 25{N}% (EHPAD) à 75{N}% (MJC), sans écart net"
DRAWN = "Les types de structure n’ont pas été tirés au sort : un écart n’est pas un effet du type.".replace(
    " :", f"{N}:"
)


def of(kind: str, k: int, n: int = 40, low: float | None = None, high: float | None = None) -> Figure:
    scope = f"type_structure:{kind}" if kind else "territoire"
    return replace(told(ONE, k, n), cell=Cell(scope, "fin"), low=low, high=high)


ALL = of("", 60, 100)
LOW, HIGH = of("ehpad", 10, 40, 0.1, 0.4), of("mjc", 30, 40, 0.6, 0.9)


def reader(*figures: Figure) -> ReportedResults:
    return published([(ONE, figures)], lists=LISTS)


def shown(*figures: Figure) -> doc.ShownFinding:
    (found,) = by_kind(reader(*figures), "contents")
    assert isinstance(found, doc.ShownFinding)
    return found


def test_each_kind_has_its_share_beside_the_whole() -> None:
    found = shown(ALL, LOW, HIGH)
    assert isinstance(found.chart, SmallMultiples) and found.table
    assert found.chart.kinds == ("EHPAD", "MJC")
    (row,) = found.chart.rows
    assert (row.label, row.detail, row.whole) == ("Seniors contents", f"Ensemble{N}: 60{N}%", 0.6)
    assert row.panels == (
        Panel(f"25{N}% · {BASE}40", 0.25, 0.1, 0.4),
        Panel(f"75{N}% · {BASE}40", 0.75, 0.6, 0.9),
    )
    assert found.title == f"Seniors contents{N}: de 25{N}% (EHPAD) à 75{N}% (MJC)"
    assert found.caveat == DRAWN


@pytest.mark.parametrize(
    ("figure", "panel", "caveat"),
    [
        (of("foyer", 6, 8), Panel("6 sur 8", few=(6, 8)), DRAWN),
        (hidden(of("foyer", 6, 8)), Panel("masqué"), f"Masqué pour Foyer, pour protéger les personnes. {DRAWN}"),
        (unfed(of("foyer", 6, 8)), Panel("sans donnée"), DRAWN),
    ],
    ids=["few", "masked", "without data"],
)
def test_a_kind_that_has_no_share_has_a_word(figure: Figure, panel: Panel, caveat: str) -> None:
    found = shown(ALL, LOW, HIGH, figure)
    assert isinstance(found.chart, SmallMultiples) and found.table
    assert found.chart.rows[0].panels[-1] == panel
    assert found.caveat == caveat
    cell = found.table.rows[0][-1]
    assert (cell.text, cell.masked) == (panel.text, panel.text == "masqué")


@pytest.mark.parametrize(
    ("low", "high", "title"),
    [
        (
            of("ehpad", 10, 40, 0.1, 0.5),
            of("mjc", 30, 40, 0.6, 0.9),
            f"Seniors contents{N}: de 25{N}% (EHPAD) à 75{N}% (MJC)",
        ),
        (of("ehpad", 10, 40, 0.1, 0.6), of("mjc", 30, 40, 0.6, 0.9), ALIKE),
        (of("ehpad", 10, 40, 0.1, 0.7), of("mjc", 30, 40, 0.6, 0.9), ALIKE),
        (of("ehpad", 10, 40), of("mjc", 30, 40, 0.6, 0.9), f"Seniors contents{N}: de 25{N}% (EHPAD) à 75{N}% (MJC)"),
        (of("ehpad", 10, 40), of("mjc", 30, 40), f"Seniors contents{N}: de 25{N}% (EHPAD) à 75{N}% (MJC)"),
        (
            of("ehpad", 10, 40),
            of("mjc", 10, 40),
            f"Seniors contents{N}: de 25{N}% (EHPAD) à 25{N}% (MJC), sans écart net",
        ),
        (
            of("ehpad", 2, 12, 0.0, 0.4),
            of("mjc", 30, 40, 0.6, 0.9),
            NEUTRAL,
        ),
        (hidden(of("ehpad", 10, 40)), of("mjc", 30, 40, 0.6, 0.9), NEUTRAL),
    ],
    ids=["apart", "they touch", "they meet", "one is a census", "two are", "alike", "apart, of few", "one masked"],
)
def test_the_title_tells_two_kinds_whose_intervals_do_not_meet(low: Figure, high: Figure, title: str) -> None:
    assert shown(ALL, low, high).title == title


@pytest.mark.parametrize(
    ("whole", "line", "text"),
    [
        (of("", 60, 100), 0.6, f"Ensemble{N}: 60{N}%"),
        (of("", 12, 20), None, f"Ensemble{N}: 12 sur 20 (60{N}%)"),
        (hidden(of("", 60, 100)), None, f"Ensemble{N}: masqué"),
    ],
)
def test_the_whole_is_a_line_where_it_has_a_share(whole: Figure, line: float | None, text: str) -> None:
    found = shown(whole, LOW, HIGH)
    assert isinstance(found.chart, SmallMultiples)
    assert (found.chart.rows[0].whole, found.chart.rows[0].detail) == (line, text)


@pytest.mark.parametrize("figures", [(ALL, LOW), (LOW, HIGH), ()], ids=["one kind", "no whole", "nothing"])
def test_it_is_said_where_nothing_compares(figures: tuple[Figure, ...]) -> None:
    assert said(by_kind(reader(*figures), "contents")) == ["Ces résultats ne sont pas publiés par type de structure."]


def test_without_a_choice_the_first_four_shares_that_people_appreciate_or_that_change_are_shown() -> None:
    def known(rank: int, step: str, **changes: object) -> tuple[Indicator, tuple[Figure, ...]]:
        one = share(f"s{rank}", f"Part {rank}", step=step, **changes)
        return one, tuple(replace(figure, indicator=one.id) for figure in (ALL, LOW, HIGH))

    rows = [
        known(0, "identite"), known(1, "appreciation"), known(2, "effets"), known(3, "appreciation", place="annexe"),
        known(4, "effets", unit="points"), known(5, "appreciation"), known(6, "effets"), known(7, "effets"),
    ]  # fmt: skip
    (found,) = by_kind(published(rows, lists=LISTS))
    assert isinstance(found, doc.ShownFinding)
    assert isinstance(found.chart, SmallMultiples)
    assert [row.label for row in found.chart.rows] == ["Part 1", "Part 2", "Part 5", "Part 6"]
    (alone,) = by_kind(published(rows[:1], lists=LISTS))
    assert said((alone,)) == ["Ces résultats ne sont pas publiés par type de structure."]
