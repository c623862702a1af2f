"""What the tests of flows share: a folder for outputs, and one Prefect server for the session."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own for one test."""
    home = tmp_path / "donnees"
    monkeypatch.setenv("UTILITE_DATA_DIR", str(home))
    return home


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[Path]:
    """A Prefect server for all the tests of the session; gives the file of its database."""
    from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        url = PREFECT_API_DATABASE_CONNECTION_URL.value()
        yield Path(str(url).split("///", 1)[1])
