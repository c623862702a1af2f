"""The report as plain data, ready for a typesetter: every text printable, every link leading somewhere."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import in_any_script, legible
from reports.rendering.breaking import breakable, height
from reports.rendering.column_widths import ANNEX, BODY, Setting, widths
from reports.rendering.cover_facts import cover_facts
from reports.rendering.drawings import Drawing, SizedSvg, charts_of
from reports.rendering.motif import motif
from reports.rendering.outline import Placed, anchors, placed
from reports.rendering.slices import slices
from reports.rendering.turning import as_it_fits
from reports.words.report_states import BANNER, STATES

_LOW = 42.0
"""Millimetres: a chart that is taller may go on over the page between two of its lines, where it has some, as a table does."""
_WHOLE = 205.0
"""Millimetres of a chart without lines at most, its title, caption and source on the same page; beyond, it is drawn smaller."""


def plain_report(document: doc.Document, drawings: Mapping[ChartSpec, Drawing]) -> dict[str, Any]:
    """Return the report as dictionaries, lists and texts. Raises KeyError if a chart was not drawn."""
    targets = anchors(document)
    body, annexes = _Plain(drawings, targets, BODY), _Plain(drawings, targets, ANNEX)
    places = list(placed(document))
    cover = document.cover
    dated = date.fromisoformat(cover.dated)
    return {
        "cover": {
            **body.of(cover),
            "motif": motif(cover.title),
            "state": STATES[cover.status],
            "banner": BANNER,
            "facts": body.of(cover_facts(cover)),
            "named": in_any_script(f"{cover.title} — {cover.edition}".replace("\u00ad", "")),
            "author": in_any_script(cover.evaluator.replace("\u00ad", "")),
            "date": [dated.year, dated.month, dated.day],
        },
        "body": _around([place for place in places if not place.annexed], body),
        "annexes": _around([place for place in places if place.annexed], annexes),
        "drawings": {drawings[chart].digest: _pictures(drawings[chart]) for chart in charts_of((document,))},
    }


def _around(places: list[Placed], plain: "_Plain") -> list[dict[str, Any]]:
    """Return blocks, each with its place in the outline and whether the one after it may be announced by a line."""
    following = (*(place.block.announced for place in places[1:]), False)
    return [
        {**plain.of(place.block), "level": place.level, "label": place.label, "announces": announced}
        for place, announced in zip(places, following, strict=False)
    ]


def _pictures(drawing: Drawing) -> dict[str, Any]:
    """Return a chart in pieces between which a page may end, and what heads them on each page, if anything does.

    One piece where it is low, or has no lines.
    """
    whole = drawing.page
    head, pieces = (None, (whole,)) if whole.height_mm <= _LOW else slices(whole)
    shrink = min(1.0, _WHOLE / whole.height_mm) if len(pieces) == 1 else 1.0
    return {"head": head and _sized(head, 1.0), "pieces": [_sized(piece, shrink) for piece in pieces]}


def _sized(piece: SizedSvg, shrink: float) -> dict[str, Any]:
    return {"svg": piece.svg, "width": piece.width_mm * shrink, "height": piece.height_mm * shrink}


def _wrapped(photo: doc.Picture) -> str:
    """Return a picture as an SVG, which is text: the one way for its bytes to travel as plain data."""
    data = b64encode(photo.data).decode("ascii")
    size = f'width="{photo.width}" height="{photo.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:{photo.media};base64,{data}"/></svg>'
    )


@dataclass(frozen=True)
class _Plain:
    drawings: Mapping[ChartSpec, Drawing]
    targets: frozenset[str]
    setting: Setting

    def of(self, value: Any) -> Any:
        """Return a value as plain data."""
        match value:
            case str():
                return legible(value)
            case ChartSpec():
                return {"digest": self.drawings[value].digest, "alt": legible(value.alt)}
            case tuple():
                return [self.of(item) for item in value]
            case doc.TextRun() if value.link and value.link.startswith("#") and value.link[1:] not in self.targets:
                return {**self._fields(value), "link": None}  # this edition lacks the place: the words stay
            case doc.ShownFinding():
                return {**self._fields(value), "heard": legible(value.heard)}
            case doc.KeyFigure():
                return {**self._fields(value), "about": list(value.about)}
            case doc.DataTable():
                table = as_it_fits(value, self.setting)
                return {
                    **self._fields(table),
                    "widths": widths(table, self.setting),
                    "height": height(table, self.setting),
                    "spans": table.spans,
                }
            case doc.Lettering():
                return True  # the typesetter finds it in its folder of fonts
            case doc.Picture():
                return {name: said for name, said in self._fields(value).items() if name != "data"} | {
                    "svg": _wrapped(value)
                }
            case _ if is_dataclass(value):
                return self._fields(value)
            case _:
                return value

    def _fields(self, value: Any) -> dict[str, Any]:
        said = {field.name: self._said(field.name, getattr(value, field.name)) for field in fields(value)}
        return {"kind": value.kind, **said} if isinstance(value, doc.Block) else said

    def _said(self, name: str, value: Any) -> Any:
        """Return a field as plain data; its long words may be cut, unless it leads somewhere."""
        plain = self.of(value)
        return breakable(plain) if isinstance(plain, str) and name not in doc.PLACES else plain
