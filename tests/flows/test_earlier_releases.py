"""What an earlier release left is read by this one: it still protects, and is still what a version is compared with."""

import shutil
from pathlib import Path

import pytest

from flows.data_dir import runs_of
from flows.given_out_before import given_out_before, versions_that_left
from flows.interrupted import settle
from flows.last_version import last_version
from flows.receipts import receipts_of
from flows.stored_run import find_run
from initiatives.unusable import UnusableInitiative
from tests.architecture.files import ROOT

SAMPLES = sorted(path.name for path in (ROOT / "tests" / "samples").iterdir() if path.is_dir())


def upgraded(release: str, home: Path) -> str:
    """Put what a release left where this one looks for it; return the name of its run."""
    shutil.copytree(ROOT / "tests" / "samples" / release, home, dirs_exist_ok=True)
    (run,) = (home / "runs" / "jardin").iterdir()
    return run.name


@pytest.mark.parametrize("release", SAMPLES)
def test_a_version_of_an_earlier_release_protects_and_is_compared_with(data_home: Path, release: str) -> None:
    run = upgraded(release, data_home)
    assert settle("jardin") == ()
    assert versions_that_left("jardin") == (run,)
    (given,) = given_out_before("jardin")
    assert given.questions and all(kept.people for kept in given.questions.values())
    last = last_version("jardin", {})
    assert last is not None and len(last.figures) > 10
    assert any(one.indicator == "habitants_lien" and one.n == 12 for one in last.figures)


@pytest.mark.parametrize("release", SAMPLES)
def test_what_has_left_as_it_was_made_is_not_sent_again(data_home: Path, release: str) -> None:
    run = upgraded(release, data_home)
    if (data_home / "private" / "jardin" / "approbations").is_dir():
        assert find_run(run).final and [one.state for one in receipts_of("jardin", run)] == ["remis"]
        return
    with pytest.raises(UnusableInitiative, match="version antérieure du programme"):
        find_run(run)
    assert (runs_of("jardin") / run).is_dir()
