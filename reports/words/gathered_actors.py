"""Who an alliance gathers, by kind of actor, in words: « Sept associations et un pouvoir public ; ni expert, ni média »."""

from collections.abc import Iterable, Mapping

from initiatives.declaration.model import Partner
from initiatives.declaration.vocabulary import ACTOR_TYPES, LABELS, ActorType
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


def counted_with(partners: Iterable[Partner]) -> str:
    """Say which organisations are counted under a kind of actor that has not their name: « Avec les associations : fondation. »"""
    found: dict[ActorType, list[str]] = {}
    for partner in partners:
        if LABELS[partner.type] != LABELS[partner.actor]:
            found.setdefault(partner.actor, []).append(french.lower_first(LABELS[partner.type]))
    told = [f"avec les {_several(kind)} : {french.joined(list(dict.fromkeys(names)))}" for kind, names in found.items()]
    return _capital(f"comptés {' ; '.join(told)}.") if told else ""


def _several(kind: ActorType) -> str:
    return " ".join(f"{word}s" for word in _ONE[kind].split()[1:])


def _counted(kind: ActorType, count: int) -> str:
    one = _ONE[kind]
    if count == 1:
        return one
    return f"{french.in_words(count)} {_several(kind)}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
