"""What Typst's binding cannot tag is tagged after it.

The first cell of a row heads it, and so does one set strong. A table holds its rows alone: the last ones are no foot, its title is
its caption and its notes are paragraphs after it. The title is the first heading, and chapters stand under it. Key figures are a
list, and a line that stands by itself is a paragraph.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from reports.rendering.kept_ids import keep

_GROUPING = frozenset(("/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote"))
"""What holds blocks alone (ISO 32000-1, 14.8.4.2): words right inside it belong to no paragraph."""
_UNDER_THE_TITLE = {"/Title": "/H1"} | {f"/H{level}": f"/H{min(level + 1, 6)}" for level in range(1, 7)}
"""What each heading of Typst is, as in the pages: the title of the report heads all of it."""
_Element = Any
"""A dictionary of the structure: pikepdf types none of their keys."""


def well_tagged(pdf: bytes, kept: Mapping[int, str]) -> bytes:
    """Return a PDF whose rows have their headers, tables their captions, whose key figures are a list and lines paragraphs.

    `kept` are the ids of indicators that words are about, by their place (`kept_ids`). The same PDF gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for element in list(_elements(opened.Root.StructTreeRoot)):
            if element.S == "/Table":
                _open_foot(element)
                _head_rows(element)
            elif element.S == "/Div" and _holds_key_figures(element):
                _list_figures(opened, element)
            elif element.S == "/Span" and keep(element, kept):
                opened.Root.MarkInfo.UserProperties = True
            elif str(element.S) in _UNDER_THE_TITLE:
                element.S = pikepdf.Name(_UNDER_THE_TITLE[str(element.S)])
            if str(element.S) in _GROUPING:
                _part_lines(element)
        written = io.BytesIO()
        # Streams stay as they were set: they hold nothing that is said here.
        opened.save(written, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return written.getvalue()


def _open_foot(table: _Element) -> None:
    """Give the last rows of a table, which Typst holds together as its foot, to its body, and read its notes after it."""
    *parts, foot = _kids(table)
    if foot.S != "/TFoot":
        return
    rows = list(_kids(foot))
    width = _width(rows[0])
    if [_spanned(cell, "/ColSpan") for cell in rows[-1].K] == [width] and width > 1:
        (notes,) = rows.pop().K
        notes.S = pikepdf.Name.Div
        del notes["/A"]
        _stand_after(table, notes)
    for row in rows:
        row.P = parts[-1]
        parts[-1].K.append(row)
    table.K = pikepdf.Array(parts)


def _stand_after(before: _Element, element: _Element) -> None:
    """Read an element just after another."""
    group = before.P
    # A group that holds one element may have no array.
    kids = list(group.K) if isinstance(group.K, pikepdf.Array) else [group.K]
    place = next(place for place, kid in enumerate(kids) if kid == before)
    group.K = pikepdf.Array([*kids[: place + 1], element, *kids[place + 1 :]])
    element.P = group


def _head_rows(table: _Element) -> None:
    """Head each row by its first cell, which may head several, and by what is set strong in it."""
    reached = 0
    for row in _rows(table):
        for place, cell in enumerate(row.K):
            if cell.S == "/TD" and ((place == 0 and reached == 0) or _set_strong(cell)):
                cell.S = pikepdf.Name.TH
                _scope(cell)
            _take_scopes(cell)
        if reached == 0:
            reached = _spanned(row.K[0], "/RowSpan")
        reached -= 1


def _scope(cell: _Element) -> None:
    """Say that a cell heads its row, where what is said of it as a cell stands already."""
    said = list(cell.get("/A", ()))
    of_cell = next((one for one in said if one.O == "/Table"), None)
    if of_cell is None:
        of_cell = pikepdf.Dictionary(O=pikepdf.Name.Table)
        cell.A = pikepdf.Array([*said, of_cell])
        of_cell = cell.A[-1]
    of_cell.Scope = pikepdf.Name.Row


def _set_strong(cell: _Element) -> bool:
    first = next(_kids(cell), None)
    return first is not None and first.S == "/Strong"


def _take_scopes(cell: _Element) -> None:
    """Let a cell have no list of headers: Typst lists those of columns alone, and scopes say both."""
    for attributes in cell.get("/A", ()):
        if "/Headers" in attributes:
            del attributes["/Headers"]


def _part_lines(group: _Element) -> None:
    """Make a paragraph of each line that Typst held for words of a sentence, and a caption of one set strong over a table."""
    kids = list(_kids(group))
    for line, after in zip(kids, (*kids[1:], None), strict=False):
        if line.S == "/Strong" and after is not None and after.S == "/Table":
            # A group that holds both has an array of them.
            del group.K[next(place for place, kid in enumerate(group.K) if kid == line)]
            line.S, line.P = pikepdf.Name.Caption, after
            after.K.insert(0, line)
        elif line.S in ("/Span", "/Strong"):
            line.S = pikepdf.Name.P


def _holds_key_figures(division: _Element) -> bool:
    """Tell whether all parts of a division begin with a value set strong (`blocks/key_figures.typ`)."""
    parts = list(_kids(division))
    return bool(parts) and all(part.S == "/Div" and _begins_strong(part) for part in parts)


def _begins_strong(part: _Element) -> bool:
    first = next(_kids(part), None)
    inside = next(_kids(first), None) if first is not None and first.S == "/P" else None
    return inside is not None and inside.S == "/Strong"


def _list_figures(opened: pikepdf.Pdf, division: _Element) -> None:
    division.S = pikepdf.Name.L
    for item in _kids(division):
        body = opened.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, K=item.K)
        )
        for kid in _kids(body):
            kid.P = body
        item.S, item.K = pikepdf.Name.LI, pikepdf.Array([body])


def _rows(table: _Element) -> Iterator[_Element]:
    return (element for element in _elements(table) if element.S == "/TR")


def _width(row: _Element) -> int:
    return sum(_spanned(cell, "/ColSpan") for cell in row.K)


def _spanned(cell: _Element, key: str) -> int:
    return int(next((one[key] for one in cell.get("/A", ()) if key in one), 1))


def _elements(node: _Element) -> Iterator[_Element]:
    for kid in _kids(node):
        yield kid
        yield from _elements(kid)


def _kids(node: _Element) -> Iterator[_Element]:
    kids = node.get("/K", ())
    yield from (kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if _is_element(kid))


def _is_element(kid: _Element) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid
