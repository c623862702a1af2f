from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.words import french

N = french.NARROW


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (french.percent(0.75), f"75{N}%"),
        (french.percent(0.745, 1), f"74,5{N}%"),
        (french.number(1234.5), f"1{N}234,5"),
        (french.signed(0.8), "+0,8"),
        (french.signed(-0.3), "−0,3"),
        (french.signed(0.04), "0,0"),
        (french.number(-0.04), "0,0"),
        (french.euros(345678.4), f"345{N}678{N}€"),
        (french.percent_range(0.7, 0.79), f"70–79{N}%"),
        (french.day(date(2015, 6, 1)), "1er juin 2015"),
        (french.day(date(2015, 6, 21)), "21 juin 2015"),
        (french.period(date(2014, 10, 1), date(2014, 10, 31)), "octobre 2014"),
        (french.period(date(2015, 3, 1), date(2015, 5, 31)), "mars à mai 2015"),
        (french.period(date(2014, 10, 1), date(2015, 5, 31)), "octobre 2014 à mai 2015"),
        (french.in_words(7), "sept"),
        (french.in_words(12), "douze"),
        (french.in_words(17), "17"),
        (french.joined(["a", "b", "c"]), "a, b et c"),
        (french.joined([]), ""),
        (french.joined(["a"]), "a"),
        (french.joined(["a", "b"]), "a et b"),
        (french.number(0.25), "0,3"),
        (french.about_euros(277_345.0), f"277{N}000{N}€"),
        (french.about_euros(59_149.0), f"59{N}100{N}€"),
        (french.about_euros(940.0), f"940{N}€"),
        (french.lower_first("Le"), "le"),
        (french.lower_first("À"), "à"),
        (french.lower_first("TVa"), "TVa"),
        (french.lower_first("Seniors"), "seniors"),
        (french.lower_first("EHPAD publics"), "EHPAD publics"),
    ],
)
def test_writes_as_french_does(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("L'effet : 75 % ?", f"L’effet{N}: 75{N}%{N}?"),
        ("« oui »; non!", f"«{N}oui{N}»{N}; non{N}!"),
        ("à 10:30", "à 10:30"),
        ("Dépenses par mois (€) ; part [%]", f"Dépenses par mois (€){N}; part [%]"),
        ("voir https://exemple.fr/a?b=1:2 ; fin", f"voir https://exemple.fr/a?b=1:2{N}; fin"),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert french.typography(typed) == printed


@given(st.text(alphabet="aà ’':;!?%«»1/.\u202f\u00a0", max_size=40))
def test_typography_settles_at_once(text: str) -> None:
    once = french.typography(text)
    assert french.typography(once) == once


def test_what_a_figure_rests_on_never_breaks_around_its_sign() -> None:
    assert french.base(1166) == "n\u00a0=\u00a01\u202f166"
    assert french.base(12, "k") == "k\u00a0=\u00a012"
    assert french.typography("75 % (n = 166), p = 0,03, p < 0,001") == (
        "75\u202f% (n\u00a0=\u00a0166), p\u00a0=\u00a00,03, p\u00a0<\u00a00,001"
    )
    assert french.typography("le total = 12") == "le total = 12"


def test_what_is_quoted_within_a_quotation_has_other_marks() -> None:
    said = french.typography("« « Sans permis, pas d'emploi » : le Haut-Allier » et « autre »")
    assert said == "«\u202f“Sans permis, pas d’emploi”\u202f: le Haut-Allier\u202f» et «\u202fautre\u202f»"
    assert french.typography(said) == said
    assert french.typography("« seul « ouvert") == "«\u202fseul «\u202fouvert"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "Tous les seniors"), (0.951, "Presque tous les seniors"), (0.95, "Plus de neuf seniors sur dix"),
        (0.171, "Près de deux seniors sur dix"), (0.169, "Moins de deux seniors sur dix"), (0.85, "Plus de huit seniors sur dix"),
        (0.25, "Un quart des seniors"),
        (0.253, "Un quart des seniors"), (0.26, "Plus d’un quart des seniors"), (0.24, "Près d’un quart des seniors"),
        (0.66, "Près de deux seniors sur trois"), (0.78, "Près de huit seniors sur dix"),
    ],
)  # fmt: skip
def test_a_share_is_out_of_as_many_as_are_drawn(share: float, said: str) -> None:
    assert french.out_of(share, "seniors") == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.25, "Un quart"), (0.336, "Un tiers"), (0.34, ""), (0.75, "Trois quarts")]
)
def test_a_fraction_is_named_within_half_a_point(share: float, said: str) -> None:
    assert french.fraction(share) == said


MAY, LAST = (date(2015, 5, 1), date(2015, 5, 31)), (date(2015, 12, 1), date(2016, 1, 31))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((date(2015, 3, 1), date(2015, 3, 31)), MAY, "Entre mars et mai 2015"),
        ((date(2015, 3, 1), date(2015, 4, 30)), MAY, "Entre mars-avril et mai 2015"),
        ((date(2014, 3, 1), date(2014, 3, 31)), MAY, "Entre mars 2014 et mai 2015"),
        ((date(2014, 12, 1), date(2015, 1, 31)), MAY, "Entre décembre 2014 – janvier 2015 et mai 2015"),
        ((date(2015, 3, 1), date(2015, 3, 31)), LAST, "Entre mars 2015 et décembre 2015 – janvier 2016"),
        (MAY, MAY, "En mai 2015, d’une enquête à l’autre"),
    ],
)  # fmt: skip
def test_a_year_that_two_periods_share_is_said_once(
    first: tuple[date, date], last: tuple[date, date], said: str
) -> None:
    assert french.between(first, last) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.6, 1.0, "0,6 à 1,0"), (-0.04, 0.4, "−0,04 à 0,40"), (0.0, 0.4, "0,0 à 0,4"), (0.00001, 0.4, "0,0000 à 0,4000")],
)
def test_on_which_side_of_zero_a_bound_lies_is_seen_with_four_decimals_at_most(
    low: float, high: float, said: str
) -> None:
    assert french.number_range(low, high) == said


def test_numbers_up_to_ten_are_words() -> None:
    assert [french.in_words(count) for count in (-1, 0, 1, 16, 17)] == ["−1", "zéro", "un", "seize", "17"]
