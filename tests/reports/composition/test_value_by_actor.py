"""The value for each kind of actor: how many they are, what they brought, what they get; masked cells are said."""

from indicators.figures.results import Figure
from reports.composition.pieces.value_by_actor import value_by_actor
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, said, table, told

N = "\u202f"
EUROS = indicator(
    "montants", {"contributions": "montant", "by": "nature"}, unit="euros", code="EUR", group="partenaires"
)
HOURS = indicator("heures", {"contributions": "heures", "by": "nature"}, unit="heures", code="HEU", group="partenaires")
OTHER = indicator("autres", {"contributions": "montant", "by": "usage"}, unit="euros", code="AUT", group="partenaires")
NOTED = indicator(
    "matrice", {"benefits_matrix": "recu", "against": "apporte"}, unit="note_sur_10", code="MAT", group="partenaires"
)
PARTNERS = {
    id: {"name": id.upper(), "type": type, "joined": "2013-09-01"}
    for id, type in (("a", "association"), ("b", "association"), ("e", "entreprise"))
}
CAUTION = f"Un apport plus grand ne dit pas un engagement plus fort{N}: les moyens diffèrent."


def of(kind: str, euros: int, hours: int, note: float) -> tuple[Figure, Figure, Figure]:
    scope = f"type_acteur:{kind}"
    return (
        told(EUROS, euros, 3, scope=scope),
        told(HOURS, hours, 3, scope=scope),
        told(NOTED, note, 3, f"benefice.{kind}"),  # type: ignore[arg-type]
    )


def test_each_kind_has_its_members_what_it_brought_and_what_it_gets() -> None:
    euros, hours, noted = zip(of("association", 12_000, 300, 6), of("entreprise", 1_500, 20, 7), strict=True)
    known = [(EUROS, euros), (HOURS, hours), (OTHER, ()), (NOTED, noted)]
    found = table(value_by_actor(published(known, partners=PARTNERS)))
    assert [(column.heading, column.numeric) for column in found.columns] == [
        ("Type d’acteur", False),
        *((head, True) for head in ("Membres", "Apports (€)", "Heures apportées", "Bénéfice perçu (sur 10)")),
    ]
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Association", "2", f"12{N}000", f"300{N}h", "6,0"],
        ["Entreprise", "1", f"1{N}500", f"20{N}h", "7,0"],
    ]
    assert (found.note, found.source) == (CAUTION, "EUR, HEU, MAT")


def test_a_masked_cell_is_said_with_its_reason_and_an_absent_one_is_a_dash() -> None:
    euros, _, noted = of("association", 12_000, 300, 6)
    known = [(EUROS, (hidden(euros),)), (NOTED, (noted,))]
    found = table(value_by_actor(published(known, partners=PARTNERS)))
    assert [[(cell.text, cell.masked) for cell in row[2:]] for row in found.rows] == [
        [("masqué", True), ("6,0", False)],
        [("–", False), ("–", False)],
    ]
    assert found.note == f"Masqué pour protéger les personnes et les organisations. {CAUTION}"


def test_without_partners_it_is_said() -> None:
    assert said(value_by_actor(published(partners={}))) == ["Aucun partenaire n’est déclaré."]
