"""The files that a clone would hold: those that git knows or would take."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """List the repository's files, those with one of these suffixes if any is given."""
    git = shutil.which("git")
    assert git, "git is needed to know which files belong to the repository"
    told = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = (ROOT / name for name in sorted(filter(None, told.stdout.split("\0"))))
    return tuple(path for path in found if path.is_file() and (not suffixes or path.suffix in suffixes))
