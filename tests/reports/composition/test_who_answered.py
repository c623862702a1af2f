"""Who answered is told group by group: one whose rate nobody follows, or may read, is named as such, never left out."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from reports import document as doc
from reports.composition.pieces.notes import response_table, sources_in_short
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, said, told

ASKED = {"questionnaire": "q", "legal_basis": "consentement"}
GROUPS = {
    "seniors": {"label": "Seniors", "singular": "le senior", **ASKED},
    "voisins": {"label": "Voisins", "singular": "le voisin", **ASKED},
}
RATE = indicator("evaluation_taux_reponse_seniors", {"response_rate": "seniors"})


def _results(*, masked: bool = False) -> ReportedResults:
    figure = told(RATE, 30, 40)
    return published([(RATE, (hidden(figure) if masked else figure,))], groups=GROUPS)


def test_a_short_edition_names_the_groups_whose_rate_is_not_known() -> None:
    (told_of,) = said(sources_in_short(_results()))
    assert told_of.startswith(
        "Ont répondu\u202f: seniors (30 sur 40). Taux de réponse non connu, ou masqué\u202f: voisins."
    )
    (nothing,) = said(sources_in_short(_results(masked=True)))
    assert nothing.startswith("Taux de réponse non connu, ou masqué\u202f: seniors et voisins.")


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [((40, 40), "30, puis 28 sur 40"), ((40, 38), "30 sur 40, puis 28 sur 38"), ((40,), "30 sur 40")],
)
def test_those_asked_are_said_once_where_they_were_as_many_at_each_wave(asked: tuple[int, ...], told_of: str) -> None:
    waves = zip(("debut", "fin"), (30, 28), asked, strict=False)
    figures = tuple(replace(told(RATE, k, n), cell=Cell(wave=wave)) for wave, k, n in waves)
    groups = {"seniors": GROUPS["seniors"]}
    (line,) = said(sources_in_short(published([(RATE, figures)], groups=groups)))
    assert line == f"Ont répondu\u202f: seniors ({told_of}). Aucun groupe de comparaison n’a été suivi."


@pytest.mark.parametrize("left", ["proches", ""])
def test_the_table_has_a_line_for_each_group_or_is_not_there(silver_geek: Evaluated, left: str) -> None:
    results = silver_geek.results["comite"]
    kept = tuple(
        one
        for one in results.figures
        if not one.indicator.startswith("evaluation_taux_reponse_") or (left and not one.indicator.endswith(left))
    )
    blocks = response_table(ReportedResults(replace(results, figures=kept)))
    rows = [row for block in blocks if isinstance(block, doc.DataTable) for row in block.rows]
    named = {row[0].text: [cell.text for cell in row[2:]] for row in rows if row[0].text}
    assert set(named) == ({one.label for one in results.initiative.groups.values()} if left else set())
    assert not left or named["Proches"] == ["–"] * 4
