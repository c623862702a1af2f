"""Where outputs are written, and where initiatives are found: never relative to the current folder."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: the folder that holds the four rooms and `data/`."""


def data_dir() -> Path:
    """Say where runs and private files are written: `UTILITE_DATA_DIR`, or `data/` beside the code."""
    chosen = os.environ.get("UTILITE_DATA_DIR")
    return Path(chosen).expanduser().resolve() if chosen else ROOT / "data"


def runs_of(slug: str) -> Path:
    """Say where the runs of an initiative are kept."""
    return data_dir() / "runs" / slug


def private_of(slug: str) -> Path:
    """Say where what must not be published about an initiative is kept: for its owner only."""
    return data_dir() / "private" / slug


def shown(path: Path | str) -> str:
    """Name a file without naming the machine: from the checkout, or from the data folder; else its name alone."""
    path = Path(path)
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    if path.is_relative_to(data_dir()):
        return f"UTILITE_DATA_DIR/{path.relative_to(data_dir()).as_posix()}"
    return path.name
