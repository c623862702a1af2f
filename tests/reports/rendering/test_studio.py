import subprocess
import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path
from time import sleep

import pytest
from psutil import STATUS_ZOMBIE, Process, pid_exists

from reports.rendering.drawings import draw_all
from reports.rendering.studio import Studio
from tests.architecture.files import ROOT
from tests.reports.sample_report import report


def test_another_process_draws_the_same_charts_each_once() -> None:
    document = report()
    with Studio() as studio:
        first, again = studio.draw_all([document, document])
    assert first == draw_all([document])
    assert first and again == {}


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
