"""What a document says, text by text in reading order: what both outputs must say too."""

import re
from collections.abc import Iterator

from reports import document as doc
from reports.charts.fonts import legible
from reports.composition.prose import flat

_LEFT_OUT = re.compile(r"[\s\u00ad\u2010\u2011·-]")
"""Spaces, hyphens and the dots between two things said: lines end elsewhere on a page than on a screen."""


def tight(text: str) -> str:
    """Return a text without spaces, hyphens and dots between."""
    return _LEFT_OUT.sub("", text)


def texts(document: doc.Document) -> Iterator[str]:
    """Yield every text of the body and the annexes, tight, in order; charts' own words are left out."""
    for block in document.blocks:
        yield from filter(None, (tight(legible(text)) for text in _of(block)))


def _of(block: doc.Block) -> Iterator[str]:
    match block:
        case doc.Heading():
            yield block.text
        case doc.Prose():
            yield flat(block.inline)
        case doc.Note():
            yield from (block.title, flat(block.inline))
        case doc.Bullets():
            yield from map(flat, block.items)
        case doc.KeyFigures():
            for figure in block.figures:
                yield from (figure.value, figure.label, figure.basis)
        case doc.DataTable():
            yield block.title
            yield from (column.heading for column in block.columns)
            for row in block.rows:
                for cell in row:
                    yield from (cell.text, cell.detail)
            yield block.note
        case doc.ShownFinding():
            yield from (block.title, block.subtitle)
            if block.chart is None and block.table is not None:
                yield from _of(block.table)
            yield from map(flat, (*block.reading, *block.listed))
            yield block.caveat
            for analysis in block.analyses:
                yield from _of(analysis)
        case doc.Analysis():
            yield block.about
            for part in (*block.body, *block.warnings):
                yield from _of(part)
        case doc.Brief():
            for one in (block.sentence, block.going_on):
                yield from (one.question, one.word, flat(one.inline), flat(one.basis))
            for advised in block.changes:
                yield from (advised.advice, advised.owner, advised.due)
        case doc.AnsweredQuestions():
            for one in block.items:
                yield from (
                    one.question,
                    one.word,
                    flat(one.inline),
                    flat(one.basis),
                    *one.evidence,
                    one.against,
                    one.silent,
                )
        case doc.Picture():
            yield from (block.caption, block.credit)
        case doc.Recommendations():
            for advised in block.items:
                yield from (advised.advice, advised.found, advised.owner, advised.due)
        case doc.Quotations():
            yield block.asked
            for quoted in block.items:
                yield from (quoted.words, quoted.among)
        case doc.Definitions():
            for item in block.items:
                yield from (item.term, item.detail, flat(item.inline))
        case doc.Contents() | doc.Annexes():
            return  # where they stand, the program writes: no text of the document
        case _:
            raise TypeError(f"{type(block).__name__}: say here what a reader reads of it")


APART = 4000
"""Most letters between two texts that follow each other: the words of a chart stand there."""


def missing(said: Iterator[str], written: str) -> list[str]:
    """List the texts that are not written soon after the one before them."""
    place, lost = 0, []
    for text in said:
        found = written.find(text, place, place + APART + len(text))
        if found < 0:
            lost.append(text)
        else:
            place = found + len(text)
    return lost
