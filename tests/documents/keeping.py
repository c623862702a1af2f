"""Writes after the words of a PDF the ids that its document keeps with them: on paper they are nowhere, in HTML an attribute."""

from collections.abc import Iterable, Iterator

from reports import document as doc
from tests.documents.places import Cells, Place, Words, about
from tests.documents.said import tight

SHORT = 12
"""Letters up to which words may stand anywhere: « n = 54 » is found beside the sentence that it ends."""


def kept(places: Iterable[Place], document: doc.Document) -> Iterator[Place]:
    """Yield the places of a report as if the ids were written there."""
    known = {tight(run.text): about(run.about) for run in runs(document) if run.about and len(run.text) > SHORT}
    known |= {tight(title): about(ids) for title, ids in _findings(document)}
    remembered = {tight(one.label): about(one.about) for one in _remembered(document) if len(one.label) > SHORT}
    longest = sorted(known, key=len, reverse=True)
    headers = {tight(cell.text): about(cell.about) for cell in _cells(document) if cell.about}
    for place in places:
        if isinstance(place, Cells):
            yield Cells(tuple(tuple(_cell(cell, headers, longest, known) for cell in row) for row in place.rows))
        elif place.kind == "drawing":
            yield place
        elif (
            place.kind == "key figure" or tight(place.text) in remembered
        ):  # its label is said elsewhere too, of other numbers
            yield Words(place.kind, _with_ids(place.text, [*remembered, *longest], known | remembered))
        else:
            yield Words(place.kind, _with_ids(place.text, longest, known))


def _with_ids(text: str, longest: list[str], known: dict[str, str]) -> str:
    at = [place for place, letter in enumerate(text) if tight(letter)]
    flat, marks = tight(text), dict[int, str]()
    for said in longest:
        start = flat.find(said)
        if start >= 0 and not any(start < end <= start + len(said) for end in marks):
            marks[start + len(said)] = known[said]
    for end in sorted(marks, reverse=True):
        place = at[end - 1] + 1
        text = text[:place] + marks[end] + text[place:]
    return text


def runs(document: doc.Document) -> Iterator[doc.TextRun]:
    """Yield every run of a document."""
    for block in document.blocks:
        match block:
            case doc.Prose() | doc.Note():
                yield from block.inline
            case doc.Bullets():
                yield from (run for item in block.items for run in item)
            case doc.Brief():
                yield from (*block.sentence.inline, *block.going_on.inline)
            case doc.AnsweredQuestions():
                yield from (run for item in block.items for run in item.inline)
            case doc.ShownFinding():
                yield from (run for said in (*block.reading, *block.listed) for run in said)
            case _:
                pass


def _cell(text: str, headers: dict[str, str], longest: list[str], known: dict[str, str]) -> str:
    first, _, rest = text.partition("\n")
    if tight(text) in headers:
        return text + headers[tight(text)]
    return (
        "\n".join(filter(None, (first + headers[tight(first)], rest)))
        if tight(first) in headers
        else _with_ids(text, longest, known)
    )


def _cells(document: doc.Document) -> Iterator[doc.TableCell]:
    for block in document.blocks:
        tables: tuple[doc.DataTable, ...] = (block,) if isinstance(block, doc.DataTable) else ()
        if isinstance(block, doc.ShownFinding):
            tables = (block.table,) if block.table is not None else ()
        yield from (cell for table in tables for row in table.rows for cell in row)


def _remembered(document: doc.Document) -> Iterator[doc.KeyFigure]:
    for block in document.blocks:
        if isinstance(block, doc.KeyFigures):
            yield from (one for one in block.figures if one.indicator)


def _findings(document: doc.Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in document.blocks:
        if isinstance(block, doc.ShownFinding) and block.indicators:
            yield block.title, block.indicators
