"""Counting in parts on a Dask cluster: the same run, and nothing of a person in what Dask names, logs or says."""

import logging
import os
import signal
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from flows import clusters
from flows.clusters import LOCAL, counting_on
from flows.incident import FailedElsewhere, trace
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset
from tests.conftest import Evaluated
from tests.flows.command import typed
from tests.flows.filled import filled
from tests.properties.test_parts_laws import assert_same


@pytest.fixture(scope="module")
def cluster() -> Any:
    """A cluster that is already there: what `--dask tcp://…` expects."""
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0") as running:
        yield running


def test_a_cluster_gives_the_same_tallies_bit_for_bit(silver_geek: Evaluated, cluster: LocalCluster) -> None:
    count = counting_on(cluster.scheduler_address)
    assert_same(count(silver_geek.initiative, silver_geek.indicators, silver_geek.dataset, {}), silver_geek.tallies)


def test_the_command_counts_on_a_cluster_of_its_own(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(data_home / "initiatives", "jardin")
    figures = []
    for dask in ([], ["--dask", LOCAL]):
        done = typed(capsys, monkeypatch, "evaluate", str(folder), "--output", str(data_home / "remis"), *dask)
        assert done.code == 0, done.said
        (run,) = sorted((data_home / "runs" / "jardin").iterdir())[-1:]
        figures.append((run / "results.csv").read_bytes())
    assert figures[0] == figures[1]


def test_a_worker_that_the_system_ends_is_no_fault_of_the_program(
    silver_geek: Evaluated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_counted", _killed)
    with pytest.raises(BrokenExecutor):
        counting_on(LOCAL)(silver_geek.initiative, silver_geek.indicators, silver_geek.dataset, {})


def _killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_no_cluster_is_said_in_french(silver_geek: Evaluated) -> None:
    count = counting_on("tcp://127.0.0.1:9")
    with pytest.raises(UnusableInitiative, match="Aucune grappe Dask ne répond"):
        count(silver_geek.initiative, silver_geek.indicators, silver_geek.dataset, {})


def test_a_missing_dask_is_said_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "find_spec", lambda _: None)
    with pytest.raises(UnusableInitiative, match="n’est pas installé"):
        counting_on(LOCAL)


def test_a_part_that_fails_tells_where_and_nothing_of_the_data(
    silver_geek: Evaluated, cluster: LocalCluster, caplog: pytest.LogCaptureFixture
) -> None:
    """A table lacks a column that is needed: the worker fails with rows in hand."""
    tables = {
        name: type(table)(name, table.frame.drop(columns="person", errors="ignore").assign(wave=7), table.decimals)
        for name, table in silver_geek.dataset.tables.items()
    }
    with caplog.at_level(logging.DEBUG), pytest.raises(FailedElsewhere) as failed:
        counting_on(cluster.scheduler_address)(
            silver_geek.initiative, silver_geek.indicators, Dataset({"seniors": tables["seniors"]}), {}
        )
    told = trace(failed.value)
    assert "indicators/counting/tally.py" in told
    assert "KeyError" in told
    kept = silver_geek.dataset.tables["seniors"].frame["structure"].dropna().unique()
    assert not [name for name in kept if str(name) in told + caplog.text]
