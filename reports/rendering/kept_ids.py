"""Which indicators the words of a PDF are about: kept with their tag, for whoever compares them with the figures; never printed.

Typst gives a tag no data of one's own. It tells of a line over words which colour it has: the line cannot be seen, and its
colour is the place of these ids among those of the report. What is read of it becomes a property of the tag (ISO 32000-1,
14.7.5.4), as an attribute keeps it in a page.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from reports import document as doc

INDICATOR = "indicator"
"""The name of the property; it has one value for each indicator."""


def kept_ids(document: doc.Document) -> dict[str, int]:
    """Number the lists of ids of indicators that words of a report are about, in order: « lien proches » → 7."""
    about = dict.fromkeys(" ".join(ids) for part in doc.inside(document) for ids in _about(part))
    return {ids: place for place, ids in enumerate(about)}


def _about(part: object) -> Iterator[tuple[str, ...]]:
    match part:
        case doc.TextRun() | doc.TableCell() | doc.KeyFigure():
            yield part.about
        case doc.ShownFinding():
            yield part.indicators


def keep(element: Any, ids: Mapping[int, str]) -> bool:
    """Write in a tag, instead of the line over its words, which indicators they are about; say whether it had such a line."""
    for attributes in element.get("/A", ()):
        if attributes.get("/TextDecorationType") == "/Overline":
            red, green, blue = (round(float(part) * 255) for part in attributes.TextDecorationColor)
            said = [
                pikepdf.Dictionary(N=pikepdf.String(INDICATOR), V=pikepdf.String(id), H=True)
                for id in ids[(red * 256 + green) * 256 + blue].split()
            ]
            element.A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.UserProperties, P=pikepdf.Array(said))])
            return True
    return False
