"""Laws of validation: rows are all accounted for, their order says nothing, no value is ever repeated."""

import tempfile
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset
from initiatives.validation.validate import validate
from tests.initiatives.small_initiative import ANSWER, HEADINGS, PRESENCES, SEANCES, STRUCTURES, write

CANARY = "Odette06Canari"
FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cells(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


LINES = st.tuples(
    cells("1", "2", ""),
    cells("k1", "K 1", "k2", "k3", ""),
    cells("lilas", "EHPAD des Lilas", "roses", "tilleuls", ""),
    cells("10/02/2020", "11/02/2020", "2020-02-12", "10/02/2051", "hier", ""),
    cells("oui", "non", "Y", ""),
    cells("seul", "tiers", "personne", ""),
    cells("1", "4", "9", "7", ""),
    cells("2,5", "99", "un peu", ""),
    cells("J", "J L", "rien", "J rien", "K", ""),
    cells("Bien."),
).map(";".join)


def _identity(line: str) -> str:
    number, key = line.split(";")[:2]
    return key.lower().replace(" ", "") or f"n° {number}"


def _with_another_order(lines: list[str]) -> st.SearchStrategy[tuple[list[str], list[str]]]:
    return st.permutations(lines).map(lambda other: (lines, other))


def checked(**files: str) -> Dataset | None:
    with tempfile.TemporaryDirectory() as folder:
        initiative, problems = declare(write(Path(folder), **files))
        assert problems == ()
        assert initiative is not None
        tables = collect(initiative)
        try:
            return validate(initiative, tables)
        except UnusableInitiative:
            return None


def comparable(data: Dataset) -> list[str]:
    """Rows of answers in no order, without the numbers of persons."""
    frame = data.tables["seniors"].frame.drop(columns="person")
    return sorted(repr(row) for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False))


@FEW
@given(st.lists(LINES, min_size=1, max_size=12))
def test_every_row_read_is_used_or_set_aside(lines: list[str]) -> None:
    data = checked(debut="\n".join(lines))
    if data is None:
        return
    for passage in data.background.passages:
        assert passage.read == passage.used + sum(passage.set_aside.values())
    used = sum(passage.used for passage in data.background.passages if passage.source == "seniors")
    assert used == len(data.tables["seniors"].frame)


@FEW
@given(st.lists(LINES, max_size=8, unique_by=lambda line: _identity(line)).flatmap(_with_another_order))
def test_the_order_of_rows_says_nothing(orders: tuple[list[str], list[str]]) -> None:
    # Two rows of one person are told apart by date, or by place when it is the same: see the next test.
    first, second = (checked(debut="\n".join([ANSWER.replace("k1", "k9"), *lines])) for lines in orders)
    assert first is not None and second is not None
    assert comparable(first) == comparable(second)
    assert [one.set_aside for one in first.background.passages] == [one.set_aside for one in second.background.passages]


def test_the_last_answer_counts_whatever_the_order_of_the_rows() -> None:
    days = ("10/02/2020", "12/02/2020", "11/02/2020")
    lines = [ANSWER.replace("10/02/2020", day).replace(";4;", f";{rank};") for rank, day in enumerate(days, start=1)]
    for order in permutations(lines):
        data = checked(debut="\n".join(order))
        assert data is not None
        assert data.tables["seniors"].frame["satisf"].iloc[0] == "plutot_pas"


def planted() -> list[tuple[str, str]]:
    """Every file with the canary in the place of one cell."""
    files = {"debut": f"{HEADINGS}\n{ANSWER}", "structures": STRUCTURES, "seances": SEANCES, "presences": PRESENCES}
    texts = []
    for name, text in files.items():
        lines = text.splitlines()
        for position in range(len(lines[1].split(";"))):
            cut = lines[1].split(";")
            cut[position] = CANARY
            changed = [lines[0], ";".join(cut), *lines[2:]]
            texts.append((name, "\n".join(changed[1:] if name == "debut" else changed)))
    return texts


@pytest.mark.parametrize(("file", "text"), planted())
def test_a_value_planted_in_any_cell_is_never_repeated(file: str, text: str, tmp_path: Path) -> None:
    initiative, _ = declare(write(tmp_path, **{file: text}))
    assert initiative is not None
    try:
        data = validate(initiative, collect(initiative))
    except UnusableInitiative as unusable:
        assert CANARY not in str(unusable)
        assert unusable.__context__ is None
        return
    assert CANARY not in repr(data.findings) + repr(data.background.passages)
    assert not any(CANARY in finding.sentence() for finding in data.findings)
    seniors = data.tables["seniors"].frame
    assert CANARY not in seniors.to_csv()
    assert CANARY not in "".join(str(seniors[name].dtype) for name in seniors)
    assert CANARY not in data.tables["presences"].frame.to_csv()


def test_pseudonyms_change_at_each_run_and_do_not_follow_the_rows() -> None:
    lines = "\n".join(ANSWER.replace("k1", f"k{rank}") for rank in range(40))
    first, second = (checked(debut=lines) for _ in range(2))
    assert first is not None and second is not None
    numbers: list[pd.Series[int]] = [data.tables["seniors"].frame["person"].iloc[:40] for data in (first, second)]
    assert not set(numbers[0]) & set(numbers[1])
    assert not numbers[0].is_monotonic_increasing
