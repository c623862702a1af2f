"""Under ten answers nothing that is written out holds a percentage: the counts k and n say it all."""

import csv
import io
from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.explaining.explain import explain_figure, explanations
from indicators.figures.results import Audience, Figure, PublishedResults
from initiatives.declaration.vocabulary import Flag, Unit
from reports.tables.csv_files import results_csv
from reports.words import reading
from tests.indicators.small import chosen, initiative

FEW: tuple[Flag, ...] = ("comptes_seulement",)


def _figure(n: int, flags: tuple[Flag, ...], unit: Unit = "part", value: float | None = 0.777778) -> Figure:
    return Figure(
        indicator="satisfaits",
        part="",
        part_label="Satisfaits",
        cell=Cell(wave="fin"),
        status="publie",
        value=value,
        unit=unit,
        n=n,
        k=None if value is None else round(n * value),
        missing=0,
        low=None if value is None else 0.452587,
        high=None if value is None else 0.936783,
        method="part des réponses valides",
        evidence="declare",
        flags=flags,
    )


def _published(figure: Figure) -> PublishedResults:
    return PublishedResults(
        audience=Audience("comite", "Comité"),
        initiative=initiative(),
        indicators=chosen(satisfaits={"share": "satisf", "at_least": "plutot"}),
        figures=(figure,),
        passages=(),
        masked={},
        data_version="x",
    )


def _line(figure: Figure) -> dict[str, str]:
    (line,) = csv.DictReader(io.StringIO(results_csv(_published(figure))), delimiter=";")
    return line


def test_the_table_of_figures_leaves_the_share_of_nine_answers_to_its_counts() -> None:
    line = _line(_figure(9, FEW))
    assert (line["valeur"], line["borne_basse"], line["borne_haute"]) == ("", "", "")
    assert (line["statut"], line["n"], line["k"]) == ("publie", "9", "7")
    enough = _line(_figure(18, ("effectif_faible",)))
    assert (enough["valeur"], enough["k"], enough["borne_basse"]) == ("0,777778", "14", "0,452587")


def test_a_mean_of_few_answers_is_no_percentage_and_stays() -> None:
    assert _line(_figure(9, FEW, unit="note_sur_10"))["valeur"] == "0,777778"


def test_a_very_small_p_is_never_written_as_zero() -> None:
    tested = replace(_figure(40, ()), test="test de Welch", p=2.5e-9)
    assert (_line(tested)["p"], _line(replace(tested, p=0.384097))["p"]) == ("2,5e-09", "0,384097")


def test_neither_do_explanations() -> None:
    told = explanations(_published(_figure(9, FEW)))["figures"]
    assert isinstance(told, list)
    (explained,) = told
    assert (explained["value"], explained["low"], explained["high"]) == (None, None, None)
    assert (explained["k"], explained["n"]) == (7, 9)
    said = "\n".join(explain_figure(_published(_figure(9, FEW)), "satisfaits"))
    assert "comptes seulement, base 9, dont 7 remplissent la condition" in said
    assert "%" not in said


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("rupture_de_serie",), "non comparable"),
        (("comptes_seulement", "rupture_de_serie"), "non comparable"),
        (FEW, "trop peu de réponses"),
        ((), "non calculé"),
    ],
)
def test_a_figure_that_was_not_computed_is_never_said_to_be_without_data(flags: tuple[Flag, ...], said: str) -> None:
    figure = _figure(9, flags, "points", None)
    assert reading.value(figure) == said
    assert "aucune réponse" not in reading.sentence(_published(figure).indicators["satisfaits"], figure)
