"""How a number or a date that people typed is read: as French people write them, and never by guessing."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from initiatives.plain_text import UNSEEN, plain
from initiatives.validation.wrong import Wrong

_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\u2007", " ") | dict.fromkeys(UNSEEN, ""))
_NUMBER = re.compile(r"([+-]?)(\d+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?: \d{3})+)(?:[.,](\d+))? ?(\D*)", re.ASCII)
_HALF = re.compile(r"(?<=\d) ?½")
_DURATION = re.compile(r"(\d{1,5}) ?(?:h|:|heures?) ?([0-5]\d)(?::([0-5]\d)|(?: ?(?:mi?n|minutes?)))?", re.ASCII)
_SUFFIXES = {
    "h": ("h", "heure", "heures"),
    "min": ("min", "mn", "minute", "minutes"),
    "€": ("€", "euro", "euros", "eur"),
    "ans": ("an", "ans"),
    "mois": ("mois",),
    "t": ("t", "tonne", "tonnes"),
    "kg": ("kg", "kilo", "kilos", "kilogramme", "kilogrammes"),
    "%": ("%", "pour cent"),
}
_UNITS = {suffix: unit for unit, suffixes in _SUFFIXES.items() for suffix in suffixes}
_CONVERTED = {
    ("min", "h"): 1 / Decimal(60),
    ("h", "min"): Decimal(60),
    ("kg", "t"): 1 / Decimal(1000),
    ("t", "kg"): Decimal(1000),
    ("%", "sur 10"): 1 / Decimal(10),
    ("sur 100", "sur 10"): 1 / Decimal(10),
    ("sur 20", "sur 10"): 1 / Decimal(2),
    ("sur 5", "sur 10"): Decimal(2),
}
"""Unit written, unit of the column → what one of the former is worth in the latter."""
_HEADED = re.compile(r"(?:.*[ (]|)(?:en )?([a-z%]+)\)?|.*(?:\(|/|\bsur |\b[01] ?(?:a|-) ?)(\d+)\)?", re.ASCII)
"""How a heading ends that says its unit: « Poids (kg) », « Durée en heures », « Atteint (%) », « Note (sur 5) », « (1 à 5) »."""
_TIME = (
    r"(?:(?: ?[-–]|,)? ?(?:t|a )?(?P<hour>\d{1,2}) ?(?:[:h] ?(?P<minute>\d{2})(?::(?P<second>\d{2}(?:[.,]\d+)?))?|h) ?"
    r"(?:(?P<half>[ap])\.?m\.?)?(?: ?(?:z|(?:utc|gmt)?(?:(?P<beyond>[+-]\d{1,2})(?::?(?P<minutes_beyond>\d{2}))?)?))?)?"
)
"""An hour after a date, as tools write it: « T10:30:00.120+02:00 », « à 14 h 05 », « - 10:32 », « 10:32:45 AM UTC+2 »."""
_DAY = r"(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)(?:di)?\.?,? |(?:mer|ven|sam|dim|dimanche)\.?,? )?"
"""A day of the week before a date: « lun, 12/05/2025 - 10:32 » (Drupal)."""
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_FRENCH = re.compile(rf"{_DAY}(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_WORDS = re.compile(rf"{_DAY}(\d{{1,2}})(?:er)?[ -]([a-z]+)\.?[ -](\d{{4}}){_TIME}", re.ASCII)
_MONTHS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,](\d+))?", re.ASCII)
_POWER = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+\d{2,3}", re.ASCII)
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, as corrected for the 29 February 1900 that never was (ECMA-376, part 1, 18.17.4.1)."""


def unit_of(written: str | None) -> str | None:
    """Return the unit that a suffix means, « heures » and « h » being the same; an unknown one is itself."""
    return _UNITS.get(plain(written), plain(written)) if written else None


def headed_unit(heading: str, unit: str | None) -> str | None:
    """Return the unit that a heading gives to the bare numbers under it, where it is turned into the column’s own, `unit`."""
    found = _HEADED.fullmatch(plain(heading).rstrip(" :?*"))
    written = None if found is None else f"sur {found[2]}" if found[2] else unit_of(found[1])
    return written if written and (written, unit) in _CONVERTED else None


def parse_number(text: str, decimals: int = 0, unit: str | None = None, bare: str | None = None) -> int | Wrong:
    """Read « 1 234,5 », « 1234.5 », « 2,5 h », « 1h30 » as an integer number of 10^-decimals.

    A suffix must be the unit of the column, or one that is worth some of it: hours and minutes, tonnes and kilos, notes out of ten
    and percentages. A number without one is in the unit `bare` (by default, that of the column).
    Beyond `decimals` (at least one), halves are rounded up, as cents are; a column of whole numbers takes no fraction.
    """
    shown = _HALF.sub(",5", text.translate(_SPACES).strip().replace("−", "-"))
    expected = unit_of(unit)
    duration = _DURATION.fullmatch(shown.casefold())
    if duration and expected in ("h", "min"):
        minutes = Decimal(duration[1]) * 60 + Decimal(duration[2]) + Decimal(duration[3] or 0) / 60
        return _scaled(minutes if expected == "min" else minutes / 60, decimals)
    found = _NUMBER.fullmatch(shown)
    if not found:
        if in_powers_of_ten(shown):
            return POWER_OF_TEN
        return DATE_FOR_NUMBER if _ISO.fullmatch(plain(shown)) else ILLEGIBLE_NUMBER
    sign, whole, fraction, suffix = found.groups()
    written = unit_of(suffix) or bare
    digits = whole.replace(" ", "").replace(".", "")
    number = Decimal(f"{sign}{digits}.{fraction or 0}")
    if written in (None, expected):
        return _scaled(number, decimals)
    times = _CONVERTED.get((written, expected or ""))
    return ILLEGIBLE_NUMBER if times is None else _scaled(number * times, decimals)


def _scaled(number: Decimal, decimals: int) -> int | Wrong:
    if number.adjusted() >= 15:
        return ILLEGIBLE_NUMBER
    scaled = number.scaleb(decimals)
    if decimals == 0 and scaled != scaled.to_integral_value():
        return FRACTION
    return int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def in_figures(text: str) -> tuple[int, int, str] | None:
    """Return the two first numbers of a date in figures and its year as written; None for any other writing."""
    found = _FRENCH.fullmatch(plain(text.translate(_SPACES)))
    return (int(found[1]), int(found[3]), found[4]) if found else None


def parse_date(text: str, month_first: bool = False) -> date | Wrong:
    """Read « 2015-04-12 », « 12/04/2015 », « 12/04/15 », « 12 avril 2015 » (each with or without the hour), or the day
    number of a spreadsheet.

    Day before month unless `month_first`; a year of two figures is of this century: what would lie in the future is refused
    later, by the contract of its column.
    """
    shown = plain(text.translate(_SPACES))
    if found := _ISO.fullmatch(shown):
        year, month, day = found[1], found[3], found[4]
    elif found := _FRENCH.fullmatch(shown):
        day, month, year = found[1], found[3], found[4]
        if month_first:
            day, month = month, day
        year = year if len(year) == 4 else f"20{year}"
    elif found := _WORDS.fullmatch(shown):
        day, name, year = found[1], found[2], found[3]
        months = [rank for rank, start in enumerate(_MONTHS, start=1) if name.startswith(start)]
        if not months:
            return ILLEGIBLE_DATE
        month = str(months[0])
    elif found := _SERIAL.fullmatch(shown):
        return _EPOCH + timedelta(days=int(found[1]))
    else:
        return ILLEGIBLE_DATE
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return ILLEGIBLE_DATE


def in_powers_of_ten(text: str) -> bool:
    """Say whether a spreadsheet wrote a long number as « 1,23E+05 »: what comes after its first figures is lost."""
    return ("E" in text or "e" in text) and _POWER.fullmatch(text.strip()) is not None


def parse_hour(text: str) -> float | None:
    """Return the hour that is written after a date, in seconds since midnight; None where none is.

    It is that of Greenwich where the text says how far it is from it: it may then be before midnight, or beyond a day.
    """
    shown = plain(text.translate(_SPACES))
    serial = _SERIAL.fullmatch(shown)
    if serial:
        return round(float(f"0.{serial[2]}") * 86_400, 3) if serial[2] else None
    found = next((told for one in (_ISO, _FRENCH, _WORDS) if (told := one.fullmatch(shown))), None)
    if found is None or found["hour"] is None:
        return None
    hour = int(found["hour"]) % 12 + 12 * (found["half"] == "p") if found["half"] else int(found["hour"])
    beyond = int(found["beyond"] or 0)
    minutes = int(found["minute"] or 0) - (-1 if beyond < 0 else 1) * int(found["minutes_beyond"] or 0)
    return 3_600 * (hour - beyond) + 60 * minutes + float((found["second"] or "0").replace(",", "."))


ILLEGIBLE_NUMBER = Wrong(
    "nombre_illisible",
    "ce n’est pas un nombre.",
    "Écrivez le nombre seul, en chiffres, dans l’unité de la colonne.",
)
POWER_OF_TEN = Wrong(
    "nombre_illisible",
    "ce nombre est écrit en puissances de dix (comme 1,23E+05) : un tableur en a perdu les derniers chiffres.",
    "Dans le fichier d’origine, mettez la colonne au format « Nombre » sans décimale (« Texte », si c’est un code), et exportez de "
    "nouveau.",
)
DATE_FOR_NUMBER = Wrong(
    "nombre_illisible",
    "c’est une date : un tableur a sans doute pris un nombre pour elle (12.5 pour un 12 mai).",
    "Mettez la cellule au format « Nombre », et saisissez le nombre de nouveau.",
)
FRACTION = Wrong(
    "nombre_illisible",
    "un nombre entier est attendu.",
    "Corrigez-le, ou déclarez combien de décimales garder (« decimals: 1 »).",
)
ILLEGIBLE_DATE = Wrong("date_illisible", "ce n’est pas une date.", "Écrivez-la sous la forme jj/mm/aaaa.")
