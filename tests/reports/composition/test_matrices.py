"""What each kind of actor brings and receives, row by row: told, masked, without data; one kind, or several."""

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.matrix import GridCell, HeatGrid
from reports.composition.pieces.matrices import matrix
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, told, unfed

N = "\u202f"
PERCEIVED = indicator(
    "matrice", {"benefits_matrix": "recu", "against": "apporte"}, unit="note_sur_10", code="MAT", group="partenaires"
)
BROUGHT = indicator(
    "apports", {"contributions": "montant", "by": "nature"}, unit="euros", code="APP", group="partenaires"
)
PARTNERS = {
    id: {"name": id.upper(), "type": type, "joined": "2013-09-01"}
    for id, type in (("a", "association"), ("b", "association"), ("e", "entreprise"))
}


def notes(actor: str, brings: float = 7, receives: float = 5, n: int = 4) -> tuple[Figure, Figure]:
    return (
        told(PERCEIVED, brings, n, f"apport.{actor}"),  # type: ignore[arg-type]
        told(PERCEIVED, receives, n, f"benefice.{actor}"),  # type: ignore[arg-type]
    )


def perceived(*figures: Figure) -> doc.Block:
    (found,) = matrix(published([(PERCEIVED, figures)], partners=PARTNERS))
    return found


@pytest.mark.parametrize(
    ("actor", "title"),
    [
        ("association", "Les associations notent leur apport 7,0 sur 10, et leur bénéfice 5,0"),
        ("entreprise", "L’entreprise note son apport 7,0 sur 10, et son bénéfice 5,0"),
    ],
)
def test_one_kind_of_actor_is_told_in_the_title(actor: str, title: str) -> None:
    found = perceived(*notes(actor))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, HeatGrid)
    assert found.title == title
    ((first, second),) = (row.cells for row in found.chart.rows)
    assert (first, second) == (GridCell("7,0", 0.7, "n\u00a0=\u00a04"), GridCell("5,0", 0.5, "n\u00a0=\u00a04"))
    assert found.caveat == ""


def test_of_several_kinds_each_has_its_row_and_who_says_nothing_has_none() -> None:
    masked, said = notes("entreprise")
    silent = tuple(map(unfed, notes("expert")))
    one_note = notes("media")[:1]
    found = perceived(*notes("association"), hidden(masked), said, *silent, *one_note)
    assert isinstance(found, doc.ShownFinding) and found.table
    assert found.title == "Les associations notent leur apport 7,0 sur 10, et leur bénéfice 5,0"
    assert [[(cell.text, cell.masked, cell.detail) for cell in row] for row in found.table.rows] == [
        [("Association", False, ""), ("7,0", False, "n\u00a0=\u00a04"), ("5,0", False, "n\u00a0=\u00a04")],
        [("Entreprise", False, ""), ("masqué", True, ""), ("5,0", False, "n\u00a0=\u00a04")],
    ]
    assert found.caveat == "Masqué pour protéger les personnes et les organisations."
    two = perceived(*notes("association"), *notes("entreprise"))
    assert isinstance(two, doc.ShownFinding)
    assert two.title == "Ce que chaque type d’acteur estime apporter et recevoir"


def test_a_matrix_that_is_all_masked_is_a_note_and_one_without_data_is_nothing() -> None:
    note = perceived(*map(hidden, notes("association")))
    assert isinstance(note, doc.Note) and note.tone == "masque"
    assert matrix(published([(PERCEIVED, tuple(map(unfed, notes("association"))))], partners=PARTNERS)) == ()
    assert matrix(published()) == ()


def amounts(actor: str, **natures: tuple[int, int]) -> tuple[Figure, ...]:
    scope = f"type_acteur:{actor}" if actor else "territoire"
    whole = told(BROUGHT, sum(euros for euros, _ in natures.values()), 9, "", scope)
    return (whole, *(told(BROUGHT, euros, n, nature, scope) for nature, (euros, n) in natures.items()))


ALL = amounts("", financier=(90_000, 4), nature=(10_000, 1), benevolat=(0, 0))
ASSOCIATIONS = amounts("association", financier=(15_000, 1), nature=(10_000, 1))
COMPANY = amounts("entreprise", financier=(75_000, 3), nature=(0, 0))


def brought(*figures: Figure) -> ReportedResults:
    return published([(BROUGHT, figures)], partners=PARTNERS)


def test_what_each_kind_brought_stands_by_nature_with_how_many_times() -> None:
    (found,) = matrix(brought(*ALL, *ASSOCIATIONS, *COMPANY))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, HeatGrid)
    assert found.title == f"L’entreprise apporte 75{N}% des 100{N}000{N}€ de l’alliance"
    assert found.chart.columns == ("Financier", "Nature")
    assert [(row.label, row.cells) for row in found.chart.rows] == [
        (
            "Association",
            (GridCell(f"15{N}000{N}€", 0.2, "1 apport"), GridCell(f"10{N}000{N}€", 10_000 / 75_000, "1 apport")),
        ),
        ("Entreprise", (GridCell(f"75{N}000{N}€", 1.0, "3 apports"), GridCell(f"0{N}€"))),
    ]


def test_a_masked_kind_leaves_the_title_without_a_share() -> None:
    masked = tuple(map(hidden, amounts("expert", financier=(1, 1), nature=(1, 1))))
    (found,) = matrix(brought(*ALL, *ASSOCIATIONS, *COMPANY, *masked))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, HeatGrid)
    assert found.title == "Ce que chaque type d’acteur a apporté, par nature"
    assert found.chart.rows[-1].cells == (GridCell("masqué", masked=True),) * 2
    missing = amounts("expert", financier=(5, 1))
    (found,) = matrix(brought(*ALL, *ASSOCIATIONS, *COMPANY, *missing))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, HeatGrid)
    assert found.chart.rows[-1].cells[1] == GridCell("sans donnée")


@pytest.mark.parametrize("others", [(), tuple(map(hidden, COMPANY))], ids=["one kind", "one told, one masked"])
def test_one_kind_alone_is_compared_with_nobody(others: tuple[Figure, ...]) -> None:
    assert matrix(brought(*ALL, *ASSOCIATIONS, *others)) == ()
