"""The review of a run says to its owner what is left to do, what moved, what is masked and why, what sending would bind."""

import shlex
from dataclasses import replace
from datetime import date

import pytest

from indicators.confidentiality import wording
from indicators.counting.tallies import TERRITORY
from indicators.figures.results import Figure, LastVersion, PublishedResults
from initiatives.declaration.model import EvaluationQuestion, Rereading
from initiatives.validation.quality import Passage
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.composition.review import Reviewed, review
from tests.conftest import Evaluated
from tests.reports.composition.test_privacy_papers import words


@pytest.fixture(scope="module")
def results(silver_geek: Evaluated) -> PublishedResults:
    return silver_geek.results["comite"]


def reviewed(results: PublishedResults, **other: object) -> Reviewed:
    run = Reviewed(
        run="20250701-120000-abc",
        final=False,
        audited=False,
        results=results,
        reasons={},
        lacks=(),
        previous=None,
        left=(),
        readers={"Comité": ("complete", "synthese"), "Orange": ("synthese",)},
        asked_again={},
    )
    return replace(run, **other)  # type: ignore[arg-type]


def chapters(document: doc.Document) -> dict[str, str]:
    """Return the words of each chapter by its title."""
    found: dict[str, list[doc.Block]] = {}
    for block in document.blocks:
        if isinstance(block, doc.Heading):
            found[block.text.replace("\u202f", " ").replace("\xa0", " ")] = []
        elif found:
            found[list(found)[-1]].append(block)
    return {title: words(replace(document, blocks=tuple(blocks))) for title, blocks in found.items()}


def headline(results: PublishedResults) -> Figure:
    asked = {id for one in results.initiative.questions.values() for id in one.indicators}
    return next(
        one
        for one in results.figures
        if one.indicator in asked and not one.part and one.cell.scope == TERRITORY and one.status == "publie"
    )


def test_rows_set_aside_are_of_what_was_received_not_of_what_the_evaluator_decided(results: PublishedResults) -> None:
    sent = Passage("seniors", "fin", None, "0" * 64, 40, 37, {"doublon": 3}, {})
    decided = replace(sent, source="citations", wave=None, read=9, used=4)
    assert "3 lignes de données écartées" in words(review(reviewed(replace(results, passages=(sent, decided)))))


def test_a_draft_says_what_a_final_version_waits_for_and_a_candidate_what_comes_next(results: PublishedResults) -> None:
    draft = chapters(review(reviewed(results, lacks=("À compléter : texts/conclusion.md",))))["Ce qui reste à faire"]
    assert "Un point est à régler" in draft and "texts/conclusion.md" in draft and "approve" not in draft
    ready = chapters(review(reviewed(results)))["Ce qui reste à faire"]
    assert "Rien ne reste à écrire ni à décider" in ready and "après avoir vérifié" in ready
    verified = chapters(review(reviewed(results, audited=True)))["Ce qui reste à faire"]
    assert "Rien ne reste à écrire ni à décider" in verified and "après avoir vérifié" not in verified
    final = chapters(review(reviewed(results, final=True, audited=True)))["Ce qui reste à faire"]
    assert "utilite approve 20250701-120000-abc" in final and "--send" in final


def test_a_masked_headline_is_listed_with_its_true_reason_and_its_question_as_unanswered(
    results: PublishedResults,
) -> None:
    one = headline(results)
    hidden = one.masked(wording.PROTECTED)
    question = next(asked for asked in results.initiative.questions.values() if one.indicator in asked.indicators)
    others = {id for id in question.indicators if id != one.indicator}
    masked = replace(
        results,
        figures=tuple(
            hidden if figure == one else figure.masked(wording.PROTECTED) if figure.indicator in others else figure
            for figure in results.figures
        ),
    )
    reasons = {(one.indicator, one.part, one.cell): wording.too_close(5)}
    told = chapters(review(reviewed(masked, reasons=reasons, left=("20250601-090500-abc",))))
    assert question.question.rstrip(" ?") in told["Les questions et leurs réponses"].replace(" ?", "")
    assert "très proche d’une version déjà diffusée" in told["Ce qui est masqué, et pourquoi"]
    cost = told["Ce qu’une remise masque et engage"]
    assert "20250601-090500-abc" in cost and results.indicators[one.indicator].label in cost
    free = chapters(review(reviewed(masked, reasons={(one.indicator, one.part, one.cell): wording.DERIVED})))
    assert "Rien n’est encore parti" in free["Ce qu’une remise masque et engage"]
    assert results.indicators[one.indicator].label not in free["Ce qu’une remise masque et engage"]


def test_a_question_answered_part_by_part_is_not_told_as_unanswered(results: PublishedResults) -> None:
    """An indicator of parts alone answers by them; where all of them are masked, its question has no answer."""
    published = ReportedResults(results)
    parted = next(
        one.indicator
        for one in results.figures
        if one.part
        and one.status == "publie"
        and published.figure(one.indicator) is None
        and published.parts(one.indicator)
    )
    question = EvaluationQuestion(question="Que reste-t-il ?", criterion="pertinence", indicators=(parted,))
    one = replace(results, initiative=results.initiative.model_copy(update={"questions": {"reste": question}}))
    assert "une par une" in chapters(review(reviewed(one)))["Les questions et leurs réponses"]
    assert not unanswered(one)
    figures = tuple(one.masked(wording.PROTECTED) if one.indicator == parted else one for one in results.figures)
    assert "Que reste-t-il" in unanswered(replace(one, figures=figures))


def unanswered(results: PublishedResults) -> str:
    blocks = review(reviewed(results)).blocks
    notes = [block for block in blocks if isinstance(block, doc.Note) and "sans réponse" in block.title]
    return words(replace(review(reviewed(results)), blocks=tuple(notes)))


def test_versions_that_left_are_named(results: PublishedResults) -> None:
    """Two of one minute are told apart, as by every command."""
    left = ("20250601-090501-abc", "20250601-090502-abc")
    cost = chapters(review(reviewed(results, left=left)))["Ce qu’une remise masque et engage"]
    assert " et ".join(left) in cost.replace("\u202f", " ").replace("\xa0", " ")
    assert "masqué à cause d’elles." in cost
    one = chapters(review(reviewed(results, left=left[:1])))["Ce qu’une remise masque et engage"]
    assert "masqué à cause d’elle." in one


def test_what_the_review_says_to_type_is_what_a_terminal_takes(results: PublishedResults) -> None:
    lists = [one for one in review(reviewed(results, final=True, audited=True)).blocks if isinstance(one, doc.Bullets)]
    lines = ["".join(run.text for run in item) for one in lists for item in one.items]
    typed = [shlex.split(line) for line in lines if line.startswith("utilite ")]
    assert [one[1] for one in typed] == ["approve", "deliver", "deliver"]
    assert typed[0][3:] == ["--by", "Prénom Nom"] and [len(one) for one in typed] == [5, 3, 4]


def test_what_moved_since_the_last_run_is_told_once(results: PublishedResults) -> None:
    one = headline(results)
    before = tuple(replace(figure, value=0.01, k=1) if figure == one else figure for figure in results.figures)
    previous = LastVersion(date(2025, 6, 1), "avant", before, (), same_program=True)
    moved = chapters(review(reviewed(results, previous=previous)))["Ce qui a changé"]
    assert results.indicators[one.indicator].label in moved and "Aucune version n’a encore été remise" in moved
    since = review(reviewed(replace(results, last=previous), previous=previous))
    tables = [block for block in since.blocks if isinstance(block, doc.DataTable) and block.title.startswith("Depuis")]
    assert len(tables) == 1, "the run before is the version that left"
    still = chapters(review(reviewed(results, previous=replace(previous, figures=results.figures))))
    assert "aucun chiffre ne se lit autrement" in still["Ce qui a changé"]


def test_who_has_still_to_answer_of_pages_read_again_is_named(results: PublishedResults) -> None:
    assert "Relectures" not in chapters(review(reviewed(results)))
    answered = results.initiative.model_copy(
        update={"rereadings": {"macif": Rereading(state="reserve", on=date(2025, 7, 9), said="Des heures en trop.")}}
    )
    asked = {"orange": date(2025, 7, 20), "macif": date(2025, 7, 20)}
    told = chapters(review(reviewed(replace(results, initiative=answered), asked_again=asked)))["Relectures"]
    assert "Orange" in told and "à relire avant le 20 juillet 2025" in told
    assert "MACIF" in told and "réserve 9 juillet 2025 Des heures en trop." in told.replace("  ", " ")


def test_what_a_late_answer_could_hide_is_counted_group_by_group(results: PublishedResults) -> None:
    """A figure of a group is bound by its answers; one that sets two groups side by side, by those of both."""
    (table,) = [
        one
        for one in review(reviewed(results)).blocks
        if isinstance(one, doc.DataTable) and "au plus" in one.title.replace("\xa0", " ")
    ]
    told = {row[0].text: [int("".join(filter(str.isdigit, cell.text))) for cell in row[1:]] for row in table.rows}
    assert set(told) == {group.label for group in results.initiative.groups.values()}
    published = [one for one in results.figures if one.status == "publie"]
    for key in ("proches", "jeunes"):  # of whom all that is told comes from what they answered
        own = [one for one in published if one.indicator.startswith(f"{key}_")]
        assert 0 < len(own) <= told[results.initiative.groups[key].label][0] < len(published)
    # Which kinds of structures there are is read in a register: no answer of theirs is behind it.
    kinds = [one for one in published if one.indicator.startswith("structures_")]
    assert told[results.initiative.groups["structures"].label][0] < len(kinds)
    none_left = replace(results, figures=tuple(one.masked(wording.PROTECTED) for one in published))
    assert "au plus" not in chapters(review(reviewed(none_left)))["Ce qu’une remise masque et engage"]


@pytest.mark.parametrize("lacks", [(), ("À compléter : texts/conclusion.md",)])
def test_who_may_not_be_there_to_do_what_is_recommended_is_told_whatever_is_left_to_do(
    results: PublishedResults, lacks: tuple[str, ...]
) -> None:
    run = reviewed(results, lacks=lacks, doubtful_bearers=("URIOPSS porte la recommandation 2.",))
    assert "URIOPSS porte la recommandation 2." in chapters(review(run))["Ce qui reste à faire"]
    assert "ne sera peut-être plus là" not in words(review(reviewed(results, lacks=lacks)))
