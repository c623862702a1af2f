"""How several answers written in one cell are told apart, even when a label holds the separator."""

import re
from collections.abc import Callable, Mapping

from initiatives.declaration.spellings import also_loosely
from initiatives.plain_text import plain
from initiatives.validation.closed_answers import OTHER, UNKNOWN_CODE
from initiatives.validation.wrong import Wrong

_SEPARATOR = re.compile(r" ?[|;,/] ?| ")
_STRONG = re.compile(r" ?(?:[|;,]|$) ?")
"""What parts an option from a text of one’s own: a space does not."""
FREE_TEXT = "(texte libre)"
"""Among the answers of a cell: it holds a text that is no option; no declared option looks like it."""
_LONGEST = 400
"""Characters beyond which a cell is not a list of answers."""
_READINGS = 16
"""Ways to read the end of a cell beyond which it is held ambiguous."""

AMBIGUOUS = Wrong(
    "reponses_ambigues",
    "cette liste de réponses se lit de plusieurs façons.",
    "Séparez les réponses par « | », ou exportez une colonne par réponse.",
)
TEXT_BESIDE = Wrong(
    "texte_hors_liste",
    "cette cellule tient, après des réponses de la liste, un texte qui n’en est pas : les premières comptent, pas lui.",
    "Ajoutez l’option « autre » au questionnaire pour qu’il compte comme tel, ou corrigez l’intitulé de la réponse.",
)


def joined_reader(options: Mapping[str, str]) -> Callable[[str], frozenset[str] | Wrong]:
    """Return what reads one cell of answers joined by a space, `|`, `;`, `,` or `/`, with the list of options at hand.

    `options`: every word by which an option may be written (`headings.option_words`) → the option. Every way to cut
    the cell into known options is tried; it is read only if all of them give the same answers. A text of one's own after
    some options, or alone where « autre » is an option, is `FREE_TEXT` among the answers.
    """
    words = also_loosely({_plain(word): option for word, option in options.items() if word.strip()})

    def read(text: str) -> frozenset[str] | Wrong:
        cell = _plain(text).strip("|;,/ ")
        if len(cell) > _LONGEST:
            return UNKNOWN_CODE
        # From the end: the sets of answers that the rest of the cell may mean, at each place where an option may start.
        meanings: dict[int, set[frozenset[str]]] = {len(cell): {frozenset()}}
        for start in range(len(cell) - 1, -1, -1):
            found: set[frozenset[str]] = set()
            for word, option in words.items():
                if not cell.startswith(word, start):
                    continue
                end = start + len(word)
                separator = _SEPARATOR.match(cell, end) if end < len(cell) else None
                if separator:
                    end = separator.end()
                elif end < len(cell):
                    continue
                found |= {rest | {option} for rest in meanings.get(end, ())}
            if len(found) > (_READINGS if start else 1):
                return AMBIGUOUS
            if found:
                meanings[start] = found
        only = meanings.get(0)
        return next(iter(only)) if only and cell else _beginning(cell, words)

    return read


def _beginning(cell: str, words: Mapping[str, str]) -> frozenset[str] | Wrong:
    """Read the options with which a cell begins, what follows being a text of one’s own; as tools write « other », last.

    Without any option, only a question that has « autre » among its own takes the whole cell for it.
    """
    found: set[str] = set()
    start = 0
    while start < len(cell):
        ends = {
            len(word): option
            for word, option in words.items()
            if cell.startswith(word, start) and _STRONG.match(cell, start + len(word))
        }
        if not ends:
            break
        longest = max(ends)
        found.add(ends[longest])
        separator = _STRONG.match(cell, start + longest)
        start = separator.end() if separator else len(cell)
    if not found and OTHER not in words.values():
        return UNKNOWN_CODE
    return frozenset({*found, FREE_TEXT})


def _plain(text: str) -> str:
    # An underscore joins the words of one id: it does not part two answers, as a space may.
    return "_".join(plain(part) for part in text.split("_"))
