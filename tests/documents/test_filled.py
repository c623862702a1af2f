"""Pages are filled: in the complete reports of the demonstrations, and in reports of other lengths made of their blocks."""

from dataclasses import replace

import pytest

from reports import document as doc
from reports.rendering.drawings import SizedSvg, draw, draw_all
from reports.rendering.pdf import render_pdf
from tests.documents.conftest import Evaluation
from tests.documents.filled import LEAST_AT_WORST, half_empty
from tests.reports.sample_report import CHARTS, LONG, finding, report, words

EVERY = 7
"""One block in so many is left out: results then meet the foots of pages at other places."""


def test_no_page_of_a_complete_report_is_half_empty(evaluation: Evaluation) -> None:
    assert half_empty(evaluation.reports["complete"].pdf) == {}


@pytest.mark.parametrize("left_out", range(EVERY))
def test_nor_is_one_where_other_results_follow_one_another(evaluation: Evaluation, left_out: int) -> None:
    document = evaluation.reports["complete"].document
    movable = [block for block in document.blocks if isinstance(block, doc.ShownFinding | doc.DataTable | doc.Prose)]
    dropped = {id(block) for block in movable[left_out::EVERY]}
    shorter = replace(document, blocks=tuple(block for block in document.blocks if id(block) not in dropped))
    assert half_empty(render_pdf(shorter, draw_all([shorter])), LEAST_AT_WORST) == {}


def test_a_page_that_is_not_filled_is_seen_and_the_last_one_may_be() -> None:
    size = 'width="158mm" height="200mm"'
    whole = SizedSvg(f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 158 200"></svg>', 158.0, 200.0)
    drawings = {CHARTS[0]: replace(draw(CHARTS[0]), page=whole)}  # as high as a page, and of no lines to be cut between
    opening = (doc.Heading(level=1, text="Chapitre", anchor="chapitre"), *(doc.Prose(inline=words(LONG)),) * 3)
    document = replace(
        report(), blocks=(*opening, finding(CHARTS[0], "Constat", "constat"), doc.Prose(inline=words("Fin.")))
    )
    found = half_empty(render_pdf(document, drawings))
    assert list(found) == [2]
    assert 5 < int(found[2].removesuffix("%")) < 30
