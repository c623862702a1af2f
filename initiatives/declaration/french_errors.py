"""What pydantic refuses in a declaration, said in French to the person who wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from initiatives.declaration.communes import CODE
from initiatives.declaration.declared import SLUG
from initiatives.declaration.suggestions import not_an_id
from initiatives.declaration.yaml_places import Path_, Yaml

_EXPECTED = {
    "string_type": "un texte est attendu (mettez entre guillemets un nombre qui sert de texte)",
    "string_too_short": "un texte est attendu",
    "int_type": "un nombre entier est attendu",
    "int_parsing": "un nombre entier est attendu",
    "int_from_float": "un nombre entier est attendu",
    "float_type": "un nombre est attendu (avec un point pour les décimales)",
    "float_parsing": "un nombre est attendu (avec un point pour les décimales)",
    "bool_type": "« true » ou « false » est attendu",
    "bool_parsing": "« true » ou « false » est attendu",
    "date_type": "une date est attendue, sous la forme 2015-06-30",
    "date_parsing": "une date est attendue, sous la forme 2015-06-30",
    "date_from_datetime_parsing": "une date est attendue, sous la forme 2015-06-30",
    "date_from_datetime_inexact": "une date sans heure est attendue, sous la forme 2015-06-30",
    "dict_type": "des lignes « clé: valeur » sont attendues, décalées sous cette clé",
    "model_type": "des lignes « clé: valeur » sont attendues, décalées sous cette clé",
    "model_attributes_type": "des lignes « clé: valeur » sont attendues, décalées sous cette clé",
    "tuple_type": "une liste est attendue, entre crochets ou avec un tiret par ligne",
    "list_type": "une liste est attendue, entre crochets ou avec un tiret par ligne",
    "path_type": "un chemin de fichier est attendu",
}

_CHOICES = re.compile(r"[Cc]hoix possibles : ([^.]+)\.")
_MANY = 8
"""Choices that one does not read twice."""


def french_problems(error: ValidationError, model: type[BaseModel], source: Yaml, root: Path_ = ()) -> list[str]:
    """Say every mistake that pydantic found in a value of a YAML file, each with its place and its remedy.

    `root` leads to the value in the file; `model` is what it should have been.
    """
    sentences = [_sentence(details, model, source, root) for details in error.errors(include_url=False)]
    return list(_said_once(sentences))


def _said_once(sentences: Sequence[str]) -> Iterator[str]:
    """Name many choices at the first place that waits for one of them, and point to it from the others."""
    first: dict[str, str] = {}
    for sentence in sentences:
        found = _CHOICES.search(sentence)
        if found is None or found[1].count(",") < _MANY:
            yield sentence
        elif found[1] in first:
            yield sentence.replace(found[1], f"les mêmes qu’à {first[found[1]]}")
        else:
            first[found[1]] = f"la {line[0]}" if (line := re.search(r"ligne \d+", sentence)) else "ce qui précède"
            yield sentence


def _sentence(details: ErrorDetails, model: type[BaseModel], source: Yaml, root: Path_) -> str:
    location = tuple(key for key in details["loc"] if key != "[key]")
    kind, context = details["type"], details.get("ctx", {})
    place = source.place((*root, *_written(location, model)))
    if details["loc"] and details["loc"][-1] == "[key]":
        kind = "string_pattern_mismatch"
    if kind == "missing":
        place = source.place((*root, *location[:-1]))
        return f"{place} : il manque la clé « {location[-1]} ». Ajoutez-la."
    if kind == "extra_forbidden":
        return f"{place} : {_unknown(str(location[-1]), keys_at(model, location[:-1]))}"
    if details["input"] is None:
        return f"{place} : cette ligne est à remplir ; {_blank(kind, context)}."
    if kind == "string_pattern_mismatch" and context.get("pattern") == SLUG and isinstance(details["input"], str):
        return f"{place} : {not_an_id(details['input'])}"
    if kind in ("literal_error", "enum"):
        return f"{place} : « {details['input']} » n’est pas prévu ici. Choix possibles : {_words(str(context['expected']))}."
    return f"{place} : {_expected(kind, context)}."


def _blank(kind: str, context: Mapping[str, Any]) -> str:
    """Say what a blank waits for, in few words."""
    if kind in ("literal_error", "enum"):
        return f"choix possibles : {_words(str(context['expected']))}"
    return "un texte est attendu" if kind == "string_type" else _expected(kind, context)


def _expected(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "string_pattern_mismatch" and context.get("pattern") == CODE:
        return "le code INSEE d’une commune est attendu : cinq chiffres, ou 2A ou 2B suivi de trois chiffres"
    if kind == "string_pattern_mismatch":
        return "un identifiant est attendu, en minuscules sans accent, mots joints par « _ », commençant par une lettre"
    if kind in ("greater_than", "greater_than_equal"):
        return f"la valeur doit être au moins {context.get('ge', context.get('gt'))}"
    if kind in ("less_than", "less_than_equal"):
        return f"la valeur doit être au plus {context.get('le', context.get('lt'))}"
    if kind == "too_short":
        return "la liste est vide ; il y faut au moins un élément"
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return f"le genre n’est pas prévu. Genres possibles : {_words(str(context.get('expected_tags', '')))}"
    if kind == "value_error":
        return str(context.get("error", "cette valeur n’est pas possible")).rstrip(".")
    return _EXPECTED.get(kind, "cette valeur n’est pas celle qui est attendue")


def _words(english: str) -> str:
    """Turn pydantic’s « 'a', 'b' or 'c' » into « a, b, c »."""
    return ", ".join(word.strip().strip("'") for word in english.replace(" or ", ", ").split(",") if word.strip())


def _unknown(key: str, allowed: Sequence[str]) -> str:
    near = get_close_matches(key, allowed, n=1, cutoff=0.6)
    hint = f" Vouliez-vous écrire « {near[0]} » ?" if near else ""
    known = f" Clés possibles : {', '.join(allowed)}." if allowed and not near else ""
    return f"la clé « {key} » n’existe pas ici.{hint}{known}"


def _written(location: tuple[str | int, ...], model: type[BaseModel]) -> tuple[str | int, ...]:
    """Drop from pydantic’s place the names of union members, which nobody wrote."""
    return tuple(key for key in location if not (isinstance(key, str) and ("[" in key or ("-" in key and "(" in key))))


def keys_at(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys allowed at a place of a declaration; empty where anything is."""
    kinds: list[Any] = [model]
    for key in location:
        kinds = [inner for kind in kinds for inner in _inside(kind, key)]
    return tuple(field.alias or name for kind in kinds if _is_model(kind) for name, field in kind.model_fields.items())


def _inside(kind: Any, key: str | int) -> list[Any]:
    if _is_model(kind):
        return [
            member
            for name, field in kind.model_fields.items()
            if key in (name, field.alias)
            for member in _members(field.annotation)
        ]
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return _members(arguments[1])
    if get_origin(kind) in (list, tuple):
        return _members(arguments[0])
    return []


def _members(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [inner for member in get_args(annotation) for inner in _members(member)]
    return [annotation]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
