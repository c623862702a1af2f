"""What the tests with services share: a folder for outputs, and one Prefect server for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.conftest import data_home as data_home


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[Path]:
    """A Prefect server for all the tests of the session; gives the file of its database."""
    from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        url = PREFECT_API_DATABASE_CONNECTION_URL.value()
        yield Path(str(url).split("///", 1)[1])
