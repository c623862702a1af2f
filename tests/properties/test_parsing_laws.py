"""What is written in French is read back: numbers, dates, lists of answers."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from initiatives.plain_text import plain
from initiatives.validation.joined_answers import joined_reader
from initiatives.validation.parsing import parse_date, parse_number
from initiatives.validation.wrong import Wrong

SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f"])


@given(st.integers(-(10**11), 10**11), st.integers(0, 4), SPACES, st.sampled_from(",."))
def test_a_number_written_in_french_is_read_back(scaled: int, decimals: int, space: str, point: str) -> None:
    whole, _, fraction = f"{abs(Decimal(scaled).scaleb(-decimals)):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", space)
    text = ("-" if scaled < 0 else "") + grouped + (point + fraction if fraction else "")
    assert parse_number(text, decimals) == scaled


MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


@given(st.dates(date(1900, 3, 1), date(2100, 1, 1)))
def test_a_date_is_read_back_from_each_of_its_writings(day: date) -> None:
    writings = (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {MONTHS[day.month - 1]} {day.year}")
    assert {parse_date(writing) for writing in writings} == {day}


@given(st.text())
def test_any_text_is_a_number_or_is_refused_without_being_quoted(text: str) -> None:
    for read in (parse_number(text, 2), parse_date(text)):
        if isinstance(read, Wrong) and len(text.strip()) > 20:
            assert text.strip() not in read.message + read.remedy


SEPARATORS = st.sampled_from([" ", "|", " | ", ";", ", "])
OPTIONS = {key: key for key in ("jouer", "lire_dehors", "lire", "dehors")} | {
    "Jouer, rire": "jouer",
    "Lire": "lire",
    "Dehors ; au jardin": "dehors",
}


@given(
    st.sets(st.sampled_from(sorted(set(OPTIONS.values()))), min_size=1),
    SEPARATORS,
    st.data(),
)
def test_answers_joined_by_any_separator_are_told_apart(options: set[str], separator: str, data: st.DataObject) -> None:
    written = [
        data.draw(st.sampled_from([word for word, key in OPTIONS.items() if key == option])) for option in options
    ]
    assert joined_reader(OPTIONS)(separator.join(written)) == frozenset(options)


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_plain_is_idempotent(text: str) -> None:
    assert plain(plain(text)) == plain(text)
