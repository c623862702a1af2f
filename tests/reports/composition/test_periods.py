"""What is counted by month or by year, in whole titles and rows: steady, each of two, the fullest; masked, undated, tonnes."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.timeline import Timeline
from reports.composition.pieces.calendar import calendar
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, told

N = "\u202f"
COUNT = indicator(
    "seances",
    {"count": "seances", "by": "mois"},
    unit="nombre",
    code="SEA",
    label="Ateliers par mois",
    group="activite",
)
WEIGHT = COUNT.model_copy(update={"id": "poids", "unit": "tonnes", "label": "Poids par mois"})
MONTHS = ("2014-11", "2014-12", "2015-01", "2015-02", "2015-03")


def of(*counts: float | None, whole: float | None = None, one: object = COUNT) -> tuple[Figure, ...]:
    """Return the figure of each month, None where it is masked, after that of the whole."""
    known = [
        replace(told(COUNT, 1, 1, month), value=count, n=9, k=None, unit=one.unit, indicator=one.id)  # type: ignore[attr-defined]
        for month, count in zip(MONTHS, counts, strict=False)
    ]
    parts = [hidden(figure) if figure.value is None else figure for figure in known]
    total = sum(count or 0 for count in counts) if whole is None else whole
    main = replace(told(COUNT, 1, 1), value=total, n=9, k=None, unit=one.unit, indicator=one.id)  # type: ignore[attr-defined]
    return (main, *parts)


def made(*figures: Figure, one: object = COUNT) -> doc.ShownFinding:
    (found,) = calendar(published([(one, figures)]), one.id)  # type: ignore[list-item, attr-defined]
    assert isinstance(found, doc.ShownFinding)
    return found


def drawn(*figures: Figure, one: object = COUNT) -> tuple[doc.ShownFinding, Timeline]:
    found = made(*figures, one=one)
    assert isinstance(found.chart, Timeline) and found.table
    return found, found.chart


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (
            (3, 8, 10, 8, 2),
            "Le rythme est régulier\u202f: de 8 à 10 ateliers par mois, de décembre 2014 à février 2015",
        ),
        ((3, 8, 8, 8, 2), "Le rythme est régulier\u202f: 8 ateliers par mois, de décembre 2014 à février 2015"),
        ((3, 8, 11, 8, 2), "Le mois de janvier 2015 est le plus fourni, avec 11 ateliers"),
        (
            (3, 8, None, 8, 2),
            "Les mois de décembre 2014 et février 2015 sont les plus fournis, avec 8 ateliers chacun, parmi les mois qui peuvent "
            "être publiés",
        ),
        ((3, 8, 9, 2), "Le mois de janvier 2015 est le plus fourni, avec 9 ateliers"),
        ((0, 0, 0, 0, 0), "Le registre ne compte aucune ligne"),
        ((3, 5), "3 ateliers en novembre 2014, puis 5 en décembre 2014"),
        ((1, 5), "Ateliers\u202f: 1 en novembre 2014, puis 5 en décembre 2014"),
        ((3,), "3 ateliers en novembre 2014"),
        (
            (None, 5),
            "Le mois de décembre 2014 est le plus fourni, avec 5 ateliers, parmi les mois qui peuvent être publiés",
        ),
        (
            (4, 1, 4, 0, 4),
            "Les mois de novembre 2014, janvier 2015 et mars 2015 sont les plus fournis, avec 4 ateliers chacun",
        ),
        ((4, 4, 4, 0, 4), "Les mois les plus fournis comptent 4 ateliers chacun"),
        ((1, 0, 0), "Le mois de novembre 2014 est le plus fourni, avec 1"),
    ],
)
def test_a_title_says_what_stands_out(counts: tuple[float | None, ...], title: str) -> None:
    found = made(*of(*counts))
    assert found.title == title
    assert (found.chart is None) == (len(counts) < 3 and None not in counts and any(counts))
    assert found.subtitle == (
        "En nombre, mois par mois" if "ateliers" in title else "Ateliers, en nombre, mois par mois"
    )


def test_each_month_has_its_row_and_what_has_no_date_has_one() -> None:
    found, chart = drawn(*of(3, None, 5, whole=12))
    assert found.table is not None
    assert chart.panels[0].counts == (3.0, None, 5.0)
    assert [[(cell.text, cell.masked) for cell in row] for row in found.table.rows][:3] == [
        [("novembre 2014", False), ("3", False)],
        [("décembre 2014", False), ("masqué", True)],
        [("janvier 2015", False), ("5", False)],
    ]
    assert len(found.table.rows) == 3
    assert "sans date" not in found.caveat, "what a month hides could be worked out"


HOURS = COUNT.model_copy(
    update={"measure": indicator("h", {"sum": "heures", "of": "contributions"}, unit="heures").measure}
)
ENDS = "Le premier et le dernier mois peuvent n’être connus qu’en partie."


@pytest.mark.parametrize(
    ("counts", "whole", "missing", "caveat"),
    [
        ((3, 4, 5), 12, 0, ENDS),
        ((3, 4, 5), 14, 0, f"{ENDS} Ateliers par mois{N}: 2 sans date, dans aucune colonne."),
        ((3,), 3, 0, ""),
        ((3, 4, 5), 12, 1, f"{ENDS} Ateliers par mois{N}: 1 ligne sans nombre noté."),
        ((3, 4, 5), 12, 2, f"{ENDS} Ateliers par mois{N}: 2 lignes sans nombre noté."),
    ],
)
def test_what_stands_in_no_column_is_said(counts: tuple[float, ...], whole: float, missing: int, caveat: str) -> None:
    one = HOURS if missing else COUNT
    main, *months = of(*counts, whole=whole, one=one)
    found = made(replace(main, missing=missing), *months, one=one)
    assert found.caveat == caveat


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ((1.5, 20.0, 30.0), f"1,5{N}t"),
        ((15.4, 20.6, 30.0), f"15{N}t"),
        ((2.0, 20.0, 30.0), f"2{N}t"),
        ((0.3, 20.0, 30.0), f"0,3{N}t"),
    ],
)
def test_a_few_tonnes_have_a_decimal(counts: tuple[float, ...], first: str) -> None:
    found, _ = drawn(*of(*counts, one=WEIGHT), one=WEIGHT)
    assert found.table is not None and found.table.rows[0][1].text == first


def test_two_panels_have_each_its_name_and_scale() -> None:
    known = [(COUNT, of(3, 9, 5)), (WEIGHT, of(20, 10, 30, one=WEIGHT))]
    (found,) = calendar(published(known), "seances", "poids")
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Timeline)
    assert [panel.label for panel in found.chart.panels] == ["Ateliers par mois", "Poids par mois"]
    assert found.subtitle == f"En nombre et tonnes, mois par mois{N}; chaque ligne de colonnes a son échelle"


def test_a_month_without_a_line_is_zero() -> None:
    main, first, _, last = of(3, 9, 5, whole=8)
    found, chart = drawn(main, first, last)
    assert found.caveat == f"Un mois sans ligne au registre compte zéro. {ENDS}"
    assert (chart.months, chart.panels[0].counts) == (("nov. 2014", "déc. 2014", "janv. 2015"), (3.0, 0.0, 5.0))
