"""A tall drawing may be cut between its lines: nothing is lost, said twice or made smaller."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts.bars import Bars
from reports.charts.stacked import StackedBars, StackedRow
from reports.charts.valued import Valued
from reports.rendering.drawings import SizedSvg, draw
from reports.rendering.plain import _pictures
from reports.rendering.slices import slices


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


@given(st.integers(8, 90))
@settings(max_examples=15, deadline=None)
def test_pieces_follow_one_another_and_each_holds_several_lines(count: int) -> None:
    whole = bars(count)
    head, pieces = slices(whole)
    assert head is None, "nothing stands above the first bar"
    assert all(20 <= piece.height_mm <= 50 and piece.width_mm == whole.width_mm for piece in pieces)
    ends = [0.0, *(shown(piece)[1] for piece in pieces)]
    assert len(pieces) > 1
    assert [shown(piece)[0] for piece in pieces] == pytest.approx(ends[:-1], abs=0.01)
    assert ends[-1] == pytest.approx(whole.height_mm, abs=0.01)
    assert all(min(abs(end - cut) for cut in whole.cuts) < 0.01 for end in ends[1:-1]), "between two lines only"


def test_what_heads_the_lines_is_a_piece_apart() -> None:
    row = StackedRow("Utile", 20, (2, 4, 8, 6), 0)
    scale = StackedBars(
        alt="", levels=("Pas du tout", "Plutôt pas", "Plutôt", "Tout à fait"), scheme="accord", rows=(row,) * 9
    )
    whole = draw(scale).page
    head, pieces = slices(whole)
    assert head is not None
    assert shown(head) == pytest.approx((0.0, whole.cuts[0]), abs=0.01)
    assert shown(pieces[0])[0] == pytest.approx(whole.cuts[0], abs=0.01)
    assert head.svg.count("Plutôt pas") == 1
    assert not any("Plutôt pas" in piece.svg for piece in pieces)


def test_a_piece_holds_nothing_of_what_it_does_not_show() -> None:
    whole = bars(30)
    _, pieces = slices(whole)
    for mark in (f"Réponse {rank}<" for rank in range(30)):
        assert sum(mark in piece.svg for piece in pieces) == 1
    drawn = re.compile(r"<path")
    assert sum(len(drawn.findall(piece.svg)) for piece in pieces) < 2 * len(drawn.findall(whole.svg))


def test_a_drawing_without_lines_or_with_too_few_stays_whole() -> None:
    for without in (SizedSvg("<svg></svg>", 158.0, 400.0), bars(2)):
        assert slices(without) == (None, (without,))


@pytest.mark.parametrize(("count", "more_than_one"), [(5, False), (9, True), (60, True)])
def test_a_low_chart_is_whole_and_a_tall_one_goes_on_over_the_page_at_its_full_size(
    count: int, more_than_one: bool
) -> None:
    pieces = _pictures(draw(chart(count)))["pieces"]
    assert (len(pieces) > 1) == more_than_one
    assert {piece["width"] for piece in pieces} == {158.0}


@pytest.mark.parametrize(("height", "shrunk"), [(165.0, 1.0), (204.0, 1.0), (410.0, 0.5)])
def test_a_chart_without_lines_is_drawn_smaller_only_where_no_page_holds_it(height: float, shrunk: float) -> None:
    drawing = SizedSvg("<svg></svg>", 158.0, height)
    (piece,) = _pictures(replace(draw(chart(5)), page=drawing))["pieces"]
    assert (piece["width"], piece["height"]) == (158.0 * shrunk, height * shrunk)
