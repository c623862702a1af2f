from concurrent.futures import BrokenExecutor

import pytest
from psutil import Process

from reports.rendering.drawings import draw_all
from reports.rendering.studio import Studio
from tests.reports.sample_report import report


def test_another_process_draws_the_same_charts_each_once() -> None:
    document = report()
    with Studio() as studio:
        first, again = studio.draw_all([document, document])
    assert first == draw_all([document])
    assert first and again == {}


def test_a_drawing_process_that_the_system_ends_ends_the_drawing() -> None:
    """It neither waits for ever, nor lacks a chart in silence."""
    with Studio() as studio:
        for child in Process().children(recursive=True):
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()
        with pytest.raises(BrokenExecutor):
            list(studio.draw_all([report()]))
