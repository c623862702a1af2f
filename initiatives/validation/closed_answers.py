"""How an answer to a closed question is read: its id, the code that the tool exports, or its label."""

import re
from collections.abc import Callable, Iterable, Mapping

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.vocabulary import DONT_KNOW, LABELS, NO, NOT_CONCERNED, SCALES, YES
from initiatives.plain_text import plain
from initiatives.validation.wrong import Wrong

Words = Mapping[str, str]
"""Plain text (`plain_text.plain`) → id of the answer."""

_YES = ("y", "yes", "oui", "o", "1", "x", "vrai", "true")
_NO = ("n", "no", "non", "0", "faux", "false")
TICKS: Words = dict.fromkeys(_YES, YES) | dict.fromkeys(_NO, NO)
"""How tools and people write a ticked or unticked box."""


def answer_words(question: Question) -> Words:
    """Every way to write each answer of a closed question; an id wins over a code, a code over a label."""
    words = {plain(LABELS[kept_apart]): kept_apart for kept_apart in (DONT_KNOW, NOT_CONCERNED)}
    words |= {plain(label): level for level, label in question.levels().items()}
    words |= {plain(option.label): key for key, option in question.options.items()}
    if question.answer in SCALES:
        words |= {plain(code): level for code, level in SCALES[question.answer].codes.items()}
    words |= {plain(code): key for key, option in question.options.items() for code in option.codes}
    return words | {plain(level): level for level in (*question.categories(), *question.options)}


_LABELS = {level: label for scale in SCALES.values() for level, label in scale.levels.items()} | LABELS


def listed_words(options: Iterable[str]) -> Words:
    """Every way to write a word of a closed list of a register: the word itself or its label."""
    known = tuple(options)
    words = dict(TICKS) if set(known) == {NO, YES} else {}
    words |= {plain(_LABELS[option]): option for option in known if option in _LABELS}
    return words | {plain(option): option for option in known}


def _whole(text: str) -> str:
    """Write « 7,0 » as a spreadsheet means it: 7."""
    return re.sub(r"^(\d+)[.,]0+$", r"\1", text.strip())


def reader(words: Mapping[str, str | Wrong], unknown: Wrong | None = None) -> Callable[[str], str | Wrong]:
    """Return what reads one cell of a closed list; some words may be refused for a reason of their own."""
    refused = unknown or UNKNOWN_CODE

    def read(text: str) -> str | Wrong:
        return words.get(plain(text), words.get(_whole(text), refused))

    return read


NOT_A_NOTE = Wrong(
    "code_inconnu",
    "ce n’est pas une note entière de l’échelle.",
    "Corrigez-la : un nombre entier, sans décimale.",
)
UNKNOWN_CODE = Wrong(
    "code_inconnu",
    "cette réponse n’est pas dans la liste des réponses possibles.",
    "Corrigez-la, ou ajoutez son code à « codes » dans le questionnaire.",
)
