"""What a partner answered beside all together: each cell of the balance, with and without a base."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports.composition.pieces.partner_answers import differences, own_answers
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
from tests.reports.small_results import ORANGE, hidden, published, share, table, told
from tests.reports.small_results import said as sentences

BALANCE = indicator(
    "equilibre",
    {"balance": "benefice_percu", "against": "apport_percu"},
    group="partenaires",
    unit="points",
    code="PAR-03",
)
OWN = "partenaire:orange"


def note(part: str, value: float, n: int | None, scope: str) -> Figure:
    return replace(told(BALANCE, 8, 12, part=part, scope=scope), part_label="Bénéfice perçu", value=value, n=n, k=None)


@pytest.mark.parametrize(
    ("own", "whole", "row"),
    [
        (
            note("benefice", 8.0, 1, OWN),
            note("benefice", 6.5, 12, "territoire"),
            ("8", "6,5", "moyenne, n\u00a0=\u00a012"),
        ),
        (note("benefice", 8.0, 1, OWN), note("benefice", 6.5, None, "territoire"), ("8", "6,5", "")),
    ],
)
def test_a_note_stands_beside_the_mean_and_its_base(own: Figure, whole: Figure, row: tuple[str, str, str]) -> None:
    found = table(own_answers(published([(BALANCE, (own, whole))], audience=ORANGE)))
    cells = found.rows[0]
    assert (cells[1].text, cells[2].text, cells[2].detail) == row
    assert cells[0].text == "Bénéfice perçu, de 0 à 10"
    assert found.title == "Ce que vous en dites, à côté de l’ensemble"
    assert (
        found.note
        == "Vos réponses ne sont montrées qu’à vous. Chacun parle au nom de son organisation\u202f; ce sont des déclarations."
    )


def test_a_partner_without_an_answer_reads_those_of_all() -> None:
    own, whole = note("benefice", 8.0, 1, OWN), note("benefice", 6.5, 12, "territoire")
    said, found = own_answers(published([(BALANCE, (hidden(own), whole))], audience=ORANGE))
    found = table((said, found))
    assert [column.heading for column in found.columns] == ["Question", "Ensemble des partenaires"]
    assert found.title == "Ce qu’en disent les partenaires ensemble"
    assert [cell.text for cell in found.rows[0]] == ["Bénéfice perçu, de 0 à 10", "6,5"]
    assert found.note == "Chacun parle au nom de son organisation\u202f; ce sont des déclarations."


SAID = share(
    "equilibre",
    "L’alliance est équilibrée",
    group="partenaires",
    reading="{value} des {n} jugent l’alliance équilibrée.",
)


def answered(yes: int, whole: Figure) -> ReportedResults:
    """Return what a partner reads that said yes or no, beside the whole."""
    own = (
        told(SAID, yes, 1, scope=OWN),
        replace(told(SAID, 1, 1, part="oui", scope=OWN), part_label="Oui" if yes else "Plutôt en notre défaveur"),
    )
    return published([(SAID, (*own, whole))], audience=ORANGE)


@pytest.mark.parametrize(
    ("yes", "k", "said"),
    [
        (1, 9, ["Vous répondez comme la plupart des partenaires."]),
        (0, 3, ["Vous répondez comme la plupart des partenaires."]),
        (0, 6, ["Vous répondez comme la plupart des partenaires."]),
        (
            0,
            9,
            [
                "Vous ne répondez pas comme la plupart des partenaires ici :",
                "9 des 12 jugent l’alliance équilibrée. Vous : « Plutôt en notre défaveur ».",
            ],
        ),
        (
            1,
            3,
            [
                "Vous ne répondez pas comme la plupart des partenaires ici :",
                "3 des 12 jugent l’alliance équilibrée. Vous : « Oui ».",
            ],
        ),
    ],
)
def test_it_reads_where_it_does_not_answer_as_most(yes: int, k: int, said: list[str]) -> None:
    found = differences(answered(yes, told(SAID, k, 12)))
    assert [one.replace("\u202f", " ") for one in sentences(found)] == said


def test_nothing_is_compared_where_it_did_not_answer_or_all_is_masked() -> None:
    assert differences(answered(1, hidden(told(SAID, 9, 12)))) == ()
    assert differences(published([(SAID, (told(SAID, 9, 12),))], audience=ORANGE)) == ()
