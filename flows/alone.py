"""One thing at a time for an initiative: two runs side by side would not be protected against each other."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

import psutil
from filelock import FileLock, Timeout

from flows.data_dir import private_of
from flows.order import now
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_whole

Doing = Literal[
    "une évaluation",
    "une écriture des retours",
    "une relecture des paroles",
    "une approbation",
    "une remise",
    "une demande d’oubli",
    "une purge",
]
"""What holds an initiative, as it is said to who comes second."""


@contextmanager
def alone(slug: str, doing: Doing) -> Iterator[None]:
    """Hold the initiative while something goes on, whatever started it: a command, a schedule, a button.

    The system lets go of it when the process ends, even killed. Raises `UnusableInitiative`, which says what holds it already,
    in which process and since when. No account is named: the folder is one account's alone, and Prefect keeps what is said.
    """
    folder = private_of(slug)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock, held = FileLock(folder / "verrou", mode=0o600), folder / "verrou.json"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        refused = UnusableInitiative((_said(slug, held),))
    else:
        who = {"process": os.getpid(), "began": _began(os.getpid())}
        told = json.dumps({"doing": doing, "since": now().isoformat(), **who}, ensure_ascii=False)
        try:
            put_whole(held, told.encode(), 0o600)
            yield
        finally:
            held.unlink(missing_ok=True)
            lock.release()
        return
    raise refused


def is_held(slug: str) -> bool:
    """Say whether the process that holds the initiative is alive; neither it nor who is about to hold is disturbed.

    A system gives the number of a process again once it is gone: the process must have begun when the one that held did.
    """
    try:
        read = json.loads((private_of(slug) / "verrou.json").read_bytes())
        times = zip(_began(int(read["process"])), read["began"], strict=True)
        return any(abs(now - then) < _SAME for now, then in times)
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return False


_SAME = 2.0
"""Seconds within which two times are the same: a system rounds that of its start."""


def _began(process: int) -> tuple[float, float]:
    """Say when a process began, since the epoch and since the system started: a clock that is set again moves one, never both.

    Linux keeps the second, others the first (psutil, `Process.create_time` and `boot_time`).
    """
    at = psutil.Process(process).create_time()
    return at, at - psutil.boot_time()


def _said(slug: str, held: Path) -> str:
    try:
        read = json.loads(held.read_bytes())
        doing, begun, process = read["doing"], datetime.fromisoformat(read["since"]), read["process"]
        holder, since = str(doing), f", depuis le {begun:%d/%m/%Y à %H:%M} (processus {process})"
    except (OSError, ValueError, KeyError, TypeError):
        holder, since = "une autre opération", ""
    return (
        f"« {slug} » : {holder} est déjà en cours{since}. Attendez qu’elle finisse : deux à la fois ne seraient pas protégées "
        "l’une de l’autre."
    )
