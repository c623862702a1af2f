"""Natures of contribution are told apart without colours: those of the same grey have lines of their own."""

from itertools import combinations

import pytest

from reports.charts import style
from reports.charts.contribution_bars import ContributionBars, ContributionRow
from reports.rendering.drawings import draw

FIVE = style.CATEGORIES[:5]


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("one", "other"), [*combinations(FIVE, 2)])
def test_two_natures_differ_in_grey_or_by_their_lines(one: str, other: str) -> None:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    in_grey = (lighter + 0.05) / (darker + 0.05) >= 1.5
    assert in_grey or style.TEXTURES.get(one) != style.TEXTURES.get(other)


def strokes(amounts: tuple[float, ...]) -> int:
    row = ContributionRow("Une", amounts, "10 €")
    return draw(ContributionBars(alt="", natures=tuple("abcde"), rows=(row,))).page.svg.count("<path")


def test_the_lines_are_drawn_over_their_own_segment_alone() -> None:
    without, purple, pale = strokes((10, 0, 0, 0, 0)), strokes((0, 0, 10, 0, 0)), strokes((0, 0, 0, 10, 0))
    assert purple > without + 10
    assert pale > without + 10
    assert strokes((0, 10, 0, 0, 0)) == without
