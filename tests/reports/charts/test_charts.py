import itertools
import re
from dataclasses import replace

import lxml.etree
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from initiatives.declaration.brand import contrast
from reports.charts import style
from reports.charts.bars import Bars
from reports.charts.chart_spec import ChartSpec
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.charts.dots import Dots
from reports.charts.fonts import width_mm
from reports.charts.palette import HOUSE
from reports.charts.rows import APART, _evenly
from reports.charts.sheet import wrap
from reports.charts.stacked import BAR, StackedBars, StackedRow
from reports.charts.units import UnitRow
from reports.charts.valued import Valued
from reports.rendering.drawings import SizedSvg, draw, draw_all
from tests.reports.sample_report import BARS, CHARTS, CONTRIBUTIONS, HOSTILE, LONG, STACKED, report

POINTS_TO_MM = 25.4 / 72


def letters(picture: SizedSvg) -> list[lxml.etree._Element]:
    return list(lxml.etree.fromstring(picture.svg).iter("{*}text"))


def extent(text: lxml.etree._Element) -> tuple[float, float, float]:
    """Where a line of text starts and ends, and its baseline, in millimetres."""
    how = dict(part.strip().split(": ", 1) for part in text.get("style").split(";"))
    size = float(how["font-size"].removesuffix("px"))
    length = width_mm(text.text, size, strong=how.get("font-weight") == "600")
    x = float(text.get("x")) * POINTS_TO_MM
    start = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[how["text-anchor"]]
    return start, start + length, float(text.get("y")) * POINTS_TO_MM


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
@pytest.mark.parametrize("output", ["page", "phone"])
def test_every_word_stays_on_the_sheet(chart: ChartSpec, output: str) -> None:
    picture = getattr(draw(chart), output)
    for text in letters(picture):
        start, end, baseline = extent(text)
        assert start > -0.3, text.text
        assert end < picture.width_mm + 0.3, text.text
        assert 1.5 < baseline < picture.height_mm, text.text


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_no_word_covers_another(chart: ChartSpec) -> None:
    for picture in (draw(chart).page, draw(chart).phone):
        for one, other in itertools.combinations(map(extent, letters(picture)), 2):
            same_line = abs(one[2] - other[2]) < 1.8
            assert not (same_line and one[0] < other[1] - 0.2 and other[0] < one[1] - 0.2)


def test_squares_alone_stand_under_no_scale() -> None:
    alone = Dots(alt="", dots=(), few=(UnitRow("Utile", 5, 7, "5 sur 7"),))
    lines = [
        one for one in lxml.etree.fromstring(draw(alone).page.svg).iter("{*}path") if "stroke: #" in one.get("style")
    ]
    assert lines == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_chart_is_drawn_alike_each_time_and_brings_no_id_nor_style(chart: ChartSpec) -> None:
    assert draw(chart) == draw(chart)
    for picture in (draw(chart).page, draw(chart).phone):
        drawing = lxml.etree.fromstring(picture.svg)
        assert not drawing.xpath("//@id")
        assert not drawing.xpath("//*[local-name()='style' or local-name()='metadata' or local-name()='use']")


def test_charts_that_reports_share_are_drawn_once() -> None:
    one, other = report(), report(compact=True)
    drawings = draw_all([one, other])
    assert set(drawings) == set(CHARTS)
    assert len({drawing.digest for drawing in drawings.values()}) == len(CHARTS)


def test_markup_in_labels_stays_text() -> None:
    chart = replace(STACKED, rows=tuple(StackedRow(words, 20, (5, 5, 5, 5), 0) for words in HOSTILE))
    written = [text.text for text in letters(draw(chart).page)]
    assert set(HOSTILE) <= set(written)


def test_shares_are_of_valid_answers_and_do_not_know_stands_outside() -> None:
    chart = StackedBars(alt="", levels=("Non", "Oui"), scheme="ordre", rows=(StackedRow("Question", 4, (1, 3), 96),))
    written = [text.text for text in letters(draw(chart).page)]
    assert {"25", "75", "96", "n\u00a0=\u00a04"} <= set(written)
    counted = [text.text for text in letters(draw(replace(chart, as_counts=True)).page)]
    assert {"1", "3", "96"} <= set(counted)
    assert "25" not in counted


@pytest.mark.parametrize("output", ["page", "phone"])
def test_bars_are_as_long_as_their_shares(output: str) -> None:
    chart = Bars(alt="", axis="part", bars=tuple(Valued(f"{share}", share, "·") for share in (1.0, 0.5, 0.25)))
    svg = getattr(draw(chart), output).svg
    paths = re.findall(r'<path d="([^"]+)"[^>]*style="fill: #1b6e7a', svg)
    spans = [[float(x) for x in re.findall(r"[ML] (\S+) ", path)] for path in paths]
    lengths = [max(span) - min(span) for span in spans]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1.0, 0.5, 0.25], abs=0.002)


def test_an_interval_and_a_target_are_drawn_on_the_bar() -> None:
    without = replace(BARS, bars=tuple(replace(bar, low=None, high=None, target=None) for bar in BARS.bars))
    assert len(draw(BARS).page.svg) > len(draw(without).page.svg)
    assert "cible 60\u202f%" in [text.text for text in letters(draw(BARS).page)]


def test_a_row_without_amounts_keeps_its_words() -> None:
    assert "masqué" in [text.text for text in letters(draw(CONTRIBUTIONS).page)]


def test_letters_on_marks_are_readable() -> None:
    scales = [*(HOUSE.scale(n, diverging=d) for n in range(2, 8) for d in (True, False))]
    for colour in {colour for scale in scales for colour in scale}:
        assert contrast(style.letters_on(colour), colour) >= 4.5, colour


def test_scales_keep_the_palette_and_their_middle_neutral() -> None:
    assert HOUSE.scale(4, diverging=True) == (*style.NEGATIVE, *style.POSITIVE)
    assert HOUSE.scale(5, diverging=True)[2] == style.NEUTRAL
    assert len(set(HOUSE.scale(5, diverging=False))) == 5


def test_groups_stand_out_from_both_pages_and_differ_in_shape() -> None:
    for mark in style.MARKS.values():
        assert contrast(mark.colour, style.PAPER) >= 3.0
        assert contrast(mark.colour, style.DARK_PAGE) >= 3.0
    assert len({mark.shape for mark in style.MARKS.values()}) == len(style.MARKS)


def test_contrast_is_that_of_the_standard() -> None:
    # WCAG 2.2: black on white is 21:1; #767676 is the lightest grey that reaches 4.5:1 on white.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") >= 4.5 > contrast("#777777", "#FFFFFF")


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=80), st.floats(8, 60))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: float) -> None:
    lines = wrap(f"{text} {LONG}", width, 9)
    assert all(width_mm(line, 9) <= width or len(line) == 1 for line in lines)
    kept = "".join(lines).replace(" ", "")
    assert kept.endswith(LONG.replace(" ", ""))


def test_the_name_of_a_group_is_never_cut_and_its_lane_grows() -> None:
    name = "Membres des équipes de l’entreprise"
    short, long = (
        CrossedViews(alt="", rows=(CrossedRow("Objet", (View("green", one, 0.5, 40, "50 %"),)),))
        for one in ("Voisins", name)
    )
    drawn = draw(long)
    assert drawn.page.height_mm > draw(short).page.height_mm
    for picture in (drawn.page, drawn.phone):
        assert " ".join(str(one.text) for one in letters(picture)).count("équipes") == 1
        assert {word for one in letters(picture) for word in str(one.text).split()} >= set(name.split())


def test_a_bar_that_its_title_names_has_no_label_and_ends_on_its_sum() -> None:
    row = StackedRow("Question", 40, (10, 30), 2, total="75 %", sure="60–86 %")
    named = StackedBars(alt="", levels=("Non", "Oui"), scheme="accord", rows=(row,), counted="D’accord")
    for picture, label in ((draw(named).page, True), (draw(replace(named, titled=True)).page, False)):
        written = [str(one.text) for one in letters(picture)]
        assert ("Question" in written) == label
        assert {"D’accord", "(intervalle)", "75 %", "60–86 %", "Ne sait pas"} <= set(written)
    bare = replace(named, counted="", rows=(replace(row, total="", sure=""),))
    assert not {"D’accord", "(intervalle)"} & {str(one.text) for one in letters(draw(bare).page)}


@given(st.lists(st.floats(5, 60), min_size=1, max_size=9), st.floats(60, 158))
@example([5.75, 59.25], 60.0)  # two lines, by two tenths of a millimetre
def test_a_key_takes_no_more_lines_for_being_even(widths: list[float], room: float) -> None:
    def filled(within: float) -> list[float]:
        rows = [0.0]
        for width in widths:
            if rows[-1] and rows[-1] + width - APART > within:
                rows.append(0.0)
            rows[-1] += width
        return rows

    narrow = _evenly(widths, room)
    assert narrow <= room and len(filled(narrow)) == len(filled(room))


def test_no_entry_of_a_key_stands_alone_on_the_last_line_where_two_by_two_hold() -> None:
    assert 45 <= _evenly([25.0] * 4, 90.0) < 70


UNSURE = StackedBars(
    alt="",
    levels=("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord"),
    scheme="accord",
    rows=(StackedRow("Utile", 100, (2, 9, 42, 47), 4, (), "89 %", "82–94 %"),),
    counted="D’accord",
)


def test_a_key_is_read_on_a_phone_line_by_line_whatever_columns_stand_under_it() -> None:
    for picture in (draw(UNSURE).page, draw(UNSURE).phone):
        written = [text.text for text in letters(picture)]
        assert set(UNSURE.levels) <= set(written), "a level is cut into no lines"
    key = [one for one in letters(draw(UNSURE).phone) if one.text in UNSURE.levels]
    assert len({one.get("y") for one in key}) == 2


def test_a_narrow_part_against_shows_its_hatching_around_its_number() -> None:
    patches = [one for one in UNSURE.draw(style.PAGE_WIDTH).get_children() if isinstance(one, Rectangle)]
    tinted = [one for one in patches if to_hex(one.get_facecolor()).upper() == style.NEGATIVE[1]]
    _, bar, under = tinted
    assert bar.get_height() == BAR
    assert under.get_height() < BAR / 2
    assert bar.get_x() < under.get_x() < under.get_x() + under.get_width() < bar.get_x() + bar.get_width()


def test_groups_whose_names_are_too_long_for_their_lines_are_named_once_above_them() -> None:
    def seen(*names: str) -> CrossedViews:
        views = tuple(View("green", name, 0.8, 32, "80 %", 0.7, 0.9) for name in names)
        return CrossedViews(alt="", rows=(CrossedRow("Un", views), CrossedRow("Deux", views)))

    long = seen("Salariés", "Membres des équipes de l’entreprise")
    for picture in (draw(long).page, draw(long).phone):
        written = [text.text for text in letters(picture)]
        assert [written.count(view.label) for view in long.rows[0].views] == [1, 1]
        assert written.count("n\u00a0=\u00a032") == 4
    short = [text.text for text in letters(draw(seen("Salariés", "Équipes")).page)]
    assert [short.count(name) for name in ("Salariés", "Équipes")] == [2, 2]
