"""A share told year by year by a register: its counts beside, masked years in words, a year that nobody counted said."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.series import Series
from reports.composition.pieces.over_years import over_years
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.reports.small_results import hidden, published, said, share, told, unfed

ID = "entreprises_fidelite"


def three_years(evaluated: Evaluated) -> ReportedResults:
    """Return the results with a third year, 2015, that counts as 2014 did."""
    results = evaluated.results["comite"]
    third = results.indicators[f"{ID}_2014"].model_copy(update={"id": f"{ID}_2015"})
    more = tuple(replace(one, indicator=third.id) for one in results.figures if one.indicator == f"{ID}_2014")
    indicators = {**results.indicators, third.id: third}
    return ReportedResults(replace(results, indicators=indicators, figures=(*results.figures, *more)))


def drawn(published: ReportedResults) -> tuple[doc.ShownFinding, Series]:
    (found,) = over_years(published, ID)
    assert isinstance(found, doc.ShownFinding)
    assert isinstance(found.chart, Series)
    return found, found.chart


def with_figures(evaluated: Evaluated, change: "dict[str, Figure]") -> ReportedResults:
    results = three_years(evaluated).results
    figures = tuple(change.get(one.indicator, one) if not one.part else one for one in results.figures)
    return ReportedResults(replace(results, figures=figures))


def main(evaluated: Evaluated, year: int) -> Figure:
    figure = ReportedResults(evaluated.results["comite"]).figure(f"{ID}_{year}")
    assert figure is not None
    return figure


def test_companies_that_came_back_are_those_of_the_register(charenton: Evaluated) -> None:
    frame = charenton.dataset.tables["participations"].frame
    came = {year: set(frame[frame["annee"] == year]["organisation"]) for year in (2013, 2014, 2015)}
    found, chart = drawn(three_years(charenton))
    assert chart.dates == ("2013", "2014", "2015")
    for moment, year in zip(chart.rows[0].moments, (2013, 2014), strict=False):
        back = len(came[year] & came[year + 1])
        assert moment.value == back / len(came[year])
        assert f"{back} sur {len(came[year])}" in moment.text.replace("\u202f", " ").replace("\xa0", " ")
    assert found.title == (
        "Entreprises qui reviennent l’année suivante\u202f: de 10 sur 14 (71\u202f%) en 2013 à 11 sur 18 (61\u202f%) en 2015"
    )


def test_two_years_are_two_sentences_and_no_drawing(charenton: Evaluated) -> None:
    (prose,) = over_years(ReportedResults(charenton.results["comite"]), ID)
    assert said((prose,)) == [
        "10 des 14 entreprises venues en 2013 sont revenues en 2014. 11 des 18 entreprises venues en 2014 sont revenues en 2015."
    ]
    assert isinstance(prose, doc.Prose)
    assert {id for run in prose.inline for id in run.about} == {f"{ID}_2013", f"{ID}_2014"}


def test_a_masked_year_is_said_and_has_no_point(charenton: Evaluated) -> None:
    hidden = main(charenton, 2013).masked("Masqué : trop peu.")
    found, chart = drawn(with_figures(charenton, {hidden.indicator: hidden}))
    assert [(one.value is None, one.text == "masqué") for one in chart.rows[0].moments] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    assert found.title.endswith(" en 2014 à 11 sur 18 (61\u202f%) en 2015")
    assert "Une année masquée n’a pas de point" in found.caveat


def test_a_year_that_nobody_counted_stands_between_the_others(charenton: Evaluated) -> None:
    results = charenton.results["comite"]
    last = results.indicators[f"{ID}_2014"].model_copy(update={"id": f"{ID}_2016"})
    figures = tuple(
        replace(one, indicator=last.id) if one.indicator == f"{ID}_2014" else one for one in results.figures
    )
    kept = {key: one for key, one in results.indicators.items() if key != f"{ID}_2014"} | {last.id: last}
    _, chart = drawn(ReportedResults(replace(results, indicators=kept, figures=figures)))
    assert chart.dates == ("2013", "2014", "2015", "2016")
    assert [one.text for one in chart.rows[0].moments][1:3] == ["non comptée"] * 2


def test_one_year_alone_is_no_series(charenton: Evaluated) -> None:
    results = charenton.results["comite"]
    kept = {key: one for key, one in results.indicators.items() if key != f"{ID}_2014"}
    assert over_years(ReportedResults(replace(results, indicators=kept)), ID) == ()


N = "\u202f"
NAMED = share("retour", "Entreprises qui reviennent")
YEARS = {year: share(f"retour_{year}", "Entreprises qui reviennent") for year in (2013, 2014, 2015)}
WHOLE = f"Entreprises qui reviennent{N}: de 20 sur 40 (50{N}%) en 2013 à 30 sur 40 (75{N}%) en 2015"
MASKED_YEAR = f"Une année masquée n’a pas de point{N}: rien ne joint celles qui l’entourent."
FEWER_THAN_TEN = "Une année où l’on en compte moins de dix est écrite, sans point."


@pytest.mark.parametrize(
    ("middle", "cell", "point", "title", "caveat"),
    [
        (told(YEARS[2014], 7, 10), (f"7 sur 10 (70{N}%)", False), 0.7, WHOLE, ""),
        (told(YEARS[2014], 7, 9), ("7 sur 9", False), None, WHOLE, FEWER_THAN_TEN),
        (hidden(told(YEARS[2014], 7, 10)), ("masqué", True), None, WHOLE, MASKED_YEAR),
        (unfed(told(YEARS[2014], 7, 10)), ("sans donnée", False), None, WHOLE, ""),
    ],
    ids=["ten", "nine", "masked", "nothing in the register"],
)
def test_each_year_has_its_point_or_a_word(
    middle: Figure, cell: tuple[str, bool], point: float | None, title: str, caveat: str
) -> None:
    figures = (told(YEARS[2013], 20, 40), middle, told(YEARS[2015], 30, 40))
    known = [(NAMED, ()), *((one, (figure,)) for one, figure in zip(YEARS.values(), figures, strict=True))]
    (found,) = over_years(published(known), "retour")
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Series) and found.table
    assert [(one.text, one.masked) for one in found.table.rows[0]] == [
        ("Entreprises qui reviennent", False),
        (f"20 sur 40 (50{N}%)", False),
        cell,
        (f"30 sur 40 (75{N}%)", False),
    ]
    assert [one.value for one in found.chart.rows[0].moments] == [0.5, point, 0.75]
    assert (found.title, found.caveat) == (title, caveat)
    assert found.chart.alt == (
        f"Entreprises qui reviennent{N}: 2013 20 sur 40 (50{N}%), 2014 {cell[0]}, 2015 30 sur 40 (75{N}%)"
    )


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((7, 20, 30), f"Entreprises qui reviennent{N}: de 20 sur 40 (50{N}%) en 2014 à 30 sur 40 (75{N}%) en 2015"),
        ((7, 20, 6), f"Entreprises qui reviennent{N}: 20 sur 40 (50{N}%) en 2014"),
        ((7, 5, 6), "Entreprises qui reviennent"),
    ],
)
def test_a_title_goes_from_the_first_point_to_the_last_or_says_the_only_one(
    counts: tuple[int, ...], title: str
) -> None:
    """Under ten companies a year has no point: the first of these three is one of nine."""
    figures = [told(one, k, 9 if k < 10 else 40) for one, k in zip(YEARS.values(), counts, strict=True)]
    known = [(NAMED, ()), *((one, (figure,)) for one, figure in zip(YEARS.values(), figures, strict=True))]
    (found,) = over_years(published(known), "retour")
    assert isinstance(found, doc.ShownFinding)
    assert found.title == title
