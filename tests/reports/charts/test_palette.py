"""Charts take the colour of the initiative where it can: seen on both pages, told from disagreement, as light as the house’s."""

import re

import pytest

from initiatives.declaration.brand import Brand, contrast, luminance
from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.palette import APART, HOUSE, SEEN, Palette, distance, palette_of, taken
from reports.composition.unprintable import unprintable
from reports.rendering.drawings import draw, draw_all
from tests.indicators.small import initiative
from tests.reports.charts.test_kept_drawings import SAMPLES
from tests.reports.sample_report import report

NAVY, PLUM, FOREST, OCHRE = "#2E4A7D", "#7A1B4E", "#2F5D3A", "#8A4B14"
TEALS = {colour.lower() for colour in (*HOUSE.sequence, *HOUSE.positive)}


@pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
def test_no_chart_keeps_the_colour_of_the_house_beside_that_of_an_initiative(chart: ChartSpec) -> None:
    drawn = draw(chart, palette_of(PLUM))
    found = {colour.lower() for one in (drawn.page, drawn.phone) for colour in re.findall(r"#[0-9a-fA-F]{6}", one.svg)}
    assert found & TEALS == set()


@pytest.mark.parametrize("colour", [NAVY, PLUM, FOREST, "#000000"])
def test_the_main_colour_is_that_of_the_brand_as_light_as_both_pages_need(colour: str) -> None:
    assert taken(colour)
    palette = palette_of(colour)
    assert contrast(palette.main, style.PAPER) >= 4.5 and contrast(palette.main, style.DARK_PAGE) >= SEEN
    share = max(abs(int(palette.main[at : at + 2], 16) - int(colour[at : at + 2], 16)) / 255 for at in (1, 3, 5))
    assert share < 0.45, "it is still the colour of the brand"


@pytest.mark.parametrize("colour", [NAVY, PLUM, FOREST])
def test_in_grey_the_charts_of_all_brands_are_one(colour: str) -> None:
    palette = palette_of(colour)
    for one, house in zip((*palette.sequence, *palette.positive), (*HOUSE.sequence, *HOUSE.positive), strict=True):
        assert luminance(one) == pytest.approx(luminance(house), abs=0.015)
    for levels in range(2, 8):
        for scale in (palette.scale(levels, diverging=True), palette.scale(levels, diverging=False)):
            assert all(contrast(style.letters_on(one), one) >= 4.5 for one in scale)


def test_a_brand_of_the_colour_of_disagreement_leaves_charts_theirs_and_check_says_so() -> None:
    assert not taken(OCHRE) and palette_of(OCHRE) is HOUSE
    assert distance(OCHRE, style.NEGATIVE[0]) < distance(NAVY, style.NEGATIVE[0])
    own = initiative().model_copy(update={"brand": Brand(colour=OCHRE, second="#FFFFFF")})
    (told,) = unprintable(own)
    assert told.message == (
        "La couleur du commanditaire (« brand › colour », #8A4B14) est trop proche de celle des désaccords : les graphiques "
        "gardent la leur."
    )
    assert unprintable(own.model_copy(update={"brand": Brand(colour=NAVY, second="#F2C14E")})) == ()


def test_the_house_keeps_its_colours() -> None:
    assert palette_of(Brand().colour) == Palette() == HOUSE
    assert HOUSE.sequence == style.SEQUENCE and HOUSE.positive == style.POSITIVE


def test_distances_are_those_of_oklab() -> None:
    # Published example: white is (1, 0, 0) and black (0, 0, 0).
    assert distance("#FFFFFF", "#000000") == pytest.approx(100, abs=0.01)
    assert distance("#1B6E7A", "#1B6E7A") == 0 and APART > 2


def test_a_report_is_drawn_in_the_colours_of_its_cover() -> None:
    made = report()
    branded = type(made)(
        slug="r", lang="fr", cover=type(made.cover)(**{**vars(made.cover), "colour": PLUM}), blocks=made.blocks
    )
    plain, coloured = draw_all([made]), draw_all([branded])
    assert any(plain[chart].page.svg != coloured[chart].page.svg for chart in plain)
    assert all(draw(chart, palette_of(PLUM)) == coloured[chart] for chart in coloured)
