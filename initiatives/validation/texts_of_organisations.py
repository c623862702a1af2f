"""What organisations decided, began and met for, and what the press wrote of it, in the words of their registers.

These are texts of organisations. A row of which one may tell of somebody is kept by nobody: it is counted as withheld. A name
that is of no form, a person’s or a place’s, is told to who evaluates: only people can tell which.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from initiatives.collection.personal_values import may_be_personal
from initiatives.declaration.registers import ACTIONS, BORN, MEETINGS, PRESS
from initiatives.validation.identifying import POSSIBLE_NAME, signs
from initiatives.validation.ledger import Ledger
from initiatives.validation.wrong import Wrong


@dataclass(frozen=True)
class PlannedAction:
    """One action of the plan: its title, the ids of its axis, of who carries it and of its state, "" where unknown; its date."""

    words: str
    axis: str
    carrier: str
    state: str
    due: date | None


@dataclass(frozen=True)
class BornInitiative:
    """What was born of the dialogue: its name, its axis ("" where unknown), its year."""

    words: str
    axis: str
    year: int | None


@dataclass(frozen=True)
class NotedMeeting:
    """One meeting: its day, what it was about and what came of it, "" where nobody noted it."""

    day: date | None
    words: str
    outcome: str


@dataclass(frozen=True)
class Article:
    """One article of the press: its day, its title, who published it and where it is read, "" where unknown."""

    day: date | None
    words: str
    media: str
    address: str


TOLD_IN_WORDS: Mapping[str, tuple[str, ...]] = {
    ACTIONS: ("libelle",),
    BORN: ("libelle",),
    MEETINGS: ("objet", "suite"),
    PRESS: ("titre", "media", "adresse"),
}
"""Register → its columns of texts that readers are told."""
_NAMES_OF_MEDIA = ("media", "adresse")
"""Columns of texts that name a newspaper and its page: they name nobody."""
_POSSIBLE_NAME = Wrong(
    "nom_possible",
    "ce texte, qui sera imprimé, tient peut-être le nom d’une personne.",
    "Si c’en est un, mettez une fonction à la place ; si c’est un lieu ou un organisme, rien à faire, ou « garder » dans "
    "le tableau « decisions ».",
)


@dataclass(frozen=True)
class TextsOfOrganisations:
    """The rows of these registers that say something, in their order; how many of each are withheld, by register."""

    actions: tuple[PlannedAction, ...] = ()
    born: tuple[BornInitiative, ...] = ()
    meetings: tuple[NotedMeeting, ...] = ()
    articles: tuple[Article, ...] = ()
    withheld: Mapping[str, int] = field(default_factory=dict)


def texts_of_organisations(
    registers: Mapping[str, tuple[pd.DataFrame, Mapping[str, Sequence[object]]]],
) -> TextsOfOrganisations:
    """Return what checked registers say: each with its rows and, for each of its columns of texts, one text per row.

    A row without any text is left out.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TOLD_IN_WORDS}
    withheld = Counter[str]()
    for name, (frame, texts) in registers.items():
        held = frame.astype(object).where(frame.notna(), None).to_dict("records")
        for place, row in enumerate(held):
            said = {column: _text(texts[column][place]) for column in TOLD_IN_WORDS[name]}
            if any(map(may_be_personal, filter(None, said.values()))):
                withheld[name] += 1
            elif any(said.values()):
                rows[name].append({str(key): cell for key, cell in row.items()} | said)
    return TextsOfOrganisations(
        tuple(
            PlannedAction(
                row["libelle"], _id(row, "axe"), _id(row, "partenaire"), _id(row, "statut"), _day(row, "echeance")
            )
            for row in rows[ACTIONS]
        ),
        tuple(BornInitiative(row["libelle"], _id(row, "axe"), _year(row)) for row in rows[BORN]),
        tuple(NotedMeeting(_day(row, "date"), row["objet"], row["suite"]) for row in rows[MEETINGS]),
        # An address alone says nothing that can be read.
        tuple(
            Article(_day(row, "date"), row["titre"], row["media"], row["adresse"])
            for row in rows[PRESS]
            if row["titre"] or row["media"]
        ),
        dict(withheld),
    )


def tell_possible_names(
    ledger: Ledger, texts: Mapping[str, Sequence[object]], headings: Mapping[str, Sequence[str]], known: Iterable[str]
) -> None:
    """Note the texts that will be printed and may name somebody, as those that people wrote are marked; never a word of them.

    Args:
        ledger: of the register.
        texts: of `texts_of_organisations`, column by column, row by row as they were kept.
        headings: by which each column is known in the file.
        known: names of organisations and places, that are nobody’s.
    """
    names = tuple(known)
    for column, said in texts.items():
        place = None if column in _NAMES_OF_MEDIA else ledger.find(headings[column], None)
        for row, text in zip(np.flatnonzero(ledger.kept).tolist(), said, strict=True):
            told = _text(text)
            if place is None or may_be_personal(told):
                continue
            if any(one.what == POSSIBLE_NAME for one in signs(told, names)):
                ledger.note("notice", _POSSIBLE_NAME, row, place)


def _text(said: object) -> str:
    return said.strip() if isinstance(said, str) else ""


def _id(row: Mapping[str, Any], column: str) -> str:
    return str(row.get(column) or "")


def _year(row: Mapping[str, Any]) -> int | None:
    year = row.get("annee")
    return None if year is None else round(float(year))


def _day(row: Mapping[str, Any], column: str) -> date | None:
    day = row.get(column)
    return None if day is None else pd.Timestamp(day).date()
