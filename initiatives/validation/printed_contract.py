"""The contract of an initiative's data, to be read: what each table holds once checked, in French Markdown."""

from collections.abc import Iterator

import pandera.pandas as pa

from initiatives.declaration.model import Initiative
from initiatives.validation.table_schemas import schemas_of
from initiatives.validation.table_schemas.typed_columns import DECIMALS, HEADINGS, IDS, UNIT

_TYPES = {
    "category": "un identifiant",
    "Int64": "un nombre entier",
    "int64": "un numéro",
    "bool": "vrai ou faux",
}
_HEAD = ("Colonne", "Ce qu’elle dit", "Intitulés lus dans le fichier", "Ce qu’elle contient", "Vide")


def printed_contract(initiative: Initiative) -> str:
    """Write what the declaration alone promises; ids that only the data tells (structures, sessions) are not listed."""
    lines = [
        f"# Contrat des données : {initiative.name}",
        "",
        "Ce que contient chaque table une fois les fichiers contrôlés, et que le programme vérifie à chaque calcul. Une "
        "cellule qui n’y entre pas est écartée et signalée\u202f; toute autre colonne des fichiers est laissée. Noms, "
        "clés des personnes, consentements et textes libres n’y sont pas gardés.",
    ]
    for name, schema in schemas_of(initiative, {}).items():
        lines += ["", f"## {schema.title} (`{name}`)", "", f"{schema.description}.", ""]
        rules = [f"- {check.error}" for check in schema.checks]
        lines += [*rules, ""] if rules else []
        lines += [_line(_HEAD), _line(["---"] * len(_HEAD))]
        lines += [_line(_cells(column, known)) for column, known in schema.columns.items()]
    return "\n".join(lines) + "\n"


def _cells(name: str, column: pa.Column) -> Iterator[str]:
    yield f"`{name}`"
    yield column.title
    yield ", ".join(column.metadata[HEADINGS])
    yield ", ".join(_holds(column))
    blank = "peut l’être" if column.nullable else "jamais"
    yield blank if column.required else f"{blank}\u202f; la colonne peut manquer"


def _holds(column: pa.Column) -> Iterator[str]:
    ids, decimals, unit = column.metadata[IDS], column.metadata[DECIMALS], column.metadata[UNIT]
    if ids is not None:
        yield f"une de ces valeurs : {' · '.join(ids)}"
    elif decimals:
        yield f"un nombre à {decimals} décimale{'s' if decimals > 1 else ''}{f' ({unit})' if unit else ''}"
    elif column.dtype is not None:
        yield f"{_TYPES[str(column.dtype)]}{f' ({unit})' if unit else ''}"
    if column.unique:
        yield "pas deux fois le même"
    yield from (check.error for check in column.checks)


def _line(cells: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    # A wording of several lines, or that holds a bar, would break the table.
    return "| " + " | ".join(" ".join(cell.splitlines()).replace("|", "\\|") for cell in cells) + " |"
