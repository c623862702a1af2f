"""Closed lists that belong to an initiative: its activities, its kinds of place, its natures of contribution…

Each is declared, word by word, or taken by the name of one that stands ready in `data/reference/listes.yaml`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from initiatives.declaration.declared import Slug
from initiatives.declaration.reference import reference_content
from initiatives.declaration.vocabulary import ActorType

ListName = Literal[
    "activities",
    "structure_types",
    "structure_statuses",
    "session_statuses",
    "action_statuses",
    "natures",
    "equipment",
    "exits",
]
COUNTED_WORDS: Mapping[ListName, tuple[str, ...]] = {
    "session_statuses": ("realise",),
    "action_statuses": ("realisee",),
    "exits": ("emploi_durable", "emploi_transition", "sortie_positive", "autre_sortie"),
}
"""Words that the catalogue counts, whatever the others are: what took place, what an exit is."""


class Word(BaseModel):
    """One word of a list: how people read it, and the other ways in which files write it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str = Field(description="Comment le mot se lit")
    codes: tuple[str, ...] = Field(default=(), description="Autres façons de l’écrire dans vos fichiers")


class NatureWord(Word):
    """A nature of contribution: what its hours are worth, from which worlds it may come, and on what text that rests."""

    hours: Literal["taux", "cout_declare", "aucune"] = Field(
        default="taux",
        description="Ce que valent ses heures : un taux déclaré, le coût que dit le donateur, ou aucune",
    )
    given_by: tuple[ActorType, ...] = Field(default=(), description="Mondes d’où il peut venir ; vide : tous")
    basis: str | None = Field(default=None, description="Texte qui le définit")


@cache
def ready_lists() -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    """Which lists stand ready: list → name → word → its label, or its fields."""
    content: Mapping[str, Mapping[str, Mapping[str, object]]] = TypeAdapter(Any).validate_python(
        reference_content("listes.yaml")
    )
    return content


def _word(raw: object) -> object:
    return {"label": raw} if isinstance(raw, str) else raw


Plain = dict[Slug, Annotated[Word, BeforeValidator(_word, json_schema_input_type=str | Word)]]
Given = dict[Slug, Annotated[NatureWord, BeforeValidator(_word, json_schema_input_type=str | NatureWord)]]


def _taken(name: ListName) -> BeforeValidator:
    """Return what turns the name of a ready list into its words, and asks for the words that the catalogue counts."""
    ready = ready_lists().get(name, {})

    def words(raw: object) -> object:
        if isinstance(raw, str):
            if raw not in ready:
                known = ", ".join(ready) or "aucune"
                raise ValueError(
                    f"la liste prête « {raw} » n’existe pas (listes prêtes : {known}) ; ou écrivez vos mots"
                )
            return ready[raw]
        needed = [word for word in COUNTED_WORDS.get(name, ()) if isinstance(raw, dict) and word not in raw]
        if needed:
            raise ValueError(
                f"« {needed[0]} » doit y figurer, avec le libellé de votre choix : c’est ce qui est compté"
            )
        return raw

    return BeforeValidator(words, json_schema_input_type=_written(name, ready))


def _named(ready: str) -> Any:
    """Take a ready list by default: its name stands for its words until they are read."""
    return ready


def _written(name: ListName, ready: Mapping[str, object]) -> Any:
    """Return what editors are told that a list may be: the name of a ready one, or its words."""
    words: Any = Given if name == "natures" else Plain
    return Literal[tuple(ready)] | words if ready else words


class WordLists(BaseModel):
    """The words of an initiative, list by list; what is general to the field has a ready list by default."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)
    activities: Annotated[Plain, _taken("activities")] = Field(
        default_factory=dict, description="Activités des séances"
    )
    structure_types: Annotated[Plain, _taken("structure_types")] = Field(
        default_factory=dict, description="Genres de lieux d’accueil"
    )
    structure_statuses: Annotated[Plain, _taken("structure_statuses")] = Field(
        default=_named("statuts_juridiques"), description="Statuts des lieux d’accueil"
    )
    session_statuses: Annotated[Plain, _taken("session_statuses")] = Field(
        default=_named("seances"), description="Ce qu’est devenue une séance prévue"
    )
    action_statuses: Annotated[Plain, _taken("action_statuses")] = Field(
        default=_named("actions"), description="Où en est une action du plan"
    )
    natures: Annotated[Given, _taken("natures")] = Field(
        default=_named("apports"), description="Natures d’apport des partenaires"
    )
    equipment: Annotated[Plain, _taken("equipment")] = Field(
        default_factory=dict, description="Équipements prêtés aux lieux"
    )
    exits: Annotated[Plain, _taken("exits")] = Field(
        default=_named("insertion_activite_economique"), description="Sorties d’un parcours d’insertion"
    )

    def words(self, name: ListName) -> Mapping[str, Word]:
        """Return the words of a list, in order; empty where nobody declared it."""
        found: Mapping[str, Word] = getattr(self, name)
        return found

    def label(self, name: ListName, word: str) -> str:
        """Return how a word is read, or the word itself where the list does not hold it."""
        found = self.words(name).get(word)
        return found.label if found else word
