"""How several answers written in one cell are told apart, even when a label holds the separator."""

import re
from collections.abc import Callable, Mapping

from initiatives.declaration.spellings import also_loosely
from initiatives.plain_text import plain
from initiatives.validation.closed_answers import OTHER, UNKNOWN_CODE, is_slip
from initiatives.validation.wrong import Wrong

_SEPARATOR = re.compile(r" ?[|;,/] ?| ")
_STRONG = re.compile("[|;,]")
"""What parts an option from a text of one’s own: a space does not."""
_LETTER = re.compile(r"[^\W\d_]")
FREE_TEXT = "(texte libre)"
"""Among the answers of a cell: it holds a text that is no option; no declared option looks like it."""
_OWN = 1000
"""Characters that words of one’s own and separators may take beside all the options: a longer cell is no list of answers."""
_READINGS = 16
"""Ways to read the end of a cell beyond which it is held ambiguous."""

AMBIGUOUS = Wrong(
    "reponses_ambigues",
    "cette liste de réponses se lit de plusieurs façons.",
    "Séparez les réponses par « | », ou exportez une colonne par réponse.",
)
TOO_LONG = Wrong(
    "reponse_trop_longue",
    "cette cellule est bien plus longue que toutes les réponses de la liste ensemble : elle n’est pas lue.",
    "Gardez-y les réponses de la liste, séparées par « | », et quelques mots au plus.",
)
TEXT_BESIDE = Wrong(
    "texte_hors_liste",
    "cette cellule tient, après des réponses de la liste, un texte qui n’en est pas : les premières comptent, pas lui.",
    "Ajoutez l’option « autre » au questionnaire pour qu’il compte comme tel, ou corrigez l’intitulé de la réponse.",
)


def joined_reader(options: Mapping[str, str]) -> Callable[[str], frozenset[str] | Wrong]:
    """Return what reads one cell of answers joined by a space, `|`, `;`, `,` or `/`, with the list of options at hand.

    `options`: every word by which an option may be written (`headings.option_words`) → the option. Every way to cut
    the cell into known options is tried; it is read only if all of them give the same answers. A text of one's own beside
    some options, or alone where « autre » is an option, is `FREE_TEXT` among the answers.
    """
    words = _words(options)
    # All options ticked once are read, however many and long: the search grows with what the question asks, not with the cell.
    most = sum(max(len(word) for word, one in words.items() if one == option) for option in set(words.values())) + _OWN

    def read(text: str) -> frozenset[str] | Wrong:
        cell = _plain(text).strip("|;,/ ")
        if len(cell) > most:
            return TOO_LONG
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
        return next(iter(only)) if only and cell else _beside_options(text, words)

    return read


def own_words_reader(options: Mapping[str, str]) -> Callable[[str], str]:
    """Return what gives, of a cell that `joined_reader` finds `FREE_TEXT` in, that text alone, as it was typed."""
    words = _words(options)
    return lambda text: " ; ".join(_parted(text, words)[1])


def _beside_options(text: str, words: Mapping[str, str]) -> frozenset[str] | Wrong:
    """Read the options of a cell that holds a text of one’s own too, first or last: tools write them in the order they were
    ticked in, or « other » at the end.

    Without any option, only a question that has « autre » among its own takes the whole cell for it; and no text that is
    rather a slip in one of its options.
    """
    found, own = _parted(text, words)
    has_other = OTHER in words.values()
    pieces = (piece for said in own for piece in (said, *filter(_LETTER.search, _STRONG.split(said))))
    slip = has_other and any(is_slip(piece, words) for piece in pieces)
    if slip or not (found or has_other):
        return UNKNOWN_CODE
    return frozenset({*found, FREE_TEXT})


def _parted(text: str, words: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """Part a cell at its strong separators: the options that it names, and what stands between them, as it was typed."""
    ends = [found.start() for found in _STRONG.finditer(text)] + [len(text)]
    most = max(len(_STRONG.findall(word)) for word in words) + 1 if words else 1
    found, own = set[str](), list[str]()
    piece = start = 0
    said: tuple[int, int] | None = None
    while piece < len(ends):
        # A label may hold the separator: the longest is the right one.
        longest = range(min(piece + most, len(ends)) - 1, piece - 1, -1)
        at = next((one for one in longest if _plain(text[start : ends[one]]) in words), None)
        if at is not None:
            found.add(words[_plain(text[start : ends[at]])])
            own, said = [*own, text[slice(*said)]] if said else own, None
        else:
            said = (said[0] if said else start, ends[piece])
        piece = piece + 1 if at is None else at + 1
        start = ends[piece - 1] + 1
    own += [text[slice(*said)]] if said else []
    return found, [one for one in (said.strip("|;,/ \n") for said in own) if one]


def _words(options: Mapping[str, str]) -> Mapping[str, str]:
    return also_loosely({_plain(word): option for word, option in options.items() if word.strip()})


def _plain(text: str) -> str:
    # An underscore joins the words of one id: it does not part two answers, as a space may.
    return "_".join(plain(part) for part in text.split("_"))
