"""Which communes a territory is made of, and what tells two of one name apart."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from initiatives.plain_text import plain

CODE = r"^([0-9]{5}|2[AB][0-9]{3})$"
CommuneCode = Annotated[str, StringConstraints(pattern=CODE)]
"""The INSEE code of a commune: five figures, or those of Corsica."""
CommuneName = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def commune_labels(communes: Mapping[str, str]) -> dict[str, str]:
    """Name each commune by its code; of those that share a name, the code is told beside it."""
    bearers = Counter(map(spaced, communes.values()))
    return {code: f"{name} ({code})" if bearers[spaced(name)] > 1 else name for code, name in communes.items()}


def departement_of(code: str) -> str:
    """Return the code of a commune's département: the first two figures of its own, three overseas."""
    return code[: 3 if code.startswith(("97", "98")) else 2]


def spaced(name: str) -> str:
    """Write a name as people do who leave its hyphens out: « Saint Maurice »."""
    return plain(name).replace("-", " ")


def bare(name: str) -> str:
    """Write a name without what people add or leave out: hyphens, « St », the number of its département, its article’s place."""
    said = _DEPARTEMENT.sub("", plain(name).replace("-", " ").replace("'", " "))
    said = _ARTICLE_LAST.sub(r"\2 \1", said)
    said = _DISTRICT.sub(r"\1 \2", said)
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in said.split())


def departement_written(name: str) -> str:
    """Return the code of the département that is written after a name, « Saint-Denis (93) »; nothing where none is."""
    said = _DEPARTEMENT.search(plain(name))
    return said.group(1).upper() if said else ""


_DEPARTEMENT = re.compile(r" *\((\d\d|2[ab]|9[78]\d)\)$")
_ARTICLE_LAST = re.compile(r"^(.*\S) *\((l|le|la|les) ?\)$")
_DISTRICT = re.compile(r"^(paris|lyon|marseille) (\d+)(?:er?|e|eme)?(?: arrondissement)?$")
