"""What partners' reports say, added up, beside the territory's: in whole sentences and rows."""

from dataclasses import replace

import pytest

from indicators.figures.reconciled import ReconciledLine
from reports.composition.pieces.reconciliation import reconciliation
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
from tests.reports.small_results import published, said, table, told

N = "\u202f"
HOURS = indicator("heures", {"sum": "heures", "of": "contributions"}, unit="heures", code="HEU", label="Heures")
TRUE = ReconciledLine(
    indicator="heures",
    part="",
    part_label="",
    wave="",
    unit="heures",
    verdict="verifie",
    whole=50.0,
    partners=(("orange", 20.0), ("spn", 25.0)),
    apart=5.0,
)
OFF = replace(TRUE, part="don", part_label="Don", wave="fin", verdict="ecart", apart=1.0)
MASKED = replace(TRUE, verdict="masque", whole=None, partners=(), apart=None, why="masqué")
NO_SUM = replace(MASKED, verdict="ne_s_additionne_pas", why="une moyenne")


def of(*lines: ReconciledLine) -> ReportedResults:
    known = published([(HOURS, (told(HOURS, 50, 3), told(HOURS, 50, 3, "don")))])
    return ReportedResults(replace(known.results, reconciliation=lines))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ((TRUE,), "1 chiffre est la somme de ses parties."),
        (
            (TRUE, TRUE, OFF),
            "2 chiffres sont la somme de leurs parties et 1 ne l’est pas, ce qui est une erreur à signaler.",
        ),
        (
            (TRUE, TRUE, MASKED),
            "2 chiffres sont la somme de leurs parties et 1 a un terme masqué et reste sans verdict.",
        ),
        (
            (TRUE, OFF, OFF, MASKED, MASKED),
            "1 chiffre est la somme de ses parties, 2 ne le sont pas, ce qui est une erreur à signaler et 2 ont un terme masqué "
            "et restent sans verdict.",
        ),
        (
            (TRUE, TRUE, NO_SUM, NO_SUM),
            f"2 chiffres sont la somme de leurs parties. Ne s’additionnent pas, par nature{N}: une moyenne (2).",
        ),
    ],
)
def test_what_adds_up_is_counted_and_so_is_what_does_not(lines: tuple[ReconciledLine, ...], sentence: str) -> None:
    assert said(reconciliation(of(*lines))[:1]) == [sentence]


def test_each_figure_stands_beside_its_sum_and_what_is_apart() -> None:
    found = table(reconciliation(of(TRUE, OFF, MASKED)))
    assert [[(cell.text, cell.detail, cell.marked) for cell in row] for row in found.rows] == [
        [
            ("Heures", "HEU", False),
            *((f"{hours}{N}h", "", False) for hours in (50, 45, 5, 0)),
            ("vérifié", "", True),
        ],
        [
            ("Heures – Don", "HEU · Vague", False),
            *((text, "", False) for text in (*("–",) * 4,)),
            ("écart", "", False),
        ],
    ]
    assert [column.numeric for column in found.columns] == [False, True, True, True, True, False]


def test_where_all_is_masked_there_is_no_table_and_where_nothing_is_told_by_partner_it_is_said() -> None:
    assert len(reconciliation(of(MASKED))) == 1
    assert said(reconciliation(of())) == [
        f"Aucun chiffre n’est donné partenaire par partenaire{N}: il n’y a rien à réconcilier."
    ]
