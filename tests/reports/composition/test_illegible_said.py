"""What could not be read is said beside each figure that a finding tells, whatever the drawing and the place of its sentence."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure, PublishedResults
from reports import document as doc
from reports.charts.slope import Slope
from reports.composition.pieces.complete import complete_tables
from reports.composition.pieces.crossed import crossed_views
from reports.composition.pieces.findings import findings
from reports.composition.pieces.shapes import shaped
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

SAID = "7 réponses illisibles à part"


def _unread(one: Figure) -> Figure:
    if one.status != "publie" or not one.cell.wave or not one.n:
        return one
    return replace(one, illegible=7, flags=(*one.flags, "reponses_illisibles"))


def _skewed(results: PublishedResults) -> PublishedResults:
    """Give each main figure that has an interval answers that make it little sure."""
    flagged = (
        replace(one, flags=(*one.flags, "dissymetrie")) if one.low is not None and not one.part else one
        for one in results.figures
    )
    return replace(results, figures=tuple(flagged))


@pytest.fixture(scope="module")
def unread(silver_geek: Evaluated, charenton: Evaluated) -> list[ReportedResults]:
    """Two demonstrations of which each answered question has seven answers that could not be read."""
    known = (one.results["comite"] for one in (silver_geek, charenton))
    return [ReportedResults(replace(one, figures=tuple(map(_unread, one.figures)))) for one in known]


def _told(published: ReportedResults, id: str) -> bool:
    """Whether a sentence tells the figure, or the first of its answers."""
    parts = published.parts(id)
    return bool(parts) and parts[0].status == "publie" and any(one.value for one in parts) and bool(parts[0].cell.wave)


def test_each_figure_that_a_finding_tells_says_what_could_not_be_read(unread: list[ReportedResults]) -> None:
    shapes, silent = set(), []
    for published in unread:
        for block in findings(published, [*published.initiative.groups]):
            if isinstance(block, doc.ShownFinding):
                said = " ".join(flat(one) for one in (*block.reading, *block.listed)).replace("\u202f", " ")
                told = [id for id in block.indicators if _told(published, id)]
                shapes |= {shaped(published, published.indicator(id)).shape for id in told}
                # Beside a slope, two lines say what it is made of; the options of a question have one base.
                options = shaped(published, published.indicator(block.indicators[0])).shape == "options"
                told = told[:1] if options or isinstance(block.chart, Slope) else told
                silent += [(block.title, said)] if said.count(SAID) < len(told) else []
            elif isinstance(block, doc.DataTable) and block.indicators:
                rows = zip(block.indicators, block.rows, strict=True)
                told_in = [(id, row[2].text.replace("\u202f", " ")) for id, row in rows if _told(published, id)]
                silent += [(id, text) for id, text in told_in if SAID not in text]
    assert {"accord", "evolution", "options", "repartition", "part", "moyenne", "avant_apres"} <= shapes
    assert not silent


def test_the_data_of_a_drawing_count_what_could_not_be_read(unread: list[ReportedResults]) -> None:
    for published in unread:
        for block in findings(published, [*published.initiative.groups]):
            if isinstance(block, doc.ShownFinding) and block.table is not None:
                heads = [column.heading for column in block.table.columns]
                assert ("Illisibles" in heads) == ("Sans réponse" in heads), block.title
                if "Illisibles" in heads:
                    assert {row[heads.index("Illisibles")].text for row in block.table.rows} <= {"7", "0"}


def test_a_complete_table_counts_what_could_not_be_read_and_doubts_what_it_doubts(
    unread: list[ReportedResults],
) -> None:
    results = unread[0].results
    plain = replace(results, figures=tuple(replace(one, illegible=0, flags=()) for one in results.figures))
    for known, heading, doubted in ((plain, False, set[str]()), (_skewed(results), True, {"peu sûr"})):
        tables = [one for one in complete_tables(ReportedResults(known), "seniors") if isinstance(one, doc.DataTable)]
        whole = [one for one in tables if one.columns[2].heading.startswith("Intervalle")]
        rows = [row for one in whole for row in one.rows]
        heads = [column.heading for one in whole for column in one.columns]
        assert ("Illisibles" in heads) == heading
        assert {row[2].detail for row in rows} - {""} == doubted
        assert any("trop dissymétriques" in one.note for one in whole) == bool(doubted)
        assert ("7" in {row[6].text for row in rows if len(row) > 6 and row[3].text}) == heading


def test_the_views_of_an_object_say_what_could_not_be_read_of_each(unread: list[ReportedResults]) -> None:
    (found,) = crossed_views(unread[0])
    assert isinstance(found, doc.ShownFinding)
    assert found.caveat.replace("\u202f", " ").count(SAID) == len(found.indicators)
    assert found.table is not None
    assert [column.heading for column in found.table.columns if not column.numeric] == ["Objet", "Groupe"]


def test_an_interval_that_is_little_sure_says_so_in_the_sentence(silver_geek: Evaluated, charenton: Evaluated) -> None:
    for known in (silver_geek, charenton):
        published = ReportedResults(_skewed(known.results["comite"]))
        for block in findings(published, [*published.initiative.groups]):
            if isinstance(block, doc.ShownFinding):
                said = " ".join(flat(one) for one in (*block.reading, *block.listed))
                assert said.count("peu sûr\u202f: réponses dissymétriques") == said.lower().count("intervalle"), said
