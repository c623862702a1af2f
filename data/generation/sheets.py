"""What one table of an export holds before it is written: its headings and its rows, all text."""

from dataclasses import dataclass, field

Row = dict[str, str]
"""Heading → what the cell shows; a heading left out is a blank cell."""


@dataclass
class Sheet:
    """One table; `first_row` is the row of the file where its data begin (1 is the first line)."""

    headings: list[str]
    rows: list[Row]
    first_row: int = 2
    banner: tuple[str, ...] = ()
    bands: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Text of a merged cell above the headings → first and last heading that it covers.

    A heading under none of them is itself merged over both lines.
    """
