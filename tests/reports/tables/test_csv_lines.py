"""The line of a figure in `results.csv`, whole, and what is read back of it: numbers, texts that look like formulas, blanks."""

import csv
import io
from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports.composition.published import ReportedResults
from reports.tables.csv_files import figures_of, results_csv
from tests.reports.small_results import hidden, published, share, told, unfed

ONE = share("lien", "Lien social")
PLAIN = replace(told(ONE, 30, 40), low=0.6, high=0.86, missing=2, illegible=0, dont_know=1)
FEW = told(ONE, 5, 9)


def written(figure: Figure, known: ReportedResults | None = None) -> str:
    return results_csv((known or published([(ONE, (figure,))])).results)


def line(figure: Figure) -> dict[str, str]:
    (found,) = csv.DictReader(io.StringIO(written(figure)), delimiter=";")
    return {name: text for name, text in found.items() if text}


def test_a_line_holds_each_thing_in_its_column() -> None:
    figure = replace(PLAIN, flags=("recensement", "redresse"), test="McNemar", p=0.000012345678, p_adjusted=0.5)
    assert line(figure) == {
        "indicateur": "lien",
        "code": "LIEN",
        "libelle": "Lien social",
        "perimetre": "territoire",
        "population": "tous",
        "statut": "publie",
        "valeur": "0,75",
        "unite": "part",
        "n": "40",
        "k": "30",
        "sans_reponse": "2",
        "illisibles": "0",
        "ne_sait_pas": "1",
        "borne_basse": "0,6",
        "borne_haute": "0,86",
        "methode": "essai",
        "preuve": "declare",
        "mentions": "recensement, redresse",
        "test": "McNemar",
        "p": "1,23457e-05",
        "p_ajustee": "0,5",
        "place": "corps",
    }


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (replace(FEW, flags=("comptes_seulement",), low=0.2, high=0.8), ("", "", "", "9", "5")),
        (replace(FEW, low=0.2, high=0.8), ("0,555556", "0,2", "0,8", "9", "5")),
        (hidden(PLAIN), ("", "", "", "", "")),
        (unfed(PLAIN), ("", "0,6", "0,86", "0", "")),
        (replace(PLAIN, value=0.0), ("0", "0,6", "0,86", "40", "30")),
        (replace(PLAIN, value=12.0), ("12", "0,6", "0,86", "40", "30")),
        (replace(PLAIN, value=-0.25), ("-0,25", "0,6", "0,86", "40", "30")),
    ],
    ids=["counts alone", "share of few", "masked", "without data", "zero", "whole", "below zero"],
)
def test_a_number_stands_where_it_may_be_read(figure: Figure, expected: tuple[str, ...]) -> None:
    found = line(figure)
    assert tuple(found.get(name, "") for name in ("valeur", "borne_basse", "borne_haute", "n", "k")) == expected


@pytest.mark.parametrize(
    ("annex", "place", "said"),
    [(False, "corps", "corps"), (True, "corps", "annexe"), (False, "annexe", "annexe")],
)
def test_the_place_is_the_figure_s_or_that_of_its_indicator(annex: bool, place: str, said: str) -> None:
    one = ONE.model_copy(update={"place": place})
    (found,) = csv.DictReader(
        io.StringIO(written(PLAIN, published([(one, (replace(PLAIN, annex=annex),))]))), delimiter=";"
    )
    assert found["place"] == said


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Mars 2014", "Mars 2014"),
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-3", "'-3"),
        ("@x", "'@x"),
        ("'=1", "''=1"),
        ("'mot", "'mot"),
        ("12", "12"),
    ],
)
def test_what_a_spreadsheet_would_compute_is_shown(text: str, cell: str) -> None:
    assert line(replace(PLAIN, value=None, text=text))["valeur"] == cell
    assert line(replace(PLAIN, part_label=text))["libelle_partie"] == cell


@pytest.mark.parametrize(
    "figure",
    [
        PLAIN,
        replace(PLAIN, flags=("recensement", "redresse"), annex=True),
        replace(PLAIN, value=-0.25, low=-0.5, high=None),
        replace(PLAIN, value=None, text="Mars 2014"),
        replace(PLAIN, value=None, text="+33 fois"),
        replace(PLAIN, part="don", part_label="'=don", n=0, k=0, missing=None, illegible=None, dont_know=None),
        hidden(PLAIN),
        unfed(PLAIN),
    ],
)
def test_what_is_written_is_read_back(figure: Figure) -> None:
    (found,) = figures_of(io.StringIO(written(figure)))
    assert found == figure
