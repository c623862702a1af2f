"""Every way to write a word of a closed list: its id, the code that the tool exports, or its label."""

import re
from collections.abc import Mapping

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.vocabulary import DONT_KNOW, LABELS, NO, NOT_CONCERNED, YES
from initiatives.declaration.word_lists import Word
from initiatives.plain_text import loosely, plain

Words = Mapping[str, str]
"""Plain text (`plain_text.plain`) → id of the answer."""

_YES = ("y", "yes", "oui", "o", "1", "x", "vrai", "true", "coche", "cochee", "checked", "selected", "✓", "✔", "☑", "☒")
_NO = ("n", "no", "non", "0", "faux", "false", "non coche", "non cochee", "decoche", "unchecked", "not selected", "☐")
TICKS: Words = dict.fromkeys(_YES, YES) | dict.fromkeys(_NO, NO)
"""How tools and people write a ticked or unticked box."""
_AGREES = re.compile(r"(.*[a-df-z])ee?s?")
"""A participle without accents: « realise », « abandonnees »."""
NO_OPINION: Words = dict.fromkeys(
    ("ne sait pas", "ne sais pas", "je ne sais pas", "nsp", "sans opinion", "sans avis", "pas d'avis", "don't know"),
    DONT_KNOW,
)
"""How people and tools write that they have no opinion; an answer of the question’s own wins."""


def answer_words(question: Question) -> Words:
    """Every way to write each answer of a closed question; an id wins over a code, a code over a label."""
    words = dict(TICKS) if question.answer == "oui_non" else {}
    words |= NO_OPINION
    words |= {plain(LABELS[kept_apart]): kept_apart for kept_apart in (DONT_KNOW, NOT_CONCERNED)}
    words |= {plain(label): level for level, label in question.levels().items()}
    words |= {plain(option.label): key for key, option in question.options.items()}
    words |= {plain(code): key for key, option in question.options.items() for code in option.written()}
    ids = {plain(level): level for level in (*question.categories(), *question.options)}
    scale = question.ordered
    codes = {plain(code): level for code, level in scale.codes.items()} if scale is not None else {}
    # A tool that counts down writes « 1 » for the most: its codes are then not the ids of the levels.
    return also_loosely(words | ids | codes if question.direction == "decroissante" else words | codes | ids)


def also_loosely(words: Words) -> Words:
    """Read « plutot d accord », « foyer logement » and « 1 » for « 01 » as they are meant, where only one answer is written so."""
    meant: dict[str, set[str]] = {}
    for word, id in words.items():
        meant.setdefault(loosely(word), set()).add(id)
    return {word: next(iter(ids)) for word, ids in meant.items() if len(ids) == 1} | dict(words)


def listed_words(column: RegisterColumn) -> Words:
    """Every way to write a word of a closed list of a register: its label, a code declared for it, the word itself.

    However it agrees: « Abandonné », « Abandonnées » are read as « Abandonnée ».
    """
    words = dict(TICKS) if set(column.options) == {NO, YES} else {}
    words |= {plain(column.label(option)): option for option in column.options}
    words |= {plain(code): option for option, word in column.words.items() for code in word.codes}
    return _also_agreed(also_loosely(words | {plain(option): option for option in column.options}))


def known_words(words: Mapping[str, Word]) -> Words:
    """Every way to write a word of a list, before any register is declared that takes its words from it."""
    return listed_words(RegisterColumn("one_of", options=tuple(words), words=words))


def _also_agreed(words: Words) -> Words:
    """Read a participle however it agrees, where only one word is written so."""
    meant: dict[str, set[str]] = {}
    for word, id in words.items():
        if stem := _AGREES.fullmatch(word):
            for end in ("e", "ee", "es", "ees"):
                meant.setdefault(stem[1] + end, set()).add(id)
    return {word: next(iter(ids)) for word, ids in meant.items() if len(ids) == 1} | dict(words)
