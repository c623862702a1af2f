"""Who asked to be forgotten is read nowhere: neither in answers, at any wave, nor in a register that lists people."""

from pathlib import Path

import pytest

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.forgotten import NOBODY, Forgotten
from initiatives.validation.validate import check_tables
from tests.initiatives.small_initiative import ANSWER, write

FIVE = "\n".join(ANSWER.replace("1;k1;", f"{rank};k{rank};", 1) for rank in range(1, 6))


def forgetting(*keys: str) -> Forgotten:
    known = Forgotten(b"secret")
    return Forgotten(known.secret, frozenset(map(known.digest, keys)))


@pytest.mark.parametrize(("key", "presences"), [("k2", 3), (" K 2", 3), ("p1", 1), ("k9", 3)])
def test_their_rows_are_set_aside_everywhere_as_those_of_who_objected(tmp_path: Path, key: str, presences: int) -> None:
    initiative, _ = declare(write(tmp_path, debut=FIVE, fin=FIVE.replace("/02/", "/10/")))
    assert initiative is not None
    tables = collect(initiative)
    whole, checked = (check_tables(initiative, tables, who).dataset for who in (NOBODY, forgetting(key)))
    assert whole is not None and checked is not None
    lost = 2 if "2" in key else 0
    assert len(whole.tables["seniors"].frame) - len(checked.tables["seniors"].frame) == lost
    assert len(checked.tables["presences"].frame) == presences
    rules = [one.rule for one in checked.findings if one.severity == "row_set_aside"]
    assert rules == ["opposition"] * (lost + 3 - presences)
    assert key not in str(checked.findings)


def test_a_digest_says_nothing_without_the_secret() -> None:
    assert Forgotten(b"un").digest("k1") != Forgotten(b"deux").digest("k1")
    assert not NOBODY.holds("k1")
