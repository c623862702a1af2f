"""Who answered is told group by group: one whose rate nobody follows, or may read, is named as such, never left out."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.notes import response, response_table, sources_in_short
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


def _at(wave: str, k: int, n: int) -> Figure:
    return replace(told(RATE, k, n), cell=Cell("territoire", wave))


WAVES = {
    "debut": {"label": "Début", "from": "2014-10-01", "to": "2014-10-31"},
    "fin": {"label": "Fin", "from": "2015-04-01", "to": "2015-05-31"},
}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([(30, 40)], "30 seniors sur 40 ont répondu en octobre 2014 (75\u202f%)."),
        ([(29, 29)], "Les 29 seniors ont répondu en octobre 2014."),
        ([(1, 1)], "1 seniors sur 1 ont répondu en octobre 2014."),
        ([(10, 20)], "10 seniors sur 20 ont répondu en octobre 2014."),
        ([(0, 20)], "Aucune réponse n’a été recueillie en octobre 2014, sur 20 seniors."),
        (
            [(30, 40), (33, 44)],
            "30 seniors sur 40 ont répondu en octobre 2014 (75\u202f%), puis 33 sur 44 en avril-mai 2015 (75\u202f%).",
        ),
        (
            [(40, 40), (44, 44)],
            "Les 40 seniors ont répondu en octobre 2014, puis 44 sur 44 en avril-mai 2015 (100\u202f%).",
        ),
        (
            [(30, 40), (0, 44)],
            "30 seniors sur 40 ont répondu en octobre 2014 (75\u202f%), puis aucune réponse n’a été recueillie en "
            "avril-mai 2015, sur 44.",
        ),
    ],
)
def test_a_chapter_opens_on_who_answered_in_one_sentence(answers: list[tuple[int, int]], sentence: str) -> None:
    figures = tuple(_at(wave, k, n) for wave, (k, n) in zip(WAVES, answers, strict=False))
    results = published([(RATE, figures)], groups=GROUPS, waves=WAVES)
    assert said(response(results, ["seniors", "voisins"])) == [sentence]


def test_a_wave_that_is_masked_is_left_out_and_nothing_is_said_where_all_are() -> None:
    two = (hidden(_at("debut", 30, 40)), _at("fin", 33, 44))
    assert said(response(published([(RATE, two)], groups=GROUPS, waves=WAVES), ["seniors"])) == [
        "33 seniors sur 44 ont répondu en avril-mai 2015 (75\u202f%)."
    ]
    assert response(_results(masked=True), ["seniors"]) == ()


def test_a_short_edition_names_the_groups_whose_rate_is_not_known() -> None:
    (told_of,) = said(sources_in_short(_results()))
    assert told_of.startswith(
        "Ont répondu\u202f: seniors (30 sur 40). Combien ont été sollicités n’est pas connu\u202f: voisins."
    )
    (nothing,) = said(sources_in_short(_results(masked=True)))
    assert nothing.startswith(
        "Taux de réponse masqué\u202f: seniors. Combien ont été sollicités n’est pas connu\u202f: voisins."
    )


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [((40, 40), "30, puis 28 sur 40"), ((40, 38), "30 sur 40, puis 28 sur 38"), ((40,), "30 sur 40")],
)
def test_those_asked_are_said_once_where_they_were_as_many_at_each_wave(asked: tuple[int, ...], told_of: str) -> None:
    waves = zip(("debut", "fin"), (30, 28), asked, strict=False)
    figures = tuple(replace(told(RATE, k, n), cell=Cell(wave=wave)) for wave, k, n in waves)
    groups = {"seniors": GROUPS["seniors"]}
    (line,) = said(sources_in_short(published([(RATE, figures)], groups=groups)))
    assert line == f"Ont répondu\u202f: seniors ({told_of})."


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
