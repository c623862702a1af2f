"""Amounts in the unit of their figure: on either side of each rule that chooses how they are written."""

import pytest

from initiatives.declaration.vocabulary import Unit
from reports.words import reading
from tests.reports.words.test_reading import figure

N = "\u202f"


@pytest.mark.parametrize(
    ("unit", "amount", "finer", "said"),
    [
        ("part", 0.126, 0, f"13{N}%"),
        ("euros", 9.5, 0, f"9,50{N}€"),
        ("euros", 9.0, 0, f"9{N}€"),
        ("euros", 10.5, 0, f"11{N}€"),
        ("euros", 12340.0, 0, f"12{N}340{N}€"),
        ("euros", 12340.5, 1, f"12{N}341{N}€"),
        ("heures", 0.5, 0, f"30{N}min"),
        ("heures", 1.0, 0, f"1{N}h"),
        ("heures", 1.25, 0, f"1,3{N}h"),
        ("heures", 612.4, 0, f"612{N}h"),
        ("heures", 2.5, 1, f"2{N}h{N}30"),
        ("heures", 2.0, 1, f"2{N}h"),
        ("heures", 0.0, 0, f"0{N}h"),
        ("tonnes", 1.26, 0, f"1,3{N}t"),
        ("tonnes", 12.6, 0, f"13{N}t"),
        ("tonnes", 0.312, 0, f"312{N}kg"),
        ("tonnes", 1.26, 1, f"1,3{N}t"),
        ("mois", 22.0, 0, f"22{N}mois"),
        ("nombre", 7.0, 0, "7"),
        ("nombre", 7.26, 0, "7,3"),
        ("personnes", 7.0, 0, "7"),
        ("points", 7.26, 0, "7,3"),
        ("points", 7.26, 1, "7,26"),
        ("note_sur_10", 7.26, 0, "7,3"),
        ("note_sur_100", 72.6, 0, "73"),
        ("ratio", 7.26, 0, "7,3"),
    ],
)
def test_an_amount_is_written_in_its_unit(unit: Unit, amount: float, finer: int, said: str) -> None:
    assert reading.measured(figure(amount, 40, unit=unit), amount, finer) == said
