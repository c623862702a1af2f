"""Answers that were begun and not sent, those that a tool’s owner rejected, and rows that hold no answer at all."""

import numpy as np
import pandas as pd

from initiatives.declaration.questionnaire import Questionnaire
from initiatives.plain_text import plain
from initiatives.validation.ledger import Ledger
from initiatives.validation.quality import Severity
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


def tell_partial(ledger: Ledger, questionnaire: Questionnaire, typed: pd.DataFrame) -> None:
    """Tell answers that were not sent, and rows without any answer; set them aside when the questionnaire says so.

    `typed` holds the typed answers, one column per question (or per option).
    """
    severity: Severity = "row_set_aside" if questionnaire.partial == "ecartees" else "notice"
    place = ledger.find(questionnaire.respondent.terminee)
    if place is not None:
        _tell(ledger, ledger.raw.frame.iloc[:, place].isna().to_numpy(dtype=bool), UNSENT, severity, place)
    if len(typed.columns):
        _tell(ledger, typed.isna().all(axis=1).to_numpy(dtype=bool), NO_ANSWER, severity, None)


def _tell(ledger: Ledger, rows: Rows, why: Wrong, severity: Severity, place: int | None) -> None:
    if severity == "row_set_aside":
        ledger.refuse_rows(rows, why, place)
    else:
        for row in np.flatnonzero(rows & ledger.kept):
            ledger.note(severity, why, int(row), place)


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
    "cette ligne ne donne aucune réponse aux questions déclarées.",
    "Supprimez-la si personne n’a répondu, ou écrivez « partial: ecartees » dans le questionnaire.",
)
