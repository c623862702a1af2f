"""Which communes a territory is made of, how each may be written, and what tells two of one name apart."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from initiatives.plain_text import plain
from initiatives.validation.wrong import Wrong

CODE = r"^([0-9]{5}|2[AB][0-9]{3})$"
CommuneCode = Annotated[str, StringConstraints(pattern=CODE)]
"""The INSEE code of a commune: five figures, or those of Corsica."""
CommuneName = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def commune_labels(communes: Mapping[str, str]) -> dict[str, str]:
    """Name each commune by its code; of those that share a name, the code is told beside it."""
    bearers = Counter(map(_spaced, communes.values()))
    return {code: f"{name} ({code})" if bearers[_spaced(name)] > 1 else name for code, name in communes.items()}


def commune_words(communes: Mapping[str, str]) -> dict[str, str | Wrong]:
    """Every way to write each commune; a name that several share is refused, since nothing tells which it is."""
    words: dict[str, str | Wrong] = {}
    for code, label in commune_labels(communes).items():
        name = communes[code]
        meant = code if label == name else SHARED_NAME
        words |= {plain(name): meant, _spaced(name): meant, plain(label): code, _spaced(label): code}
    # A workbook turns « 01004 » into the number 1004.
    return words | {code.lstrip("0"): code for code in communes} | {plain(code): code for code in communes}


def _spaced(name: str) -> str:
    """Write a name as people do who leave its hyphens out: « Saint Maurice »."""
    return plain(name).replace("-", " ")


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
