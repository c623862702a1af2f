"""Where each figure is defined, and where it is read: every figure points home, and its home points back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports import document as doc
from reports.rendering.outline import Placed, placed, table_anchors

_BETWEEN = re.compile(r"(, | · )")
"""What stands between codes where several are named, or between a code and a moment."""


@dataclass(frozen=True)
class Reading:
    """A place where a figure is read: its anchor, and the heading it lies under."""

    anchor: str
    heading: str


def homes(document: doc.Document) -> dict[str, str]:
    """Return where the definition of each code stands; nothing in editions that define none."""
    found: dict[str, str] = {}
    for item in _defined(document):
        found.setdefault(item.code, item.anchor)
    return found


def pieces(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Cut a list of codes such as « SEN-06, SEN-07 · fin »: each piece, and where it is defined ("" for other words)."""
    for piece in _BETWEEN.split(text) if known else [text]:
        yield piece, known.get(piece, "")


def readings(document: doc.Document) -> dict[str, tuple[Reading, ...]]:
    """Return, for each definition, where its figure is read: once per heading, in the body rather than in the annexes."""
    known = homes(document)
    body: dict[str, dict[str, Reading]] = {item.anchor: {} for item in _defined(document)}
    annexed: dict[str, dict[str, Reading]] = {anchor: {} for anchor in body}
    path: list[Placed] = []
    for place, table in zip(placed(document), table_anchors(document), strict=True):
        if isinstance(place.block, doc.Heading):
            path = [*path[: place.level - 1], place]
            continue
        heading = next((one for one in reversed(path) if one.label), path[-1] if path else None)
        if heading is None or not isinstance(heading.block, doc.Heading):
            continue
        found = annexed if place.annexed else body
        anchor = table or next(filter(None, place.block.anchors), "") or _nearest(path)
        for target in _named(place.block, known):
            if target in found:
                name = f"{heading.label} {heading.block.text}".strip()
                found[target].setdefault(name, Reading(anchor, name))
    return {target: tuple((body[target] or annexed[target]).values()) for target in body}


def _defined(document: doc.Document) -> Iterator[doc.Definition]:
    """Yield the definitions that figures name by a code."""
    for block in document.blocks:
        if isinstance(block, doc.Definitions):
            yield from (item for item in block.items if item.code and item.anchor)


def _nearest(path: list[Placed]) -> str:
    """Return the anchor of the heading that a text stands under."""
    return path[-1].block.anchor if isinstance(path[-1].block, doc.Heading) else ""


def _named(block: doc.Block, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the definitions that a block points to, among other places."""
    yield from block.links
    yield from (target for text in block.coded for _, target in pieces(text, known) if target)
