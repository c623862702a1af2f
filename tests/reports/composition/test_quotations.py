"""Words that people wrote, with their question, their group and their wave alone, and whether they were reworded."""

from dataclasses import replace

from initiatives.validation.accepted_words import Quotation
from reports import document as doc
from reports.composition.pieces.quotations import first_words, quotations
from reports.composition.published import ReportedResults
from tests.indicators.confidentiality.little import silver_geek
from tests.reports.small_results import published

SAID = (
    Quotation("seniors", "fin", "verbatim_plus", "« On rit bien ! »", edited=False),
    Quotation("jeunes", "fin", "verbatim", "J'ai appris.", edited=True),
    Quotation("seniors", "fin", "verbatim_plus", "Encore", edited=False),
    Quotation("proches", "", "entretien", "Elle appelle", edited=False),
)


def reader(*said: Quotation) -> ReportedResults:
    return ReportedResults(replace(published().results, initiative=silver_geek(), quotations=said))


def shown(blocks: tuple[doc.Block, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (block.asked, [(one.words, one.among) for one in block.items])
        for block in blocks
        if isinstance(block, doc.Quotations)
    ]


def test_groups_are_quoted_question_by_question() -> None:
    assert shown(quotations(reader(*SAID), ["seniors", "proches"])) == [
        (
            "Qu’avez-vous le plus aimé\u202f?",
            [
                ("«\u202fOn rit bien\u202f!\u202f»", "Seniors · printemps 2015"),
                ("«\u202fEncore\u202f»", "Seniors · printemps 2015"),
            ],
        ),
        ("En entretien", [("«\u202fElle appelle\u202f»", "Proches")]),
    ]
    assert quotations(reader(*SAID), ["structures"]) == ()


def test_the_first_words_of_the_first_groups_stand_side_by_side() -> None:
    assert shown(first_words(reader(*SAID))) == [
        (
            "",
            [
                ("«\u202fOn rit bien\u202f!\u202f»", "Seniors · printemps 2015"),
                (
                    "«\u202fJ’ai appris.\u202f»",
                    "Jeunes volontaires · printemps 2015 · propos remaniés par l’évaluateur",
                ),
            ],
        )
    ]
    assert first_words(reader()) == ()
