"""Which lines of a table are no rows of it: headings again, those that sum up others, notes, another table below."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.grid import Reason, Trouble
from initiatives.plain_text import plain

_SUMS = re.compile(
    r"(?:sous[- ]?|s/)?tota(?:l|ux)(?: .*)?|(?:ensemble|somme|cumul|moyenne|mediane|minimum|maximum|nombre|nb|effectif)(?: .*)?"
    r"|n ?=.*|(?:%|pourcentage)(?: du total)?|ecart[- ]type(?: .*)?"
)
"""How a line that sums up others begins; « Total Énergies » begins so too: what else the line holds tells them apart."""
_NOTES = re.compile(
    r"(?:sources?|notes?|nota|nb|lecture|champ|legende|mise a jour|exporte|genere|fin du (?:tableau|fichier))\b.*"
)
"""How what is written below a table begins, when it stands alone on its line."""
_MOSTLY = 0.9
"""Share of the rows above that fill a column, or write figures in it, from which the column is said to be so."""
_LOOKED_AT = 20
"""Blank lines below which another table is looked for."""
_FIGURE = re.compile(r"[-+−]?[\d\s.,]+ ?(?:%|€|h|min|euros?|heures?|minutes?)?", re.IGNORECASE)


def lines_told(columns: Sequence[pd.Categorical]) -> tuple[Trouble, ...]:
    """Point out the lines that sum up others, and the notes below the table; they are not dropped here.

    A line sums up others when its first text says so and all that it holds besides are figures: a partner called « Ensemble
    pour demain » gives something, on a day.
    """
    size = len(columns[0]) if columns else 0
    opens = np.full(size, -1, dtype=np.intp)
    held = np.zeros(size, dtype=np.intp)
    possible = np.ones(size, dtype=bool)
    for place, column in enumerate(columns):
        codes = np.asarray(column.codes)
        given = codes >= 0
        first = given & (opens < 0)
        opens[first] = place
        held += given
    # Nearly every line holds a word besides its first: where few texts are looked at first, few are left to look at.
    for place in sorted(range(len(columns)), key=lambda place: len(columns[place].categories)):
        texts, codes = columns[place].categories, np.asarray(columns[place].codes)
        looked_at = np.flatnonzero(possible & (codes >= 0) & (opens != place))
        met = np.flatnonzero(np.bincount(codes[looked_at], minlength=len(texts)))
        is_figure = np.zeros(len(texts), dtype=bool)
        is_figure[met] = [_FIGURE.fullmatch(text) is not None for text in texts[met].tolist()]
        possible[looked_at] = is_figure[codes[looked_at]]
    totals, notes = list[int](), list[int]()
    for line in np.flatnonzero(possible & (held > 0)).tolist():
        said = plain(columns[opens[line]][line]).rstrip(" :")
        if _SUMS.fullmatch(said):
            totals.append(line)
        elif held[line] == 1 and _NOTES.fullmatch(said):
            notes.append(line)
    found: tuple[tuple[Reason, list[int]], ...] = (("total", totals), ("note", notes))
    return tuple(Trouble(reason, np.array(lines, dtype=np.intp)) for reason, lines in found if lines)


def headings_again(headings: Sequence[str], columns: Sequence[pd.Categorical]) -> tuple[Trouble, ...]:
    """Point out the lines that write the headings again, as exports joined end to end do: two at least, and nothing else.

    Where they are not those of their columns, nothing says whose the cells below are: these lines are pointed out too, down to
    the next that has each heading in its place.
    """
    size = len(columns[0]) if columns else 0
    known = [heading for heading in dict.fromkeys(headings) if heading]
    possible = np.ones(size, dtype=bool)
    # A column of few distinct texts is soon looked through, and leaves few lines to look for in the others.
    for column in sorted(columns, key=lambda one: len(one.categories)):
        # The last place answers code −1 (blank).
        possible &= np.append(column.categories.isin(known), True)[column.codes]
        if not possible.any():
            return ()
    lines = np.flatnonzero(possible)
    same, held = np.zeros(len(lines), dtype=np.intp), np.zeros(len(lines), dtype=np.intp)
    for heading, column in zip(headings, columns, strict=True):
        texts = column[lines]
        held += np.asarray(texts.codes) >= 0
        same += np.asarray(texts == heading)
    lines, in_place = lines[held >= 2], (same == held)[held >= 2]
    again, moved = lines[in_place], [np.arange(0)]
    for start, end in zip(lines[~in_place], np.append(lines[1:], size)[: len(lines)][~in_place], strict=True):
        moved.append(np.arange(start, end))
    below = np.concatenate(moved)
    return (
        *((Trouble("headings", again),) if len(again) else ()),
        *((Trouble("moved_headings", below),) if len(below) else ()),
    )


def another_table(columns: Sequence[pd.Categorical], rows: NDArray[np.int64]) -> tuple[Trouble, ...]:
    """Point out the lines of another table, written below the first under headings of its own; nothing of them is a row.

    It begins after a blank line, with texts that no other line of their columns has: in every column where the rows above have
    figures, two at least, or above lines that leave blank what these rows fill. `rows` are the rows of the file that hold the
    lines.
    """
    for start in (np.flatnonzero(np.diff(rows[1:]) > 1) + 2)[:_LOOKED_AT].tolist():
        gaps = np.flatnonzero(np.diff(rows[start:]) > 1)
        end = start + (int(gaps[0]) + 1 if len(gaps) else len(rows) - start)
        codes = np.array([column.codes[start:end] for column in columns])
        filled = codes >= 0
        # A title may stand above its headings.
        head = 1 if end - start > 2 and filled[:, 0].sum() == 1 < filled[:, 1].sum() else 0
        own = np.flatnonzero(filled[:, head])
        if len(own) > 1 and end - start > head + 1 and _begins_another(columns, start, start + head, end, own):
            return (Trouble("second_table", np.arange(start, len(rows), dtype=np.intp)),)
    return ()


def _begins_another(columns: Sequence[pd.Categorical], start: int, head: int, end: int, own: NDArray[np.intp]) -> bool:
    headings = [columns[place].categories[columns[place].codes[head]] for place in own]
    met = (int((np.asarray(columns[place].codes) == columns[place].codes[head]).sum()) for place in own)
    if any(map(_FIGURE.fullmatch, headings)) or any(times > 1 for times in met):
        return False
    above = [column[:start] for column in columns]
    usual = [place for place, column in enumerate(above) if (column.codes >= 0).mean() >= _MOSTLY]
    below = np.array([(column.codes[head:end] >= 0).any() for column in columns])
    others = [place for place in range(len(columns)) if place not in own]
    narrower = not below[others].any() and not below[usual].all()
    figures = [place for place in usual if _are_figures(above[place])]
    return narrower or (len(figures) > 1 and set(figures) <= set(own.tolist()))


def _are_figures(column: pd.Categorical) -> bool:
    texts = column.remove_unused_categories().categories.tolist()
    return sum(_FIGURE.fullmatch(text) is not None for text in texts) >= _MOSTLY * len(texts)
