"""How far down the pages of a report are filled, read in its PDF."""

import io

import pikepdf

from tests.reports.rendering.pdf_text import heights_of_lines

TOP, FOOT = 23.0, 297.0 - 21.0
"""Millimetres from the top of a page between which its text stands: head, foot and banner lie outside (`report.typ`)."""
LEAST = 0.6
"""Share of its height to which each page is filled."""
LEAST_AT_WORST = 0.5
"""The same with other results than a report has: a drawing without lines to be cut between may meet the foot of a page."""


def filled(pdf: bytes) -> list[float]:
    """Return, page by page, how far down the lowest line stands, as a share of the height of the text."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        inside = [[high for high in heights_of_lines(page) if TOP <= high <= FOOT + 1] for page in opened.pages]
    return [(max(heights, default=TOP) - TOP) / (FOOT - TOP) for heights in inside]


def half_empty(pdf: bytes, least: float = LEAST) -> dict[int, str]:
    """Return the pages of a report that are not filled, each with how far it is: neither the cover nor the last one.

    A chapter follows the one before it on the same page: its end is no excuse.
    """
    shares = filled(pdf)
    inside = list(enumerate(shares, start=1))[1:-1]
    return {page: f"{share:.0%}" for page, share in inside if share < least}
