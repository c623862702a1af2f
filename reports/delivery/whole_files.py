"""How a file is written so that nobody ever finds half of it, whatever stops the writing."""

import os
from glob import escape
from pathlib import Path
from uuid import uuid4

_LONGEST = 100
"""Letters of a name that are kept in that of its unfinished file, which a system may bound."""
LEFTOVERS = ".*.partiel"
"""What a writing that was stopped may leave: nobody reads it, and it may be swept."""


def leftovers_of(name: str) -> str:
    """Return the pattern of what a stopped writing of one file may leave beside it."""
    return f".{escape(name[:_LONGEST])}.*.partiel"


def put_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file beside its place, under a name of its own, down to the disk, then rename it: all of it is there, or none.

    Two writings of one file do not meet; the last to end stays. Raises OSError (a full disk, a refused folder), and leaves
    nothing then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:_LONGEST]}.{uuid4().hex}.partiel")
    try:
        opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _settle(path.parent)


def put_again(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file as `put_whole` does, where nobody else writes it meanwhile: what a stopped writing of it left goes first."""
    for leftover in path.parent.glob(leftovers_of(path.name)):
        leftover.unlink(missing_ok=True)
    put_whole(path, content, mode)


def move_whole(path: Path, to: Path) -> None:
    """Rename a file or a folder, down to the disk: after a power cut it is in its new place, and in no other."""
    path.replace(to)
    for folder in dict.fromkeys((to.parent, path.parent)):
        _settle(folder)


def _settle(folder: Path) -> None:
    """Bring the new name down to the disk too, where the system can."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
