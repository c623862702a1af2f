"""What a checked register holds: its declared columns, typed, and the places that follow from what its rows cite."""

from collections.abc import Iterator, Mapping
from typing import get_args

import pandera.pandas as pa

from initiatives.collection.headings import register_headings
from initiatives.declaration.model import ColumnRules, Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.register_contract import RegisterColumn, RegisterContract
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.declaration.vocabulary import ILLEGIBLE, NO, SCOPES, YES, Sense
from initiatives.validation.contracts import Rule, register_rules
from initiatives.validation.derived_tables.periods import DATED
from initiatives.validation.hosts import HOSTS
from initiatives.validation.question_contracts import before
from initiatives.validation.table_schemas.known_ids import KnownIds
from initiatives.validation.table_schemas.scope_columns import OF_PARTNER, OF_STRUCTURE, scope_columns
from initiatives.validation.table_schemas.typed_columns import day, ids, ids_among, mark, number, periods, pseudonym


def register_schema(initiative: Initiative, name: str, known: KnownIds) -> pa.DataFrameSchema:
    """Return what the table of a declared register holds, texts apart: they are not counted."""
    contract = contract_of(initiative, name)
    headings = register_headings(contract, initiative.registers[name])
    rules = register_rules(contract, initiative.evaluated_on)
    columns: dict[str, pa.Column] = {}
    for key, column in contract.columns.items():
        if column.kind not in ("text", "time"):
            columns[key] = _column(initiative, name, key, known, rules.get(key, Rule()), headings[key])
            columns |= mark(key) if column.kind == "number" else {}
    return pa.DataFrameSchema(
        columns | _following(initiative, name, columns, known),
        [*_checks(name, contract), *_declared(initiative.registers[name].rules)],
        strict=True,
        title=contract.label,
        description=f"Registre « {name} »",
    )


def _column(initiative: Initiative, register: str, key: str, known: KnownIds, rule: Rule, heading: str) -> pa.Column:
    contract = contract_of(initiative, register)
    column, title, headings = contract.columns[key], key.replace("_", " ").capitalize(), (heading,)
    required = column.required or key in initiative.registers[register].columns
    if column.kind == "number":
        return number(title, rule, column.decimals, column.unit, headings=headings)
    if column.kind == "date":
        return day(title, rule, required=required, headings=headings)
    if column.kind == "person":
        return pseudonym(title, known=True, unique=key == contract.key, headings=headings)
    if register in ATTACHED and key == REGISTERS[ATTACHED[register]].key:
        return ids_among(title, known.sessions, blank=False, headings=headings)
    return ids(
        title,
        _may_hold(initiative, key, column, known, register),
        blank=not (column.required and (column.places or key == contract.key)),
        unique=key == contract.key,
        required=required,
        headings=headings,
    )


def _may_hold(
    initiative: Initiative, key: str, column: RegisterColumn, known: KnownIds, register: str
) -> tuple[str, ...] | None:
    """Return the closed list that a column draws from; None where any id may stand."""
    if key == "departement":
        declared = tuple(initiative.territory.departements)
        return (declared or None) if register == HOSTS else known.departements
    lists: dict[str, tuple[str, ...] | None] = {
        "structure": known.structures,
        "partenaire": tuple(initiative.partners),
        "groupe": tuple(initiative.groups),
        "vague": tuple(initiative.waves),
        "axe": tuple(initiative.axes),
        "commune": tuple(initiative.territory.communes),
        "code": tuple(initiative.coding.codes) if initiative.coding else (),
        "one_of": (*column.options, ILLEGIBLE),
    }
    return lists.get(column.kind)


def _following(
    initiative: Initiative, name: str, columns: Mapping[str, pa.Column], known: KnownIds
) -> dict[str, pa.Column]:
    """Return the columns that follow from what a row says: its place, its period, what is made of its words."""
    found: dict[str, pa.Column] = {}
    cited = contract_of(initiative, name).columns.get("structure")
    parent = ATTACHED.get(name)
    if parent in initiative.registers:
        placed = register_schema(initiative, parent, known).columns
        found |= {key: placed[key] for key in (*SCOPES, "date") if key in placed}
    elif cited is not None and cited.kind == "structure":
        # Where the file does not say which structure, nothing follows from it.
        found |= scope_columns(initiative, known, OF_STRUCTURE, required=cited.required)
    if "partenaire" in columns:
        found |= scope_columns(initiative, known, OF_PARTNER, required=columns["partenaire"].required)
    found = {key: column for key, column in found.items() if key not in columns}
    if name in DATED:
        found |= {"mois": periods("Mois", "M"), "annee": periods("Année", "Y")}
    if name == "contributions":
        found["valorise"] = ids("Montant calculé à partir des heures", (NO, YES))
    if name == "participations":
        found["revient"] = ids("Revient l’année suivante", (NO, YES))
    if name == "verbatims_codes" and initiative.coding is not None:
        found["sense"] = ids("Ce dont parle le code : effet attendu, non prévu, négatif", get_args(Sense))
    return found


def _declared(rules: Mapping[str, ColumnRules]) -> Iterator[pa.Check]:
    """Give the rules that the declaration adds: which date comes first."""
    for column, rule in rules.items():
        if rule.not_before:
            yield pa.Check(
                lambda rows, date=column, other=rule.not_before: (
                    not {date, other} <= set(rows) or not before(rows, date, other).any()
                ),
                error=f"« {column} » : pas avant « {rule.not_before} »",
            )


def _checks(name: str, contract: RegisterContract) -> Iterator[pa.Check]:
    if name in ATTACHED:
        yield pa.Check(
            lambda rows: not rows.filter([*contract.columns]).duplicated().any(), error="pas deux lignes égales"
        )
    if contract.together:
        # Rows that a file does not name whole may say the same thing twice: nobody can tell.
        yield pa.Check(
            lambda rows: not rows.reindex(columns=[*contract.together]).dropna().duplicated().any(),
            error=f"une seule ligne par {', '.join(contract.together)}",
        )
    if {"partenaire", "vers"} <= set(contract.columns):
        yield pa.Check(
            lambda rows: not (rows["partenaire"].astype(object) == rows["vers"].astype(object)).any(),
            error="un partenaire n’y est pas en relation avec lui-même",
        )
