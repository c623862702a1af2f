"""The last act of stage 3: what it gives is what it promised, table by table and column by column, run with Pandera."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from initiatives.declaration.model import Initiative
from initiatives.validation.broken_contract import BrokenContract
from initiatives.validation.dataset import Table
from initiatives.validation.table_schemas import schemas_of
from initiatives.validation.table_schemas.typed_columns import DECIMALS, IDS

_OF_PANDERA = {
    "not_nullable": "jamais vide",
    "field_uniqueness": "pas deux fois le même",
    "column_in_schema": "colonne qui n’est pas prévue",
    "column_in_dataframe": "colonne absente",
}
"""Pandera's own rules, in French; those of `schemas` say themselves in it."""


def uphold(initiative: Initiative, tables: Mapping[str, Table]) -> None:
    """Compare every table with its schema. Raises `BrokenContract`, with all that differs."""
    schemas = schemas_of(initiative, tables)
    found = [f"{name} : table qui n’est pas prévue" for name in tables.keys() - schemas.keys()]
    found += [f"{name} : table absente" for name in schemas.keys() - tables.keys()]
    for name in schemas.keys() & tables.keys():
        found += [f"{name}, {where}" for where in breaks(schemas[name], tables[name])]
    if found:
        raise BrokenContract(" ; ".join(sorted(found)))


def breaks(schema: pa.DataFrameSchema, table: Table) -> tuple[str, ...]:
    """Say in French which rules of its schema a table breaks, each with its column; never a value."""
    cases = None
    try:
        schema.validate(table.frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        # Its message and its cases quote cells: only which columns break which rules is kept.
        cases = errors.failure_cases[["column", "check", "failure_case"]].astype(object).to_numpy().tolist()
    found = [_said(*case) for case in cases or ()]
    for name, column in schema.columns.items():
        if name in table.frame:
            known, decimals = column.metadata[IDS], column.metadata[DECIMALS]
            if known is not None and _categories(table.frame[name]) != known:
                found.append(f"colonne {name} : la liste de ses valeurs, dans l’ordre")
            if decimals is not None and table.decimals.get(name, 0) != decimals:
                found.append(f"colonne {name} : {decimals} décimales")
    return tuple(dict.fromkeys(found))


def _categories(column: "pd.Series[Any]") -> list[str] | None:
    return [*column.cat.categories] if isinstance(column.dtype, pd.CategoricalDtype) else None


def _said(column: object, check: object, case: object) -> str:
    rule = str(check)
    if rule in ("column_in_schema", "column_in_dataframe"):
        column = case  # the name of a column, which no cell holds
    said = "le type attendu" if rule.startswith("dtype(") else _OF_PANDERA.get(rule, rule)
    return f"colonne {column} : {said}" if isinstance(column, str) else said
