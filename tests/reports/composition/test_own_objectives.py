"""A partner reads its own objectives, in its own words, and nobody else does."""

from dataclasses import replace

from reports.composition.compose import compose
from reports.document import DataTable
from reports.rendering.drawings import draw_all
from reports.rendering.html import render_html
from tests.conftest import Evaluated

TITLE = "Vos objectifs, un par un"


def test_a_partner_reads_each_of_its_objectives_the_most_important_first(silver_geek: Evaluated) -> None:
    results = silver_geek.results["partenaire:unis_cite"]
    document = compose(results, "partenaire", "provisoire")
    (table,) = (block for block in document.blocks if isinstance(block, DataTable) and block.title == TITLE)
    own = [one for one in silver_geek.dataset.background.objectives if one.partner == "unis_cite"]
    assert {row[0].text.replace("’", "'") for row in table.rows} == {one.words.replace("’", "'") for one in own}
    priorities = [int(row[1].text) for row in table.rows]
    assert priorities == sorted(priorities, reverse=True)
    assert len(own) > 1


def test_nobody_else_reads_them(silver_geek: Evaluated) -> None:
    others = [one for id, one in silver_geek.results.items() if id != "partenaire:unis_cite"]
    assert {one.partner for results in others for one in results.objectives} <= {
        results.audience.partner for results in others if results.audience.partner
    }
    assert silver_geek.results["comite"].objectives == ()
    for id, edition in (("comite", "complete"), ("partenaire:orange", "partenaire")):
        document = compose(silver_geek.results[id], edition, "provisoire")
        page = render_html(document, draw_all([document])).replace("’", "'")
        assert not [
            one.words
            for one in silver_geek.dataset.background.objectives
            if one.partner not in (None, silver_geek.results[id].audience.partner)
            and one.words.replace("’", "'") in page
        ]


def test_a_partner_without_objectives_has_no_such_table(silver_geek: Evaluated) -> None:
    results = replace(silver_geek.results["partenaire:unis_cite"], objectives=())
    document = compose(results, "partenaire", "provisoire")
    assert not [block for block in document.blocks if isinstance(block, DataTable) and block.title == TITLE]
