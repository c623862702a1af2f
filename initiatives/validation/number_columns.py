"""How a column of numbers is read: all its cells decide together whether « 1.500 » is fifteen hundred or one and a half."""

import re
from functools import partial

import numpy as np

from initiatives.validation.ledger import Ledger
from initiatives.validation.parsing import parse_number
from initiatives.validation.whole_columns import Parsed, parse_column
from initiatives.validation.wrong import Wrong

_SIGNED = re.compile(r"[-+−]?(\d+)([.,])(\d+)(?:[^\d.,].*)?", re.ASCII)
"""A number with one point or one comma, and perhaps its unit."""
_GROUPED = re.compile(r"[-+−]?\d{1,3}(?:([.,])\d{3}(?:\1\d{3})+|(\.)\d{3},\d+|(,)\d{3}\.\d+)(?:[^\d.,].*)?", re.ASCII)
"""A number that shows which sign parts its thousands: several groups of three figures, or another sign for decimals."""


def read_numbers(
    ledger: Ledger, place: int, decimals: int = 0, unit: str | None = None, identifies: bool = False
) -> Parsed[int]:
    """Read the numbers of a column as integers of 10^-decimals, and note those that cannot be.

    A sign before three last figures, « 1.500 », parts thousands or decimals: another number of the column decides (« 12,5 »
    or « 1.234.567 »), or the question when it keeps three decimals; a workbook writes its own numbers with a point. Where
    nothing decides, the cell is refused.
    """
    texts = ledger.raw.frame.iloc[:, place]
    written = texts.cat.categories[np.unique(texts.cat.codes[ledger.kept & texts.notna()])].tolist()
    parts = [found.groups() for found in map(_SIGNED.fullmatch, written) if found]
    in_workbook = ledger.raw.how.encoding is None
    points = {sign for whole, sign, figures in parts if not _may_be_thousands(whole, figures)}
    # The point of a workbook is written by its reader, not by people: it tells nothing of what they mean by a comma.
    points -= {"."} if in_workbook else set()
    groups = {next(filter(None, found.groups())) for found in map(_GROUPED.fullmatch, written) if found}
    thousands = groups | ({".", ","} - points if len(points) == 1 else set())
    points |= {".", ","} if decimals >= 3 else {"."} if in_workbook else set()
    read = partial(_number, decimals=decimals, unit=unit, points=points - groups, thousands=thousands - points)
    return ledger.take(parse_column(texts, ledger.kept, read), place, identifies)


def _may_be_thousands(whole: str, figures: str) -> bool:
    return len(figures) == 3 and len(whole) <= 3 and not whole.startswith("0")


def _number(text: str, decimals: int, unit: str | None, points: set[str], thousands: set[str]) -> int | Wrong:
    if found := _GROUPED.fullmatch(text):
        return parse_number(text.replace(next(filter(None, found.groups())), ""), decimals, unit)
    found = _SIGNED.fullmatch(text)
    if found and _may_be_thousands(found[1], found[3]):
        if found[2] in thousands:
            return parse_number(text.replace(found[2], "", 1), decimals, unit)
        if found[2] not in points:
            return THOUSANDS_OR_DECIMALS
    return parse_number(text, decimals, unit)


THOUSANDS_OR_DECIMALS = Wrong(
    "nombre_ambigu",
    "rien dans la colonne ne dit si le signe avant les trois derniers chiffres sépare des milliers ou des décimales.",
    "Écrivez les milliers sans signe (1500) et les décimales avec une virgule suivie de deux chiffres (1,50).",
)
