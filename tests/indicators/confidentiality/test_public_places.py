"""Communes are counted for what is public anyway: never where a row is a person, or what an organisation did or said."""

from indicators.counting.columns import columns_of
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.declaration.who_is_counted import kind_of
from tests.conftest import Evaluated

IN_A_COMMUNE = [
    name
    for name, contract in REGISTERS.items()
    if any(column.kind == "commune" for column in contract.columns.values())
]


def test_registers_that_say_in_which_commune_hold_public_facts_and_no_person(charenton: Evaluated) -> None:
    initiative = charenton.results["comite"].initiative
    assert IN_A_COMMUNE
    for name in IN_A_COMMUNE:
        assert kind_of(initiative, name) == "public"
        assert "person" not in {column.kind for column in REGISTERS[name].columns.values()}
        assert name not in ATTACHED.values()


def test_no_answer_and_no_table_made_from_people_can_be_counted_by_declared_commune(charenton: Evaluated) -> None:
    initiative = charenton.results["comite"].initiative
    declared = set(initiative.territory.communes)
    counted = {
        table
        for table, columns in columns_of(initiative).tables.items()
        if any(declared & set(column.levels) for column in columns.values())
    }
    assert counted == {"rencontres", "reunions"}
