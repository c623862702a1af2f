"""What no font of the reports can write is found wherever it stands in a report: no list of blocks says where to look."""

from dataclasses import replace

import pytest

from flows.finality import unwritable
from reports import document as doc
from reports.composition.editions import Planned
from reports.composition.prose import plain
from reports.composition.unprintable import Unprinted, unprinted
from tests.reports import sample_report
from tests.reports.sample_report import BARS

THANKS = "谢谢"
ANYWHERE = {
    "a quotation": doc.Quotations(asked="Un mot ?", items=(doc.Quoted(f"{THANKS} à tous", "Habitants"),)),
    "a paragraph": doc.Prose(inline=plain(f"Merci, {THANKS}.")),
    "a list": doc.Bullets(items=(plain("Un"), plain(THANKS))),
    "a cell": doc.DataTable(
        title="Qui", columns=(doc.TableColumn("Nom"),), rows=((doc.TableCell("Un", detail=THANKS),),)
    ),
    "a drawing": doc.ShownFinding(
        title="Trois sur quatre",
        subtitle="",
        chart=replace(BARS, bars=(replace(BARS.bars[0], label=THANKS),)),
        table=None,
        source="",
        indicators=(),
        codes=(),
        reading=(),
    ),
    "advice": doc.Recommendations(
        items=(doc.Recommendation(found="Sec", advice="Arroser", owner=THANKS, due="Mai 2026"),)
    ),
}


def report(*blocks: doc.Block) -> doc.Document:
    made = sample_report.report()
    return replace(made, blocks=(doc.Heading(level=1, text="Paroles", anchor="paroles"), *blocks))


@pytest.mark.parametrize("block", ANYWHERE.values(), ids=ANYWHERE)
def test_signs_that_no_font_writes_are_found_in_any_block(block: doc.Block) -> None:
    (found,) = unprinted(report(block))
    assert (found.signs, found.chapter) == (THANKS, "« Paroles »")


def test_what_is_on_the_cover_is_found_and_places_are_no_words() -> None:
    made = report(doc.Prose(inline=(doc.TextRun("Merci", link=f"https://exemple.fr/{THANKS}"),)))
    assert list(unprinted(made)) == []
    cover = replace(made.cover, commissioner=f"Ville de {THANKS}")
    assert list(unprinted(replace(made, cover=cover))) == [Unprinted(THANKS, f"Ville de {THANKS}", "couverture")]


def test_the_words_around_are_cut_where_they_are_many() -> None:
    (found,) = unprinted(report(doc.Prose(inline=plain(f"{'avant ' * 9}{THANKS}{' après' * 9}"))))
    assert found.among == "…avant avant avant avant 谢谢 après après après après…"


def test_a_final_version_waits_for_them_to_be_written_otherwise() -> None:
    one, other = report(ANYWHERE["a list"]), report(ANYWHERE["a quotation"])
    (said,) = unwritable(
        ((Planned("complete", "complete", "comite"), one), (Planned("synthese", "s", "comite"), other))
    )
    assert said.startswith("« 谢谢 » ne peut pas être écrit dans les PDF") and said.endswith(
        "(rapports : complete, synthese)"
    )
    assert list(unwritable(((Planned("complete", "complete", "comite"), report()),))) == []
