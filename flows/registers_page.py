"""Every register that an initiative may declare, as a page in French and as a schema for editors."""

from collections.abc import Iterator, Mapping
from typing import Any

from initiatives.declaration.register_contract import RegisterColumn, RegisterContract
from initiatives.declaration.register_words import conditions_said, example_of, kind_said, words_of
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.word_lists import WordLists, ready_lists

_TYPES: Mapping[str, Any] = {"number": {"type": ["number", "string"]}}


def registers_page() -> str:
    """Write the page: for each register its columns, what each may hold, and a row that would be read."""
    lines = [
        "# Registres",
        "",
        "<!-- Page faite par « utilite catalogue » : ne la modifiez pas à la main. -->",
        "",
        f"{len(REGISTERS)} registres : tout ce qui est compté sans être une réponse à un questionnaire. L’identifiant "
        "(`comme_ceci`) est le mot à écrire sous `registers` dans `initiative.yaml` ; sous `columns`, chaque colonne reçoit "
        "l’intitulé qu’elle a dans votre fichier, s’il n’est pas son identifiant. `utilite template REGISTRE` fait un classeur "
        "à remplir, avec ses listes déroulantes.",
    ]
    for name, contract in REGISTERS.items():
        lines += ["", f"## {contract.label}", "", f"`{name}`", "", *_table(name, contract)]
        lines += [f"- {said}" for said in conditions_said(name)]
    return "\n".join([*lines, *_lists()]) + "\n"


def _table(name: str, contract: RegisterContract) -> Iterator[str]:
    yield "| Colonne | Ce qu’elle contient | Demandée | Exemple |"
    yield "| --- | --- | --- | --- |"
    for key, column in contract.columns.items():
        needed = (
            "non"
            if not column.required or (contract.numbered and key == contract.key)
            else "si la liste est déclarée"
            if _own(column)
            else "oui"
        )
        yield f"| `{key}` | {_contents(column)} | {needed} | {example_of(name, key)} |"
    yield ""


def _contents(column: RegisterColumn) -> str:
    if column.listed:
        return f"{kind_said(column)} `lists › {column.listed}`"
    return f"{kind_said(column)} : {', '.join(words_of(column))}" if column.options else kind_said(column)


def _own(column: RegisterColumn) -> bool:
    """Tell whether its words are each initiative's own: nothing stands for them by default."""
    return column.listed is not None and not WordLists().words(column.listed)


def _lists() -> Iterator[str]:
    yield from ("", "## Listes de mots", "")
    yield (
        "Les mots de ces listes sont les vôtres : écrivez-les sous `lists` (`activities: {semis: Semis, repas: Repas partagé}`), "
        "ou prenez une liste prête par son nom (`activities: vie_locale`)."
    )
    for field, info in WordLists.model_fields.items():
        by_default = next(iter(ready_lists()[field])) if getattr(WordLists(), field) else None
        yield from ("", f"### {info.description} (`{field}`)", "")
        for ready, words in ready_lists()[field].items():
            known = WordLists.model_validate({field: ready}).words(field)  # type: ignore[arg-type]
            said = ", ".join(f"`{key}` ({known[key].label})" for key in words)
            yield f"- `{ready}`{' (par défaut)' if ready == by_default else ''} : {said}"


def registers_schema() -> dict[str, Any]:
    """Describe the rows of every register as JSON Schema: columns, kinds, allowed words, an example row."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _rows(name, contract) for name, contract in REGISTERS.items()},
        "title": "registres",
    }


def _rows(name: str, contract: RegisterContract) -> dict[str, Any]:
    columns = {key: _cell(name, key, column) for key, column in contract.columns.items()}
    return {
        "type": "array",
        "description": contract.label,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "properties": columns,
            "required": [
                key
                for key, one in contract.columns.items()
                if one.required and not one.unless and not _own(one) and not (contract.numbered and key == contract.key)
            ],
        },
        "examples": [[{key: example_of(name, key) for key in columns}]],
    }


def _cell(name: str, key: str, column: RegisterColumn) -> dict[str, Any]:
    listed = {"enum": list(words_of(column))} if column.options else {}
    return {
        **_TYPES.get(column.kind, {"type": "string"}),
        "description": _contents(column),
        **listed,
        "examples": [example_of(name, key)],
    }


def with_registers(schema: dict[str, Any]) -> dict[str, Any]:
    """Let editors complete the names of registers, and those of the columns of each, in `initiative.yaml`."""
    any_register = schema["$defs"]["Register"]
    for name, contract in REGISTERS.items():
        columns = {
            key: {"type": "string", "description": f"Intitulé de la colonne : {_contents(column)}"}
            for key, column in contract.columns.items()
        }
        values = {
            key: {
                **(
                    {"anyOf": [{"enum": [*words_of(column)]}, {"type": "string"}]}
                    if words_of(column)
                    else {"type": "string"}
                ),
                "description": f"Ce que vaut chaque ligne : {_contents(column)}",
            }
            for key, column in contract.columns.items()
        }
        asked = {
            key: {"type": "object", "additionalProperties": False, "properties": held}
            for key, held in (("columns", columns), ("every_row", values))
        }
        properties = {
            key: {**one, **asked[key]} if key in asked else one for key, one in any_register["properties"].items()
        }
        schema["$defs"][f"Register_{name}"] = {**any_register, "properties": properties, "description": contract.label}
    schema["properties"]["registers"] = {
        "type": "object",
        "additionalProperties": False,
        "description": "Registres : tout ce qui est compté sans être une réponse",
        "properties": {name: {"$ref": f"#/$defs/Register_{name}"} for name in REGISTERS},
    }
    del schema["$defs"]["Register"]
    return schema
