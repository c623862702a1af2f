"""What people wrote and somebody read, accepted or reworded before it is printed: nothing else of it ever is.

What is printed is what the exports still hold: who is left out of them, by a consent withdrawn or a right to be forgotten,
is quoted no more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from initiatives.collection.personal_values import may_be_personal
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of
from initiatives.plain_text import plain
from initiatives.validation.ledger import Ledger
from initiatives.validation.open_answers import OpenAnswer
from initiatives.validation.wrong import Wrong

Decision = Literal["garder", "modifier", "ecarter"]
KEEP, REWORD = "garder", "modifier"


@dataclass(frozen=True)
class Quotation:
    """Words that may be printed: the ids of their group, wave ("" for an interview) and question; whether they were reworded."""

    group: str
    wave: str
    question: str
    words: str
    edited: bool


def quotations_of(
    initiative: Initiative,
    ledger: Ledger,
    frame: pd.DataFrame,
    texts: Mapping[str, Sequence[object]],
    heard: Iterable[OpenAnswer],
    answering: Mapping[tuple[str, str], int],
) -> tuple[Quotation, ...]:
    """Return what was accepted of the register « citations », in its order, and tell its rows that cannot be printed.

    Args:
        initiative: its thresholds say how many must have answered for a group and a wave to point at nobody.
        ledger: of the register; what cannot be printed is told there, without a word of it.
        frame: the checked register, row by row as it was kept.
        texts: what its columns « question », « texte » and « citation » hold, row by row as they were kept.
        heard: all that the exports hold today.
        answering: how many rows of a group are used at a wave, or how many of its interviews (wave "").
    """
    known = {_named(*one): one.text for one in heard}
    columns = ["groupe", "vague", "decision"]
    held = frame.reindex(columns=columns).astype(object)
    found = []
    for place, (group, wave, decision), question, text, own in zip(
        np.flatnonzero(ledger.kept).tolist(),
        held.where(held.notna(), "").values.tolist(),
        *(map(_text, texts[name]) for name in ("question", "texte", "citation")),
        strict=True,
    ):
        if decision not in (KEEP, REWORD):
            continue
        written = known.get(_named(group, wave, question, text))
        words = own if decision == REWORD else written
        kind = kind_of(initiative, group)
        rule = initiative.confidentiality
        few = rule.organisations if kind == "organisations" else rule.persons
        if written is None:
            ledger.note("notice", _GONE, place)
        elif not words:
            ledger.note("notice", _NOT_REWORDED, place)
        elif may_be_personal(words):
            ledger.note("notice", _PERSONAL, place)
        elif answering.get((group, wave), 0) < few:
            ledger.note("notice", _AMONG_FEW, place)
        else:
            found.append(Quotation(group, wave, question, words, decision == REWORD and plain(words) != plain(written)))
    return tuple(found)


def _named(group: str, wave: str, question: str, text: str) -> tuple[str, str, str, str]:
    """Name a text as it is found again, whatever a spreadsheet did of its spaces and its quotes."""
    return group, wave, plain(question), plain(text)


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


_GONE = Wrong(
    "citation_sans_source",
    "ce texte n’est plus dans les exports, ou sa personne n’est plus comptée : il n’est pas cité.",
    "Relancez « utilite verbatims » : ce registre suivra les exports.",
)
_NOT_REWORDED = Wrong(
    "citation_vide",
    "ce texte est à modifier, et rien ne dit comment : il n’est pas cité.",
    "Écrivez dans « citation » ce qui peut être imprimé.",
)
_PERSONAL = Wrong(
    "citation_personnelle",
    "cette citation semble tenir des données personnelles : elle n’est pas imprimée.",
    "Choisissez « modifier », et retirez-les de « citation ».",
)
_AMONG_FEW = Wrong(
    "citation_parmi_peu",
    "trop peu ont répondu dans ce groupe à cette vague : une citation y désignerait quelqu’un. Elle n’est pas imprimée.",
    "Écartez-la, ou racontez autrement, avec l’accord de la personne.",
)
