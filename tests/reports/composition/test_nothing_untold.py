"""No heading stands over an empty place: what is not known is said, and no template names the groups of one initiative."""

import re

import pytest

from reports import document as doc
from reports.composition.chapters import families
from reports.composition.compose import TEMPLATES, compose
from reports.composition.pieces.by_kind import by_kind
from reports.composition.pieces.contributions import contributions
from reports.composition.published import ReportedResults
from reports.composition.required import with_nothing_untold
from tests.conftest import Evaluated
from tests.reports.small_results import published, share, told

WHOLE, PART, OTHER = (doc.Heading(level=level, text="Titre", anchor="titre", number="") for level in (1, 2, 2))
PROSE = doc.Note(tone="lecture", title="Dit", inline=())


@pytest.mark.parametrize(
    ("body", "absences"),
    [
        ((WHOLE, PART, PROSE), 0),
        ((WHOLE, PART, OTHER, PROSE), 1),
        ((PART, WHOLE), 2),
        ((WHOLE, PROSE, PART), 1),
        ((), 0),
    ],
)
def test_a_heading_over_nothing_says_that_nothing_is_known(body: tuple[doc.Block, ...], absences: int) -> None:
    written = tuple(with_nothing_untold(body))
    said = [block for block in written if isinstance(block, doc.Note) and block.tone == "absence"]
    assert len(said) == absences
    assert tuple(block for block in written if block not in said) == body


@pytest.mark.parametrize("edition", ["complete", "annexe_technique", "synthese"])
def test_no_heading_of_the_demonstrations_stands_over_nothing(charenton: Evaluated, edition: str) -> None:
    blocks = compose(charenton.results["comite"], edition, "provisoire").blocks
    below = (*blocks[1:], None)
    assert not [
        block.text
        for block, after in zip(blocks, below, strict=True)
        if isinstance(block, doc.Heading)
        and (after is None or (isinstance(after, doc.Heading) and after.level <= block.level))
    ]


def test_contributions_of_partners_whom_nobody_asks_have_a_title_of_their_own() -> None:
    one = share("partenaires_parts", "Part")
    assert families(published([(one.model_copy(update={"group": "partenaires"}), (told(one),))])) == {
        "partenaires": "Partenaires"
    }


def test_shares_by_kind_of_structure_are_found_without_being_named(silver_geek: Evaluated) -> None:
    (shown,) = by_kind(ReportedResults(silver_geek.results["comite"]))
    assert isinstance(shown, doc.ShownFinding)
    assert len(shown.indicators) == 4


def test_the_common_annex_names_no_group() -> None:
    assert not re.search(r"seniors|eleves", (TEMPLATES / "annexe_technique.md.j2").read_text("utf-8"))


@pytest.mark.parametrize("demonstration", ["silver_geek", "charenton", "suez_adeis"])
def test_no_nature_of_contribution_is_told_that_nobody_shown_brought(
    request: pytest.FixtureRequest, demonstration: str
) -> None:
    known: Evaluated = request.getfixturevalue(demonstration)
    tables = [
        table
        for results in known.results.values()
        for block in contributions(ReportedResults(results), results.audience.partner)
        for table in (block.table if isinstance(block, doc.ShownFinding) else block,)
        if isinstance(table, doc.DataTable) and table.title.startswith("Apports")
    ]
    assert tables
    for table in tables:
        if len(table.columns) > 2:
            amounts = list(zip(*(row[1:-1] for row in table.rows), strict=True))
            assert all(any(cell.text.strip("0,") for cell in column) for column in amounts)
        else:
            assert "sans donnée" not in {cell.text for row in table.rows for cell in row}


@pytest.mark.parametrize(
    ("demonstration", "hosted"), [("charenton", False), ("suez_adeis", False), ("silver_geek", True)]
)
def test_a_partner_hears_of_host_structures_where_there_are_some(
    request: pytest.FixtureRequest, demonstration: str, hosted: bool
) -> None:
    known: Evaluated = request.getfixturevalue(demonstration)
    told = [
        repr(compose(results, "partenaire", "provisoire").blocks)
        for results in known.results.values()
        if results.audience.partner
    ]
    assert told
    assert any("structures que vous accompagnez" in one for one in told) == hosted
