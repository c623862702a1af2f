"""What the report on a partnership adds: its sheet, the seven approaches, the three axes, parts that make the whole."""

from dataclasses import replace
from typing import get_args

import pytest

from indicators.figures.reconciliation import reconcile, seen_by
from indicators.figures.results import PublishedResults
from initiatives.declaration.vocabulary import LABELS, Criterion
from reports import document as doc
from reports.composition.compose import compose
from reports.composition.editions import planned
from reports.composition.pieces.approaches import approaches
from reports.composition.pieces.first_page import answers
from reports.composition.pieces.impacts import impacts
from reports.composition.pieces.matrices import matrix
from reports.composition.pieces.partners import objectives
from reports.composition.pieces.partnership import partnership
from reports.composition.pieces.reconciliation import reconciliation
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

APPROACHES = ["Performance", "Cohérence", "Efficience", "Pertinence", "Contribution sociétale", "Clarté", "Sens"]


@pytest.fixture(scope="module")
def suez(suez_adeis: Evaluated) -> Evaluated:
    return suez_adeis


@pytest.fixture(scope="module")
def published(suez: Evaluated) -> ReportedResults:
    return ReportedResults(suez.results["comite"])


def only_table(blocks: tuple[doc.Block, ...]) -> doc.DataTable:
    (table,) = (block for block in blocks if isinstance(block, doc.DataTable))
    return table


def without(results: PublishedResults, *indicators: str) -> ReportedResults:
    """The same results, all figures of some indicators masked (of all of them when none is named)."""
    figures = tuple(
        replace(one, status="masque", value=None, n=None, k=None, reason="Masqué.")
        if not indicators or one.indicator in indicators
        else one
        for one in results.figures
    )
    return ReportedResults(replace(results, figures=figures))


def test_the_report_follows_the_outline_of_a_partnership(suez: Evaluated) -> None:
    complete = compose(suez.results["comite"], "complete", "provisoire")
    chapters = [block.text for block in complete.blocks if isinstance(block, doc.Heading) and block.level == 1]
    assert chapters[1:9] == [
        "Le partenariat en bref",
        "Les objectifs, à trois dimensions",
        "Le produit du partenariat",
        "L’équilibre du partenariat",
        "La valorisation des participations",
        "Lecture par les sept approches",
        "Effets sur la performance, l’innovation et la confiance",
        "Enseignements, suites et recommandations",
    ]
    assert not any(isinstance(block, doc.Note) and block.tone == "a_completer" for block in complete.blocks)
    assert complete.cover.synthetic


def test_every_edition_of_every_partner_can_be_composed(suez: Evaluated) -> None:
    for report in planned(suez.initiative, [one.audience for one in suez.results.values()]):
        assert compose(suez.results[report.audience], report.edition, "provisoire").blocks


def test_the_seven_approaches_stand_in_order_each_marked_by_its_evidence(published: ReportedResults) -> None:
    rows = only_table(approaches(published)).rows
    assert [row[0].text for row in rows] == APPROACHES
    assert all(row[2].marked and row[2].text.startswith("●") for row in rows)
    assert rows[0][1].text == "Quantité traitée\u202f; sorties dynamiques"
    (page,) = (one for one in answers(published) if isinstance(one, doc.AnsweredQuestions))
    asked = [one.criterion for one in published.initiative.questions.values()]
    said = dict(zip(asked, (", ".join(item.evidence) for item in page.items), strict=True))
    assert [row[2].text for row in rows] == [f"● {said[criterion]}" for criterion in get_args(Criterion)]


def test_an_approach_without_a_figure_that_may_be_seen_is_not_marked(suez: Evaluated) -> None:
    asked = suez.initiative.questions["sens"].indicators
    rows = only_table(approaches(without(suez.results["comite"], *asked))).rows
    assert [row[0].text for row in rows if not row[2].marked] == ["Sens"]
    assert rows[6][1].text == "Aucun chiffre ne peut être publié."
    assert not any(row[2].marked for row in only_table(approaches(without(suez.results["comite"]))).rows)


def test_axes_hold_changes_only_and_say_what_cannot_be_concluded_yet(published: ReportedResults) -> None:
    table = only_table(impacts(published))
    axes = [row[0] for row in table.rows if row[0].text]
    assert len(axes) < len(table.rows)
    for axis in axes:
        assert (axis.detail == "") is (axis.text == LABELS["performance"])
    assert all(row[3].detail == "" for row in table.rows)  # without a comparison group, nothing is called an effect
    assert "Sans groupe de comparaison" in table.note
    assert [axis.text for axis in axes] == ["Performance", "Innovation", "Confiance"]


def test_axes_without_any_change_are_a_note(suez: Evaluated) -> None:
    (block,) = impacts(without(suez.results["comite"]))
    assert isinstance(block, doc.Note)


def test_the_sheet_names_the_category_and_warns_about_the_modality(
    published: ReportedResults, silver_geek: Evaluated
) -> None:
    table = only_table(partnership(published))
    assert {row[0].text: row[1].text for row in table.rows}["Catégorie"] == "Pratiques responsables"
    assert "RAMEAU" not in " ".join(cell.text for row in table.rows for cell in row)
    (block,) = partnership(ReportedResults(silver_geek.results["comite"]))
    assert isinstance(block, doc.Note)


def test_general_interest_is_a_line_of_objectives_only_where_someone_aims_at_it(
    published: ReportedResults, silver_geek: Evaluated
) -> None:
    def lines(of: ReportedResults) -> list[str]:
        return [row[0].text for row in only_table(objectives(of)).rows]

    assert "Intérêt général" in lines(published)
    assert "Intérêt général" not in lines(ReportedResults(silver_geek.results["comite"]))


def test_a_matrix_that_is_wholly_masked_is_said_in_one_note(published: ReportedResults, silver_geek: Evaluated) -> None:
    block, _ = matrix(published)
    assert isinstance(block, doc.Note)
    assert isinstance(matrix(ReportedResults(silver_geek.results["comite"]))[0], doc.ShownFinding)


def test_parts_that_make_the_whole_are_shown_and_masked_ones_counted(silver_geek: Evaluated) -> None:
    lines = reconcile(silver_geek.initiative, silver_geek.tallies, silver_geek.estimates)
    committee = silver_geek.results["comite"]
    seen = seen_by(lines, committee)
    blocks = reconciliation(ReportedResults(replace(committee, reconciliation=seen)))
    assert len(only_table(blocks).rows) == sum(line.verdict == "verifie" for line in seen)
    said = "".join(run.text for block in blocks if isinstance(block, doc.Prose) for run in block.inline)
    assert f"{sum(line.verdict == 'masque' for line in seen)} ont un terme masqué" in said
    (none,) = reconciliation(ReportedResults(replace(committee, reconciliation=())))
    assert isinstance(none, doc.Note)
