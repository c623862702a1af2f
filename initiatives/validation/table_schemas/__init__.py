"""What every table holds once validated: one Pandera schema for each, all made from the declaration."""

from collections.abc import Mapping

import pandera.pandas as pa

from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Table
from initiatives.validation.table_schemas.answers_schema import answers_schema
from initiatives.validation.table_schemas.derived_schemas import derived_schemas
from initiatives.validation.table_schemas.known_ids import known_ids
from initiatives.validation.table_schemas.register_schema import register_schema


def schemas_of(initiative: Initiative, tables: Mapping[str, Table]) -> dict[str, pa.DataFrameSchema]:
    """Return what each table holds: groups that answered, declared registers, tables made from them.

    `tables` tell the ids that no declaration tells (structures, sessions): without any, those may be anything.
    """
    known = known_ids(initiative, tables)
    answers = {
        group: answers_schema(initiative, group, known) for group in initiative.groups if initiative.waves_of(group)
    }
    registers = {name: register_schema(initiative, name, known) for name in initiative.registers}
    return answers | registers | derived_schemas(initiative, registers, known)
