"""What short editions take from the texts that people wrote: how one begins."""

from reports import document as doc
from reports.composition.pieces.written import read
from reports.composition.prose import flat
from reports.composition.published import ReportedResults


def opening(published: ReportedResults, *names: str) -> tuple[doc.Block, ...]:
    """Take the first paragraph of the first of these texts that is written; nothing where none is."""
    for name in names:
        first = next((block for block in _written(published, name) if isinstance(block, doc.Prose)), None)
        if first is not None:
            return (_said(first),)
    return ()


def _said(prose: doc.Prose) -> doc.Prose:
    return doc.Prose(inline=prose.inline)


def _written(published: ReportedResults, name: str) -> tuple[doc.Block, ...]:
    written = read(published.initiative.folder, name)
    if written is None or written.problem:  # the complete report says where it is wrong
        return ()
    return tuple(one for one in written.blocks if not _empty(one))


def _empty(block: doc.Block) -> bool:
    return isinstance(block, doc.Prose) and not flat(block.inline)
