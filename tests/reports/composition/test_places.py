"""What is counted by place: départements on a map, communes as tiles, or both, whichever the data hold."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.map import TerritoryMap
from reports.charts.tile_list import Tile, TileList
from reports.composition.compose import compose
from reports.composition.pieces.maps import territory_map
from reports.composition.pieces.tiles import by_commune
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

MEETINGS, DIALOGUE = "activite_rencontres_communes", "activite_reunions_communes"
N = "\u202f"


@pytest.fixture
def known(charenton: Evaluated) -> ReportedResults:
    return ReportedResults(charenton.results["comite"])


def counted(
    published: ReportedResults, communes: dict[str, str], counts: dict[str, int | None], **more: object
) -> ReportedResults:
    """Return results where the meetings with pupils are counted so in these communes; None is masked."""
    results = published.results
    model = next(one for one in results.figures if one.indicator == MEETINGS)
    total = sum(count or 0 for count in counts.values())
    figures: list[Figure] = []
    for code, count in counts.items():
        told = {"k": count, "n": total, "value": (count or 0) / total}
        hidden = {"status": "masque", "k": None, "n": None, "value": None, "missing": None, "reason": "Masqué."}
        own = hidden if count is None else told
        figures.append(replace(model, part=code, part_label=communes[code], **own, **more))  # type: ignore[arg-type]
    territory = results.initiative.territory.model_copy(update={"communes": communes})
    return ReportedResults(
        replace(
            results,
            initiative=results.initiative.model_copy(update={"territory": territory}),
            indicators={MEETINGS: results.indicators[MEETINGS]},
            figures=tuple(figures),
        )
    )


def findings(published: ReportedResults) -> list[doc.ShownFinding]:
    return [block for block in territory_map(published) if isinstance(block, doc.ShownFinding)]


def tiles(finding: doc.ShownFinding) -> tuple[Tile, ...]:
    assert isinstance(finding.chart, TileList)
    return finding.chart.tiles


def test_the_demonstration_counts_its_meetings_in_its_two_communes(known: ReportedResults) -> None:
    drawn = {found.indicators[0]: found for found in findings(known)}
    assert list(drawn) == [MEETINGS, DIALOGUE]
    for id, found in drawn.items():
        published = {figure.part_label: figure for figure in known.parts(id)}
        assert {tile.name: tile.text for tile in tiles(found)} == {
            name: str(figure.k) for name, figure in published.items()
        }
        assert list(published) == ["Charenton-le-Pont", "Saint-Maurice"]
        assert found.caveat.startswith("Une autre n’a pas de commune connue.")
        assert found.chart is not None
        for tile in tiles(found):
            assert f"{tile.name}{N}: {tile.text}" in found.chart.alt
        assert found.chart.alt.startswith(found.title)


def test_the_report_shows_them_where_it_tells_of_the_territory(charenton: Evaluated) -> None:
    blocks = compose(charenton.results["comite"], "complete", "provisoire").blocks
    places = {
        block.text if isinstance(block, doc.Heading) else block.indicators[0]: rank
        for rank, block in enumerate(blocks)
        if isinstance(block, doc.Heading) or (isinstance(block, doc.ShownFinding) and isinstance(block.chart, TileList))
    }
    assert places["Le territoire"] < places[MEETINGS] < places[DIALOGUE] < places["Genèse et chronologie"]


def test_where_départements_are_counted_there_is_a_map_and_no_tile(silver_geek: Evaluated) -> None:
    drawn = findings(ReportedResults(silver_geek.results["comite"]))
    assert [type(found.chart) for found in drawn] == [TerritoryMap]


def test_where_both_are_counted_both_are_drawn(silver_geek: Evaluated, known: ReportedResults) -> None:
    communes = {"86194": "Poitiers", "79191": "Niort"}
    held, counts = silver_geek.results["comite"], counted(known, communes, {"86194": 3, "79191": 0}).results
    territory = held.initiative.territory.model_copy(update={"communes": communes})
    both = replace(
        held,
        initiative=held.initiative.model_copy(update={"territory": territory}),
        indicators={**held.indicators, **counts.indicators},
        figures=(*held.figures, *counts.figures),
    )
    assert [type(found.chart) for found in findings(ReportedResults(both))] == [TerritoryMap, TileList]


def test_a_question_about_communes_is_not_drawn_on_the_territory(known: ReportedResults) -> None:
    asked = known.indicator("entreprises_commune")
    assert by_commune(known.indicator(MEETINGS))
    assert not by_commune(asked)


def test_communes_are_in_the_order_of_a_french_dictionary_and_of_their_code_when_alike(known: ReportedResults) -> None:
    communes = {
        "00001": "Évry",
        "00002": "Étampes",
        "00003": "Eaubonne",
        "00004": "L’Haÿ",
        "00005": "Saint-Maurice",
        "00006": "Œting",
        "00007": "Orly",
        "00000": "Saint-Maurice",
        "00008": "Le Mans",
    }
    (found,) = findings(counted(known, communes, dict.fromkeys(communes, 2)))
    named = [tile.name for tile in tiles(found)]
    assert named == [
        "Eaubonne",
        "Étampes",
        "Évry",
        "L’Haÿ",
        "Le Mans",
        "Œting",
        "Orly",
        "Saint-Maurice (00000)",
        "Saint-Maurice (00005)",
    ]
    assert found.table is not None
    assert found.table.rows[-1][0].text == "Saint-Maurice (00005)"
    assert found.table.rows[0][0].text == "Eaubonne (00003)"


def test_communes_of_several_départements_stand_in_a_block_each(known: ReportedResults) -> None:
    communes = {"86194": "Poitiers", "79191": "Niort", "86066": "Châtellerault", "97411": "Saint-Denis"}
    (found,) = findings(counted(known, communes, dict.fromkeys(communes, 2)))
    assert [(tile.block, tile.name) for tile in tiles(found)] == [
        ("Deux-Sèvres", "Niort"),
        ("Vienne", "Châtellerault"),
        ("Vienne", "Poitiers"),
        ("La Réunion", "Saint-Denis"),
    ]
    assert found.subtitle.endswith("une case par commune, par département, puis par ordre alphabétique")
    (alone,) = findings(counted(known, {"86194": "Poitiers", "86066": "Châtellerault"}, {"86194": 1, "86066": 2}))
    assert {tile.block for tile in tiles(alone)} == {""}
    assert alone.subtitle.endswith("une case par commune, par ordre alphabétique")


def test_a_département_is_not_parted_between_two_drawings_that_could_hold_it(known: ReportedResults) -> None:
    communes = {f"{département}{number:03}": f"C {number:03}" for département in (16, 17, 79) for number in range(25)}
    drawn = findings(counted(known, communes, dict.fromkeys(communes, 2)))
    assert [len(tiles(found)) for found in drawn] == [50, 25]
    assert {tile.block for tile in tiles(drawn[1])} == {"Deux-Sèvres"}


def test_zero_is_a_word_and_a_masked_commune_says_so_and_lets_no_total_be_told(known: ReportedResults) -> None:
    communes = {"00001": "A", "00002": "B", "00003": "C", "00004": "D"}
    (found,) = findings(counted(known, communes, {"00001": 6, "00002": 0, "00003": None}))
    assert tiles(found) == (
        Tile("A", "6", 1.0),
        Tile("B", "aucune", 0.0),
        Tile("C", "masqué", None, masked=True),
        Tile("D", "sans donnée", None),
    )
    assert found.title == known.indicator(MEETINGS).label
    assert found.table is not None
    assert [[cell.text for cell in row] for row in found.table.rows] == [
        ["A (00001)", "6"],
        ["B (00002)", "0"],
        ["C (00003)", "masqué"],
    ]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((5, 3, 0), "A compte 5 des 8 rencontres réalisées, plus qu’aucune autre commune"),
        ((4, 0, 0), "A compte les 4 rencontres réalisées, aucune autre commune n’en compte"),
        ((1, 0, 0), f"Communes des rencontres réalisées{N}: A vient en tête, 1 sur 1"),
        ((4, 4, 0), "Les 8 rencontres réalisées sont dans deux communes sur 3"),
        ((1, 1, 1), "Les 3 rencontres réalisées sont dans trois communes sur 3"),
    ],
)
def test_the_title_says_where_most_are(known: ReportedResults, counts: tuple[int, ...], said: str) -> None:
    communes = {"00001": "A", "00002": "B", "00003": "C"}
    (found,) = findings(counted(known, communes, dict(zip(communes, counts, strict=True))))
    assert found.title == said


def test_a_label_that_does_not_name_what_is_counted_is_kept(known: ReportedResults) -> None:
    named = known.indicator(MEETINGS).model_copy(update={"label": "Où l’on se rencontre"})
    communes = {"00001": "A", "00002": "B"}
    results = replace(counted(known, communes, {"00001": 5, "00002": 5}).results, indicators={MEETINGS: named})
    (found,) = findings(ReportedResults(results))
    assert found.title == f"Où l’on se rencontre{N}: A et B viennent en tête, 5 sur 10"


def test_nothing_is_drawn_where_no_row_says_in_which_commune(known: ReportedResults) -> None:
    communes = {"00001": "A", "00002": "B"}
    silent = counted(known, communes, {"00001": 1, "00002": 0}, status="sans_donnee")
    none = tuple(replace(figure, k=0, n=0, value=None) for figure in silent.results.figures)
    assert findings(ReportedResults(replace(silent.results, figures=none))) == []


def test_more_communes_than_a_page_holds_take_several_drawings_on_one_scale(known: ReportedResults) -> None:
    communes = {f"79{number:03}": f"Commune {number:03}" for number in range(130)}
    drawn = findings(counted(known, communes, {code: place for place, code in enumerate(communes)}))
    assert [len(tiles(found)) for found in drawn] == [60, 60, 10]
    assert [tile.name for found in drawn for tile in tiles(found)] == list(communes.values())
    assert len({found.anchor for found in drawn}) == 3
    assert drawn[2].title.endswith("suite : de Commune 120 à Commune 129".replace(" :", f"{N}:"))
    assert tiles(drawn[0])[59].depth == pytest.approx(59 / 129)


def test_a_territory_whose_outline_is_not_known_has_its_table_without_a_map(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    departements = {**results.initiative.territory.departements, "974": "La Réunion"}
    territory = results.initiative.territory.model_copy(update={"departements": departements})
    beyond = replace(results, initiative=results.initiative.model_copy(update={"territory": territory}))
    (found,) = findings(ReportedResults(beyond))
    assert found.chart is None
    assert found.table is not None and len(found.table.rows) == 4
    undeclared = territory.model_copy(update={"departements": {}})
    nowhere = replace(results, initiative=results.initiative.model_copy(update={"territory": undeclared}))
    assert findings(ReportedResults(nowhere)) == []
