"""How a sentence points home: after it, small, the code of its indicator, linked to its definition."""

from indicators.definitions.indicator import Indicator
from reports import document as doc
from reports.composition.prose import plain


def pointed(said: str, indicator: Indicator) -> doc.Inline:
    """Return a sentence followed by its code; where an edition has no definitions, the code stays without its link."""
    return (*plain(said), doc.TextRun("\u00a0"), pointer(indicator))


def pointer(indicator: Indicator) -> doc.TextRun:
    """Return the code alone, small, linked to the definition of its indicator."""
    return doc.TextRun(f"[{indicator.code}]", link=f"#{doc.definition_of(indicator.id)}", small=True)


def in_a_row(sentences: list[doc.Inline]) -> doc.Inline:
    """Return sentences as one paragraph."""
    return tuple(run for place, said in enumerate(sentences) for run in ((doc.TextRun(" "), *said) if place else said))
