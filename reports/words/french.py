"""How figures, dates and punctuation are written in French: « 75 % », « 1 234,5 », « 12 mars 2015 »."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from initiatives.plain_text import plain

NARROW = "\u202f"
"""Narrow no-break space: before ; : ! ? % €, inside « », between thousands."""
NO_BREAK = "\u00a0"
"""No-break space: around the sign of « n = 166 »."""
MINUS = "\u2212"
_SPACE_BEFORE = re.compile(
    r"(?<![(\[ \u00a0\u202f])[ \u00a0\u202f]*([;!?%€»])|(?<=[^\s\d/])[ \u00a0\u202f]+(:)|(\d)[ \u00a0\u202f]+(:)"
)
_EQUALS = re.compile(r"\b([knp]) ([=<]) (?=\d)")
_AFTER_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_URL = re.compile(r"https?://\S+")
_SMALL = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
          "onze", "douze", "treize", "quatorze", "quinze", "seize")  # fmt: skip


@cache
def _french() -> Locale:
    return Locale.parse("fr_FR")


@lru_cache(maxsize=8192)
def number(value: float | Decimal, decimals: int = 1) -> str:
    """Write a number: « 1 234,5 ». Trailing zeros are kept so that a column reads in one precision.

    A half is rounded away from zero, as a reader with a spreadsheet expects: 12.5 is « 13 ».
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(rounded(value, decimals) + 0, format=pattern, locale=_french(), group_separator=True)
    return str(written).replace("\u00a0", NARROW).replace("-", MINUS)


def integer(value: float) -> str:
    """Write a whole number: « 1 234 »."""
    return number(value, 0)


def base(count: float, letter: str = "n") -> str:
    """Write how many answered, or how many of them, on one line: « n = 166 », « k = 12 »."""
    return f"{letter}{NO_BREAK}={NO_BREAK}{integer(count)}"


def percent(share: float, decimals: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage: « 75 % »."""
    return f"{number(Decimal(str(share)) * 100, decimals)}{NARROW}%"


def percent_range(low: float, high: float) -> str:
    """Write an interval of shares: « 70–79 % »."""
    return f"{number(Decimal(str(low)) * 100, 0)}–{percent(high)}"


def number_range(low: float, high: float, decimals: int = 1) -> str:
    """Write an interval of numbers: « 0,6 à 1,0 »; on which side of zero a bound lies is always seen: « −0,04 à 0,40 »."""
    shown = decimals_beside_zero((low, high), decimals)
    return f"{number(low, shown)} à {number(high, shown)}"


def decimals_beside_zero(numbers: Iterable[float], decimals: int) -> int:
    """Return how many decimals leave no number that is not zero written as zero; at least so many, four at most."""
    known = [one for one in numbers if one]
    while decimals < MOST_DECIMALS and any(round(one, decimals) == 0 for one in known):
        decimals += 1
    return decimals


MOST_DECIMALS = 4


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Return a number as it is written: a half is rounded away from zero."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def signed(value: float, decimals: int = 1) -> str:
    """Write a change with its sign: « +0,8 », « −0,3 », « 0,0 »."""
    written = number(value, decimals)
    return f"+{written}" if rounded(value, decimals) > 0 else written


def euros(value: float) -> str:
    """Write an amount in whole euros: « 12 340 € »."""
    return f"{integer(value)}{NARROW}€"


def about_euros(value: float) -> str:
    """Write an amount as a title says it, with three figures that count: « 277 000 € », « 59 100 € », « 940 € »."""
    size = max(0, len(str(int(abs(value)))) - 3)
    return euros(float(rounded(value / 10**size, 0)) * 10**size)


def in_words(count: int) -> str:
    """Write a small whole number in words up to sixteen, the last that is one word (« sept », « douze »), in figures beyond."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else integer(count)


_FRACTIONS = (
    (1 / 4, "Un quart"),
    (1 / 3, "Un tiers"),
    (1 / 2, "La moitié"),
    (2 / 3, "Deux tiers"),
    (3 / 4, "Trois quarts"),
)
_HALF_A_POINT = 0.005
_NEARLY = 0.03
"""What lacks at most to a fraction that a share is said to be near."""


def fraction(share: float) -> str:
    """Name the fraction that a share is, within half a point: « Trois quarts »; "" for any other share."""
    return next((name for exact, name in _FRACTIONS if abs(share - exact) <= _HALF_A_POINT), "")


_OUT_OF = (
    (1 / 4, "un quart des {who}"),
    (1 / 3, "un tiers des {who}"),
    (1 / 2, "la moitié des {who}"),
    (2 / 3, "deux {who} sur trois"),
    (3 / 4, "trois {who} sur quatre"),
    *((tenths / 10, f"{_SMALL[tenths]} {{who}} sur dix") for tenths in (2, 3, 4, 6, 7, 8, 9)),
)


def out_of(share: float, who: str) -> str:
    """Say a share of people in words: « Trois seniors sur quatre », « Plus de six seniors sur dix », « Presque tous les seniors ».

    The fraction under it is named, unless it is alike within half a point, or nearly the one above: 85 %, of which ten people
    are drawn eight and a half, is « plus de huit sur dix ».
    """
    if share > 0.95:
        return f"{'Tous' if share == 1 else 'Presque tous'} les {who}"
    under = [one for one in _OUT_OF if one[0] <= share + _HALF_A_POINT]
    over = [one for one in _OUT_OF if share < one[0] <= share + _NEARLY]
    if not under and not over:
        return f"Moins de deux {who} sur dix"
    exact, name = max(under, default=(0.0, ""))
    about = "" if abs(share - exact) <= _HALF_A_POINT else "plus de "
    if about and over:
        name, about = min(over)[1], "près de "
    said = f"{about}{name.format(who=who)}".replace("plus de un ", "plus d’un ").replace("près de un ", "près d’un ")
    return f"{said[:1].upper()}{said[1:]}"


def day(value: date) -> str:
    """Write a date in words: « 1er juin 2015 »."""
    written = str(format_date(value, "d MMMM y", locale=_french()))
    return re.sub(r"^1 ", "1er ", written)


def hour(value: datetime) -> str:
    """Write the hour of a day: « 9 h 05 »."""
    return f"{value.hour}{NARROW}h{NARROW}{value.minute:02}"


def month(value: date) -> str:
    """Write a month: « juin 2015 »."""
    return str(format_date(value, "MMMM y", locale=_french()))


def period(start: date, end: date) -> str:
    """Write a period in months: « octobre 2014 », or « mars à mai 2015 », or « octobre 2014 à mai 2015 »."""
    if (start.year, start.month) == (end.year, end.month):
        return month(start)
    first = str(format_date(start, "MMMM", locale=_french())) if start.year == end.year else month(start)
    return f"{first} à {month(end)}"


def during(start: date, end: date) -> str:
    """Begin a sentence with a period: « En avril 2015 », « En avril-mai 2015 », « D’octobre 2014 à mai 2015 »."""
    if start.year != end.year:
        return f"{'D’' if start.month in _ELIDED else 'De '}{month(start)} à {month(end)}"
    return f"En {_months(start, end)}"


def between(first: tuple[date, date], last: tuple[date, date]) -> str:
    """Begin a sentence with two periods: « Entre mars et avril 2015 », « Entre octobre 2014 et avril-mai 2015 »."""
    before, after = _months(*first), _months(*last)
    if before == after:
        return f"En {after}, d’une enquête à l’autre"
    if first[0].year == first[1].year == last[0].year == last[1].year:
        before = before.removesuffix(f" {first[0].year}")
    return f"Entre {before} et {after}"


_ELIDED = (4, 8, 10)
"""Months that begin with a vowel: avril, août, octobre."""


def _months(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{month(start)} – {month(end)}"
    if start.month == end.month:
        return month(start)
    return f"{format_date(start, 'MMMM', locale=_french())}-{month(end)}"


def _narrow(match: re.Match[str]) -> str:
    if match[1]:
        return NARROW + match[1]
    return f"{match[3] or ''}{NARROW}:"


def typography(text: str) -> str:
    """Set the spaces and apostrophes that French typography asks for; addresses of pages are left alone."""

    def mend(piece: str) -> str:
        piece = re.sub(r"(?<=\w)'(?=\w)", "’", piece)
        piece = _AFTER_OPENING.sub("«" + NARROW, piece)
        piece = _EQUALS.sub(rf"\1{NO_BREAK}\2{NO_BREAK}", piece)
        return _SPACE_BEFORE.sub(_narrow, piece)

    if text.count("«") > 1:
        text = _NESTED.sub(_inner_marks, text)
    mended, position = [], 0
    for address in _URL.finditer(text):
        mended += [mend(text[position : address.start()]), address.group()]
        position = address.end()
    return "".join([*mended, mend(text[position:])])


_NESTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)+»")
"""A quotation that holds others, each closed."""


def _inner_marks(found: re.Match[str]) -> str:
    """Give what is quoted within a quotation the marks that French gives it: “ and ”."""
    within = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", found[0][1:-1]))
    return f"«{within}»"


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences, set as French typography asks: what several texts say alike can be said once."""
    return [said for said in re.split(r"(?<=\.) ", typography(text)) if said]


def each_once(texts: Iterable[str], told: list[str] | None = None) -> list[str]:
    """Return the sentences of several texts, each clause of theirs once, whole: what two have in common is said by the first.

    « Une réponse par structure ; usages déclarés. » after « Une réponse par structure, donnée par une personne. » leaves
    « Usages déclarés. ». `told` holds the clauses of what was said before, and gets those that are said here.
    """
    told = [] if told is None else told
    kept = []
    for sentence in (one for text in texts for one in sentences(text)):
        left = []
        for clause in _CLAUSE.split(sentence.removesuffix(".")):
            said = lower_first(clause)
            if not any(one == said or one.startswith(f"{said},") for one in told):
                left.append(clause)
                told.append(said)
        if left:
            said = f"{NARROW}; ".join(left)
            kept.append(f"{said[:1].upper()}{said[1:]}{'.' if sentence.endswith('.') else ''}")
    return kept


_CLAUSE = re.compile(r"[\s\u202f]; ")


def joined(items: list[str]) -> str:
    """Join items as a sentence does: « a, b et c »."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}" if items else ""


def of(noun: str) -> str:
    """Say « de » before a noun: « d’heures », « de bénévolat »."""
    return f"d’{noun}" if noun[:1].lower() in _MUTE else f"de {noun}"


_MUTE = "aeiouyàâéèêëîïôœh"
"""Letters before which « de » is elided."""


def lower_first(text: str) -> str:
    """Begin with a small letter, unless the first word is an acronym (« EHPAD »)."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


MONTHS = dict(
    zip(
        get_month_names("wide", locale="fr").values(), get_month_names("abbreviated", locale="fr").values(), strict=True
    )
)
"""Months, each with how calendars shorten it: « septembre » → « sept. »."""


def short_months(text: str) -> str:
    """Write the months of a date as calendars shorten them: « Sept. 2024 »; other words stay as they are."""
    words = []
    for word in text.split():
        short = MONTHS.get(word.lower(), word)
        words.append(short.capitalize() if word[:1].isupper() and short != word else short)
    return " ".join(words)


def natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what names are put in order by: accents and capitals aside, and numbers as numbers, « Partenaire 11 » after 9."""
    pieces = re.findall(r"\d+|[^\W\d_]+", plain(name))
    return tuple((False, int(one), "") if one.isdecimal() else (True, 0, one) for one in pieces)
