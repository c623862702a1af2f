"""A drawing taller than a page is cut between its lines: nothing is lost, said twice or made smaller."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.charts.bars import Bars
from reports.charts.valued import Valued
from reports.rendering.drawings import SizedSvg, draw
from reports.rendering.plain import _pictures
from reports.rendering.slices import slices

TALLEST = 165.0


def chart(count: int) -> Bars:
    return Bars(
        alt="", axis="part", bars=tuple(Valued(f"Réponse {rank}", value=0.1, text="10 %") for rank in range(count))
    )


def bars(count: int) -> SizedSvg:
    return draw(chart(count)).page


def shown(piece: SizedSvg) -> tuple[float, float]:
    """Return from which height to which a piece shows its drawing, in millimetres."""
    found = re.search(r'viewBox="0 ([\d.]+) [\d.]+ ([\d.]+)"', piece.svg)
    assert found is not None
    top, high = (float(number) * 25.4 / 72 for number in found.groups())
    return top, top + high


@example(87, 60.0)
@given(st.integers(20, 90), st.floats(60, 200))
@settings(max_examples=15, deadline=None)
def test_pieces_follow_one_another_and_each_holds_on_a_page(count: int, tallest: float) -> None:
    whole = bars(count)
    pieces = slices(whole, tallest)
    assert all(piece.height_mm <= tallest and piece.width_mm == whole.width_mm for piece in pieces)
    ends = [0.0, *(shown(piece)[1] for piece in pieces)]
    assert len(pieces) > 1
    assert [shown(piece)[0] for piece in pieces] == pytest.approx(ends[:-1], abs=0.01)
    assert ends[-1] == pytest.approx(whole.height_mm, abs=0.01)
    assert all(min(abs(end - cut) for cut in whole.cuts) < 0.01 for end in ends[1:-1]), "between two lines only"


def test_sixty_answers_stand_on_several_pages_of_about_one_height() -> None:
    heights = [piece.height_mm for piece in slices(bars(60), TALLEST)]
    assert len(heights) > 1 and max(heights) - min(heights) < 15


def test_a_drawing_without_lines_stays_whole() -> None:
    assert slices(SizedSvg("<svg></svg>", 158.0, 400.0), TALLEST) == (SizedSvg("<svg></svg>", 158.0, 400.0),)


@pytest.mark.parametrize(("count", "more_than_one"), [(5, False), (60, True)])
def test_a_page_holds_a_low_chart_whole_and_a_tall_one_at_its_full_size(count: int, more_than_one: bool) -> None:
    pieces = _pictures(draw(chart(count)))
    assert (len(pieces) > 1) == more_than_one
    assert {piece["width"] for piece in pieces} == {158.0}


@pytest.mark.parametrize(("height", "shrunk"), [(165.0, 1.0), (204.0, 1.0), (410.0, 0.5)])
def test_a_chart_without_lines_is_drawn_smaller_only_where_no_page_holds_it(height: float, shrunk: float) -> None:
    drawing = SizedSvg("<svg></svg>", 158.0, height)
    (piece,) = _pictures(replace(draw(chart(5)), page=drawing))
    assert (piece["width"], piece["height"]) == (158.0 * shrunk, height * shrunk)
