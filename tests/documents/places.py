"""What both outputs are read into: headings, paragraphs, drawings, key figures and tables, in order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Words:
    """A text that stands by itself; lines of a key figure and texts of a drawing are apart."""

    kind: Literal["heading", "paragraph", "drawing", "key figure"]
    text: str


@dataclass(frozen=True)
class Cells:
    """A table: its rows, that of the headings first."""

    rows: tuple[tuple[str, ...], ...]


Place = Words | Cells
ABOUT = re.compile("⟦([a-z0-9_ ]+)⟧")
"""What readers write after words that are kept with the ids of indicators, in neither output seen: « ⟦seniors_lien_social⟧ »."""


def about(ids: Iterable[str]) -> str:
    """Write ids as `ABOUT` finds them."""
    return f"⟦{' '.join(ids)}⟧"


def filled(rows: Iterable[Iterable[tuple[str, int]]]) -> tuple[tuple[str, ...], ...]:
    """Give each row the words of the cells of earlier rows that reach it; a cell is its words and how many rows it takes."""
    whole: list[tuple[str, ...]] = []
    reaching: list[tuple[str, int]] = []
    for row in rows:
        own = iter(row)
        begun = [(words, left) if left > 0 else next(own, None) for words, left in reaching]
        cells = [one for one in (*begun, *own) if one is not None]
        whole.append(tuple(words for words, _ in cells))
        reaching = [(words, left - 1) for words, left in cells]
    return tuple(whole)
