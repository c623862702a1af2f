import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest
from psutil import STATUS_ZOMBIE, Process, pid_exists

from reports.charts.chart_spec import ChartSpec
from reports.rendering.drawings import Drawing, charts_of, draw_all
from reports.rendering.studio import Studio
from tests.architecture.files import ROOT
from tests.reports.sample_report import report


def test_another_process_draws_the_same_charts_each_once() -> None:
    document = report()
    with Studio() as studio:
        first, again = studio.draw_all([document, document])
    assert first == draw_all([document])
    assert first and again == {}


def test_charts_begun_while_reports_are_composed_are_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = report()
    charts = charts_of((document,))
    assert len(charts) > 2
    with Studio() as studio:
        asked: list[ChartSpec] = []
        submit = studio._process.submit

        def watched(
            draw: Callable[..., list[Drawing]], specs: tuple[ChartSpec, ...], colour: str
        ) -> Future[list[Drawing]]:
            asked.extend(specs)
            return submit(draw, specs, colour)

        monkeypatch.setattr(studio._process, "submit", watched)
        first = next(block for block in document.blocks if block.charts)
        studio.begin(replace(document, blocks=(first,)))
        assert asked == list(first.charts)
        for _ in range(2):
            (drawn,) = studio.draw_all([document])
            assert drawn == draw_all([document])
    assert asked[: len(charts)] == [*dict.fromkeys(asked)], "each once"
    assert asked[len(charts) :] == list(charts), "nothing is kept from one run to the next"


KILLED = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from reports.rendering.studio import Studio

spawn = ProcessPoolExecutor._spawn_process
def spawned(pool):
    spawn(pool)
    print(*pool._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

ProcessPoolExecutor._spawn_process = spawned
Studio()
"""


def test_it_ends_with_a_run_that_is_killed_before_it_is_given_anything(tmp_path: Path) -> None:
    """It waited for ever for its first task, with all that it had loaded."""
    with (tmp_path / "number").open("w+") as told:  # no pipe: it would hold it open
        subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, stdout=told, check=False)
        told.seek(0)
        drawing = int(told.read())
    for _ in range(200):
        if not pid_exists(drawing) or Process(drawing).status() == STATUS_ZOMBIE:
            return
        sleep(0.05)
    Process(drawing).kill()
    raise AssertionError("it is still there")


def test_a_drawing_process_that_the_system_ends_ends_the_drawing() -> None:
    """It neither waits for ever, nor lacks a chart in silence."""
    with Studio() as studio:
        for child in Process().children(recursive=True):
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()
        with pytest.raises(BrokenExecutor):
            list(studio.draw_all([report()]))
