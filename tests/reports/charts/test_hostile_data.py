"""What no designer plans for: labels of 200 characters, one option, 25 of them, nothing at all, three answers."""

import itertools
import re
from dataclasses import replace

import pytest

from initiatives.declaration.model import Target
from reports.charts.bars import Bars
from reports.charts.chart_spec import ChartSpec
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.charts.dots import Dots
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.charts.funnel import Funnel, FunnelStep
from reports.charts.lettering import TextLine
from reports.charts.rows import key
from reports.charts.scale import ChartScale, up_to
from reports.charts.series import Series, SeriesPoint, SeriesRow
from reports.charts.sheet import Sheet
from reports.charts.small_multiples import MultiplesRow, Panel, SmallMultiples
from reports.charts.stacked import StackedBars, StackedRow
from reports.charts.strip import Strip, StripRow
from reports.charts.tile_list import Tile, TileList
from reports.charts.timeline import Months, Timeline
from reports.charts.units import UnitRow, Units
from reports.charts.valued import Valued
from reports.rendering.drawings import draw
from reports.rendering.slices import slices
from tests.reports.charts.test_charts import extent, letters
from tests.reports.sample_report import LONG

LABEL = (LONG + " " + LONG)[:200]
MANY = tuple(f"Option {number}" for number in range(25))
PANELS = (
    Panel("72 % · n = 64", 0.72, 0.6, 0.8),
    Panel("2 sur 3", few=(2, 3)),
    Panel("masqué"),
    Panel("0 % · n = 30", 0.0, 0.0, 0.1),
)
MASKED = SeriesPoint(None, "masqué")
WHERE = ("Champigny-sur-Marne", "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", "Y", "W" * 60, "L’Haÿ-les-Roses")
TILES = (
    Tile(LABEL, "12\u202f345", 1.0),
    Tile("Aucune", "aucune", 0.0),
    Tile(LABEL, "masqué", None, masked=True),
    Tile("Y", "trop peu de réponses", None),
)
CHARTS: dict[str, ChartSpec] = {
    "points": Dots(
        alt="",
        dots=(
            Valued(LABEL, 0.0, "0 %", "n = 50", 0.0, 0.03, Target(at_least=1)),
            Valued("Un", 1.0, "100 %", target=Target(at_most=0)),
        ),
        few=(UnitRow(LABEL, 0, 3, "0 sur 3", Target(at_least=0.6)), UnitRow("B", 29, 29, "29 sur 29")),
    ),
    "strip": Strip(
        alt="",
        rows=(
            StripRow(LABEL, "", (0.0,) * 400, 0.0, "vous : 0", 0.0, "médiane : 0", ("0", "0")),
            StripRow("Seul", "aucune autre", (), 12.0, "vous : 12", 12.0, "médiane : 12", ("12", "12")),
            StripRow(
                "Bord", LABEL, (1.0, 1e9), 1e9, "vous : 1 000 000 000", 1.0, "médiane : 1", ("1", "1 000 000 000")
            ),
        ),
    ),
    "25 points": Dots(alt="", dots=tuple(Valued(name, 0.0, "0 %") for name in MANY)),
    "means": Dots(
        alt="",
        scale=ChartScale(0.0, 10.0, shares=False),
        dots=(
            Valued(LABEL, 9.9, "9,9 sur 10", "n = 12", 9.6, 10.4, Target(at_least=10)),
            Valued("B", 0.0, "0,0 sur 10", "n = 30", -0.2, 0.3, Target(at_most=0)),
        ),
    ),
    "means of nothing": Dots(alt="", scale=up_to(()), dots=(Valued("Minutes", 0.0, "0", "n = 5"),)),
    "squares": Units(alt="", rows=(UnitRow(LABEL, 2, 3, "2 sur 3", Target(at_most=0.5)),)),
    "25 bars": Bars(alt="", axis="part", bars=tuple(Valued(name, 0.0, "0 %") for name in MANY)),
    "one bar": Bars(alt="", axis="nombre", bars=(Valued(LABEL, 0.0, "0"),)),
    "levels": StackedBars(
        alt="", levels=("Non", "Oui"), scheme="ordre", rows=(StackedRow(LABEL, 0, (0, 0), 0),), as_counts=True
    ),
    "pairs": Dumbbell(
        alt="",
        before_label="Avant",
        after_label="Après",
        minimum=1,
        maximum=4,
        group="",
        rows=(DumbbellRow(LABEL, 3, 1.0, 1.0, "+0,0 point"),),
    ),
    "views": CrossedViews(alt="", rows=(CrossedRow(LABEL, (View("", LABEL, 1.0, 3, "3 sur 3"),)),)),
    "kinds": SmallMultiples(
        alt="",
        kinds=("EHPAD", "Foyer-logement", "Centre socioculturel ou MJC", "Autre"),
        rows=(
            MultiplesRow(LABEL, 0.7, "Ensemble : 70 %", PANELS),
            MultiplesRow("Masqué", None, "masqué", PANELS[2:3] * 4),
        ),
    ),
    "steps": Funnel(alt="", steps=(FunnelStep("Sollicitées", 520), FunnelStep(LABEL, 0, f"0 sur 520 {LABEL}"))),
    "years": Series(
        alt="",
        dates=("Mars 2014", "Avril 2014", "Octobre 2015"),
        maximum=1.0,
        rows=(
            SeriesRow(LABEL, (SeriesPoint(1.0, "100 %", 0.9, 1.0), MASKED, SeriesPoint(0.0, "0 %", 0.0, 0.1))),
            SeriesRow("Masquée", (MASKED, MASKED, MASKED)),
            SeriesRow(
                "Rompue", (SeriesPoint(0.5, "50 %"), SeriesPoint(0.6, "60 %"), SeriesPoint(0.9, "90 %", broken=LABEL))
            ),
        ),
    ),
    "tiles": TileList(alt="", tiles=TILES),
    "one tile": TileList(alt="", tiles=TILES[:1]),
    "60 tiles": TileList(
        alt="",
        tiles=tuple(
            Tile(name, "masqué" if n % 7 == 3 else str(n), None if n % 7 == 3 else n / 60, masked=n % 7 == 3)
            for n, name in enumerate(WHERE * 12)
        ),
    ),
    "tiles in blocks": TileList(
        alt="", tiles=tuple(replace(tile, block=(LONG, "Vienne")[place % 2]) for place, tile in enumerate(TILES))
    ),
    "no tile": TileList(alt="", tiles=()),
    "months": Timeline(
        alt="",
        months=("oct. 2014", "nov. 2014", "déc. 2014"),
        panels=(Months(LABEL, (40, 0, None)), Months("Rien", (0, 0, 0))),
    ),
    "40 months": Timeline(
        alt="",
        months=tuple(f"janv. {year}" for year in range(2000, 2040)),
        panels=(Months("Ateliers", tuple(range(40))),),
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_words_stay_on_the_sheet_and_apart_and_drawings_are_alike_each_time(name: str) -> None:
    drawing = draw(CHARTS[name])
    assert drawing == draw(CHARTS[name])
    for picture in (drawing.page, drawing.phone):
        extents = [(*extent(text), text.text) for text in letters(picture)]
        for start, end, baseline, text in extents:
            assert start > -0.3, text
            assert end < picture.width_mm + 0.3, text
            assert 1.5 < baseline < picture.height_mm + 0.1, text
        for one, other in itertools.combinations(extents, 2):
            meets = one[0] < other[1] - 0.2 and other[0] < one[1] - 0.2
            assert not (abs(one[2] - other[2]) < 1.8 and meets), (one[3], other[3])


def test_few_answers_are_as_many_squares_as_they_are_and_stand_on_no_percentage() -> None:
    chart = Dots(alt="", dots=(), few=(UnitRow("Ambiance", 15, 20, "15 sur 20"),))
    picture = draw(chart).page
    assert len(re.findall(r"fill: #1b6e7a", picture.svg)) == 15
    assert len(re.findall(r"fill: #d3d9db", picture.svg)) == 5
    assert not [text.text for text in letters(picture) if "%" in (text.text or "")]


def test_bars_of_counts_are_as_long_as_their_numbers() -> None:
    rows = (StackedRow("Vingt", 20, (0, 20), 0), StackedRow("Dix", 10, (0, 10), 0))
    chart = StackedBars(alt="", levels=("Non", "Oui"), scheme="ordre", rows=rows, as_counts=True)
    widths = [max(span) - min(span) for span in _spans(draw(chart).page.svg, "#114a53")]
    assert widths[-2] / widths[-1] == pytest.approx(2.0, abs=0.05)


def test_a_line_stops_where_the_series_breaks_and_where_a_wave_is_masked() -> None:
    def segments(*moments: SeriesPoint) -> int:
        row = SeriesRow("Série", moments)
        dates = tuple(map(str, range(len(moments))))
        svg = draw(Series(alt="", dates=dates, maximum=1.0, rows=(row,))).page.svg
        return sum(path.count("L") for path in re.findall(r'<path d="([^"]*)"[^>]*stroke: #1b6e7a', svg))

    known, other = SeriesPoint(0.5, "50 %"), SeriesPoint(0.5, "50 %", broken="autre question")
    assert segments(known, known, known) == 2
    assert segments(known, known, known, other) == 2
    assert segments(known, known, known, MASKED, known, known, known) == 4
    assert segments(known, known, MASKED, known) == 0, "two points are no course"
    assert segments(known, known, other) == 0
    assert segments(known, known) == 0


def test_a_masked_tile_is_hatched_and_said_where_a_zero_is_a_word_on_a_colour() -> None:
    zero, unknown = Tile("Vincennes", "aucune", 0.0), Tile("Vincennes", "sans donnée", None)
    drawn = {
        name: draw(TileList(alt="", tiles=(tile,))).page
        for name, tile in {
            "zero": zero,
            "unknown": unknown,
            "masked": Tile("Vincennes", "masqué", None, masked=True),
        }.items()
    }
    fills = {name: set(re.findall(r"fill: (#\w+)", picture.svg)) for name, picture in drawn.items()}
    assert "#d3e5e7" in fills["zero"] and "#d9ddde" not in fills["zero"]
    assert "#d9ddde" in fills["unknown"]
    assert fills["masked"].isdisjoint(("#d3e5e7", "#d9ddde"))
    strokes = {name: picture.svg.count("stroke: #5c666b") for name, picture in drawn.items()}
    assert strokes["masked"] > 10 and strokes["zero"] == strokes["unknown"] == 0


def test_tiles_are_of_one_size_and_their_lines_evenly_filled() -> None:
    tiles = tuple(Tile(name, "1", 1.0) for name in "ABCDEFG")
    for picture, abreast in (
        (draw(TileList(alt="", tiles=tiles)).page, 4),
        (draw(TileList(alt="", tiles=tiles)).phone, 3),
    ):
        baselines = [extent(text)[2] for text in letters(picture) if text.text in "ABCDEFG"]
        lines = [len(list(same)) for _, same in itertools.groupby(baselines)]
        assert lines == [abreast] * (7 // abreast) + [7 % abreast]
        spans = _spans(picture.svg, "#5e9fa8")
        assert len({round(max(span) - min(span), 1) for span in spans}) == 1


def test_a_name_is_cut_after_a_hyphen_and_never_says_another_name() -> None:
    tiles = tuple(Tile("Saint-Maur-des-Fossés", "1", 1.0) for _ in range(6))
    written = [text.text for text in letters(draw(TileList(alt="", tiles=tiles)).page)]
    assert written[:2] == ["Saint-Maur-", "des-Fossés"]


def test_a_masked_month_is_said_and_has_no_column() -> None:
    picture = draw(Timeline(alt="", months=("oct. 2014", "nov. 2014"), panels=(Months("A", (4, None)),))).page
    assert "masqué" in [text.text for text in letters(picture)]
    assert len(re.findall(r"fill: #1b6e7a", picture.svg)) == 1


def _spans(svg: str, colour: str) -> list[list[float]]:
    paths = re.findall(rf'<path d="([^"]+)"[^>]*style="fill: {colour}', svg)
    return [[float(x) for x in re.findall(r"[ML] (\S+) ", path)] for path in paths]


@pytest.mark.parametrize(
    ("count", "expected"), [(12, "Vague 3"), (3, "Vague 3 du suivi longitudinal")], ids=["many waves", "few waves"]
)
def test_names_of_waves_lose_the_words_that_all_share_only_where_no_room_is_left(count: int, expected: str) -> None:
    names = tuple(f"Vague {rank} du suivi longitudinal" for rank in range(1, count + 1))
    row = SeriesRow("Série", tuple(SeriesPoint(0.5, "50 %") for _ in names))
    drawn = draw(Series(alt="", dates=names, maximum=1.0, rows=(row,))).page
    words = " ".join("".join(text.itertext()) for text in letters(drawn))
    assert expected in words and ("longitudinal" in words) == ("longitudinal" in expected)


YEAR = (
    "Juin",
    "Juillet",
    "Août",
    "Septembre",
    "Octobre",
    "Novembre",
    "Décembre",
    "Janvier",
    "Février",
    "Mars",
    "Avril",
    "Mai",
)


def test_a_year_of_months_in_many_panels_keeps_its_words_whole_and_goes_on_over_the_page() -> None:
    dates = tuple(f"{month} {2024 + (rank > 6)}" for rank, month in enumerate(YEAR))
    rows = tuple(
        SeriesRow(f"Série {rank}", tuple(SeriesPoint(0.5, "50 %", 0.44, 0.56) for _ in dates)) for rank in range(7)
    )
    drawn = draw(Series(alt="", dates=dates, maximum=1.0, rows=rows)).page
    words = ["".join(text.itertext()) for text in letters(drawn)]
    assert {"Sept.", "Nov.", "Déc.", "Juil.", "Août"} <= set(words)
    head, pieces = slices(drawn)
    assert head is not None and len(pieces) == len(rows)
    few = draw(Series(alt="", dates=dates, maximum=1.0, rows=rows[:3])).page
    assert slices(few) == (None, (few,))


def test_a_point_covers_no_interval() -> None:
    def widest(low: float, high: float) -> float:
        row = SeriesRow("Série", (SeriesPoint(0.5, "50 %", low, high),))
        return Series(alt="", dates=("Mai",), maximum=1.0, rows=(row,))._half_width()

    assert (widest(0.44, 0.56), widest(0.2, 0.8)) == (0.7, 1.5)


@pytest.mark.parametrize(
    ("others", "own", "places"), [((2.0, 4.0, 6.0), 5.0, [0, 0.5, 0.75, 1]), ((3.0, 3.0), 3.0, [0.5])]
)
def test_a_strip_goes_from_the_least_to_the_most_of_all_with_ones_own_at_its_place(
    others: tuple[float, ...], own: float, places: list[float]
) -> None:
    row = StripRow("", "", others, own, "", own, "", ("", ""))
    assert sorted({row.at(value) for value in (*others, own)}) == places


def test_those_who_have_as_much_as_the_reader_stand_on_its_point() -> None:
    row = StripRow("", "", (1.0, 2.0, 2.0, 3.0), 2.0, "vous", 2.0, "médiane", ("1", "3"))
    picture = draw(Strip(alt="", rows=(row,))).page.svg
    grey, (mine,) = _middles(picture, "#5c666b"), _middles(picture, "#1b6e7a")
    same = sorted(y for x, y in grey if abs(x - mine[0]) < 0.2)
    assert len(grey) == 4 and len(same) == 2
    assert same[0] < same[1] < mine[1]


def test_piles_of_a_strip_are_as_high_as_they_are_many_and_bars_where_points_could_not_be_told_apart() -> None:
    row = StripRow("", "", (1.0,) * 100 + (2.0,) * 50, 3.0, "vous", 1.0, "médiane", ("1", "3"))
    picture = draw(Strip(alt="", rows=(row,))).page.svg
    paths = re.findall(r'<path d="([^"]+)"[^>]*style="fill: #5c666b', picture)
    ends = [[float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", path)][1::2] for path in paths]
    high, half, _own = sorted((max(one) - min(one) for one in ends), reverse=True)
    foot = 0.9 / 25.4 * 72
    assert (high - foot) / (half - foot) == pytest.approx(99 / 49, rel=0.01)


def _middles(svg: str, colour: str) -> list[tuple[float, float]]:
    """Return where the marks of a colour stand."""
    paths = re.findall(rf'<path d="([^"]+)"[^>]*style="fill: {colour}', svg)
    ends = [[float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", path)] for path in paths]
    return [((min(one[::2]) + max(one[::2])) / 2, (min(one[1::2]) + max(one[1::2])) / 2) for one in ends]


def test_an_entry_of_a_key_takes_one_line_wherever_it_has_the_room() -> None:
    """A tenth of a millimetre lacked: « Plutôt pas / d’accord »."""
    entries = [
        ("#000000", text)
        for text in ("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord")
    ]
    for right in range(900, 1580):
        sheet = Sheet(158.0)
        key(sheet, 45.0, right / 10, entries)
        written = [one.get_text() for one in sheet.finish(60.0).get_children() if isinstance(one, TextLine)]
        assert written == [text for _, text in entries], right
