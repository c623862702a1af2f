"""Reads a page of HTML down to its words: headings, paragraphs, drawings and tables, as they stand in the text."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from tests.documents.places import Cells, Place, Words, about, filled

_ALONE = ("p", "li", "dt", "dd", "figcaption", "caption", "summary")


def places(page: str) -> Iterator[Place]:
    """Yield headings, paragraphs, drawings and tables in the order of the page."""
    (main,) = lxml.html.fromstring(page).iter("main")
    yield from _within(main)


def _within(node: Any) -> Iterator[Place]:
    for kid in node:
        kind = kid.tag if isinstance(kid.tag, str) else ""
        if re.fullmatch("h[1-6]", kind):
            yield Words("heading", _text(kid) + _kept(kid))
        elif kind == "svg":
            yield Words("drawing", "\n".join("".join(one.itertext()) for one in kid.iter("{*}text", "text")))
        elif kind == "table":
            yield Cells(filled([(_cell(cell), int(cell.get("rowspan", 1))) for cell in row] for row in kid.iter("tr")))
        elif kind == "li" and kid.getparent().get("class", "").startswith("key-figures"):
            yield Words("key figure", "\n".join(_text(line) for line in kid) + _kept(kid))
        elif "readings" in kid.get("class", ""):
            continue  # the numbers of chapters, to go back to them
        elif kind in _ALONE and kid.find(".//p") is None:
            yield Words("paragraph", _text(kid))
        elif kind not in ("style", "script", "a"):
            yield from _within(kid)


def _cell(cell: Any) -> str:
    details = [one for one in cell if one.get("class") == "detail"]
    said = "".join(_said(cell))
    for one in details:
        said = said.replace("".join(_said(one)), "", 1)
    return "\n".join(filter(None, (said + _kept(cell), *map(_text, details))))


def _kept(node: Any) -> str:
    ids = node.get("data-indicator")
    return about(ids.split()) if ids else ""


def _text(node: Any) -> str:
    return "".join(_said(node)).strip()


def _said(node: Any) -> Iterator[str]:
    """Yield the words of a node, and after those that are kept with ids of indicators, these."""
    if "kind" in node.get("class", "").split() and node.tag == "td":
        return  # a dot: the heading of its column says it
    yield node.text or ""
    for kid in node:
        yield from _said(kid)
        yield _kept(kid) if isinstance(kid.tag, str) else ""
        yield kid.tail or ""
