"""Blocks of documents made of words alone: chapters, paragraphs, lists, tables."""

from collections.abc import Iterable

from reports import document as doc
from reports.composition.prose import plain
from reports.words import french
from reports.words.anchors import anchor


def chapter(title: str) -> doc.Heading:
    """Open a chapter, numbered with the others."""
    return doc.Heading(level=1, text=french.typography(title), anchor=anchor(title), number="?")


def paragraph(text: str) -> doc.Prose:
    """Say a paragraph, as French typography sets it."""
    return doc.Prose(inline=plain(french.typography(text)))


def listed(texts: Iterable[str], *, ordered: bool = False) -> doc.Bullets:
    """List short sentences."""
    return doc.Bullets(items=tuple(plain(french.typography(text)) for text in texts), ordered=ordered)


def words_table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], **how: object) -> doc.DataTable:
    """Lay out a table of words; a cell written « text|detail » sets its detail smaller under the text."""
    return doc.DataTable(
        title=french.typography(title),
        columns=tuple(doc.TableColumn(head) for head in heads),
        rows=tuple(tuple(_cell(text) for text in row) for row in rows),
        **how,  # type: ignore[arg-type]
    )


def _cell(text: str) -> doc.TableCell:
    shown, _, detail = text.partition("|")
    return doc.TableCell(french.typography(shown), detail=french.typography(detail))
