"""How a report becomes one HTML file that needs nothing else: fonts, charts and styles are inside it.

Its short script only adds comforts; a policy in the page lets no other run, and nothing be fetched.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from jinja2.ext import Extension
from markupsafe import Markup

from initiatives.declaration.brand import TEXT, Brand, contrast
from reports import document as doc
from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import FALLBACK, FAMILY, in_any_script
from reports.rendering.breaking import breakable
from reports.rendering.cover_facts import cover_facts
from reports.rendering.drawings import Drawing, SizedSvg, charts_of
from reports.rendering.homes import homes, pieces, readings
from reports.rendering.motif import motif
from reports.rendering.outline import anchors, placed, read_at, table_anchors
from reports.rendering.webfonts import font_faces, titles_face
from reports.words.french import day
from reports.words.report_states import BANNER, STATES

TEMPLATES = Path(__file__).parents[1] / "templates" / "html"
STYLES, OF_DEVICES = ("report.css", "tables.css"), "devices.css"
"""What blocks share; what a device changes, which comes last. The styles that a block alone has are in its template."""
_OWN_STYLES = re.compile(r"\A<style>\n(.*?)</style>\n", re.DOTALL)
_VARIABLES = {
    style.INK: "ink",
    style.SECONDARY: "secondary",
    style.HAIRLINE: "hairline",
    style.BAND: "band",
    style.PAPER: "paper",
}
DARK_GROUNDS = (style.DARK_PAGE, "#1D272C")
"""Of a page in dark mode, and of its notes (`report.css`)."""
FEW = 40
"""Letters: a cell of fewer stands beside the name of its column on a phone."""
_TAG = re.compile(r"<[^>]+>")
_NEEDLESS = re.compile(rf" transform=\"rotate\(0 [^\"]*\"|font-family: '{FAMILY}', '{FALLBACK}'; ")
_FINER = re.compile(r"(\.\d\d)\d+")
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
            facts=cover_facts(document.cover),
            state=STATES[document.cover.status],
            banner=BANNER,
            blocks=blocks,
            contents=[
                place
                for place in blocks
                if isinstance(place.block, doc.Heading) and place.level <= depth and place.block.anchor
            ],
            targets=anchors(document),
            read_at=read_at(document),
            codes=homes(document),
            readings=readings(document),
            table_anchors=table_anchors(document),
            pictures={chart: _pictures(drawings[chart]) for chart in charts_of((document,))},
            motif=motif(document.cover.title),
            brand=Markup(_brand(document.cover)),  # noqa: S704 - colours that the declaration checked
            fonts=Markup(font_faces() + (titles_face(document.cover.font) if document.cover.font else "")),  # noqa: S704 - our own CSS, made from the fonts
        )
    )


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        extensions=[_StylesApart],
        # Read once: nobody edits these while reports are made, and a report asks for them by the hundred.
        auto_reload=False,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["brief"] = _brief
    environment.filters["pieces"] = pieces
    environment.filters["base64"] = _base64
    script = (TEMPLATES / "report.js").read_text(encoding="utf-8")
    environment.globals["css"] = Markup(_styles())  # noqa: S704 - our own CSS
    environment.globals["script"] = Markup(script)  # noqa: S704 - our own
    environment.globals["script_hash"] = f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
    return environment


class _StylesApart(Extension):
    """Takes the styles at the head of a block's template out of it, line for line: a page says them once, in its head."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template without its styles."""
        return _OWN_STYLES.sub(lambda styles: "{#" + "\n" * styles.group().count("\n") + "#}", source)


def _styles() -> str:
    """Return the CSS of every page: what blocks share, what each has of its own, what a device changes."""
    shared = [(TEMPLATES / name).read_text(encoding="utf-8") for name in STYLES]
    sources = (file.read_text(encoding="utf-8") for file in sorted((TEMPLATES / "blocks").iterdir()))
    own = (styles for source in sources for styles in _OWN_STYLES.findall(source))
    return "".join((*shared, *own, (TEMPLATES / OF_DEVICES).read_text(encoding="utf-8")))


def _brief(table: doc.DataTable) -> list[bool]:
    """Say of each column whether it holds a few words in each row, and no sentence."""
    longest = (
        max((len(f"{cell.text}{cell.detail}") for cell in cells), default=0) for cells in zip(*table.rows, strict=True)
    )
    return [not column.numeric and length < FEW for column, length in zip(table.columns, longest, strict=False)]


def _brand(cover: doc.Cover) -> str:
    """Return the styles of the colours that an initiative declares; on a dark page its titles are as light as they must be."""
    if Brand(colour=cover.colour, second=cover.second) == Brand():
        return ""
    steps = (style.blend(cover.colour, "#FFFFFF", step / 20) for step in range(21))
    light = next(one for one in steps if min(contrast(one, ground) for ground in DARK_GROUNDS) >= TEXT)
    return (
        f":root{{--accent:{cover.colour};--panel:{cover.colour};--second:{cover.second}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{light}}}}}"
    )


def _printable(shown: Any) -> Any:
    """Let no control character reach the page, and long words be cut; what templates themselves make is left as it is."""
    return breakable(in_any_script(shown)) if type(shown) is str else shown


def _base64(data: bytes) -> Markup:
    """Return bytes as a page carries them: no word, so nothing may be cut in it."""
    return Markup(b64encode(data).decode("ascii"))  # noqa: S704 - letters and digits


@lru_cache(maxsize=200)
def _pictures(drawing: Drawing) -> dict[str, Markup]:
    """Return both drawings as a page carries them; reports of one run share most of theirs."""
    return {"page": _inline(drawing.page), "phone": _inline(drawing.phone)}


def _inline(picture: SizedSvg) -> Markup:
    """Return a drawing that follows the colours of the page, dark or light; its letters were escaped as it was drawn."""
    svg = _TAG.sub(lambda found: _lean(found.group()), picture.svg)
    return Markup(svg)  # noqa: S704 - drawn by matplotlib, which escapes text


def _lean(tag: str) -> str:
    """Return a tag of a drawing without what the page says once for all, and to the hundredth of a point: a third less to carry."""
    named = _PAGE_COLOUR.sub(lambda found: f"var(--{_VARIABLES[found.group().upper()]})", tag)
    return _FINER.sub(r"\1", _NEEDLESS.sub("", named))
