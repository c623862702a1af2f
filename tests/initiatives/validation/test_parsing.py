"""Numbers and dates as people write them; what is not clearly one is refused."""

from datetime import date

import pytest

from initiatives.validation.parsing import headed_unit, parse_date, parse_number
from initiatives.validation.wrong import Wrong


@pytest.mark.parametrize(
    ("text", "decimals", "unit", "value"),
    [
        ("12", 0, None, 12),
        ("\u200b1\u200e2\ufeff", 0, None, 12),
        ("1 234,50", 2, None, 123450),
        ("1\u202f234,5 €", 2, "€", 123450),
        ("1.234,50 euros", 2, "€", 123450),
        ("1234.5", 2, None, 123450),
        ("2,5 h", 1, "heures", 25),
        ("1h30", 0, "min", 90),
        ("1 h 30", 2, "h", 150),
        ("1:30", 2, "h", 150),
        ("25:30:00", 2, "h", 2550),
        ("0:20:30", 1, "min", 205),
        ("90 min", 1, "h", 15),
        ("2 h", 0, "min", 120),
        ("45 %", 0, "%", 45),
        ("2,0", 0, None, 2),
        ("-350,00", 2, "€", -35000),
        ("−3", 0, None, -3),
        ("-0,5", 1, None, -5),
        ("33.333333", 2, None, 3333),
        ("0.005", 2, None, 1),
        ("7,1 kg", 6, "t", 7100),
        ("80 %", 1, "sur 10", 80),
    ],
)
def test_numbers(text: str, decimals: int, unit: str | None, value: int) -> None:
    assert parse_number(text, decimals, unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("20 €", "min"),
        ("1:75", "h"),
        ("1:30", None),
        ("3 h", None),
        ("9" * 40, None),
        *(
            (text, None)
            for text in ("environ 3", "3 à 4", "2,7", "1 23", "12,", "", "1,234,567", "1e9", "٣", "1.234.5")
        ),
    ],
)
def test_what_is_not_clearly_a_number_is_refused(text: str, unit: str | None) -> None:
    assert isinstance(parse_number(text, 0, unit), Wrong)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2015-04-03",
            "2015-04-03T10:30:00.120+02:00",
            "2015-04-03 10:30",
            "03/04/2015",
            "3/4/2015 10:30",
            "3.4.2015",
        ),
        *("3 avril 2015", "vendredi 3 avr. 2015", "42097", "42097.5", "3-avril-2015", "le 3 AVRIL 2015"),
        *("03/04/15", "2015/04/03", "2015/04/03 10:32:45 AM UTC+2", "03/04/2015 2:30 PM", "2015-04-03T23:30:00Z"),
        *("3 avril 2015 à 14 h 05", "03/04/2015 à 14:05", "vendredi 3 avril 2015 à 13:39:50 UTC+1", "3/4/2015, 9h"),
        *("03/04/2015 - 10:32", "ven, 03/04/2015 - 10:32", "Vendredi 3 avril 2015 – 10:32", "le vendredi 03/04/2015"),
    ],
)
def test_dates_have_the_day_before_the_month(text: str) -> None:
    assert parse_date(text) == date(2015, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2015",
        "04/13/2015",
        "3/4/1",
        "3/4-2015",
        "2015",
        "avril 2015",
        "3 brumaire 2015",
        "hier",
        "avant 3/4/2015",
        "vers 3 avril 2015",
    ],
)
def test_what_is_not_clearly_a_date_is_refused(text: str) -> None:
    assert isinstance(parse_date(text), Wrong)


@pytest.mark.parametrize("figures", [16, 5_000])
def test_a_number_longer_than_any_is_refused_and_stops_nothing(figures: int) -> None:
    assert isinstance(parse_number("9" * figures, 2, "h"), Wrong)
    assert parse_number("9" * 15) == int("9" * 15)


@pytest.mark.parametrize(
    ("heading", "unit", "read"),
    [
        ("Poids (kg)", "t", "kg"),
        ("Quantité en kilos :", "t", "kg"),
        ("kg", "t", "kg"),
        ("Poids (t)", "t", None),
        ("Poids", "t", None),
        ("Durée (h)", "min", "h"),
        ("Atteint (%)", "sur 10", "%"),
        ("Atteint (sur 5)", "sur 10", "sur 5"),
        ("Atteint (1 à 5)", "sur 10", "sur 5"),
        ("Atteint /20", "sur 10", "sur 20"),
        ("Atteint (0 à 10)", "sur 10", None),
        ("Objectif 5", "sur 10", None),
        ("Poids (kg)", None, None),
    ],
)
def test_a_heading_gives_the_unit_of_the_bare_numbers_under_it(
    heading: str, unit: str | None, read: str | None
) -> None:
    assert headed_unit(heading, unit) == read


def test_a_number_that_says_its_own_unit_is_not_read_in_that_of_the_heading() -> None:
    assert [parse_number(text, 6, "t", "kg") for text in ("5", "5 t", "5 kg")] == [5_000, 5_000_000, 5_000]
