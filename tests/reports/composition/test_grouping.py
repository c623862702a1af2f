"""What rows share is said once, and still belongs to each of them: in the document, on paper and on a screen."""

import io
from dataclasses import replace

import lxml.html
import pikepdf

from reports import document as doc
from reports.composition.pieces.grouping import said_once
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from tests.reports.rendering.pdf_text import spoken_text
from tests.reports.sample_report import report

ROWS = tuple(
    (doc.TableCell(shared), doc.TableCell(answer), doc.TableCell(count))
    for shared, answer, count in (
        ("Âge", "Moins de 15 ans", "30"),
        ("Âge", "De 15 à 17 ans", "96"),
        ("Âge", "18 ans et plus", "12"),
        ("Établissement", "Lycée", "94"),
        ("Genre", "Une fille", "67"),
        ("Genre", "Un garçon", "71"),
    )
)
COLUMNS = (doc.TableColumn("Caractéristique"), doc.TableColumn("Réponse"), doc.TableColumn("Nombre", numeric=True))
TABLE = doc.DataTable(title="Qui a répondu", columns=COLUMNS, rows=said_once(ROWS), grouped=True)
ALONE = replace(report(), blocks=(TABLE,))


def test_a_first_cell_stands_for_the_rows_that_would_repeat_it() -> None:
    assert [row[0].text for row in TABLE.rows] == ["Âge", "", "", "Établissement", "Genre", ""]
    assert [row[1:] for row in TABLE.rows] == [row[1:] for row in ROWS]
    assert TABLE.spans == (3, 0, 0, 1, 2, 0)
    assert sum(TABLE.spans) == len(ROWS)


def test_an_empty_first_cell_of_another_table_stands_for_itself() -> None:
    assert replace(TABLE, grouped=False).spans == (1,) * len(ROWS)


def test_a_table_without_rows_has_no_span() -> None:
    assert [replace(TABLE, rows=(), grouped=grouped).spans for grouped in (True, False)] == [(), ()]


def test_a_screen_says_to_which_group_each_row_belongs() -> None:
    page = lxml.html.document_fromstring(render_html(ALONE, {}))
    groups = page.xpath("//table/tbody")
    assert [len(group.xpath("tr")) for group in groups] == [3, 1, 2]
    for group, name in zip(groups, ("Âge", "Établissement", "Genre"), strict=True):
        (header,) = group.xpath(".//th[@scope='rowgroup']")
        assert header.text == name
        assert int(header.get("rowspan", "1")) == len(group.xpath("tr"))
        assert len(group.xpath(".//th[@scope='row']")) == len(group.xpath("tr"))


def test_paper_is_read_in_the_order_of_the_rows() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(ALONE, {}))) as opened:
        said = spoken_text(opened)
    words = (
        "Âge",
        "Moinsde15ans",
        "30",
        "De15à17ans",
        "96",
        "18ansetplus",
        "12",
        "Établissement",
        "Lycée",
        "94",
        "Genre",
    )
    assert "".join(words) in said
