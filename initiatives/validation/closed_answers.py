"""How an answer to a closed question is read, or refused."""

import re
from collections.abc import Callable, Mapping

from initiatives.plain_text import plain
from initiatives.validation.wrong import Wrong


def _whole(text: str) -> str:
    """Write « 7,0 » as a spreadsheet means it: 7."""
    return re.sub(r"^(\d+)[.,]0+$", r"\1", text.strip())


def reader(words: Mapping[str, str | Wrong], unknown: Wrong | None = None) -> Callable[[str], str | Wrong]:
    """Return what reads one cell of a closed list; some words may be refused for a reason of their own."""
    refused = unknown or UNKNOWN_CODE

    def read(text: str) -> str | Wrong:
        return words.get(plain(text), words.get(_whole(text), refused))

    return read


NOT_A_NOTE = Wrong(
    "code_inconnu",
    "ce n’est pas une note entière de l’échelle.",
    "Corrigez-la : un nombre entier, sans décimale.",
)
UNKNOWN_CODE = Wrong(
    "code_inconnu",
    "cette réponse n’est pas dans la liste des réponses possibles.",
    "Corrigez-la, ou ajoutez son code à « codes » dans le questionnaire.",
)
