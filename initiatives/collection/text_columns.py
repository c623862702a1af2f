"""How columns of text are held: each distinct text once, whatever the number of rows."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.grid import Body, Reason, Trouble, UnreadableSource

_BLANK = -1
_LONGEST = 100_000
"""Characters of a cell, three times what a spreadsheet can hold."""
Wrongs = Mapping[tuple[Reason, int | None], Sequence[int]]
"""What is wrong (and in which column, if it is cells) → the lines of the file where it is (from 0)."""


class TextColumns:
    """Columns that are filled block after block; a text is cut of the blanks around it, once per distinct text."""

    def __init__(self, width: int) -> None:
        self._places: list[dict[str, int]] = [{} for _ in range(width)]
        self._codes: list[list[NDArray[np.int32]]] = [[] for _ in range(width)]

    def add(self, columns: Iterable[tuple[NDArray[np.intp], Iterable[str | None]]]) -> None:
        """Add a block of lines: of each column, its distinct texts (or None) and which of them each line holds, −1 for None."""
        for places, codes, (found, distinct) in zip(self._places, self._codes, columns, strict=True):
            # The last place answers code −1.
            known = np.array([*(_place(places, text) for text in distinct), _BLANK], dtype=np.int32)
            codes.append(known[found])

    def all(self) -> tuple[pd.Categorical, ...]:
        """Return the columns; what was blank is missing."""
        return tuple(map(_categorical, self._places, self._codes))


def of_distinct(codes: NDArray[np.intp], texts: Sequence[str | None]) -> pd.Categorical:
    """Return a column of which each line holds one of these texts, some of which may be alike; nothing is around them."""
    _refuse_long(max((len(text) for text in texts if text is not None), default=0))
    places, alone = pd.factorize(np.array(texts, dtype=object))
    # The last place answers code −1.
    return pd.Categorical.from_codes(np.append(places, _BLANK)[codes], categories=pd.Index(alone, dtype="str"))


def _refuse_long(characters: int) -> None:
    if characters > _LONGEST:
        raise UnreadableSource(
            f"une cellule tient plus de {_LONGEST} caractères : ce n’est pas une réponse. Cherchez-la, ou exportez de nouveau."
        )


def _place(places: dict[str, int], text: str | None) -> int:
    cut = (text or "").strip()
    _refuse_long(len(cut))
    return places.setdefault(cut, len(places)) if cut else _BLANK


def _categorical(places: dict[str, int], codes: list[NDArray[np.int32]]) -> pd.Categorical:
    whole = np.concatenate([np.empty(0, dtype=np.int32), *codes])
    return pd.Categorical.from_codes(whole, categories=pd.Index(list(places), dtype="str"))


def body_of(columns: Sequence[pd.Categorical], start: int, wrong: Wrongs) -> Body:
    """Keep the lines from `start` on (from 0), but for those without any cell; what is `wrong` is kept, to be told."""
    keep = np.zeros(len(columns[0]) if columns else 0, dtype=bool)
    for column in columns:
        keep |= np.asarray(column.codes) >= 0
    for (_, place), lines in wrong.items():
        keep[np.asarray(lines, dtype=np.intp)] |= place is None or place < len(columns)
    keep[:start] = False
    moved = np.cumsum(keep) - 1
    troubles = []
    for (reason, place), lines in wrong.items():
        told = np.asarray(lines, dtype=np.intp)
        told = told[keep[told]]
        if len(told):
            troubles.append(Trouble(reason, moved[told], place))
    # A spreadsheet counts its rows from 1.
    # What stands above the headings is no text of their columns.
    return Body(
        tuple(column[keep].remove_unused_categories() for column in columns), np.flatnonzero(keep) + 1, tuple(troubles)
    )
