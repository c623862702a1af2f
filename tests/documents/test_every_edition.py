"""Every edition of the three demonstrations, in both outputs: accessible, in order, and saying the same."""

import io
import re
from html import unescape
from pathlib import Path
from typing import Any

import page
import pikepdf

from reports import document as doc
from reports.charts.style import MARKS
from tests.documents.conftest import Evaluation, Made
from tests.documents.said import missing, texts, tight
from tests.documents.tagged import spanned
from tests.reports.rendering.matterhorn import faults
from tests.reports.rendering.page_faults import faults as page_faults
from tests.reports.rendering.pdf_text import letter_sizes, page_text, parted_paragraphs, spoken_text


def test_every_pdf_keeps_the_rules_of_accessibility(evaluation: Evaluation, tmp_path: Path) -> None:
    failed = {}
    for name, made in evaluation.reports.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(made.pdf)
        verdict = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
        assert verdict.rules.total > 50
        if verdict.failures:
            failed[name] = [(one.rule_id, one.message) for one in verdict.failures]
    assert failed == {}


def test_every_pdf_has_the_structure_that_readers_follow(evaluation: Evaluation) -> None:
    found = {}
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            if told := faults(opened):
                found[name] = told
    assert found == {}


def test_no_paragraph_of_a_pdf_says_two_things_that_stand_apart(evaluation: Evaluation) -> None:
    found = {}
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            if told := list(parted_paragraphs(opened)):
                found[name] = told
    assert found == {}


def test_every_page_can_be_heard_and_gone_through(evaluation: Evaluation) -> None:
    found = {name: told for name, made in evaluation.reports.items() if (told := page_faults(made.html))}
    assert found == {}


def test_every_figure_has_its_words_and_every_table_its_headers(evaluation: Evaluation) -> None:
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            assert str(opened.Root.Lang).startswith("fr"), name
            assert opened.Root.ViewerPreferences.DisplayDocTitle, name
            assert opened.Root.MarkInfo.Marked, name
            for element in _elements(opened.Root.StructTreeRoot):
                if element.get("/S") == "/Figure":
                    assert len(str(element.Alt)) > 10, name
                if element.get("/S") == "/Table":
                    _check_table(element, name)


def test_no_letter_is_smaller_than_nine_points(evaluation: Evaluation) -> None:
    small: dict[tuple[str, int, float], str] = {}
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            for number, sheet in enumerate(opened.pages, 1):
                small |= {(name, number, size): text for size, text in letter_sizes(sheet).items() if size < 8.99}
    assert small == {}


def test_each_group_is_drawn_alike_in_a_report_and_no_two_alike(evaluation: Evaluation) -> None:
    for name, made in evaluation.reports.items():
        known = made.results.indicators
        drawn = {
            (known[block.indicators[0]].group, str(getattr(block.chart, "group", "")))
            for block in made.document.blocks
            if isinstance(block, doc.ShownFinding) and block.indicators
        }
        drawn = {(group, mark) for group, mark in drawn if group in made.results.initiative.groups and mark}
        assert len({group for group, _ in drawn}) == len({mark for _, mark in drawn}) == len(drawn), (name, drawn)
        assert {mark for _, mark in drawn} <= set(MARKS), name


def test_no_page_but_the_last_holds_a_line_or_two(evaluation: Evaluation) -> None:
    """Its head, its foot and what says that the data is synthetic are some 200 letters."""
    empty: dict[tuple[str, int], str] = {}
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            inside = [page_text(sheet) for sheet in opened.pages][1:-1]
        empty |= {(name, number): text for number, text in enumerate(inside, 2) if len(text) < 400}
    assert empty == {}


def test_short_editions_hold_on_their_pages(evaluation: Evaluation) -> None:
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            pages = len(opened.pages)
        if name.startswith("partenaire-"):
            assert 3 <= pages <= 6, name
        elif name == "complete":
            assert pages <= 30, name
        elif name != "annexe-technique":
            assert pages == (1 if made.document.cover.poster else 2), name


def _check_table(table: Any, name: str) -> None:
    """Check that every row fills every column, with the cells of earlier rows that reach it."""
    rows = [_kids(row) for row in _elements(table) if row.get("/S") == "/TR"]
    assert all(cell.get("/S") == "/TH" for cell in rows[0]), name
    reached = [0] * len(rows)
    for place, row in enumerate(rows):
        for cell in row:
            tall, wide = spanned(cell, "/RowSpan"), spanned(cell, "/ColSpan")
            assert place + tall <= len(rows), name
            for one in range(place, place + tall):
                reached[one] += wide
    assert set(reached) == {len(rows[0])}, name
    # All of them are data: no foot, no note. The first cell of a row heads it: a cell far from it is read with its column and its
    # row. Where it heads several rows, the next one heads each of them too.
    assert [part.get("/S") for part in _kids(table) if part.get("/S") != "/Caption"] == ["/THead", "/TBody"], name
    grouped = [cell.get("/S") for cell in rows[1][:2]] == ["/TH", "/TH"]
    assert grouped or all(spanned(row[0], "/RowSpan") == 1 for row in rows), name
    under = 0
    for row in rows[1:]:
        kinds = [_said_of(cell, "/Scope") if cell.get("/S") == "/TH" else "" for cell in row]
        heads = (under == 0) + grouped
        assert kinds == ["/Row"] * heads + [""] * (len(row) - heads), name
        assert not any(_said_of(cell, "/Headers") for cell in row), name
        under = (spanned(row[0], "/RowSpan") if under == 0 else under) - 1


def _said_of(cell: Any, key: str) -> str:
    return next((str(one[key]) for one in cell.get("/A", ()) if key in one), "")


def test_both_outputs_say_what_the_document_says_in_its_order(evaluation: Evaluation) -> None:
    lost = {}
    for name, made in evaluation.reports.items():
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            in_pdf = missing(texts(made.document), tight(spoken_text(opened)))
        in_html = missing(texts(made.document), tight(_html_text(made)))
        if in_pdf or in_html:
            lost[name] = (in_pdf[:5], in_html[:5])
    assert lost == {}


def _html_text(made: Made) -> str:
    """Return the words of the page: no styles, no script, no chart."""
    bare = re.sub(r"<(style|script|svg)\b.*?</\1>", "", made.html, flags=re.DOTALL)
    main = bare[bare.index("<main") :]
    return unescape(re.sub(r"<[^>]+>", "", main))


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _elements(node: Any) -> list[Any]:
    found = []
    for kid in _kids(node):
        found += [kid, *_elements(kid)]
    return found
