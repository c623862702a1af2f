"""JSON Schemas of the YAML files, so that an editor completes and checks them while they are typed."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from flows.registers_page import registers_schema, with_registers
from indicators.definitions.blocks import Called
from indicators.definitions.indicator import Indicator
from indicators.measures.kinds import KINDS
from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Question, Questionnaire
from initiatives.declaration.vocabulary import ActorType

_NOT_WRITTEN = {
    "Initiative": ("slug", "folder", "questionnaires"),
    "Indicator": ("id", "group", "broken_from", "among"),
}
"""Fields that come from where a thing is written, not from its block."""


def keys_not_written(model: type[BaseModel]) -> tuple[str, ...]:
    """Name the fields of a model that come from where a thing is written."""
    return _NOT_WRITTEN.get(model.__name__, ())


class IndicatorsFile(BaseModel):
    """What an initiative's indicators.yaml holds."""

    model_config = ConfigDict(extra="forbid")
    catalogue: Literal["all_applicable"] | list[str] = Field(
        default="all_applicable", description="Indicateurs pris au catalogue"
    )
    define: dict[str, dict[str, Indicator]] = Field(
        default_factory=dict, description="Indicateurs propres à l’initiative : groupe, puis identifiant, puis bloc"
    )


class CatalogueFile(BaseModel):
    """What a file of the catalogue holds: how its texts call its group; the id of each indicator, then its block."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Indicator] = Field(init=False)
    called: Called | None = Field(default=None, description="Comment les textes de ce fichier appellent son groupe")


class Expected(BaseModel):
    """What one figure must be; a number that is not written is not checked."""

    model_config = ConfigDict(extra="forbid")
    value: float | None = Field(default=None, description="Dans l’unité de l’indicateur ; une part est entre 0 et 1")
    n: int | None = Field(default=None, description="Réponses valides")
    k: int | None = Field(default=None, description="Réponses qui remplissent la condition")
    missing: int | None = Field(default=None, description="Sans réponse")
    illegible: int | None = Field(default=None, description="Réponses illisibles")
    dont_know: int | None = Field(default=None, description="« Ne sait pas »")
    not_concerned: int | None = Field(default=None, description="« Non concerné »")
    low: float | None = Field(default=None, description="Borne basse de l’intervalle")
    high: float | None = Field(default=None, description="Borne haute de l’intervalle")


class ExampleCase(BaseModel):
    """One case of an example file; any other key is the table of a register."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)
    name: str = Field(description="Ce que le cas montre, en une phrase")
    responses: str | None = Field(default=None, description="Les réponses du groupe, une ligne par personne")
    expect: Expected | None = Field(default=None, description="Ce que doit être le chiffre principal")
    parts: dict[str, Expected] = Field(default_factory=dict, description="Ce que doit être chaque partie")
    questions: dict[str, Question] = Field(default_factory=dict, description="Questions propres au cas")
    dates: dict[str, date] = Field(default_factory=dict, description="Dates de l’initiative propres au cas")
    partners: dict[str, ActorType] = Field(default_factory=dict, description="Partenaires propres au cas")
    declared: dict[str, Any] = Field(
        default_factory=dict, description="Clés d’initiative.yaml propres au cas : axes, grille de codage, territoire…"
    )
    scope: str | None = Field(default=None, description="Périmètre, par exemple partenaire:orange")
    wave: str | None = Field(default=None, description="Vague dont le chiffre est vérifié")


class ExampleFile(RootModel[list[ExampleCase]]):
    """What an example file holds: the cases of one indicator."""


def schemas() -> dict[str, dict[str, Any]]:
    """Make one schema per kind of file: its name → the schema."""
    return {
        "initiative": with_registers(_schema(Initiative, "initiative.yaml")),
        "questionnaire": _schema(Questionnaire, "questionnaires/*.yaml"),
        "indicators": _schema(IndicatorsFile, "indicators.yaml"),
        "catalogue": _schema(CatalogueFile, "indicators/catalogue/*.yaml"),
        "registers": registers_schema(),
        "example": _schema(ExampleFile, "tests/examples/*/*.yaml"),
    }


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    for name, part in {model.__name__: schema, **schema.get("$defs", {})}.items():
        for field in _NOT_WRITTEN.get(name, ()):
            del part["properties"][field]
            part["required"] = [required for required in part["required"] if required != field]
    unused = _unused(schema)
    schema["$defs"] = {name: part for name, part in schema.get("$defs", {}).items() if name not in unused}
    told = _french(schema)
    for kind, measure in KINDS.items():  # editors propose a block by its title, else by the name of its class
        if measure.__name__ in told["$defs"]:
            told["$defs"][measure.__name__]["title"] = kind
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **told, "title": title}


def _french(part: Any) -> Any:
    """Drop what pydantic says in English by itself: titles made of keys, docstrings of models. Keep our descriptions."""
    if isinstance(part, list):
        return [_french(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if not (key == "title" and isinstance(value, str))}
    if "properties" in kept:
        kept.pop("description", None)
    return {
        key: {name: _french(value) for name, value in inner.items()}
        if key in ("properties", "$defs")
        else _french(inner)
        for key, inner in kept.items()
    }


def _unused(schema: dict[str, Any]) -> set[str]:
    """Name the definitions that nothing reaches once some fields are left out."""
    definitions, reached = schema.get("$defs", {}), set[str]()
    waiting = [{key: value for key, value in schema.items() if key != "$defs"}]
    while waiting:
        text = str(waiting.pop())
        for name in definitions.keys() - reached:
            if f"'#/$defs/{name}'" in text:
                reached.add(name)
                waiting.append(definitions[name])
    return set(definitions) - reached
