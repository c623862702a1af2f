"""One pass over the XML of a sheet, as it is unpacked: how far its cells go, and what a closer look may find in it.

Most sheets hold numbers and texts and nothing else: a closer look (`sheet_markup`) costs as much as reading them, and would
find nothing. What is looked for is compared four bytes at a time, in pieces that stay in the processor's cache.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO

import numpy as np
from numpy.typing import NDArray

from initiatives.arrays import Bools

_PIECE = 1 << 20
"""Bytes scanned together."""
_BEFORE, _AFTER = 4, 32
"""Bytes around a place that are read with it: the name of an attribute, the reference of a cell."""
_ATTRIBUTES = np.frombuffer(b"rst", dtype=np.uint8)
_SPACES = np.frombuffer(b" \t\r\n", dtype=np.uint8)

Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class SheetScan:
    """What the bytes of a sheet show."""

    rows: int
    columns: int
    """Lines and columns up to the last cell; 26 columns where cells do not say their place."""
    plainly_written: bool
    """Whether attributes are all written as nearly every tool does, ` name="value"`."""
    booleans: bool
    errors: bool
    formulas: bool
    hidden: bool
    """Whether there may be errors, formulas, hidden lines."""
    numbered: bool
    """Whether all shared texts are told by their number, as nearly every tool writes it, `t="s"><v>12</v>`."""


def scanned(sheet: IO[bytes]) -> SheetScan:
    """Scan a sheet to its end."""
    rows = furthest_row = columns = 0
    odd = booleans = errors = formulas = hidden = unnumbered = False
    for buffer, count in _overlapping(iter(partial(sheet.read, _PIECE), b"")):
        text = np.frombuffer(buffer, dtype=np.uint8)
        # Copied, so that numbers begin where the processor reads them at once.
        words = np.array(
            [np.frombuffer(buffer, dtype="<u4", count=count, offset=_BEFORE + shift) for shift in range(4)]
        )
        references = _places(words == _word(b' r="')) + 4
        if len(references):
            row, column = _furthest(text, references)
            furthest_row, columns = max(furthest_row, row), max(columns, column)
        rows += int(np.count_nonzero(words == _word(b"<row")) + np.count_nonzero(words == _word(b":row")))
        pairs = words & 0xFFFF
        booleans = booleans or bool((words == _word(b'="b"')).any())
        errors = errors or bool((words == _word(b'="e"')).any())
        formulas = formulas or any(bool((pairs == _word(said)).any()) for said in (b"<f", b":f"))
        hidden = hidden or bool((words == _word(b"hidd")).any())
        unnumbered = unnumbered or _unnumbered(text, words)
        odd = odd or _oddly_written(buffer, text, pairs)
    return SheetScan(
        rows=max(rows, furthest_row),
        columns=columns or 26,
        plainly_written=not odd,
        booleans=booleans,
        errors=errors,
        formulas=formulas,
        hidden=hidden,
        numbered=not unnumbered,
    )


def _overlapping(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Give buffers with how many times four places they hold, each with what stands before and after it."""
    buffer = bytes(_BEFORE)
    for piece in pieces:
        buffer += piece
        count = (len(buffer) - _BEFORE - _AFTER) // 4
        if count > 0:
            yield buffer, count
            buffer = buffer[4 * count :]
    last = len(buffer) - _BEFORE
    yield buffer + bytes(_AFTER + 4), -(-last // 4)


def _word(said: bytes) -> int:
    return int.from_bytes(said, "little")


def _places(found: Bools) -> NDArray[np.intp]:
    """Return where in the buffer the words that were found begin."""
    shift, rank = np.divmod(np.flatnonzero(found), found.shape[1])
    return _BEFORE + 4 * rank + shift


def _oddly_written(buffer: bytes, text: Bytes, pairs: NDArray[np.integer]) -> bool:
    """Whether an attribute that is looked for is written otherwise: `r='B3'`, `r = "B3"`, after a line feed."""
    equal = _places((pairs == _word(b"='")) | (pairs == _word(b" =")) | (pairs == _word(b"= ")))
    hidden = (text[equal - 1] == ord("n")) & (text[equal - 2] == ord("e"))
    alone = np.isin(text[equal - 1], _ATTRIBUTES) & np.isin(text[equal - 2], _SPACES)
    if (hidden | alone).any():
        return True
    if not any(space in buffer for space in (b"\n", b"\t", b"\r")):
        return False
    feed = np.flatnonzero(np.isin(text[:-_AFTER], _SPACES[1:]))
    short = np.isin(text[feed + 1], _ATTRIBUTES) & np.isin(text[feed + 2], np.frombuffer(b"= \t\r\n", dtype=np.uint8))
    return bool((short | (text[feed + 1] == ord("h"))).any())


def _unnumbered(text: Bytes, words: NDArray[np.integer]) -> bool:
    """Whether a shared text may be told by something else than a number of a few figures."""
    if bool((text[_places(words == _word(b'"s" ')) - 2] == ord("t")).any()):
        return True
    at = _places(words == _word(b'"s">')) + 4
    if not all(bool((text[at + place] == sign).all()) for place, sign in enumerate(b"<v>")):
        return True
    at += len(b"<v>")
    first = at.copy()
    for _ in range(9):
        sign = text[at]
        figure = (sign >= 48) & (sign <= 57)
        if not figure.any():
            break
        at += figure
    return bool(((at == first) | (text[at] != ord("<"))).any())


def _furthest(text: Bytes, places: NDArray[np.intp]) -> tuple[int, int]:
    """Read the references that begin at these places: the greatest line, the greatest column.

    Every reference counts, be it of a cell that stands in another row than it says.
    """
    column = np.zeros(len(places), dtype=np.int64)
    line = np.zeros(len(places), dtype=np.int64)
    at = places.copy()
    for _ in range(6):
        sign = text[at]
        letter = (sign >= 65) & (sign <= 90)
        if not letter.any():
            break
        column = np.where(letter, column * 26 + sign - 64, column)
        at += letter
    for _ in range(12):
        sign = text[at]
        figure = (sign >= 48) & (sign <= 57)
        if not figure.any():
            break
        line = np.where(figure, line * 10 + sign - 48, line)
        at += figure
    return int(line.max()), int(column.max())
