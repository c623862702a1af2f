"""How charts become SVG: each distinct chart once for all editions, the same bytes every time."""

import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.charts.chart_spec import ChartSpec
from reports.charts.palette import HOUSE, Palette, palette_of
from reports.charts.style import PAGE_WIDTH, PHONE_WIDTH
from reports.document import Document

_HEADER = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_NEEDLESS = re.compile(r"<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>|<!--.*?-->", re.DOTALL)
_ID = re.compile(r' id="[^"]*"')
_SPACE = re.compile(r">\s+<")


@dataclass(frozen=True)
class SizedSvg:
    """One SVG, without ids or styles that could meet those of a page, its size on paper, and where it may be cut."""

    svg: str
    width_mm: float
    height_mm: float
    cuts: tuple[float, ...] = ()
    """Millimetres from its top between two of its lines."""


@dataclass(frozen=True)
class Drawing:
    """A chart, drawn for a page and for a phone; `digest` names its data."""

    page: SizedSvg
    phone: SizedSvg
    digest: str


def draw_all(documents: Iterable[Document]) -> dict[ChartSpec, Drawing]:
    """Draw the charts of all these reports; a chart that several reports share is drawn once."""
    return {
        spec: draw(spec, palette_of(document.cover.colour)) for document in documents for spec in charts_of((document,))
    }


def charts_of(documents: Iterable[Document]) -> tuple[ChartSpec, ...]:
    """Return the distinct charts of these reports, in reading order."""
    return tuple(dict.fromkeys(chart for document in documents for block in document.blocks for chart in block.charts))


def draw(spec: ChartSpec, palette: Palette = HOUSE) -> Drawing:
    """Draw one chart, in the colours of an initiative."""
    digest = hashlib.sha256(repr(spec).encode()).hexdigest()[:12]
    return Drawing(_picture(spec, PAGE_WIDTH, palette), _picture(spec, PHONE_WIDTH, palette), digest)


def _picture(spec: ChartSpec, width: float, palette: Palette) -> SizedSvg:
    import matplotlib

    from reports.charts.drawn import Drawn

    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "utilite"}):
        figure = spec.draw(width, palette)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    cuts = figure.cuts if isinstance(figure, Drawn) else ()
    return SizedSvg(_lean(written.getvalue()), width, float(figure.get_figheight()) * 25.4, cuts)


def _lean(svg: str) -> str:
    """Keep the drawing alone: no header, metadata, style or id (nothing refers to one: every mark is written in full)."""
    kept = _SPACE.sub("><", _ID.sub("", _NEEDLESS.sub("", _HEADER.sub("", svg))))
    return kept.strip()
