"""How a command is measured: in a process of its own, its wall time and its peak memory."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile


@dataclass(frozen=True)
class Measured:
    """What one command cost: seconds from start to exit, megabytes at its peak (of its largest process); what it printed.

    `processor` are the seconds of processor of all its threads and of the processes that it waited for, the system's for it too.
    """

    seconds: float
    megabytes: float
    printed: str = ""
    processor: float = 0.0


def measured(*command: str, **environment: str) -> Measured:
    """Run a Python command line (`-m flows.cli …`) in this interpreter; raises, with what it said, when it fails."""
    with TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command], env=os.environ | environment, stdout=said, stderr=subprocess.STDOUT, cwd=_ROOT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        printed = said.read().decode(errors="replace")
        if process.returncode:
            raise RuntimeError(printed)
    # Linux counts in kilobytes, macOS in bytes.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    return Measured(seconds, peak, printed, usage.ru_utime + usage.ru_stime)


def best_of(times: int, *command: str, **environment: str) -> Measured:
    """Measure a command several times and keep the quickest, with the largest peak."""
    runs = [measured(*command, **environment) for _ in range(times)]
    return Measured(min(run.seconds for run in runs), max(run.megabytes for run in runs))


_ROOT = Path(__file__).resolve().parent.parent
