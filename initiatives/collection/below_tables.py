"""Which lines of a table are no rows of it: headings again, those that sum up others, notes below (« Source : … »)."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

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
        # Nearly every line holds a word besides its first: few texts are left to look at.
        looked_at = np.flatnonzero(possible & given & ~first)
        met, told = np.unique(codes[looked_at], return_inverse=True)
        is_figure = [_FIGURE.fullmatch(text) is not None for text in column.categories[met].tolist()]
        possible[looked_at] = np.array(is_figure, dtype=bool)[told]
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
    """Point out the lines that write the headings again, as exports joined end to end do: two at least, and nothing else."""
    size = len(columns[0]) if columns else 0
    same, held = np.zeros(size, dtype=np.intp), np.zeros(size, dtype=np.intp)
    for heading, column in zip(headings, columns, strict=True):
        codes = np.asarray(column.codes)
        held += codes >= 0
        if heading in column.categories:
            same += codes == column.categories.get_loc(heading)
    lines = np.flatnonzero((same >= 2) & (same == held))
    return (Trouble("headings", lines),) if len(lines) else ()
