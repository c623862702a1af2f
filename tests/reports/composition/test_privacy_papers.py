"""The papers that data protection asks for say what the declaration says, and leave to people what they alone know."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from indicators.definitions.choosing import choose
from initiatives.declaration.model import Initiative, Retention
from initiatives.declaration.questionnaire import Question
from reports import document as doc
from reports.composition.pieces.annexes import quality
from reports.composition.pieces.questionnaires import asked_table
from reports.composition.privacy_papers import privacy_papers
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated


def words(document: doc.Document) -> str:
    return words_of(document.blocks)


def words_of(blocks: Iterable[doc.Block]) -> str:
    told = []
    for block in blocks:
        match block:
            case doc.Heading():
                told.append(block.text)
            case doc.Prose() | doc.Note():
                told += [run.text for run in block.inline]
            case doc.Bullets():
                told += [run.text for item in block.items for run in item]
            case doc.DataTable():
                told += [f"{cell.text} {cell.detail}" for row in block.rows for cell in row]
    return " ".join(told).replace("\u202f", " ").replace("\xa0", " ")


@pytest.fixture(scope="module")
def initiative(silver_geek: Evaluated) -> Initiative:
    return silver_geek.initiative


def test_each_group_of_people_has_its_legal_basis_and_its_rights(initiative: Initiative) -> None:
    papers = privacy_papers(initiative, choose(initiative)[0])
    for group in initiative.groups.values():
        there = group.label in words(papers.register_sheet)
        assert there is (group.kind == "personnes"), "organisations are no persons"
    notice = words(papers.notice)
    assert "retirer son accord à tout moment" in notice and "s’opposer, pour une raison" in notice
    assert "Gardez le bordereau" in notice and "Des questions parlent de santé" in notice
    assert "oui : santé" in words(papers.assessment) and "mêmes personnes à plusieurs vagues" in words(
        papers.assessment
    )


def test_without_health_nor_key_nothing_is_said_of_them(initiative: Initiative) -> None:
    ordinary = {id: one for id, one in choose(initiative)[0].items() if one.sensitivity == "ordinaire"}
    bare = initiative.model_copy(
        update={
            "questionnaires": {
                name: asked.model_copy(update={"respondent": asked.respondent.model_copy(update={"cle": ()})})
                for name, asked in initiative.questionnaires.items()
            }
        }
    )
    papers = privacy_papers(bare, ordinary)
    told = words(papers.notice) + words(papers.assessment) + words(papers.register_sheet)
    assert "santé" not in told and "Gardez le bordereau" not in told and "à plusieurs vagues" not in told


@pytest.mark.parametrize(
    ("declared", "kept"),
    [
        ({"answer": "date", "precision": "mois"}, "le mois seul, jamais le jour"),
        ({"answer": "date", "precision": "annee"}, "l’année seule"),
        ({"answer": "one_of", "options": {"a": {"label": "Moins de 60 ans", "numbers": [18, 59]}}}, "la tranche seule"),
        ({"answer": "date"}, ""),
        ({"answer": "one_of", "options": {"a": "Moins de 60 ans"}}, ""),
    ],
)
def test_what_is_read_less_finely_than_it_is_given_is_said_wherever_one_looks(
    silver_geek: Evaluated, initiative: Initiative, declared: dict[str, object], kept: str
) -> None:
    question = Question.model_validate({"text": "Et vous ?", **declared})
    asked = initiative.questionnaire_of("seniors")
    own = initiative.model_copy(
        update={
            "questionnaires": {
                **initiative.questionnaires,
                initiative.groups["seniors"].questionnaire: asked.model_copy(update={"questions": {"a": question}}),
            }
        }
    )
    papers = privacy_papers(own, choose(initiative)[0])
    annex = quality(ReportedResults(replace(silver_geek.results["comite"], initiative=own)))
    told = [*map(words, (papers.register_sheet, papers.notice, papers.assessment)), words_of(annex)]
    if kept:
        assert all("Et vous ?" in one and kept in one.casefold() for one in told)
    else:
        assert not any("moins finement" in one or "Et vous ?" in one for one in told)
    asked_so = words_of([asked_table(own, "seniors")])
    assert (" seul" in asked_so) is bool(kept) and kept in asked_so.casefold()


def test_a_register_kept_by_person_has_its_legal_basis_or_says_that_it_is_to_declare(initiative: Initiative) -> None:
    """Nothing in a register says who agreed: a consent is declared, and left to verify."""
    indicators, registers = choose(initiative)[0], initiative.registers

    def told(**update: object) -> str:
        kept = registers | {"presences": registers["presences"].model_copy(update=update)}
        return words(privacy_papers(initiative.model_copy(update={"registers": kept}), indicators).register_sheet)

    basis = "Participant les noms et les clés deviennent des numéros à la lecture "
    assert f"{basis}à dire" in told() and "« legal_basis » dans initiative.yaml" in told()
    assert f"{basis}l’exécution d’une mission d’intérêt public (RGPD, art. 6.1.e)" in told(legal_basis="interet_public")
    agreed = told(legal_basis="consentement")
    assert f"{basis}le consentement de la personne (RGPD, art. 6.1.a) à vérifier" in agreed
    assert "« legal_basis » dans" in agreed, "the volunteers' register has none"


def test_terms_are_those_declared_or_left_to_declare(initiative: Initiative) -> None:
    indicators = choose(initiative)[0]
    assert "« retention » dans initiative.yaml" in words(privacy_papers(initiative, indicators).register_sheet)
    kept = initiative.model_copy(
        update={"retention": Retention(exports=date(2026, 12, 31), versions=date(2031, 12, 31))}
    )
    told = words(privacy_papers(kept, indicators).register_sheet)
    assert "Réponses jusqu’au 31 décembre 2026" in told and "« retention »" not in told


def test_who_holds_answers_and_who_reads_reports_are_named(initiative: Initiative) -> None:
    """An evaluator is not alone where somebody else gathers: whoever provides a file of people has read it."""
    indicators = choose(initiative)[0]
    alone = privacy_papers(initiative, indicators)
    assert "lues par l’évaluateur, et comptées" in words(alone.notice)
    sources = tuple(
        one.model_copy(update={"provider": "orange" if one.group == "seniors" else None}) for one in initiative.sources
    )
    registers = {
        name: one.model_copy(update={"provider": {"presences": "Le club", "contributions": "Un comptable"}.get(name)})
        for name, one in initiative.registers.items()
    }
    papers = privacy_papers(initiative.model_copy(update={"sources": sources, "registers": registers}), indicators)
    for told in (words(papers.notice), words(papers.register_sheet)):
        assert "Orange (pour ce qu’il recueille)" in told and "Le club (pour ce qu’il recueille)" in told
        assert "Un comptable" not in told and "chaque structure d’accueil, le sien" in told
    assert "Présences" in words(alone.register_sheet) and "Contributions" not in words(alone.register_sheet)
