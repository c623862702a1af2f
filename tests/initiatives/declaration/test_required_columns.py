"""What a register requires is used: a column that nothing reads is asked of nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from initiatives.declaration.registers import REGISTERS

ROOT = Path(__file__).parents[3]
READERS = (
    *(ROOT / "indicators").rglob("*.py"),
    *(ROOT / "initiatives" / "validation").rglob("*.py"),
    *(ROOT / "reports" / "composition").rglob("*.py"),
    *(ROOT / "reports" / "tables").rglob("*.py"),
)


def read() -> Iterator[str]:
    """Yield what code names between quotes, and what measures of the catalogue count."""
    for file in READERS:
        yield from re.findall(r'"([a-z_]+)"', file.read_text(encoding="utf-8"))
    for file in (ROOT / "indicators" / "catalogue").glob("*.yaml"):
        for line in re.findall(r"^ +measure: .*(?:\n {4,}[^\n]*)*", file.read_text(encoding="utf-8"), re.MULTILINE):
            yield from re.findall(r"[a-z_]+", line)


@pytest.fixture(scope="module")
def named() -> frozenset[str]:
    return frozenset(read())


@pytest.mark.parametrize("register", REGISTERS)
def test_what_a_register_requires_is_read_somewhere(register: str, named: frozenset[str]) -> None:
    contract = REGISTERS[register]
    required = {name for name, column in contract.columns.items() if column.required and name != contract.key}
    assert required <= named
