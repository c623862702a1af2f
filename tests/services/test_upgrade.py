"""An upgrade, then an evaluation: one answer more than a version of an earlier release is not told by subtraction."""

import csv
from pathlib import Path

import pytest

from tests.flows.test_earlier_releases import SAMPLES, upgraded
from tests.flows.test_given_out_before import accept_masks, candidate, close, one_more, ready


@pytest.mark.parametrize("release", SAMPLES)
def test_one_answer_more_than_an_earlier_release_told_is_masked(data_home: Path, release: str) -> None:
    upgraded(release, data_home)
    folder = ready(data_home)
    accept_masks(folder)
    one_more(folder, 0)
    run = candidate(folder, 1)
    hidden = {one["indicateur"] for one in close(run)}
    assert "habitants_lien" in hidden
    with (run.folder / "results.csv").open(encoding="utf-8") as table:
        told = [one for one in csv.DictReader(table, delimiter=";") if one["indicateur"] == "habitants_lien"]
    assert told and not any(one["n"] for one in told if one["vague"] == "fin" and one["perimetre"] == "territoire")
