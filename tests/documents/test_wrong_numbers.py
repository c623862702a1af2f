"""A number that results.csv does not give is seen, wherever a report prints it and in both outputs."""

import dataclasses
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pikepdf

from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.rendering.drawings import draw_all
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from tests.documents import marked, tagged
from tests.documents.conftest import Evaluation, Made
from tests.documents.test_numbers import verdict_on

_DIGIT = re.compile(r"\d(?=\D*$)")
Told = Callable[[Any], bool]


def test_one_digit_changed_is_seen_in_html_and_in_pdf(evaluation: Evaluation) -> None:
    made = evaluation.reports["complete"]
    blocks = made.document.blocks
    key = _first(blocks, lambda block: isinstance(block, doc.KeyFigures))
    table = _first(blocks, lambda block: isinstance(block, doc.DataTable) and block.indicators)
    drawn = _first(
        blocks,
        lambda block: isinstance(block, doc.ShownFinding) and _doctored(block, _on_a_mark, ChartSpec, inside=False)[1],
    )
    assert isinstance(key, doc.KeyFigures)
    assert isinstance(table, doc.DataTable)
    assert isinstance(drawn, doc.ShownFinding)
    _check(made, key, lambda text: "%" in text)
    _check(made, table, lambda text: bool(re.fullmatch(r"[\d\u202f]+(\u202f[€h%])?", text)))
    _check(made, drawn, lambda text: "n = " in text or "%" in text or " sur " in text)
    _check(made, drawn, _on_a_mark, within=ChartSpec)
    short = evaluation.reports["synthese"]
    pointed = next(sentence for sentence in _pointed(short.document.blocks) if _counted(sentence.inline[0].text))
    _check(short, pointed, _counted)


def test_a_masked_figure_that_is_printed_is_seen(evaluation: Evaluation) -> None:
    made = evaluation.proofs
    masked = [
        block
        for block in made.document.blocks
        if isinstance(block, doc.DataTable) and any(row[1].masked and row[0].detail for row in block.rows)
    ]
    assert masked
    rows = tuple(row for row in masked[0].rows if row[1].masked and row[0].detail)[:1]
    known = dataclasses.replace(masked[0], rows=rows)
    told = tuple((row[0], doc.TableCell("63\u202f%"), *row[2:]) for row in rows)
    assert _wrong(made, known) == (0, 0)
    assert min(_wrong(made, dataclasses.replace(known, rows=told))) > 0


def _first(blocks: Iterable[doc.Block], wanted: Callable[[doc.Block], object]) -> doc.Block:
    return next(block for block in blocks if wanted(block))


def _pointed(blocks: Iterable[doc.Block]) -> Iterator[doc.Prose]:
    """Yield each sentence that is kept with the id of its figure."""
    for block in blocks:
        inlines = (
            block.items if isinstance(block, doc.Bullets) else (block.inline,) if isinstance(block, doc.Prose) else ()
        )
        for inline in inlines:
            yield from (doc.Prose(inline=(said,)) for said in inline if said.about)


def _counted(text: str) -> bool:
    return bool(re.search(r"\d(\u202f%| sur \d+)\D*$", text))


def _on_a_mark(text: str) -> bool:
    return bool(re.fullmatch(r"\d+ sur \d+|\d+\u202f%", text))


def _check(made: Made, block: doc.Block, wanted: Told, within: type[Any] = object) -> None:
    doctored, changed = _doctored(block, wanted, within, inside=within is object)
    assert changed, "nothing to change"
    assert _wrong(made, block) == (0, 0)
    assert min(_wrong(made, doctored)) > 0, changed


def _doctored(node: Any, wanted: Told, within: type[Any], *, inside: bool) -> tuple[Any, str]:
    """Change the last digit of the first text that is wanted; return what was changed."""
    if isinstance(node, str):
        if not (inside and wanted(node) and _DIGIT.search(node)):
            return node, ""
        return _DIGIT.sub(lambda found: str((int(found[0]) + 4) % 10), node), node
    inside = inside or isinstance(node, within)
    if isinstance(node, tuple):
        for place, one in enumerate(node):
            changed, what = _doctored(one, wanted, within, inside=inside)
            if what:
                return (*node[:place], changed, *node[place + 1 :]), what
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            if not field.init or field.name in _SILENT:
                continue
            changed, what = _doctored(getattr(node, field.name), wanted, within, inside=inside)
            if what:
                return dataclasses.replace(node, **{field.name: changed}), what
    return node, ""


_SILENT = (
    "alt",
    "anchor",
    "link",
    "indicator",
    "indicators",
    "codes",
    "source",
    "table",
    "caveat",
    "subtitle",
    "group",
)
"""Fields that hold no number of a result, or that one of the two outputs does not show."""


def _wrong(made: Made, block: doc.Block) -> tuple[int, int]:
    """Lay out a report that holds this block alone; return how many of its numbers are wrong in each output."""
    report = dataclasses.replace(made.document, blocks=(doc.Heading(level=1, text="Résultats", anchor="r"), block))
    drawings = draw_all([report])
    with pikepdf.open(io.BytesIO(render_pdf(report, drawings))) as opened:
        pdf = tuple(tagged.places(opened))
    html = tuple(marked.places(render_html(report, drawings)))
    return len(verdict_on(made.results, html).wrong), len(verdict_on(made.results, pdf).wrong)
