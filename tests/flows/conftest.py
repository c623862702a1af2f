"""What the tests of flows share: a folder for outputs."""

from pathlib import Path

import pytest


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own for one test."""
    home = tmp_path / "donnees"
    monkeypatch.setenv("UTILITE_DATA_DIR", str(home))
    return home
