"""A second final version is compared with the first, as its readers were given it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.versions import last_version
from flows.watch import StageFailed
from tests.flows.test_published_before import made, one_more, ready

CHANGED = "Ce qui a changé"


def test_the_second_version_says_what_changed_and_why(data_home: Path) -> None:
    folder = ready(data_home)
    first = made(folder, 0, final=True)
    assert CHANGED not in load_workbook(first.folder / "results.xlsx").sheetnames
    for rank in range(12):
        one_more(folder, rank)
    second = made(folder, 1, final=True)
    rows = list(load_workbook(second.folder / "results.xlsx")[CHANGED].iter_rows(min_row=2, values_only=True))
    assert any("n passe de 12 à 24" in str(row[6]) for row in rows)
    assert all(row[4] != row[5] for row in rows)


def test_a_draft_is_no_version(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=False)
    assert last_version(folder.name, {}) is None
    made(folder, 1, final=True)
    found = last_version(folder.name, {"initiative.yaml": "autre"})
    assert found is not None
    assert "initiative.yaml" in found.changed
    assert found.figures


def test_a_version_that_was_tampered_with_stops_the_run(data_home: Path) -> None:
    folder = ready(data_home)
    run = made(folder, 0, final=True)
    (run.folder / "results.csv").write_text("rien\n", encoding="utf-8")
    with pytest.raises(StageFailed, match="ne se relit pas"):
        made(folder, 1, final=True)
