"""Which indicator a sentence speaks of: kept with it, never printed."""

from dataclasses import replace

from indicators.definitions.indicator import Indicator
from reports import document as doc
from reports.composition.prose import plain


def pointed(said: str, indicator: Indicator) -> doc.Inline:
    """Return a sentence, kept with the id of its indicator."""
    return tuple(replace(run, about=(indicator.id,)) for run in plain(said))


def in_a_row(sentences: list[doc.Inline], between: str = " ") -> doc.Inline:
    """Return sentences as one paragraph."""
    return tuple(
        run for place, said in enumerate(sentences) for run in ((doc.TextRun(between), *said) if place else said)
    )
