"""How the name of a commune is read: by its code, its name, or its name without hyphens."""

from collections.abc import Mapping

from initiatives.declaration.communes import commune_labels, spaced
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
