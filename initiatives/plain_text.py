"""Which two writings of a word are the same word: « Foyer-logement  » and « foyer-logement », not « foyers »."""

import unicodedata

_SAME = str.maketrans(
    dict.fromkeys("’‘‛ʼ´`′＇", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("«»“”„‟″", '"')
    # What takes no room on a screen: soft hyphen, zero-width space and joiners, word joiner, byte order mark.
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"œ": "oe", "æ": "ae", "_": " "}
)


def unhyphenated(word: str) -> str:
    """Write a plain word as people do who leave out its hyphens and apostrophes: « foyer logement », « plutot d accord »."""
    return " ".join(word.replace("-", " ").replace("'", " ").split())


def plain(text: str) -> str:
    """Reduce a text to what two people would type alike: no accent, no capital, single spaces, straight quotes, and none
    of the signs that do not show.
    """
    if text.isascii():
        return " ".join(text.casefold().replace("_", " ").replace("`", "'").split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())
