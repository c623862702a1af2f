"""A declaration while its mistakes are looked for: whatever of it is sound, whatever else is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from initiatives.declaration.commune_questions import with_communes
from initiatives.declaration.french_errors import french_problems
from initiatives.declaration.lenient import sound_part
from initiatives.declaration.model import Edition, Group, Partner, Register, Schedule, Source, Territory, Wave
from initiatives.declaration.questionnaire import Question, Questionnaire
from initiatives.declaration.word_lists import WordLists
from initiatives.declaration.yaml_places import Yaml

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Draft:
    """Sound parts of a declaration, so that what cites what can be checked although another part is wrong.

    `names` holds every id written in a section, even where its content is wrong: citing it is no mistake.
    """

    declared: Yaml
    files: Mapping[str, Yaml]
    names: Mapping[str, frozenset[str]]
    questionnaires: Mapping[str, Questionnaire]
    questions: Mapping[str, Mapping[str, Question]]
    """Questionnaire → its sound questions, even when another part of it is wrong."""
    groups: Mapping[str, Group]
    partners: Mapping[str, Partner]
    waves: Mapping[str, Wave]
    registers: Mapping[str, Register]
    editions: Mapping[str, Edition]
    sources: Mapping[int, Source]
    schedule: Schedule | None
    territory: Territory | None
    lists: WordLists
    problems: tuple[str, ...]

    @property
    def names_communes(self) -> bool:
        """Whether communes are declared, even where the territory has something else wrong."""
        content = self.declared.content
        territory = content.get("territory") if isinstance(content, dict) else None
        return isinstance(territory, dict) and bool(territory.get("communes") or territory.get("epci"))

    def cited_by_sources(self, key: str) -> frozenset[str] | None:
        """Return what sources cite under a key, even where something else of them is wrong; None where one does not say it."""
        content = self.declared.content
        sources = content.get("sources") if isinstance(content, dict) else None
        said = (
            [one.get(key) if isinstance(one, dict) else None for one in sources]
            if isinstance(sources, list)
            else [None]
        )
        words = frozenset(one for one in said if isinstance(one, str))
        return words if len(said) == sum(isinstance(one, str) for one in said) else None


def read_draft(declared: Yaml, files: Mapping[str, Yaml]) -> Draft:
    """Take the sound parts of a declaration; `problems` are those of the questionnaires."""
    content = declared.content if isinstance(declared.content, dict) else {}
    problems: list[str] = []
    questionnaires, questions = {}, {}
    territory = _sound(Territory, {"": content.get("territory")}).get("")
    for name, file in files.items():
        if file.content is None:
            continue
        whole = with_communes(file.content, territory.communes if territory else {})
        questions[name] = _sound(Question, _mapping(_mapping(whole).get("questions")))
        questionnaire, mistakes = sound_part(Questionnaire, whole)
        if questionnaire:
            questionnaires[name] = questionnaire
        if mistakes:
            problems += french_problems(mistakes, Questionnaire, file)
    sections = {section: _mapping(content.get(section)) for section in ("groups", "partners", "waves", "registers")}
    sources = content.get("sources")
    listed = dict(enumerate(sources)) if isinstance(sources, list) else {}
    return Draft(
        declared=declared,
        files=files,
        names={section: frozenset(entries) for section, entries in sections.items()},
        questionnaires=questionnaires,
        questions=questions,
        groups=_sound(Group, sections["groups"]),
        partners=_sound(Partner, sections["partners"]),
        waves=_sound(Wave, sections["waves"]),
        registers=_sound(Register, sections["registers"]),
        editions=_sound(
            Edition, {key: one for key, one in _mapping(content.get("editions")).items() if one is not None}
        ),
        sources=_sound(Source, listed),
        schedule=_sound(Schedule, {"": content.get("schedule")}).get(""),
        territory=territory,
        lists=sound_part(WordLists, content.get("lists", {}))[0] or WordLists(),
        problems=tuple(problems),
    )


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


Key = TypeVar("Key")


def _sound(model: type[Model], entries: Mapping[Key, object]) -> dict[Key, Model]:
    """Keep the entries that are right; the others are told once, with the whole declaration."""
    sound = {key: sound_part(model, value)[0] for key, value in entries.items()}
    return {key: part for key, part in sound.items() if part}
