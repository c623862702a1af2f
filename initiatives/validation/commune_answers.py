"""How a commune is read: by its code, or by its name as people write it."""

import re
from collections.abc import Callable, Mapping

from initiatives.declaration.communes import bare, commune_labels, spaced
from initiatives.plain_text import plain
from initiatives.validation.wrong import Wrong


def commune_words(communes: Mapping[str, str]) -> dict[str, str | Wrong]:
    """Every way to write each commune; a name that several share is refused, since nothing tells which it is."""
    words: dict[str, str | Wrong] = {}
    for code, label in commune_labels(communes).items():
        name = communes[code]
        meant = code if label == name else SHARED_NAME
        words |= {plain(name): meant, spaced(name): meant, plain(label): code, spaced(label): code}
    # A workbook turns « 01004 » into the number 1004.
    return words | {code.lstrip("0"): code for code in communes} | {plain(code): code for code in communes}


def read_commune(words: Mapping[str, str | Wrong]) -> Callable[[str], str | Wrong]:
    """Return what reads a commune as people write it: « St-Denis », « Saint Denis (93) », « Haÿ-les-Roses (L’) », « Paris 12e ».

    `words` is every way that the declaration gives (`commune_words`). Five figures that are no declared INSEE code are said
    to be perhaps a postal code.
    """
    written: dict[str, str | Wrong] = {}
    for word, meant in words.items():
        written[bare(word)] = meant if written.get(bare(word), meant) == meant else SHARED_NAME

    def read(text: str) -> str | Wrong:
        said = _NO_DECIMALS.sub("", plain(text))
        found = words.get(said, written.get(bare(said)))
        return found or (POSTAL_CODE if _FIVE_FIGURES.fullmatch(said) else UNKNOWN_COMMUNE)

    return read


_NO_DECIMALS = re.compile(r"(?<=\d)[.,]0+$")
"""What a workbook adds to a code that it holds as a number."""
_FIVE_FIGURES = re.compile(r"\d{5}")
POSTAL_CODE = Wrong(
    "commune_inconnue",
    "ce nombre n’est le code INSEE d’aucune commune déclarée ; c’est peut-être un code postal.",
    "Écrivez le nom de la commune ou son code INSEE, ou ajoutez-la à « territory › communes » dans initiative.yaml.",
)
UNKNOWN_COMMUNE = Wrong(
    "commune_inconnue",
    "cette commune n’est pas dans le territoire déclaré.",
    "Corrigez-la, ou ajoutez-la à « territory › communes » dans initiative.yaml.",
)
SHARED_NAME = Wrong(
    "commune_ambigue",
    "plusieurs communes du territoire déclaré portent ce nom.",
    "Écrivez son code INSEE à la place.",
)
