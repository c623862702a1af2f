"""A report leads to another of the same reader, which lies beside it: the page to the page, the PDF to the PDF."""

import io
from dataclasses import replace

import lxml.html
import pikepdf

from reports import document as doc
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from tests.reports.sample_report import report

LINKED = doc.Prose(
    inline=(
        doc.TextRun("Lisez l’"),
        doc.TextRun("annexe technique", link="edition:annexe-technique"),
        doc.TextRun(", ou "),
        doc.TextRun("une source", link="https://exemple.fr/a"),
    )
)


def test_each_output_leads_to_the_other_edition_in_its_own_form() -> None:
    document = replace(report(), blocks=(LINKED,))
    page = lxml.html.document_fromstring(render_html(document, {}))
    assert [str(one.get("href")) for one in page.xpath("//main//p/a")] == [
        "annexe-technique.html",
        "https://exemple.fr/a",
    ]
    with pikepdf.open(io.BytesIO(render_pdf(document, {}))) as opened:
        led = [str(one.A.URI) for sheet in opened.pages for one in sheet.get("/Annots", []) if "/URI" in one.A]
    assert led == ["annexe-technique.pdf", "https://exemple.fr/a"]
