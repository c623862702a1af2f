"""What took place month after month: zeros that are true, masks that are said, what has no date."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.timeline import Timeline
from reports.composition.pieces.calendar import calendar
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.reports.words.test_reading import figure

SESSIONS, OTHERS = "activite_seances_par_mois", "activite_seances"


def month(part: str, count: float, indicator: str = SESSIONS) -> Figure:
    cell = Cell("territoire", "", "tous")
    made = replace(figure(0.0, 1, 1), indicator=indicator, part=part, part_label=part, cell=cell, unit="nombre")
    return replace(made, value=count, n=int(count), k=None, low=None, high=None)


MASKED = replace(month("2014-12", 0), status="masque", reason="Masqué : trop peu.", value=None, n=None)


def published(evaluated: Evaluated, *figures: Figure) -> ReportedResults:
    return ReportedResults(replace(evaluated.results["comite"], figures=figures))


def drawn(blocks: tuple[doc.Block, ...]) -> tuple[doc.ShownFinding, Timeline]:
    (found,) = blocks
    assert isinstance(found, doc.ShownFinding)
    assert isinstance(found.chart, Timeline)
    return found, found.chart


def test_sessions_of_the_demonstration_are_drawn_month_by_month(silver_geek: Evaluated) -> None:
    found, chart = drawn(calendar(ReportedResults(silver_geek.results["comite"]), SESSIONS))
    table = silver_geek.dataset.tables["seances"].frame
    held = table[table["statut"] == "realise"]["date"].dt.strftime("%Y-%m").value_counts().sort_index()
    assert chart.panels[0].counts == tuple(held)
    assert (chart.months[0], chart.months[-1]) == ("oct. 2014", "mai 2015")
    assert (
        found.title
        == "Le rythme est régulier\u202f: de 73 à 82 ateliers réalisés par mois, de novembre 2014 à avril 2015"
    )
    assert found.caveat.startswith("Le premier et le dernier mois peuvent")  # no month without a line
    assert found.indicators == (SESSIONS,)


def test_a_month_without_a_line_is_zero_a_masked_one_is_not_and_what_has_no_date_is_said(
    silver_geek: Evaluated,
) -> None:
    some = (month("", 9.0), month("2014-11", 4.0), month("2015-02", 3.0))
    found, chart = drawn(calendar(published(silver_geek, *some), SESSIONS))
    assert chart.months == ("nov. 2014", "déc. 2014", "janv. 2015", "févr. 2015")
    assert chart.panels[0].counts == (4, 0, 0, 3)
    assert "4 en novembre 2014, 0 en décembre 2014, 0 en janvier 2015, 3 en février 2015" in chart.alt
    assert "2 sans date" in found.caveat
    assert found.title == "Le mois de novembre 2014 est le plus fourni, avec 4 ateliers réalisés"
    assert found.caveat.startswith("Un mois sans ligne au registre compte zéro.")
    found, chart = drawn(calendar(published(silver_geek, *some, MASKED), SESSIONS))
    assert chart.panels[0].counts == (4, None, 0, 3)
    assert "sans date" not in found.caveat
    assert found.table is not None
    assert [row[1].text for row in found.table.rows] == ["4", "masqué", "0", "3"]
    assert found.title.endswith(", avec 4 ateliers réalisés, parmi les mois qui peuvent être publiés")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (1.0, 0.0, 1.0, 1.0),
            "Les mois de novembre 2014, janvier 2015 et février 2015 sont les plus fournis, avec 1 chacun",
        ),
        ((2.0, 2.0, 0.0, 2.0, 2.0), "Les mois les plus fournis comptent 2 ateliers réalisés chacun"),
        (
            (1.0, 3.0, 3.0, 3.0, 2.0),
            "Le rythme est régulier\u202f: 3 ateliers réalisés par mois, de décembre 2014 à février 2015",
        ),
        ((1.0, 0.0, 0.0, 0.0, 3.0), "Le mois de mars 2015 est le plus fourni, avec 3 ateliers réalisés"),
    ],
)
def test_a_title_agrees_with_its_number_and_names_three_periods_at_most(
    silver_geek: Evaluated, counts: tuple[float, ...], said: str
) -> None:
    months = ("2014-11", "2014-12", "2015-01", "2015-02", "2015-03")
    figures = [month(part, count) for part, count in zip(months, counts, strict=False)]
    found, _ = drawn(calendar(published(silver_geek, month("", sum(counts)), *figures), SESSIONS))
    assert found.title == said
    assert ("Ateliers réalisés, en nombre" in found.subtitle) == ("ateliers réalisés" not in said)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1.0, 3.0), "Ateliers réalisés\u202f: 1 en novembre 2014, puis 3 en décembre 2014"),
        ((4.0,), "4 ateliers réalisés en novembre 2014"),
    ],
)
def test_one_or_two_periods_are_said_in_the_title_and_not_drawn(
    silver_geek: Evaluated, counts: tuple[float, ...], said: str
) -> None:
    figures = [month(part, count) for part, count in zip(("2014-11", "2014-12"), counts, strict=False)]
    (found,) = calendar(published(silver_geek, month("", sum(counts)), *figures), SESSIONS)
    assert isinstance(found, doc.ShownFinding)
    assert (found.title, found.chart, found.table) == (said, None, None)


def test_of_two_periods_one_that_is_masked_is_drawn_so(silver_geek: Evaluated) -> None:
    _, chart = drawn(calendar(published(silver_geek, month("", 3.0), month("2014-11", 3.0), MASKED), SESSIONS))
    assert None in chart.panels[0].counts


def test_an_amount_in_tonnes_keeps_its_label(suez_adeis: Evaluated) -> None:
    (found,) = calendar(ReportedResults(suez_adeis.results["comite"]), "partenaires_quantite_par_an")
    assert isinstance(found, doc.ShownFinding)
    assert found.title == "Quantité traitée\u202f: 1\u202f134\u202ft en 2014, puis 1\u202f210\u202ft en 2015"
    assert found.subtitle == "Quantité traitée, en tonnes, année par année"


def test_where_every_month_is_masked_nothing_is_drawn_and_it_is_said(silver_geek: Evaluated) -> None:
    (note,) = calendar(published(silver_geek, month("", 3.0), MASKED), SESSIONS)
    assert isinstance(note, doc.Note)


def test_an_indicator_that_was_not_chosen_leaves_nothing(silver_geek: Evaluated) -> None:
    assert calendar(published(silver_geek), SESSIONS, "inconnu") == ()


def test_months_and_years_are_not_drawn_together(silver_geek: Evaluated) -> None:
    both = (month("2014-12", 1.0), month("2014", 1.0, OTHERS))
    with pytest.raises(LookupError):
        calendar(published(silver_geek, *both), SESSIONS, OTHERS)


def test_a_few_tonnes_are_drawn_as_they_are_written(suez_adeis: Evaluated) -> None:
    years = [
        replace(month(part, value, "partenaires_quantite_par_an"), unit="tonnes")
        for part, value in (("", 7.4), ("2014", 2.4), ("2015", 4.0), ("2016", 1.0))
    ]
    _, chart = drawn(calendar(published(suez_adeis, *years), "partenaires_quantite_par_an"))
    assert chart.panels[0].decimals == 1
