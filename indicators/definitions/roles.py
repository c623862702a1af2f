"""The catalogue for the groups that an initiative has: an indicator speaks of a role, which a declared group takes.

Each file of the catalogue is written for one group. A group that takes its role has the same indicators, under its own name:
`seniors_satisfaction` gives `habitants_satisfaction`, whose key is the group and what is measured.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.definitions.blocks import Called
from indicators.definitions.indicator import Indicator
from indicators.measures.kinds import KINDS
from initiatives.declaration.model import Group, Initiative, SessionNoun
from initiatives.declaration.vocabulary import ROLES

_GENERAL, _HOW_MANY = "seniors", ("response_rate", "margin_of_error")
"""The file whose texts on how many answered, and the kinds of measure that say so, serve a group of people without a role."""
_SESSIONS = ("ateliers", "atelier")
_OF_A_GROUP = "evaluation"
"""The file whose indicators are about a group that their id ends with."""


@dataclass(frozen=True)
class _Noun:
    """How one thing is called in the catalogue, and how this initiative calls it."""

    plural: str
    singular: str
    many: str
    one: str
    elides: bool

    def said(self, text: str) -> str:
        """Return a text where it is called as the initiative does, with the articles that go before."""
        told = re.sub(
            rf"\b(d’|de |qu’|que )?({self.plural})\b", lambda at: self._put(at, self.many), text, flags=re.IGNORECASE
        )
        pattern = rf"\b(d’|de |qu’|que |l’|le )?({self.singular})\b"
        return re.sub(pattern, lambda at: self._put(at, self.one), told, flags=re.IGNORECASE)

    def _put(self, at: "re.Match[str]", noun: str) -> str:
        before, found = at[1] or "", at[2]
        word = noun[:1].upper() + noun[1:] if found[:1].isupper() else noun
        if not before:
            return word
        stem = before.rstrip("’ e")
        return f"{stem}’{word}" if self.elides else f"{stem}e {word}"


def for_its_groups(initiative: Initiative, known: Mapping[str, Indicator]) -> Iterator[tuple[str, str, Indicator]]:
    """Give the indicators of the role of each group under its name: the original’s id, the group, the indicator.

    An id that is known already keeps what it means.
    """
    for name, group in initiative.groups.items():
        file = _file(group)
        if file is None or file == name:
            continue
        about = [(id, one) for id, one in known.items() if _is_about(one, file)]
        named = {
            id: own_id(id, file, name) for id, one in about if group.role is not None or one.measure.kind in _HOW_MANY
        }
        for id, own in named.items():
            if own not in known:
                yield id, name, _of_group(known[id], own, file, name, named)


def _file(group: Group) -> str | None:
    """Name the file of the catalogue that a group takes: that of its role; of people without one, what says how many answered."""
    if group.role is not None:
        return ROLES.get(group.role)
    return _GENERAL if group.kind == "personnes" else None


def in_its_words(initiative: Initiative, indicator: Indicator, about: str, called: Mapping[str, Called]) -> Indicator:
    """Return an indicator of the catalogue whose texts call groups and sessions as the initiative does.

    `about` is its group; `called` says how the texts of each file call theirs.
    """
    texts = {key: getattr(indicator, key) for key in ("label", "question", "reading", "first", "caveat")}
    for file, group in _takers(initiative, about):
        if file in called:
            texts = {key: _noun(called[file], group).said(text) if text else text for key, text in texts.items()}
    texts = {key: sessions_called(initiative.sessions, text) if text else text for key, text in texts.items()}
    return indicator.model_copy(update=texts)


def sessions_called(noun: SessionNoun, text: str) -> str:
    """Return a text of the catalogue where its « ateliers » are called as `noun` says."""
    return _Noun(*_SESSIONS, noun.plural, noun.singular, _begins_with_a_vowel(noun.plural)).said(text)


def _takers(initiative: Initiative, about: str) -> Iterator[tuple[str, Group]]:
    """Give which group stands for each file: the one that an indicator is about, else the first that takes the role.

    A group that is named as a file stands for it in what is said of itself: elsewhere the word may be of anybody (« les jeunes »).
    """
    found: dict[str, Group] = {}
    for name, group in sorted(initiative.groups.items(), key=lambda one: one[0] != about):
        if name == about:
            found[name] = group
        file = ROLES.get(group.role) if group.role is not None else _file(group) if name == about else None
        if file is not None and file not in initiative.groups:
            found.setdefault(file, group)
    yield from found.items()


def _noun(called: Called, group: Group) -> _Noun:
    article, one = _without_article(group.singular)
    return _Noun(called.plural, called.singular, group.label[:1].lower() + group.label[1:], one, article == "l’")


def _without_article(singular: str) -> tuple[str, str]:
    text = singular.replace("'", "’")
    article = next((known for known in ("le ", "la ", "l’") if text.startswith(known)), "")
    return article, text.removeprefix(article)


def _begins_with_a_vowel(word: str) -> bool:
    return word[:1].lower() in "aeiouyéèêàâîïôûœ"


def about_whom(indicator: Indicator, initiative: Initiative) -> str:
    """Name the group that an indicator speaks of, or the file that it is of."""
    return next((name for name in initiative.groups if _is_about(indicator, name)), indicator.group)


def _is_about(indicator: Indicator, file: str) -> bool:
    return indicator.group == file or (indicator.group == _OF_A_GROUP and indicator.id.endswith(f"_{file}"))


def own_id(id: str, file: str, name: str) -> str:
    """Return the id, for the group `name`, of an indicator of the catalogue that is about `file`."""
    return f"{name}{id.removeprefix(file)}" if id.startswith(f"{file}_") else f"{id.removesuffix(file)}{name}"


def _of_group(indicator: Indicator, own: str, file: str, name: str, named: Mapping[str, str]) -> Indicator:
    measure = indicator.measure
    written = _renamed(measure.model_dump(mode="json", exclude_unset=True), {**named, file: name})
    group = name if indicator.group == file else indicator.group
    return indicator.model_copy(
        update={"id": own, "group": group, "measure": KINDS[measure.kind].model_validate(written)}
    )


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Put the names of a group and of its indicators for those of the file, wherever a measure cites them."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_renamed(one, names) for one in value]
    return {key: _renamed(one, names) for key, one in value.items()} if isinstance(value, dict) else value
