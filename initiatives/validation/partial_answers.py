"""Answers that were begun and not sent, those that a tool’s owner rejected, and rows that hold no answer at all."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from initiatives.declaration.questionnaire import Questionnaire, headings_of
from initiatives.plain_text import plain
from initiatives.validation.ledger import Ledger
from initiatives.validation.whole_columns import Rows
from initiatives.validation.wrong import Wrong

_REJECTED = frozenset(
    {"not approved", "validation status not approved", "non approuve", "rejete", "rejected", "refuse"}
)
"""How KoboToolbox and ODK write that a submission was looked at and rejected."""


def refuse_rejected(ledger: Ledger, questionnaire: Questionnaire) -> None:
    """Set aside the submissions that whoever collected them rejected in the tool."""
    place = ledger.find(questionnaire.respondent.validation)
    if place is not None:
        texts = ledger.raw.frame.iloc[:, place]
        words = [word for word in texts.cat.categories if plain(word) in _REJECTED]
        ledger.refuse_rows(texts.isin(words).to_numpy(dtype=bool), REJECTED, place)


def tell_partial(ledger: Ledger, questionnaire: Questionnaire) -> None:
    """Tell answers that were begun and not sent; set them aside when the questionnaire says so."""
    place = ledger.find(questionnaire.respondent.terminee)
    if place is None:
        return
    unsent = ledger.raw.frame.iloc[:, place].isna().to_numpy(dtype=bool)
    if questionnaire.partial == "ecartees":
        ledger.refuse_rows(unsent, UNSENT, place)
        return
    for row in np.flatnonzero(unsent & ledger.kept):
        ledger.note("notice", UNSENT, int(row), place)


def refuse_blank(ledger: Ledger, questionnaire: Questionnaire) -> None:
    """Set aside the rows of which neither the agreement nor any answer is filled: they refuse nothing, nobody was asked.

    So are the titles that people write between the rows of a table, in the column of the ids.
    """
    respondent = questionnaire.respondent
    own = {heading for headings in respondent.model_dump().values() for heading in headings} - {
        *respondent.consentement
    }
    filled = np.zeros(len(ledger.kept), dtype=bool)
    for name, texts in ledger.raw.frame.items():
        if name not in own:
            filled |= texts.notna().to_numpy(dtype=bool)
    ledger.refuse_rows(~filled, NO_ANSWER)


def refuse_unanswered(ledger: Ledger, questionnaire: Questionnaire, typed: pd.DataFrame) -> None:
    """Set aside the rows that answer no question: a form opened and left, or given back blank, is no answer.

    `typed` holds the typed answers, one column per question (or per option). A cell that could not be read was answered.
    """
    unanswered = ~_written(ledger, questionnaire)
    if len(typed.columns):
        unanswered &= typed.isna().all(axis=1).to_numpy(dtype=bool)
    for rows in ledger.illegible.values():
        unanswered &= ~rows
    ledger.refuse_rows(unanswered, NO_ANSWER)


def _written(ledger: Ledger, questionnaire: Questionnaire) -> Rows:
    """Say which rows hold a text in one's own words: those are read elsewhere."""
    said = np.zeros(len(ledger.kept), dtype=bool)
    for place in _verbatims(ledger, questionnaire):
        said |= ledger.raw.frame.iloc[:, place].notna().to_numpy(dtype=bool)
    return said


def _verbatims(ledger: Ledger, questionnaire: Questionnaire) -> Iterable[int]:
    headings = {
        heading
        for name, question in questionnaire.questions.items()
        if question.answer == "verbatim"
        for heading in headings_of(name, question)
    }
    return (place for place, name in enumerate(ledger.raw.frame.columns) if name in headings)


REJECTED = Wrong(
    "envoi_rejete", "cet envoi a été rejeté dans l’outil d’enquête.", "Rien à faire, ou validez-le dans l’outil."
)
UNSENT = Wrong(
    "reponse_partielle",
    "ce questionnaire a été commencé sans être envoyé.",
    "Dites dans le questionnaire si ces réponses comptent (« partial: gardees » ou « ecartees »).",
)
NO_ANSWER = Wrong(
    "ligne_sans_reponse",
    "cette ligne ne répond à aucune des questions lues : elle n’est pas comptée.",
    "Si des réponses y manquent, complétez-les ; sinon vous pouvez la laisser ou la supprimer.",
)
