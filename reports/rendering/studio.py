"""A second process that draws charts: on two cores, pages are laid out while the next charts are drawn.

It starts with the run and gets ready while the data is counted, so that matplotlib is loaded once, and not here.
"""

import atexit
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Self

from reports.charts.chart_spec import ChartSpec
from reports.charts.palette import palette_of
from reports.document import Document
from reports.rendering.drawings import Drawing, charts_of, draw


class Studio:
    """Draws the charts of reports in a process of its own; a context manager, which ends that process.

    The process is spawned, not forked: it holds none of this one's data, and works the same on every system.
    """

    def __init__(self) -> None:
        # Ready before it asks for anything to do: it would wait for ever for its first task, were the run killed meanwhile.
        self._process = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=_get_ready)
        self._process.submit(os.getpid)  # any task: the process starts with the first
        self._begun: dict[ChartSpec, tuple[Future[list[Drawing]], int]] = {}

    def begin(self, document: Document) -> None:
        """Start to draw the charts of a report, those that none begun before has: others are composed meanwhile."""
        specs = tuple(spec for spec in charts_of((document,)) if spec not in self._begun)
        drawn = self._process.submit(_draw, specs, document.cover.colour)
        self._begun |= {spec: (drawn, place) for place, spec in enumerate(specs)}

    def draw_all(self, documents: Sequence[Document]) -> Iterator[dict[ChartSpec, Drawing]]:
        """Give, report after report, the drawings that its charts need and no report before it needed."""
        for document in documents:
            self.begin(document)
        begun, self._begun = self._begun, {}
        given: set[ChartSpec] = set()
        for document in documents:
            specs = [spec for spec in charts_of((document,)) if spec not in given]
            given.update(specs)
            yield {spec: drawn.result()[place] for spec, (drawn, place) in ((spec, begun[spec]) for spec in specs)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.shutdown(cancel_futures=True)


def _get_ready() -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    from matplotlib.backends import backend_svg  # noqa: F401 - what takes long is loading it

    # It holds nothing to save: to put away all that it loaded, as Python does at the end, would only be waited for.
    atexit.register(os._exit, 0)


def _end_with_parent() -> None:
    """End when the run does, even killed: nobody waits for these drawings any more."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _draw(specs: tuple[ChartSpec, ...], colour: str) -> list[Drawing]:
    palette = palette_of(colour)
    return [draw(spec, palette) for spec in specs]
