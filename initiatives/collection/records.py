"""How a delimited text is cut into records, and which of them are damaged."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from initiatives.collection.grid import LONGEST_CELL, UnreadableSource

_LONGEST_LINE = 2_000_000
"""Bytes of a line: thousands of columns, each with a long text."""


class Record(NamedTuple):
    """One row as a spreadsheet shows it: `text` may span several lines, of which `line` is the first (from 0)."""

    text: bytes
    line: int
    whole: bool
    """Whether its quotes are closed where they should be; if not, `text` is the one line where they are not."""


def _bounded(lines: list[bytes]) -> list[bytes]:
    if max(map(len, lines)) > _LONGEST_LINE:
        raise UnreadableSource(
            f"une ligne tient plus de {_LONGEST_LINE // 1_000_000} Mo : ce n’est pas une réponse. Vérifiez que c’est le bon "
            "fichier, ou exportez-le de nouveau."
        )
    return lines


class Cutter:
    """Cuts lines of UTF-8 at one delimiter into records."""

    def __init__(self, delimiter: str) -> None:
        sign = re.escape(delimiter.encode())
        quoted = rb'"[^"]*+(?:""[^"]*+)*+'
        # What does not begin with a quote holds quotes as they are: 5" is five inches.
        field = rb'(?:%s"|[^"%s\n][^%s\n]*+|)' % (quoted, sign, sign)
        self._field, self._sign, self._delimiter = field, sign, delimiter.encode()
        self._whole = re.compile(rb"%s(?:%s%s)*+" % (field, sign, field))
        self._open = re.compile(rb"(?:%s%s)*?%s" % (field, sign, quoted))

    def is_whole(self, text: bytes) -> bool:
        """Say whether every quote of a line closes where it should."""
        return b'"' not in text or self._whole.fullmatch(text) is not None

    def of_width(self, width: int) -> Callable[[bytes], bool]:
        """Return what says whether a line is a record of exactly so many cells, or a blank one."""
        pattern = re.compile(rb"%s(?:%s%s){%d}" % (self._field, self._sign, self._field, width - 1))
        delimiter, others = self._delimiter, width - 1
        return lambda text: (
            pattern.fullmatch(text) is not None if b'"' in text else not text or text.count(delimiter) == others
        )

    def runs(self, blocks: Iterable[list[bytes]], usual: Callable[[bytes], bool]) -> Iterator[list[bytes] | Record]:
        """Give the records in order: many lines at once where all are `usual`, else one record."""
        number, rest = 0, list[bytes]()
        for block in chain(blocks, (None,)):
            lines = rest if block is None else [*rest, *_bounded(block)]
            start = 0
            for odd in [place for place, text in enumerate(lines) if not usual(text)]:
                if odd < start:
                    continue  # within a record that began above
                taken = self._lines_of(lines, odd)
                if taken is None and block is not None:
                    break  # the next block may close it
                if odd > start:
                    yield lines[start:odd]
                start = odd + (taken or 1)
                yield Record(b"\n".join(lines[odd:start]), number + odd, bool(taken))
            else:
                odd = len(lines)
            if odd > start:
                yield lines[start:odd]
                start = odd
            number, rest = number + start, lines[start:]

    def _lines_of(self, lines: list[bytes], start: int) -> int | None:
        """Return how many lines the record that begins there spans: 0 where a quote is misplaced, None if it stays open."""
        if self.is_whole(lines[start]):
            return 1
        if not self._open.fullmatch(lines[start]):
            return 0
        size = 0
        for end in range(start + 1, len(lines)):
            size += len(lines[end]) + 1
            # A quote that stays open longer was not meant.
            if size > LONGEST_CELL:
                return 0
            if b'"' in lines[end]:
                joined = b"\n".join(lines[start : end + 1])
                if self._whole.fullmatch(joined):
                    return end + 1 - start
                if not self._open.fullmatch(joined):
                    return 0
        return None
