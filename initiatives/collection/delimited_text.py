"""How a delimited text is opened: its cells by column, and each line that does not hold together told apart."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, islice, product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.encodings import ENCODINGS, Text, decoded
from initiatives.collection.file_kinds import no_table
from initiatives.collection.grid import LOOKED_AT, Body, Cells, Merged, Reason, UnreadableSource
from initiatives.collection.records import Cutter, Record
from initiatives.collection.text_columns import TextColumns, body_of

DELIMITERS = (";", ",", "\t", "|")
_SAID = re.compile(rb'"?sep=([^"\r\n])"?[ \t]*(?:\r\n|\n|\r)', re.IGNORECASE)
"""The line by which an export tells its delimiter to Excel, which does not show it."""
_DAMAGED = 10_000
"""Damaged lines from which a text may be refused whole."""
_WRITTEN_AT_ONCE = 16
"""Rows that Excel makes equally long in a text."""
_AT_ONCE = 5_000
"""Lines handed at once to the reader of cells: they stay in the processor’s cache."""


def opened(content: bytes, encoding: str | None = None, delimiter: str | None = None) -> list["DelimitedText"]:
    """Open a text in every way it may be cut: at the delimiter declared or told by the file, else at each usual one.

    Where its headings hold what parts lines in other tools, it is seen in the lines of these too. `UnreadableSource` when it
    is plainly the text of something else.
    """
    text = decoded(content, encoding)
    other = no_table(content)
    if other:
        raise UnreadableSource(other)
    said = _SAID.match(text.content)
    if said:
        text = Text(text.encoding, text.content[said.end() :], tuple(line - 1 for line in text.foreign))
    told = said[1].decode("utf-8", errors="replace") if said else None
    signs = [delimiter or told or ""] if delimiter or told else DELIMITERS
    views, trouble = list[DelimitedText](), ""
    for one, sign in product((text, *text.parted_otherwise()), signs):
        try:
            views.append(DelimitedText(one, sign))
        except UnreadableSource as unreadable:
            # What is one line of megabytes may be many lines that other marks part.
            trouble = trouble or str(unreadable)
    if not views:
        raise UnreadableSource(trouble)
    return views


def _refuse_if_most(wrong: Mapping[tuple[Reason, int | None], list[int]], read: int) -> None:
    """Refuse a text of which most lines are damaged, as soon as it is known."""
    damaged = sum(len(lines) for lines in wrong.values())
    if damaged > _DAMAGED and damaged > read // 2:
        raise UnreadableSource(
            "plus de la moitié de ses lignes sont abîmées (guillemets mal placés, cellules en trop ou manquantes). Exportez-le de "
            "nouveau, ou vérifiez le séparateur."
        )


def _ended_together(short: Mapping[int, int], rows: int) -> set[int]:
    """Return the rows that have fewer cells than headings (row → how many) because what ends them is blank, not because of a cut.

    Excel writes some rows at once, as wide as the widest of them (https://www.stata.com/support/faqs/data-management/
    how-excel-writes-empty-cells/), sixteen (article 77295 of Microsoft's knowledge base): all of them, counted from the first
    of the sheet, have as many cells.
    """
    firsts = {row - row % _WRITTEN_AT_ONCE for row in short}
    blocks = (range(first, min(first + _WRITTEN_AT_ONCE, rows)) for first in firsts)
    return {row for block in blocks if len(block) > 1 and len({short.get(row) for row in block}) == 1 for row in block}


class DelimitedText:
    """A text cut at one delimiter."""

    sheet: str | None = None
    merged: Merged = ()
    all_seen = True

    def __init__(self, text: Text, delimiter: str) -> None:
        self.delimiter = delimiter
        self.written_as = (ENCODINGS[text.encoding], delimiter)
        self._text = text
        self._cutter = Cutter(delimiter)
        sign = re.escape(delimiter)
        self._cell = re.compile(rf'(?:^|{sign})(?:"((?:[^"]|"")*+)"|([^{sign}]*))', re.DOTALL)
        runs = self._cutter.runs(text.blocks(), self._cutter.is_whole)
        lines = chain.from_iterable([run.text] if isinstance(run, Record) else run for run in runs)
        self.top: Cells = [[cell.strip() or None for cell in self._cells(line)] for line in islice(lines, LOOKED_AT)]

    def below(self, header: int, width: int) -> Body:
        """Read the lines below the headings; one that has not as many cells as headings is told, and read where it may be.

        What is within a quote that is never closed, or in a line with more cells than headings, is not read: nothing tells
        which column it belongs to.
        """
        columns = TextColumns(width)
        wrong: dict[tuple[Reason, int | None], list[int]] = defaultdict(list)
        cut, short = list[int](), dict[int, int]()
        firsts: list[tuple[int, int]] = []
        waiting: list[bytes] = []
        read = line = 0
        for run in self._cutter.runs(self._text.blocks(), self._cutter.of_width(width)):
            if isinstance(run, Record):
                text, cells, reason = self._fitted(run, width)
                if 0 < cells < width:
                    short[read] = cells
                if reason == "too_short":
                    cut.append(read)
                elif reason:
                    wrong[reason, None].append(read)
                    _refuse_if_most(wrong, read)
                texts, lines = [text], run.text.count(b"\n") + 1
            else:
                texts, lines = run, len(run)
            firsts.append((read, line))
            read, line = read + len(texts), line + lines
            waiting.extend(texts)
            if len(waiting) >= _AT_ONCE:
                columns.add(self._columns(waiting, width))
                waiting = []
        columns.add(self._columns(waiting, width))
        ended = _ended_together(short, read)
        wrong["too_short", None] = [row for row in cut if row not in ended]
        _refuse_if_most(wrong, read)
        wrong["blank_ends", None] = [row for row in cut if row in ended]
        # In a run of records each has one line, and what has several lines is a run of its own.
        rows, starts = np.array([*firsts, (read, line)]).T
        foreign = np.array(self._text.foreign, dtype=np.intp)
        of_run = np.searchsorted(starts, foreign, side="right") - 1
        within = np.minimum(foreign - starts[of_run], np.diff(rows)[of_run] - 1)
        wrong["other_encoding", None] = sorted({*(rows[of_run] + within).tolist()})
        return body_of(columns.all(), header + 1, wrong)

    def _fitted(self, record: Record, width: int) -> tuple[bytes, int, Reason | None]:
        """Give a record as many cells as there are headings, how many it had, and what is wrong when that loses something."""
        cells = self._cells(record.text) if record.whole else []
        reason: Reason | None = None if record.whole else "open_quote"
        if any(cell.strip() for cell in cells[width:]):
            cells, reason = [], "too_long"
        elif len(cells) < width and any(cell.strip() for cell in cells):
            reason = "too_short"
        quoted = ['"' + cell.replace('"', '""') + '"' for cell in (*cells[:width], *[""] * (width - len(cells)))]
        return self.delimiter.join(quoted).encode(), len(cells), reason

    def _cells(self, text: bytes) -> list[str]:
        found = self._cell.findall(text.decode("utf-8", errors="replace"))
        return [quoted.replace('""', '"') or plain for quoted, plain in found]

    def _columns(self, lines: list[bytes], width: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.object_]]]:
        frame = pd.read_csv(
            io.BytesIO(b"\n".join([*lines, b""])),
            sep=self.delimiter,
            header=None,
            names=range(width),
            index_col=False,
            dtype=object,
            na_filter=False,
            skip_blank_lines=False,
            engine="c",
            encoding="utf-8",
            encoding_errors="replace",
        )
        if len(frame) != len(lines):
            raise RuntimeError("A record was not read as one row.")
        return (pd.factorize(frame[place].to_numpy(dtype=object)) for place in range(width))
