"""What both outputs are read into: headings, paragraphs, drawings, key figures and tables, in order."""

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
