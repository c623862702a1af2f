"""What, in a text, may tell who wrote it or of whom: marked for whoever reads it before it is printed, never removed alone.

Rules of our own: what has the form of personal data, words with a capital inside a sentence, names that the declaration knows,
ages, ties and functions. They mark too much rather than too little, and a reader decides.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from initiatives.collection.personal_values import personal_spans
from initiatives.declaration.model import Initiative
from initiatives.plain_text import plain

POSSIBLE_NAME = "un nom possible"
_BEFORE_A_SENTENCE = frozenset('.!?…:«»"“(-\n')
_NAME = re.compile(r"[A-ZÀ-ÖØ-Ý][\w’'-]*(?: [A-ZÀ-ÖØ-Ý][\w’'-]*)*")
_AGE = re.compile(r"\b\d{1,3} ?(?:ans|mois)\b")
_TIES = r"mari|femme|epoux|epouse|pere|mere|papa|maman|fils|fille|frere|soeur|petit-fils|petite-fille|compagn(?:on|e)|voisine?"
_FUNCTIONS = (
    r"maire|president(?:e)?|direct(?:eur|rice)|animat(?:eur|rice)|professeure?|medecin|infirmiere?|secretaire|gardien(?:ne)?"
    r"|adjointe?|conseillere?|coordinat(?:eur|rice)|responsable|cheffe?"
)
_SOMEBODY = re.compile(rf"\b(?:{_TIES}|{_FUNCTIONS})\b")


class Sign(NamedTuple):
    """Where something that may tell of somebody stands in a text, and what it is, in French."""

    begin: int
    end: int
    what: str


def known_names(initiative: Initiative) -> tuple[str, ...]:
    """Return the names that the declaration knows and that point at few: partners, communes."""
    partners = (name for one in initiative.partners.values() for name in (one.name, one.short_name) if name)
    return (*partners, *initiative.territory.communes.values())


def signs(text: str, known: Iterable[str] = ()) -> tuple[Sign, ...]:
    """Return what may tell of somebody in a text, in its order and without overlap; `known` are names that do."""
    found = [Sign(*one) for one in personal_spans(text)]
    found += (Sign(*one.span(), "un âge") for one in _AGE.finditer(text))
    folded = _folded(text)
    for name in known:
        named = re.finditer(rf"\b{re.escape(_folded(name))}\b", folded)
        found += (Sign(*one.span(), "un nom de la déclaration") for one in named)
    found += (Sign(*one.span(), "un lien ou une fonction") for one in _SOMEBODY.finditer(folded))
    for one in _NAME.finditer(text):
        # The first word of a sentence has a capital whatever it is: only what follows it may be told for a name.
        first = one.group().find(" ") + 1 or len(one.group()) if _begins(text, one.start()) else 0
        if first < len(one.group()):
            found.append(Sign(one.start() + first, one.end(), POSSIBLE_NAME))
    kept: list[Sign] = []
    for sign in sorted(found, key=lambda sign: (sign.begin, -sign.end)):
        if not kept or sign.begin >= kept[-1].end:
            kept.append(sign)
    return tuple(kept)


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins there: nothing stands before, but for blanks, or a line or what ends a sentence."""
    while place and text[place - 1].isspace() and text[place - 1] != "\n":
        place -= 1
    return not place or text[place - 1] in _BEFORE_A_SENTENCE


def _folded(text: str) -> str:
    """Write a text without accents nor capitals, letter for letter: places in it are those of the text."""
    return "".join(plain(letter)[:1] or " " for letter in text)
