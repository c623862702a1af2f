"""Every key that an evaluator may write, file by file, as a page in French made from the models that read them."""

import inspect
import types
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from flows.schemas import ExampleCase, IndicatorsFile, keys_not_written
from indicators.measures.base import Measure
from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Questionnaire
from initiatives.plain_text import and_others

Blocks = Mapping[type[BaseModel], str]
"""The blocks of a file, each with the path that leads to it."""
FILES: dict[str, tuple[tuple[type[BaseModel], str], ...]] = {
    "initiative.yaml": ((Initiative, ""),),
    "questionnaires/*.yaml": ((Questionnaire, ""),),
    "indicators.yaml": ((IndicatorsFile, ""),),
    "examples/*.yaml": ((ExampleCase, ""),),
}
"""What each file is read with."""
_WORDS = {str: "texte", int: "nombre entier", float: "nombre", bool: "`true` ou `false`", date: "date", Path: "chemin"}
_MANY = 30
"""Words of a closed list that are all written out."""


def keys_page() -> str:
    """Write the page: a table per block, in the order in which a reader meets them."""
    lines = [
        "# Toutes les clés",
        "",
        "<!-- Page faite par « utilite catalogue » : ne la modifiez pas à la main. -->",
        "",
        "Tout ce qui peut s’écrire dans une déclaration, fichier par fichier ; le guide dit à quoi cela sert. Les registres et "
        "leurs colonnes sont dans `docs/registres.md`, les mesures dans `docs/catalogue.md`.",
    ]
    for file, models in FILES.items():
        lines += ["", f"## `{file}`"]
        blocks = _blocks(models)
        for model, path in blocks.items():
            heading = f"### `{path}`" if path else ""
            lines += ["", *([heading, ""] if heading else []), "| Clé | Ce qu’elle dit | Valeur | Sans elle |"]
            lines += [
                "| --- | --- | --- | --- |",
                *(_line(name, field, blocks) for name, field in written_fields(model)),
            ]
    return "\n".join(lines) + "\n"


def written_fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Give the keys of a block as they are written, without those that come from where it stands."""
    for name, field in model.model_fields.items():
        if name not in keys_not_written(model):
            yield field.alias or name, field


def _blocks(models: tuple[tuple[type[BaseModel], str], ...]) -> dict[type[BaseModel], str]:
    """Return these models with the path to each, followed by those of its keys, once."""
    waiting, found = list(models), dict[type[BaseModel], str]()
    while waiting:
        model, path = waiting.pop(0)
        if model in found:
            continue
        found[model] = path
        inner = [
            (one, f"{path} › {name}{more}" if path else f"{name}{more}")
            for name, field in written_fields(model)
            for one, more in _models(field.annotation)
        ]
        waiting = inner + waiting
    return found


def _models(annotation: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """Give the blocks that a value may hold, each with what stands between its key and it: « › … » for any id."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        if not issubclass(annotation, Measure):
            yield annotation, ""
        return
    for inner in get_args(annotation):
        for model, more in _models(inner):
            yield model, f" › …{more}" if get_origin(annotation) is dict else more


def _line(name: str, field: FieldInfo, blocks: Blocks) -> str:
    value = _said(field.annotation, blocks).replace("|", "\\|")
    return f"| `{name}` | {(field.description or '').replace('|', chr(92) + '|')} | {value} | {_default(field)} |"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "obligatoire"
    default = (
        field.get_default(call_default_factory=True, validated_data={}) if field.default_factory else field.default
    )
    if default is None or default is PydanticUndefined or default == () or default == {} or default == "":
        return "rien"
    if isinstance(default, BaseModel):
        return "ce que disent ses clés"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _said(annotation: Any, blocks: Blocks) -> str:
    """Say in French what a value may be."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _said(inner[0], blocks)
    if origin in (Union, types.UnionType):
        return " ou ".join(dict.fromkeys(_said(one, blocks) for one in inner if one is not type(None)))
    if origin is Literal:
        shown = ", ".join(f"`{word}`" for word in inner[:_MANY])
        return shown + (f" {and_others(len(inner) - _MANY)}" if len(inner) > _MANY else "")
    if origin is dict or annotation is dict:
        return f"identifiant → {_said(inner[1], blocks)}" if inner else "identifiant → valeur"
    if origin in (list, tuple):
        return f"liste : {_said(inner[0], blocks)}"
    if inspect.isclass(annotation) and issubclass(annotation, Measure):
        return "une mesure"
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return f"bloc `{blocks[annotation]}`"
    return _WORDS.get(annotation, "valeur")
