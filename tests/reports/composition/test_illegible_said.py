"""What could not be read is said beside each figure that a finding tells, whatever the drawing and the place of its sentence."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.slope import Slope
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
                told = (
                    told[:1] if isinstance(block.chart, Slope) else told
                )  # beside it, two lines say what it is made of
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


def test_an_interval_that_is_little_sure_says_so_in_the_sentence(silver_geek: Evaluated, charenton: Evaluated) -> None:
    for known in (silver_geek, charenton):
        results = known.results["comite"]
        flagged = tuple(
            replace(one, flags=(*one.flags, "dissymetrie")) if one.low is not None and not one.part else one
            for one in results.figures
        )
        published = ReportedResults(replace(results, figures=flagged))
        for block in findings(published, [*published.initiative.groups]):
            if isinstance(block, doc.ShownFinding):
                said = " ".join(flat(one) for one in (*block.reading, *block.listed))
                assert said.count("peu sûr\u202f: réponses dissymétriques") == said.lower().count("intervalle"), said
