"""How a report becomes one HTML file that needs nothing else: fonts, charts and styles are inside it, and no script."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from reports import document as doc
from reports.charts import style
from reports.charts.base import ChartSpec
from reports.drawings import Drawing, Picture
from reports.fonts import legible
from reports.french import day
from reports.outline import anchors, placed
from reports.states import BANNER, STATES
from reports.webfonts import font_faces

TEMPLATES = Path(__file__).parent / "templates" / "html"
_VARIABLES = {
    style.INK: "ink",
    style.SECONDARY: "secondary",
    style.HAIRLINE: "hairline",
    style.BAND: "band",
    style.PAPER: "paper",
}
_PAGE_COLOUR = re.compile("|".join(map(re.escape, _VARIABLES)), re.IGNORECASE)


def render_html(document: doc.Document, drawings: Mapping[ChartSpec, Drawing]) -> str:
    """Return the report as one HTML file; the same report gives the same text.

    `drawings` holds every chart of the report. Raises KeyError if one is missing.
    """
    blocks = tuple(placed(document))
    depth = next((block.depth for block in document.blocks if isinstance(block, doc.Contents)), 0)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=document,
            cover=document.cover,
            dated_in_words=day(date.fromisoformat(document.cover.dated)),
            state=STATES[document.cover.status],
            banner=BANNER,
            blocks=blocks,
            contents=[
                place
                for place in blocks
                if isinstance(place.block, doc.Heading) and place.level <= depth and place.block.anchor
            ],
            targets=anchors(document),
            pictures={
                block.chart: _pictures(drawings[block.chart])
                for block in document.blocks
                if isinstance(block, doc.Finding) and block.chart is not None
            },
            fonts=Markup(font_faces()),  # noqa: S704 - our own CSS, made from the fonts
        )
    )


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["css"] = Markup((TEMPLATES / "report.css").read_text(encoding="utf-8"))  # noqa: S704 - our own CSS
    return environment


def _printable(shown: Any) -> Any:
    """Let no control character reach the page; what templates themselves make is left as it is."""
    return legible(shown) if type(shown) is str else shown


def _pictures(drawing: Drawing) -> dict[str, Markup]:
    return {"page": _inline(drawing.page), "phone": _inline(drawing.phone)}


def _inline(picture: Picture) -> Markup:
    """Return a drawing that follows the colours of the page, dark or light; its letters were escaped as it was drawn."""
    svg = _PAGE_COLOUR.sub(lambda found: f"var(--{_VARIABLES[found.group().upper()]})", picture.svg)
    return Markup(svg)  # noqa: S704 - drawn by matplotlib, which escapes text
