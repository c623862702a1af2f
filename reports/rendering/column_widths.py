"""How wide each column of a printed table is: numbers as narrow as they can be, words share the rest."""

from dataclasses import dataclass

from reports.charts.fonts import width_mm
from reports.document import DataTable


@dataclass(frozen=True)
class Setting:
    """How tables are set in one part of the report: width of the text, size of the letters, room beside each cell."""

    width: float
    points: float
    compact_points: float
    padding: float
    heading: float
    """How much of a long heading of numbers is kept on one line."""
    beside: bool
    """Whether the small line of a row's header stands beside it, not under it."""


LEAST = 9.0
"""Points of small lines, of compact tables and of those of annexes: no letter is smaller (`look.typ`)."""
BODY = Setting(width=158.0, points=10.0, compact_points=LEAST, padding=4.4, heading=24.0, beside=False)
ANNEX = Setting(width=170.0, points=LEAST, compact_points=LEAST, padding=3.4, heading=12.0, beside=True)


_KEPT, _GROWTH = 40.0, 0.72
"""Millimetres that a column of words gets in full; of what is beyond, a power, so that a sentence leaves room for labels."""

_VALUE = 30.0
"""Millimetres that a column of numbers has at most: a value told in words takes several lines."""
ONE_PIECE = 20
"""Letters of a number, of a count or of an interval, which is not cut in two lines (`data_table.typ` says so too)."""
_LABELS = 60.0
"""Millimetres that labels keep where small lines under numbers may be told on one line."""


def widths(table: DataTable, setting: Setting = BODY) -> list[float]:
    """Return one width per column: millimetres for numbers, a negative share of what is left for words.

    When numbers would leave words less than a third of the page, every column is a share, which holds its longest word; of
    numbers, what is written in one piece: « 16 sur 25 », an interval.
    """
    points = setting.compact_points if table.compact else setting.points
    indices = range(len(table.columns))
    needed = [_needed(table, index, points, setting) for index in indices]
    numeric = [column.numeric for column in table.columns]
    fixed = sum(width for width, is_number in zip(needed, numeric, strict=True) if is_number)
    shared = [index for index in indices if not numeric[index]]
    if fixed > setting.width * 2 / 3 or not shared:
        words = [_longest_unit(table, index, points, setting) + setting.padding for index in indices]
        return [-share for share in _shares([max(min(width, 90.0), 14.0) for width in needed], words, setting.width)]
    longest = [_longest_word(table, index, points) + setting.padding for index in shared]
    shares = dict(
        zip(shared, _shares([needed[index] for index in shared], longest, setting.width - fixed), strict=True)
    )
    return [-shares[index] if index in shares else needed[index] for index in indices]


def least_width(table: DataTable, setting: Setting) -> float:
    """Return how wide a table is when no column is wider than its longest word, in millimetres."""
    points = setting.compact_points if table.compact else setting.points
    return sum(_longest_word(table, index, points) + setting.padding for index in range(len(table.columns)))


def _shares(needed: list[float], longest: list[float], room: float) -> list[float]:
    """Share a room among columns of words: long texts take more lines than short ones, and no word is cut if it can be."""
    wanted = (
        needed if sum(needed) <= room else [min(need, _KEPT) + max(need - _KEPT, 0.0) ** _GROWTH for need in needed]
    )
    least = [min(word, room / len(longest)) for word in longest]
    shares = [0.0] * len(wanted)
    loose = list(range(len(wanted)))
    while loose:
        left = room - sum(least[one] for one in range(len(wanted)) if one not in loose)
        whole = sum(wanted[one] for one in loose)
        shares = [left * wanted[one] / whole if one in loose else least[one] for one in range(len(wanted))]
        # Whatever a column takes to hold its longest word is left by the others: another may then be too narrow.
        held = [one for one in loose if shares[one] >= least[one]]
        if len(held) in (0, len(loose)):
            break
        loose = held
    return shares


def _longest_unit(table: DataTable, index: int, points: float, setting: Setting) -> float:
    word = _longest_word(table, index, points)
    if not table.columns[index].numeric:
        return word
    cells = [row[index] for row in table.rows]
    whole = [width_mm(cell.text, points, strong=cell.marked) for cell in cells if len(cell.text) <= ONE_PIECE]
    parts = [width_mm(part, LEAST) for cell in cells for part in cell.detail.split(" · ") if len(part) <= ONE_PIECE]
    return max(word, *whole, *parts, 0.0)


def _longest_word(table: DataTable, index: int, points: float) -> float:
    words = {word for row in table.rows for word in row[index].text.split()} | set(table.columns[index].heading.split())
    return max((width_mm(word, points, strong=True) for word in words), default=0.0)


def _needed(table: DataTable, index: int, points: float, setting: Setting) -> float:
    column = table.columns[index]
    heading = width_mm(column.heading, points, strong=True)
    words = min(max((width_mm(word, points, strong=True) for word in column.heading.split(" ")), default=0.0), _KEPT)
    beside = setting.beside and index == 0
    texts = [width_mm(row[index].text, points) for row in table.rows]
    details = [width_mm(row[index].detail, LEAST) for row in table.rows]
    if not column.numeric:
        both = zip(texts, details, strict=True)
        return (
            max([words, *(text + detail if beside else max(text, detail) for text, detail in both)]) + setting.padding
        )
    others = sum(one.numeric for one in table.columns)
    alone = others == len(table.columns) - 1
    told = max((setting.width - _LABELS) / others, _VALUE) if alone else _VALUE
    heading_room = max(words, min(heading, setting.heading))
    cells = max(min(max(texts, default=0.0), _VALUE), min(max(details, default=0.0), told))
    return max(heading_room, cells) + setting.padding
