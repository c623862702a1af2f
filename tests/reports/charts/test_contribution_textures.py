"""Natures of contribution are told apart without colours: those of the same grey have lines of their own."""

from itertools import combinations

import pytest

from initiatives.declaration.brand import contrast
from reports.charts import style
from reports.charts.contribution_bars import ContributionBars, ContributionRow
from reports.charts.palette import palette_of
from reports.rendering.drawings import draw

NATURES = {brand: palette_of(brand).natures[:5] for brand in ("#1B6E7A", "#2E4A7D", "#7A1B4E", "#2F5D3A")}


@pytest.mark.parametrize("natures", NATURES.values(), ids=NATURES)
def test_two_natures_differ_in_grey_or_by_their_lines(natures: tuple[tuple[str, style.Texture | None], ...]) -> None:
    for (one, lines), (other, others) in combinations(natures, 2):
        assert contrast(one, other) >= 1.5 or lines != others


def strokes(amounts: tuple[float, ...]) -> int:
    row = ContributionRow("Une", amounts, "10 €")
    return draw(ContributionBars(alt="", natures=tuple("abcde"), rows=(row,))).page.svg.count("<path")


def test_the_lines_are_drawn_over_their_own_segment_alone() -> None:
    without, hatched, pale = strokes((10, 0, 0, 0, 0)), strokes((0, 0, 10, 0, 0)), strokes((0, 0, 0, 10, 0))
    assert hatched > without + 10
    assert pale > without + 10
    assert strokes((0, 10, 0, 0, 0)) == without
