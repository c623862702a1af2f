"""Which two writings of a word are the same word: « Foyer-logement  » and « foyer-logement », not « foyers »."""

import unicodedata

_SAME = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "—": "-", "œ": "oe", "æ": "ae", "_": " "})


def plain(text: str) -> str:
    """Reduce a text to what two people would type alike: no accent, no capital, single spaces, straight apostrophe."""
    if text.isascii():
        return " ".join(text.casefold().replace("_", " ").split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())
