"""Who an alliance gathers, by kind of actor, in words: « Sept associations et un pouvoir public ; ni expert, ni média »."""

from collections.abc import Mapping

from initiatives.declaration.vocabulary import ACTOR_TYPES, ActorType
from reports.words import french

_ONE: dict[ActorType, str] = {
    "association": "une association",
    "entreprise": "une entreprise",
    "pouvoir_public": "un pouvoir public",
    "universite": "une université",
    "expert": "un expert",
    "media": "un média",
}
"""A kind of actor as one says that there is one; « aucun » and the plural follow."""


def present(counts: Mapping[ActorType, int]) -> str:
    """Say how many actors of each kind there are, the most numerous first; "" where there is none."""
    there = sorted((kind for kind in ACTOR_TYPES if counts.get(kind)), key=lambda kind: -counts[kind])
    return _capital(french.joined([_counted(kind, counts[kind]) for kind in there]))


def absent(counts: Mapping[ActorType, int]) -> str:
    """Name the kinds of actor of which there is none: « ni université, ni expert », « aucun média »; "" where all are there."""
    missing = [_ONE[kind] for kind in ACTOR_TYPES if not counts.get(kind)]
    if len(missing) == 1:
        return f"auc{missing[0]}"
    return ", ".join(f"ni {one.partition(' ')[2]}" for one in missing)


def _counted(kind: ActorType, count: int) -> str:
    one = _ONE[kind]
    if count == 1:
        return one
    return f"{french.in_words(count)} {' '.join(f'{word}s' for word in one.split()[1:])}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
