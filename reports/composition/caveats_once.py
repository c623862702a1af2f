"""What a section has cautioned is not said again by the findings and tables that follow in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports import document as doc
from reports.words import french


def caveats_once(blocks: Iterable[doc.Block]) -> Iterator[doc.Block]:
    """Yield blocks, the caveats of findings and the notes of tables without what those before them have said.

    Under the next heading, whatever its level, all may be said again: a section is read alone.
    """
    told: list[str] = []
    for block in blocks:
        match block:
            case doc.Heading():
                told = []
                yield block
            case doc.ShownFinding(caveat=said) if said:
                yield replace(block, caveat=" ".join(french.each_once([said], told)))
            case doc.DataTable(note=said) if said:
                yield replace(block, note=" ".join(french.each_once([said], told)))
            case _:
                yield block
