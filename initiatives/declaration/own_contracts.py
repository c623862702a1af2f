"""What a register holds in one initiative: its own words, and the columns that make sense for it."""

from dataclasses import replace

from initiatives.declaration.model import Initiative
from initiatives.declaration.register_contract import RegisterColumn, RegisterContract
from initiatives.declaration.registers import REGISTERS


def contract_of(initiative: Initiative, register: str) -> RegisterContract:
    """Return the contract of a register with the words of the initiative.

    A column has no place here when nobody declared what it may hold (communes, the words of a list), when a register
    tells it row by row, or when it is declared in another unit, under a column of its own.
    """
    contract = REGISTERS[register]
    declared = initiative.registers[register].columns if register in initiative.registers else {}
    columns = {
        key: _owned(initiative, register, column)
        for key, column in contract.columns.items()
        if (column.kind != "commune" or initiative.territory.communes)
        and (column.listed is None or initiative.lists.words(column.listed))
        and column.instead_of not in initiative.registers
        and (column.either not in declared or key in declared)
    }
    return replace(contract, columns=columns)


def _owned(initiative: Initiative, register: str, column: RegisterColumn) -> RegisterColumn:
    declared = initiative.registers.get(register)
    if declared is not None and any(other in declared.columns for other in column.unless):
        column = replace(column, required=False)
    if column.listed is None:
        return column
    words = initiative.lists.words(column.listed)
    return replace(column, words=words, options=tuple(words))
