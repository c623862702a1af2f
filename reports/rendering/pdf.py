"""How a report becomes a PDF: Typst lays it out from data; the result is PDF/UA-1 and PDF/A-2a, dated by its data."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from threading import get_ident

import typst

from reports.charts.chart_spec import ChartSpec
from reports.charts.fonts import TITLES, folder
from reports.document import Document, Lettering
from reports.rendering.drawings import Drawing
from reports.rendering.kept_ids import kept_ids
from reports.rendering.plain import plain_report
from reports.rendering.tagging import well_tagged
from reports.rendering.unset import UnsetReport, said

TEMPLATES = Path(__file__).parents[1] / "templates" / "pdf"


def render_pdf(document: Document, drawings: Mapping[ChartSpec, Drawing]) -> bytes:
    """Return the report as a PDF; the same report gives the same bytes.

    `drawings` holds every chart of the report. Raises KeyError if one is missing, UnsetReport if a template fails.
    """
    dated = datetime.combine(date.fromisoformat(document.cover.dated), datetime.min.time(), UTC)
    report, kept = plain_report(document, drawings), kept_ids(document)
    try:
        pdf = _compiler(get_ident(), document.cover.font).compile(
            sys_inputs={
                "report": json.dumps(report, ensure_ascii=False),
                "kept": json.dumps(kept),
                "brand": json.dumps(
                    {
                        "colour": document.cover.colour,
                        "second": document.cover.second,
                        "titles": [TITLES] if document.cover.font else [],
                    }
                ),
            },
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=dated,
        )
    except typst.TypstError as error:
        pdf, failure = None, said(error, report, TEMPLATES)
    if pdf is None:
        raise UnsetReport(failure)
    assert isinstance(pdf, bytes)
    return well_tagged(pdf, {place: ids for ids, place in kept.items()})


@lru_cache(maxsize=16)
def _compiler(thread: int, titles: Lettering | None) -> typst.Compiler:
    """Return a thread's typesetter, which reads its templates and fonts once for all its reports."""
    faces = folder(titles.data, titles.suffix) if titles else folder()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(faces)])
    return typst.Compiler(str(TEMPLATES / "report.typ"), root=str(TEMPLATES), font_paths=fonts)
