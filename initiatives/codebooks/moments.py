"""When an export was answered, as people write it: in the name of a file, or in a column where one file holds several moments."""

import re

from initiatives.codebooks.drafted import as_id
from initiatives.codebooks.without_codebook import SeenTable
from initiatives.plain_text import plain

_FIRST, _LAST = ("debut", "avant", "t0", "entree", "initial"), ("fin", "apres", "t1", "sortie", "final", "bilan")
_HEADED = re.compile(
    r"(?:.*\b)?(?:passage|moment|vague|temps de (?:la )?mesure|temps|phase|mesure|periode|t0 ?/ ?t1)s?"
)
"""How a column is headed that says at which moment each row was answered."""
_MOST, _NEARLY_ALL = 6, 0.9
"""Moments that one file may hold; share of its rows that must say theirs."""


def is_moment(word: str) -> bool:
    """Whether a plain word says when rather than who."""
    return word in (*_FIRST, *_LAST) or re.fullmatch(r"t\d|v\d|vague\d?|20\d\d", word) is not None


def moment_of(words: list[str]) -> str:
    """Name the moment that plain words say: `debut`, `fin`, or the words themselves; "" where none does."""
    first = words[0] if words else ""
    return "debut" if first in _FIRST else "fin" if first in _LAST else "_".join(words)


def moments_of(table: SeenTable) -> tuple[str, dict[str, str]]:
    """Return the heading of the column that parts a table by moments, and the name of each by the text that says it.

    Such a column says a moment in every word of it, or is headed as one; "" and nothing where no column is.
    """
    for heading in table.headings:
        texts = {text: re.findall(r"[a-z]+\d*|\d+", plain(text)) for text in table.seen[heading]}
        headed = _HEADED.fullmatch(plain(heading).rstrip(" :?*")) is not None
        filled = sum(table.seen[heading].values())
        said = all(any(map(is_moment, words)) or (headed and re.search(r"\d", text)) for text, words in texts.items())
        if 2 <= len(texts) <= _MOST and filled >= _NEARLY_ALL * table.rows and said and (headed or _two_ends(texts)):
            return heading, _named(texts)
    return "", {}


def _two_ends(texts: dict[str, list[str]]) -> bool:
    """Whether a column tells a beginning from an end and nothing else, whatever its heading."""
    ends = [moment_of([word for word in words if is_moment(word)]) for words in texts.values()]
    return sorted(ends) == ["debut", "fin"] and all(len(words) == 1 for words in texts.values())


def _named(texts: dict[str, list[str]]) -> dict[str, str]:
    names = {text: moment_of([word for word in words if is_moment(word)]) for text, words in texts.items()}
    if sorted(names.values()) == ["debut", "fin"]:
        return names
    return {text: f"vague_{text}" if text.isdecimal() else as_id(text) for text in texts}
