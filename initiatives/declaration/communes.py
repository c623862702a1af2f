"""Which communes a territory is made of, and what tells two of one name apart."""

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


def spaced(name: str) -> str:
    """Write a name as people do who leave its hyphens out: « Saint Maurice »."""
    return plain(name).replace("-", " ")
