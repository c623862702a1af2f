"""How a failure is told without a word of data: where it happened in the code, never what was being read."""

import errno
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from pathlib import Path
from traceback import extract_tb

from flows.data_dir import ROOT, data_dir, shown
from flows.missing_dependency import unmet
from flows.order import now
from initiatives.validation.broken_contract import BrokenContract
from reports.delivery.whole_files import put_whole
from reports.rendering.unset import UnsetReport


class FailedElsewhere(Exception):  # noqa: N818 - it failed on another machine, and this is how it is told here
    """What a computation on another machine failed on: the message is its trace, made there without a word of data."""


def trace(error: BaseException) -> str:
    """Describe an unexpected error by its type and the lines of code it went through; its message may hold data.

    Three kinds of error tell in their message what happened elsewhere, and were made without a word of data: on another
    machine, in the typesetter, in a table that breaks its contract.
    """
    lines = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"    {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in extract_tb(cause.__traceback__)
        ]
        if isinstance(cause, FailedElsewhere | UnsetReport | BrokenContract):
            lines.append(str(cause))
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def remedy(error: BaseException) -> str:
    """Say in French what to do of an unexpected error: install what is missing, else send its trace, and where it is kept.

    The trace is written under `incidents/` of the data folder.
    """
    if sentence := unmet(error):
        return sentence
    file = data_dir() / "incidents" / f"{now():%Y%m%d-%H%M%S}.txt"
    before = file.read_bytes() if file.is_file() else b""
    put_whole(file, before + trace(error).encode() + b"\n", 0o600)
    return f"Transmettez aux développeurs le fichier {shown(file)} : il ne contient aucune donnée."


SHORT_OF_MEMORY = MemoryError, BrokenExecutor
"""What a run meets where the system refuses it memory, or ends a process that works for it (most often for the same reason)."""
STOPPED = (
    "Le système a arrêté ce calcul, ou un processus qui y travaille : la mémoire de la machine a sans doute manqué. Rien "
    "n’est parti."
)
FREE_MEMORY = (
    "Fermez d’autres programmes, puis relancez. Si cela recommence : une édition à la fois (« --edition »), ou une machine qui "
    "a plus de mémoire."
)


_FRENCH = {
    errno.ENOSPC: "le disque est plein",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EROFS: "il est en lecture seule",
    errno.ENOENT: "il n’existe pas",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EEXIST: "un fichier porte déjà ce nom",
}


def refused(error: OSError, name: Callable[[str | Path], str] = shown) -> str:
    """Say in French what the system refuses, and which file or folder where it tells, named as `name` does."""
    named = f" ({name(error.filename)})" if isinstance(error.filename, str | Path) else ""
    said = _FRENCH.get(error.errno or 0, error.strerror or type(error).__name__)
    return f"Le système refuse un fichier ou un dossier : {said}{named}."


def _place(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
