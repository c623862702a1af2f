"""The table of coverage that docs/methodes.md shows is the one that the simulation prints."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks import coverage

METHODS = Path(__file__).parents[2] / "docs" / "methodes.md"


@pytest.mark.parametrize("rows", [coverage.rows_of_shares, coverage.rows_of_two_shares, coverage.rows_of_means])
def test_the_page_shows_what_the_simulation_prints(rows: Callable[[], Iterator[coverage.Row]]) -> None:
    shown = METHODS.read_text(encoding="utf-8").splitlines()
    assert [line for line in coverage.lines(rows()) if line not in shown] == []


def test_no_method_falls_below_what_the_page_promises_but_where_the_report_says_so() -> None:
    known = [*coverage.rows_of_shares(), *coverage.rows_of_two_shares(), *coverage.rows_of_means()]
    low = [one for one in known if one.worst < 0.90 and "0,5 à 5" not in one.kind]
    assert low, "the aim is met everywhere: the flag says nothing any more"
    assert all(one.flagged is not None and one.flagged > 0.75 for one in low)
