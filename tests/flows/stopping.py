"""A process that dies, or a disk that fills, at any of the changes it makes to files: seen where Python tells its audit hooks.

Nothing has to be named: each opening for writing, rename, removal and folder made under one folder counts.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killed(BaseException):
    """The process is gone: nothing is put in order after it."""


@dataclass
class Stop:
    """At which change to files under `home` it stops, and how; `seen` counts them."""

    home: str
    at: int
    full: bool
    seen: int = 0

    def meet(self, event: str, args: tuple[object, ...]) -> None:
        if not is_change(self.home, event, args):
            return
        self.seen += 1
        if self.full and self.seen == self.at and event in ("open", "os.rename", "os.mkdir"):
            raise OSError(ENOSPC, "No space left on device", str(args[0]))
        if not self.full and self.seen >= self.at:
            raise Killed  # and at whatever is tried after: who is dead tidies nothing


def is_change(home: str, event: str, args: tuple[object, ...]) -> bool:
    """Say whether what Python tells its audit hooks changes a file or a folder under `home`."""
    if event == "open":
        flags = args[2]
        if not (isinstance(flags, int) and flags & _WRITING):
            return False
    elif event not in _CHANGES:
        return False
    return isinstance(args[0], str | os.PathLike) and str(args[0]).startswith(home)


@dataclass
class Looked:
    """What is looked at, at each change to files under `home`."""

    home: str
    look: Callable[[str], None]

    def meet(self, event: str, args: tuple[object, ...]) -> None:
        if is_change(self.home, event, args):
            self.look(str(args[0]))


_stop: Stop | Looked | None = None


def _hook(event: str, args: tuple[object, ...]) -> None:
    if _stop is not None:
        _stop.meet(event, args)


sys.addaudithook(_hook)


@contextmanager
def stopped(home: Path, at: int, *, full: bool = False) -> Iterator[Stop]:
    """Stop what is done inside at its change of this number: killed, or told that the disk is full."""
    global _stop
    _stop = Stop(str(home), at, full)
    try:
        yield _stop
    finally:
        _stop = None


@contextmanager
def looked_at(home: Path, look: Callable[[str], None]) -> Iterator[None]:
    """Look at each change that is made inside to a file or a folder under `home`; `look` is given its path."""
    global _stop
    _stop = Looked(str(home), look)
    try:
        yield
    finally:
        _stop = None
