"""What people say in their own words, once somebody accepted it: each with its question, its group and its wave alone."""

from collections.abc import Sequence

from initiatives.declaration.model import Initiative
from initiatives.validation.accepted_words import Quotation
from initiatives.validation.open_answers import INTERVIEW
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french


def quotations(published: ReportedResults, groups: Sequence[str]) -> tuple[doc.Block, ...]:
    """Quote what these groups said, question by question, in the order of the register; nothing where nobody is quoted."""
    return _by_question(published, [one for one in published.results.quotations if one.group in groups])


def first_words(published: ReportedResults, most: int = 2) -> tuple[doc.Block, ...]:
    """Quote the first words of each of the first groups that are quoted, side by side."""
    first: dict[str, Quotation] = {}
    for one in published.results.quotations:
        first.setdefault(one.group, one)
    items = tuple(quoted(published.initiative, one) for one in list(first.values())[:most])
    return (doc.Quotations(asked="", items=items),) if items else ()


def _by_question(published: ReportedResults, said: Sequence[Quotation]) -> tuple[doc.Block, ...]:
    initiative = published.initiative
    asked: dict[str, list[doc.Quoted]] = {}
    for one in said:
        asked.setdefault(_question(initiative, one), []).append(quoted(initiative, one))
    return tuple(doc.Quotations(asked=question, items=tuple(items)) for question, items in asked.items())


def _question(initiative: Initiative, one: Quotation) -> str:
    if one.question == INTERVIEW:
        return "En entretien"
    return french.typography(initiative.questionnaire_of(one.group).questions[one.question].text)


def quoted(initiative: Initiative, one: Quotation) -> doc.Quoted:
    """Return words as they are printed: between quotation marks, with their group and wave alone, and whether they were edited."""
    wave = [french.lower_first(initiative.waves[one.wave].label)] if one.wave else []
    reworded = ["propos remaniés par l’évaluateur"] if one.edited else []
    among = " · ".join([initiative.groups[one.group].label, *wave, *reworded])
    words = one.words.strip(_QUOTES)
    return doc.Quoted(french.typography(f"« {words} »"), french.typography(among))


_QUOTES = ' «»"“”\u202f\u00a0'
"""What people or the evaluator may have put around the words already."""
