"""How columns of text are held: each distinct text once, whatever the number of rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.grid import Body, Reason, Trouble, UnreadableSource

_LONGEST = 100_000
"""Characters of a cell, three times what a spreadsheet can hold."""
Held = tuple[NDArray[np.signedinteger], Sequence[str | None]]
"""Of a column, which text each line holds (−1 for none), and the texts; some may be alike, or blank."""
Wrongs = Mapping[tuple[Reason, int | None], Sequence[int]]
"""What is wrong (and in which column, if it is cells) → the lines of the file where it is (from 0)."""


class TextColumns:
    """Columns that are filled block after block; a text is cut of the blanks around it, once per block that holds it."""

    def __init__(self, width: int) -> None:
        self._texts: list[list[str]] = [[] for _ in range(width)]
        self._codes: list[list[NDArray[np.int32]]] = [[] for _ in range(width)]

    def add(self, columns: Iterable[tuple[NDArray[np.intp], NDArray[np.object_]]]) -> None:
        """Add a block of lines: of each column, which text each line holds, and the distinct texts."""
        for texts, codes, (found, distinct) in zip(self._texts, self._codes, columns, strict=True):
            codes.append((found + len(texts)).astype(np.int32))
            cut = [text.strip() for text in distinct]
            _refuse_long(cut)
            texts.extend(cut)

    def all(self) -> Iterator[Held]:
        """Give the columns one by one, and forget them."""
        while self._texts:
            yield np.concatenate([np.empty(0, dtype=np.int32), *self._codes.pop(0)]), self._texts.pop(0)


def of_distinct(codes: NDArray[np.signedinteger], texts: Sequence[str | None]) -> pd.Categorical:
    """Return a column of which each line holds one of these texts, some of which may be alike; nothing is around them."""
    return _categorical(*_told_once(codes, texts))


def _refuse_long(texts: Iterable[str | None]) -> None:
    if max((len(text) for text in texts if text), default=0) > _LONGEST:
        raise UnreadableSource(
            f"une cellule tient plus de {_LONGEST} caractères : ce n’est pas une réponse. Cherchez-la, ou exportez de nouveau."
        )


def _told_once(
    codes: NDArray[np.signedinteger], texts: Sequence[str | None]
) -> tuple[NDArray[np.int32], NDArray[np.object_]]:
    """Number again texts of which some are alike or blank: −1 where a line holds none."""
    _refuse_long(texts)
    places, alone = pd.factorize(np.array([text or None for text in texts], dtype=object))
    # The last place answers code −1.
    return np.append(places, -1).astype(np.int32)[codes], alone


def _categorical(codes: NDArray[np.int32], texts: NDArray[np.object_]) -> pd.Categorical:
    """Return a column; texts that no line holds are forgotten."""
    met = np.bincount(codes + 1, minlength=len(texts) + 1)[1:] > 0
    if not met.all():
        codes, texts = np.append(np.cumsum(met) - 1, -1)[codes], texts[met]
    return pd.Categorical.from_codes(codes, categories=pd.Index(texts, dtype="str"))


def body_of(held: Iterable[Held], start: int, wrong: Wrongs) -> Body:
    """Keep the lines from `start` on (from 0), but for those without any cell; what is `wrong` is kept, to be told."""
    columns = [_told_once(codes, texts) for codes, texts in held]
    keep = np.zeros(len(columns[0][0]) if columns else 0, dtype=bool)
    for codes, _ in columns:
        keep |= codes >= 0
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
        tuple(_categorical(codes[keep], texts) for codes, texts in columns), np.flatnonzero(keep) + 1, tuple(troubles)
    )
