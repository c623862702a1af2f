"""How a number or a date that people typed is read: as French people write them, and never by guessing."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from initiatives.plain_text import plain
from initiatives.validation.wrong import Wrong

_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\u2007", " "))
_NUMBER = re.compile(r"([+-]?)(\d+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?: \d{3})+)(?:[.,](\d+))? ?(\D*)", re.ASCII)
_DURATION = re.compile(r"(\d{1,5}) ?(?:h|:|heures?) ?([0-5]\d)(?::([0-5]\d)|(?: ?(?:mi?n|minutes?)))?", re.ASCII)
_SUFFIXES = {
    "h": ("h", "heure", "heures"),
    "min": ("min", "mn", "minute", "minutes"),
    "€": ("€", "euro", "euros", "eur"),
    "ans": ("an", "ans"),
    "mois": ("mois",),
}
_UNITS = {suffix: unit for unit, suffixes in _SUFFIXES.items() for suffix in suffixes}
_CONVERTED = {("min", "h"): 1 / Decimal(60), ("h", "min"): Decimal(60)}
"""Unit written, unit of the column → what one of the former is worth in the latter."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_FRENCH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: (?:a )?\d{1,2}[:h]\d{2}(?::\d{2})?)?", re.ASCII)
_WORDS = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})", re.ASCII)
_MONTHS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
_SERIAL = re.compile(r"[2-7]\d{4}", re.ASCII)
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, as corrected for the 29 February 1900 that never was (ECMA-376, part 1, 18.17.4.1)."""


def unit_of(written: str | None) -> str | None:
    """Return the unit that a suffix means, « heures » and « h » being the same; an unknown one is itself."""
    return _UNITS.get(plain(written), plain(written)) if written else None


def parse_number(text: str, decimals: int = 0, unit: str | None = None) -> int | Wrong:
    """Read « 1 234,5 », « 1234.5 », « 2,5 h », « 1h30 » as an integer number of 10^-decimals.

    A suffix must be the unit of the column; hours and minutes are turned into one another, for nothing else can be meant.
    Beyond `decimals` (at least one), halves are rounded up, as cents are; a column of whole numbers takes no fraction.
    """
    shown = text.translate(_SPACES).strip().replace("−", "-")
    expected = unit_of(unit)
    duration = _DURATION.fullmatch(shown.casefold())
    if duration and expected in ("h", "min"):
        minutes = Decimal(duration[1]) * 60 + Decimal(duration[2]) + Decimal(duration[3] or 0) / 60
        return _scaled(minutes if expected == "min" else minutes / 60, decimals)
    found = _NUMBER.fullmatch(shown)
    if not found:
        return ILLEGIBLE_NUMBER
    sign, whole, fraction, suffix = found.groups()
    written = unit_of(suffix)
    digits = whole.replace(" ", "").replace(".", "")
    number = Decimal(f"{sign}{digits}.{fraction or 0}")
    if written in (None, expected):
        return _scaled(number, decimals)
    times = _CONVERTED.get((written, expected or ""))
    return ILLEGIBLE_NUMBER if times is None else _scaled(number * times, decimals)


def _scaled(number: Decimal, decimals: int) -> int | Wrong:
    if len(str(abs(int(number)))) > 15:
        return ILLEGIBLE_NUMBER
    scaled = number.scaleb(decimals)
    if decimals == 0 and scaled != scaled.to_integral_value():
        return FRACTION
    return int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def parse_date(text: str) -> date | Wrong:
    """Read « 2015-04-12 » (with or without the hour), « 12/04/2015 », « 12 avril 2015 », or a spreadsheet’s day number.

    Day before month, always; a year of two digits is refused.
    """
    shown = plain(text.translate(_SPACES))
    if found := _ISO.fullmatch(shown.upper()):
        year, month, day = found.groups()
    elif found := _FRENCH.fullmatch(shown):
        day, month, year = found.groups()
    elif found := _WORDS.fullmatch(shown):
        day, name, year = found.groups()
        months = [rank for rank, start in enumerate(_MONTHS, start=1) if name.startswith(start)]
        if not months:
            return ILLEGIBLE_DATE
        month = str(months[0])
    elif _SERIAL.fullmatch(shown):
        return _EPOCH + timedelta(days=int(shown))
    else:
        return ILLEGIBLE_DATE
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return ILLEGIBLE_DATE


ILLEGIBLE_NUMBER = Wrong(
    "nombre_illisible",
    "ce n’est pas un nombre.",
    "Écrivez le nombre seul, en chiffres, dans l’unité de la colonne.",
)
FRACTION = Wrong("nombre_illisible", "un nombre entier est attendu.", "Écrivez un nombre sans virgule.")
ILLEGIBLE_DATE = Wrong("date_illisible", "ce n’est pas une date.", "Écrivez-la sous la forme jj/mm/aaaa.")
