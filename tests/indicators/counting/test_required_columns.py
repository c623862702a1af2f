"""What a register requires is used: its contract rests on it, a measure counts it, or what is told changes without it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest
from _pytest.monkeypatch import MonkeyPatch

from indicators.counting.tally import tally
from indicators.definitions.choosing import choose, read_catalogue
from indicators.definitions.ready_questionnaires import asked_by
from indicators.figures.estimate import estimate
from initiatives.collection.collect import collect
from initiatives.collection.raw import RawTable
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import REGISTERS
from initiatives.validation import register_tables, validate
from tests.conftest import INITIATIVES

REQUIRED = [
    (register, name)
    for register, contract in REGISTERS.items()
    for name, column in contract.columns.items()
    # What names a row alone or with others, or places it, decides whether it is kept.
    if column.required and name not in (contract.key, *contract.together) and not column.places
]


@lru_cache
def given(slug: str) -> tuple[Initiative, tuple[RawTable, ...]]:
    initiative, _ = declare(INITIATIVES / slug)
    assert initiative is not None
    return initiative, collect(initiative)


def keeping(register: str) -> Iterator[str]:
    """Yield the demonstrations that keep a register and fill it."""
    for folder in sorted(INITIATIVES.iterdir()):
        tables = given(folder.name)[1]
        if any(one.name == register and one.role == "register" and len(one.frame) for one in tables):
            yield folder.name


@lru_cache
def told(slug: str, erased: tuple[str, str] | None = None) -> Any:
    """Return all that is counted and told of a demonstration whose register lacks what a column says."""
    initiative, tables = given(slug)
    check, texts = register_tables.check_register, validate._texts

    def checked(*of: Any) -> Any:
        table, ledger = check(*of)
        if erased is not None and of[1].name == erased[0] and erased[1] in table.frame:
            blank = table.frame[erased[1]].mask(table.frame.index >= 0)
            table = replace(table, frame=table.frame.assign(**{erased[1]: blank}))
        return table, ledger

    def read(initiative: Initiative, table: Any, ledger: Any, column: str = "libelle") -> Any:
        said = texts(initiative, table, ledger, column)
        return [None] * len(said) if (ledger.raw.name, column) == erased else said

    with MonkeyPatch.context() as patched:
        patched.setattr(validate, "check_register", checked)
        patched.setattr(validate, "_texts", read)
        # What a table promises is not held without a column that it requires: that is no use of it.
        patched.setattr(validate, "_all_given", lambda *_: False)
        dataset = validate.check_tables(initiative, tables).dataset
    assert dataset is not None
    indicators, _ = choose(initiative)
    return dataset.background, estimate(initiative, indicators, tally(initiative, indicators, dataset))


def counted() -> frozenset[tuple[str, str]]:
    """Return the columns of registers that measures of the catalogue read."""
    blocks = read_catalogue().indicators
    return frozenset(
        (register, name)
        for indicator in blocks.values()
        for register, names in asked_by(indicator).registers.items()
        for name in names
    )


COUNTED = counted()


@pytest.mark.parametrize(("register", "column"), [one for one in REQUIRED if one not in COUNTED])
def test_what_no_measure_counts_of_what_a_register_requires_changes_what_is_told(register: str, column: str) -> None:
    assert any(told(slug, (register, column)) != told(slug) for slug in keeping(register))
