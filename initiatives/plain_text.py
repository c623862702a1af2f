"""Which two writings of a word are the same word: « Foyer-logement  » and « foyer-logement », not « foyers »."""

import re
import unicodedata
from collections.abc import Sequence

_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents of European languages, once parted from their letters; others are looked for one by one."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What takes no room on a screen: soft hyphen, zero-width space and joiners, word joiner, byte order mark, signs of direction."""
_SAME = str.maketrans(
    dict.fromkeys("’‘‛ʼ´`′＇", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("«»“”„‟″", '"')
    | dict.fromkeys(UNSEEN, "")
    | {"œ": "oe", "æ": "ae", "_": " "}
)


_LEFT_OUT = str.maketrans(dict.fromkeys("-'\"", " "))
_ABBREVIATED = {"st": "saint", "ste": "sainte"}


def loosely(word: str) -> str:
    """Write a plain word as people and spreadsheets do who leave out what they can.

    Without hyphens, apostrophes and quotes (« foyer logement », « plutot d accord »), with « saint » for « st », and without
    the noughts that a code loses where it is held for a number: « 01 » is then « 1 ».
    """
    parts = word.translate(_LEFT_OUT).split()
    return " ".join(_ABBREVIATED.get(part) or (part.lstrip("0") or "0" if part.isdecimal() else part) for part in parts)


def all_plain(texts: Sequence[str]) -> list[str]:
    """Reduce each text as `plain` does: at once where all are ASCII in one piece, as most keys and numbers."""
    together = "".join(texts)
    if together.isascii() and "_" not in together and len(together.split()) == 1:
        return "\n".join(texts).casefold().replace("`", "'").split("\n")
    return list(map(plain, texts))


def and_others(left: int) -> str:
    """Say how many more there are than were named: « et 1 autre », « et 12 autres »."""
    return f"et {left} autre{'s' * (left > 1)}"


def plain(text: str) -> str:
    """Reduce a text to what two people would type alike: no accent, no capital, single spaces, straight quotes, and none
    of the signs that do not show.
    """
    if text.isascii():
        return " ".join(text.casefold().replace("_", " ").replace("`", "'").split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    letters = _MARKS.sub("", decomposed)
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())
