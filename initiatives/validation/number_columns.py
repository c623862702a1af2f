"""How a column of numbers is read: all its cells decide together whether « 1.500 » is fifteen hundred or one and a half."""

import re
from collections.abc import Sequence
from functools import partial

import numpy as np

from initiatives.validation.ledger import Ledger
from initiatives.validation.parsing import ILLEGIBLE_NUMBER, headed_unit, parse_number
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

    A sign before three last figures, « 1.500 », parts thousands or decimals. The declaration says which (`decimal`,
    `thousands`); else another number of the column decides (« 12,5 » or « 1.234.567 »), and it is told; or the question when
    it keeps three decimals; a workbook writes its own numbers with a point. Where nothing decides, the cell is refused.
    A heading that says another unit (« Poids (kg) », where tonnes are kept) gives it to the numbers without one, and it is told.
    """
    bare = headed_unit(ledger.raw.headings[place], unit)
    if bare:
        ledger.note("notice", read_in(bare, unit or ""), column=place)
    texts = ledger.raw.frame.iloc[:, place]
    written = texts.cat.categories[np.unique(texts.cat.codes[ledger.kept & texts.notna()])].tolist()
    in_workbook, declared = ledger.raw.how.encoding is None, ledger.raw.reading.point
    if declared is not None:
        # A workbook writes the numbers that it holds with a point, whatever people mean by it in their texts.
        points: set[str] = {declared, "."} if in_workbook else {declared}
        thousands = {".", ","} - points
    else:
        points, thousands = _found_out(written, decimals, in_workbook=in_workbook)
        met = {sign for whole, sign, figures in _signed(written) if _may_be_thousands(whole, figures)}
        if decimals < 3 and met & (points - {"."} if in_workbook else points):
            ledger.note("notice", READ_AS_DECIMALS, column=place)
        if met & thousands:
            ledger.note("notice", READ_AS_THOUSANDS, column=place)
    read = partial(
        _number, decimals=decimals, unit=unit, points=points, thousands=thousands, declared=declared, bare=bare
    )
    return ledger.take(parse_column(texts, ledger.kept, read), place, identifies)


def _found_out(written: Sequence[str], decimals: int, *, in_workbook: bool) -> tuple[set[str], set[str]]:
    """Return which signs stand before decimals, and which part thousands, as far as the numbers of a column show it."""
    points = {sign for whole, sign, figures in _signed(written) if not _may_be_thousands(whole, figures)}
    # The point of a workbook is written by its reader, not by people: it tells nothing of what they mean by a comma.
    points -= {"."} if in_workbook else set()
    groups = {next(filter(None, found.groups())) for found in map(_GROUPED.fullmatch, written) if found}
    thousands = groups | ({".", ","} - points if len(points) == 1 else set())
    points |= {".", ","} if decimals >= 3 else {"."} if in_workbook else set()
    return points - groups, thousands - points


def _signed(written: Sequence[str]) -> list[tuple[str, str, str]]:
    return [(found[1], found[2], found[3]) for found in map(_SIGNED.fullmatch, written) if found]


def _may_be_thousands(whole: str, figures: str) -> bool:
    return len(figures) == 3 and len(whole) <= 3 and not whole.startswith("0")


def _number(
    text: str,
    decimals: int,
    unit: str | None,
    points: set[str],
    thousands: set[str],
    declared: str | None,
    bare: str | None,
) -> int | Wrong:
    if found := _GROUPED.fullmatch(text):
        sign = next(filter(None, found.groups()))
        return UNLIKE_READING if sign == declared else parse_number(text.replace(sign, ""), decimals, unit, bare)
    found = _SIGNED.fullmatch(text)
    if found and _may_be_thousands(found[1], found[3]):
        if found[2] in thousands:
            return parse_number(text.replace(found[2], "", 1), decimals, unit, bare)
        if found[2] not in points:
            return THOUSANDS_OR_DECIMALS
    elif found and found[2] in thousands:
        return UNLIKE_READING if declared else ILLEGIBLE_NUMBER
    return parse_number(text, decimals, unit, bare)


def read_in(written: str, unit: str) -> Wrong:
    """Tell of a column that its heading says its unit, which is turned into the one that is kept."""
    return Wrong(
        "unite_lue",
        f"les nombres de cette colonne sont lus « {written} », comme le dit son intitulé, et comptés « {unit} ».",
        "Rien à faire si c’est bien cela ; sinon, corrigez l’intitulé.",
    )


THOUSANDS_OR_DECIMALS = Wrong(
    "nombre_ambigu",
    "rien dans la colonne ne dit si le signe avant les trois derniers chiffres sépare des milliers ou des décimales.",
    'Dites-le à la source ou au registre (« reading: {thousands: "."} » ou « reading: {decimal: "."} »), ou écrivez les '
    "milliers sans signe (1500).",
)
UNLIKE_READING = Wrong(
    ILLEGIBLE_NUMBER.rule,
    "ce nombre ne s’écrit pas comme la déclaration le dit (« reading › decimal » ou « reading › thousands ») : le signe des "
    "milliers y est celui des décimales, ou l’inverse.",
    "Corrigez cette ligne de la déclaration si la colonne est ainsi ; sinon, corrigez le nombre.",
)
READ_AS_THOUSANDS = Wrong(
    "milliers_lus",
    "dans cette colonne, le signe avant trois derniers chiffres est lu comme celui des milliers (comme dans 1.500 pour mille "
    "cinq cents) : d’autres de ses nombres le montrent.",
    "Rien à faire si c’est bien cela ; sinon, déclarez le signe des décimales (« reading: {decimal: … } »).",
)
READ_AS_DECIMALS = Wrong(
    "decimales_lues",
    "dans cette colonne, le signe avant trois derniers chiffres est lu comme celui des décimales (comme dans 1,500 pour un et "
    "demi) : d’autres de ses nombres le montrent.",
    "Rien à faire si c’est bien cela ; sinon, déclarez le signe des milliers (« reading: {thousands: … } »).",
)
