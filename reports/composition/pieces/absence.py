"""What is said where there is nothing to show: never an empty place."""

from reports import document as doc
from reports.composition.prose import plain


def absent(said: str) -> tuple[doc.Block, ...]:
    """Say in a note why there is nothing here."""
    return (doc.Note(tone="absence", title="Pas de donnée", inline=plain(said)),)
