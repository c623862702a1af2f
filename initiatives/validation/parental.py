"""Answers of minors: whoever needs a parent's agreement and does not have it is set aside, before anything is counted.

In France a child under 15 consents together with a parent (RGPD, art. 8; loi Informatique et Libertés, art. 45); an
evaluation declares which answers tell such an age.
"""

import numpy as np

from initiatives.declaration.questionnaire import Questionnaire, headings_of
from initiatives.declaration.spellings import Words, answer_words
from initiatives.declaration.vocabulary import NO, YES
from initiatives.validation.closed_answers import reader
from initiatives.validation.ledger import Ledger
from initiatives.validation.respondents import agreement_words, illegible_in, unclear
from initiatives.validation.whole_columns import Parsed, parse_column
from initiatives.validation.wrong import Wrong


def refuse_without_parent(ledger: Ledger, questionnaire: Questionnaire) -> None:
    """Set aside the rows where a parent said no, and those of minors for whom no parent said yes."""
    place = ledger.find(questionnaire.respondent.autorisation_parentale)
    if place is None:
        return
    said = _read(ledger, place, agreement_words(questionnaire))
    ledger.refuse_rows(illegible_in(said), unclear(NO_PARENT.rule), place)
    minor = np.zeros(len(ledger.kept), dtype=bool)
    for name, levels in questionnaire.minors.items():
        question = questionnaire.questions.get(name)
        # A wave that did not ask the age has no such column: only what the parent wrote can be known there.
        of_age = ledger.find(headings_of(name, question), None) if question else None
        if question and of_age is not None:
            answers = _read(ledger, of_age, answer_words(question))
            minor |= np.logical_or.reduce([answers.means(level) for level in levels])
    ledger.refuse_rows(said.means(NO) | (minor & ~said.means(YES)), NO_PARENT, place)


def _read(ledger: Ledger, place: int, words: Words) -> Parsed[str]:
    return parse_column(ledger.raw.frame.iloc[:, place], ledger.kept, reader(words))


NO_PARENT = Wrong(
    "autorisation_absente",
    "l’autorisation d’un parent manque ou est refusée : la ligne n’est pas lue.",
    "Retrouvez l’autorisation signée, ou supprimez la ligne.",
)
