"""One run of an initiative at a time: two side by side would not be protected against each other."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from flows.data_dir import private_of
from flows.order import now
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_whole


@contextmanager
def alone(slug: str) -> Iterator[None]:
    """Hold the initiative while a run goes on, whatever started it: a command, a schedule, a button.

    The system lets go of it when the process ends, even killed. Raises `UnusableInitiative`, which says since when another
    run holds it.
    """
    folder = private_of(slug)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock, held = FileLock(folder / "verrou", mode=0o600), folder / "verrou.json"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        refused = UnusableInitiative((_said(slug, held),))
    else:
        try:
            put_whole(held, json.dumps({"since": now().isoformat(), "process": os.getpid()}).encode(), 0o600)
            yield
        finally:
            held.unlink(missing_ok=True)
            lock.release()
        return
    raise refused


def is_held(slug: str) -> bool:
    """Say whether a process that is alive holds the initiative; it does not disturb who is about to."""
    try:
        process = int(json.loads((private_of(slug) / "verrou.json").read_bytes())["process"])
        os.kill(process, 0)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def _said(slug: str, held: Path) -> str:
    try:
        read = json.loads(held.read_bytes())
        since = f", depuis le {datetime.fromisoformat(read['since']):%d/%m/%Y à %H:%M} (processus {read['process']})"
    except (OSError, ValueError, KeyError, TypeError):
        since = ""
    return (
        f"Une évaluation de « {slug} » est déjà en cours{since}. Attendez qu’elle finisse : deux à la fois ne seraient pas "
        "protégées l’une de l’autre."
    )
