"""A second version says what changed: was, is, why; and never repeats what is masked now."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.figures.results import Figure, LastVersion, PublishedResults
from reports import document as doc
from reports.composition.changes import ABSENT, GIVEN, changes
from reports.composition.pieces.versions import versions
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from reports.words import reading
from tests.conftest import Evaluated

ID = "seniors_lien_social"


@pytest.fixture(scope="module")
def main(silver_geek: Evaluated) -> Figure:
    figures = silver_geek.results["comite"].figures
    return next(one for one in figures if one.indicator == ID and not one.part and one.cell.scope == "territoire")


def _after(silver_geek: Evaluated, old: tuple[Figure, ...], new: tuple[Figure, ...]) -> PublishedResults:
    last = LastVersion(date(2015, 6, 30), "a1b2c3d4e5", old, ("exports/seniors_fin.xlsx",), same_program=True)
    return replace(silver_geek.results["comite"], figures=new, last=last)


def test_the_same_version_changes_nothing(silver_geek: Evaluated) -> None:
    figures = silver_geek.results["comite"].figures
    assert changes(_after(silver_geek, figures, figures)) == ()


def test_a_figure_that_moves_says_was_is_and_why(silver_geek: Evaluated, main: Figure) -> None:
    old = replace(main, value=0.5, n=(main.n or 0) - 3)
    (found,) = changes(_after(silver_geek, (old,), (main,)))
    assert (found.was, found.now) == ("50\u202f%", "75\u202f%")
    assert f"{old.n} à {main.n}" in found.why


def test_a_new_figure_and_one_that_is_gone_are_told(silver_geek: Evaluated, main: Figure) -> None:
    (born,) = changes(_after(silver_geek, (), (main,)))
    (gone,) = changes(_after(silver_geek, (main,), ()))
    assert born.was == ABSENT
    assert gone.now == ABSENT


def test_what_is_masked_now_is_not_repeated(silver_geek: Evaluated, main: Figure) -> None:
    hidden = replace(main, status="masque", value=None, n=None, k=None, low=None, high=None, reason="Trop peu.")
    (found,) = changes(_after(silver_geek, (main,), (hidden,)))
    assert (found.was, found.now, found.why) == (GIVEN, "masqué", "Trop peu.")


def test_the_report_asks_the_evaluator_why_and_shows_the_table(silver_geek: Evaluated, main: Figure) -> None:
    blocks = versions(ReportedResults(_after(silver_geek, (replace(main, value=0.5),), (main,))))
    assert any(isinstance(block, doc.Note) and block.tone == "a_completer" for block in blocks)
    (table,) = (block for block in blocks if isinstance(block, doc.DataTable))
    assert [cell.text for cell in table.rows[0]][1:3] == ["50\u202f%", "75\u202f%"]
    (first,) = versions(ReportedResults(silver_geek.results["comite"]))
    assert isinstance(first, doc.Prose)
    assert flat(first.inline).startswith("Aucune version définitive")


def test_a_figure_reads_as_the_report_prints_it(suez_adeis: Evaluated) -> None:
    results = suez_adeis.results["comite"]
    published = ReportedResults(replace(results, last=LastVersion(date(2015, 6, 30), "a", (), (), same_program=True)))
    told = {one.now for one in changes(published.results)}
    otherwise = [
        (raw, shown)
        for raw, shown in zip(results.figures, published.figures, strict=True)
        if raw.status == "publie" and not raw.annex and not raw.indicator.startswith("evaluation_")
        if reading.change(published.indicator(raw.indicator), raw)
        != reading.change(published.indicator(raw.indicator), shown)
    ]
    assert otherwise, "no difference of the demonstration is printed with its terms: nothing is tried"
    assert {reading.change(published.indicator(raw.indicator), shown) for raw, shown in otherwise} <= told
