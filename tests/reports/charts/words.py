"""Where the words of a drawing stand: on the sheet, and none over another."""

import itertools

from reports.rendering.drawings import Drawing
from tests.reports.charts.test_charts import extent, letters


def check_words(drawing: Drawing) -> None:
    """Refuse a word that leaves the sheet or covers another, on a page and on a phone."""
    for picture in (drawing.page, drawing.phone):
        lines = [(text.text, *extent(text)) for text in letters(picture)]
        for words, start, end, baseline in lines:
            assert start > -0.3, words
            assert end < picture.width_mm + 0.3, words
            assert 1.5 < baseline < picture.height_mm, words
        for one, other in itertools.combinations(lines, 2):
            same_line = abs(one[3] - other[3]) < 1.8
            assert not (same_line and one[1] < other[2] - 0.2 and other[1] < one[2] - 0.2), (one, other)
